import { describe, expect, it } from 'vitest';
import { echoLayout } from './echo-layout.ts';

describe('the echo of a sent line', () => {
  it('is the line itself, as its octets spell it', () => {
    expect(echoLayout('QUIT')).toEqual({ shown: 'QUIT', tabs: [] });
    expect(echoLayout('zo\u00c3\u00a9').shown).toBe('zoé');
  });

  it('has tabs as blanks up to the next stop of eight', () => {
    expect(echoLayout('MAIL\tx\t.')).toEqual({
      shown: 'MAIL    x       .',
      tabs: [
        { start: 4, end: 8 },
        { start: 9, end: 16 },
      ],
    });
  });

  it('has controls as their pictures', () => {
    expect(echoLayout('a\0\x1b\x7f').shown).toBe('a\u2400\u241b\u2421');
  });
});
