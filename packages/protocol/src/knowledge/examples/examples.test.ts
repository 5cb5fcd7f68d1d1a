import { describe, expect, it } from 'vitest';
import { exampleOf, linesToEarn } from './index.ts';

describe('examples of the reference', () => {
  it.each([
    '220',
    '221',
    '250',
    '251',
    '252',
    '354',
    '450',
    '451',
    '452',
    '500',
    '501',
    '502',
    '503',
    '530',
    '538',
    '550',
    '551',
    '552',
    '554',
    '555',
  ])('has a real dialogue with %s', (code) => {
    expect(exampleOf(code)?.lines.some(({ by, text }) => by === 'server' && text.startsWith(code))).toBe(
      true,
    );
    expect(linesToEarn(code)).toBeDefined();
  });

  it.each(['ehlo', 'helo', 'mail', 'rcpt', 'data', 'rset', 'noop', 'quit', 'vrfy', 'expn', 'help'])(
    'has a real dialogue with %s',
    (verb) => {
      const lines = linesToEarn(verb)?.lines;
      expect(lines?.at(-1)?.toLowerCase()).toMatch(new RegExp(`^${verb}`));
    },
  );

  it.each(['size', '8bitmime', 'smtputf8', 'pipelining', 'enhancedstatuscodes', 'starttls'])(
    'shows %s offered',
    (keyword) => {
      expect(exampleOf(keyword)).toBeDefined();
    },
  );

  it('finds nothing where the lab has nothing', () => {
    expect(exampleOf('432')).toBeUndefined();
    expect(exampleOf('../etc')).toBeUndefined();
  });
});
