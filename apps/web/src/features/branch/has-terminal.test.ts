import { describe, expect, it } from 'vitest';
import { hasTerminal } from './has-terminal.ts';

describe('a branch', () => {
  it.each(['/', '/learn/smtp-by-hand/your-first-mail', '/learn/record'])('stays on %s', (path) => {
    expect(hasTerminal(path)).toBe(true);
  });

  it.each(['/mail/compose', '/mail/prepared', '/replay', '/learn', '/class'])(
    'goes from %s, where no terminal is, to the playground',
    (path) => {
      expect(hasTerminal(path)).toBe(false);
    },
  );
});
