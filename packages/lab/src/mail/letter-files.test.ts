import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { mboxEntry, readLetters } from './letter-files.ts';

const AT = Date.UTC(2026, 10, 3, 10, 2, 11) * 1000;
const read = (file: string) => {
  const found = readLetters(octetsOfLatin1(file));
  return Array.isArray(found) ? found.map(({ octets, at }) => [latin1(octets), at]) : found;
};

describe('mboxEntry', () => {
  it('writes who and when in UTC, the letter with LF, and an empty line (RFC 4155 Appendix A)', () => {
    const letter = octetsOfLatin1('Subject: a\r\n\r\nb\xe9\r\n');
    expect(latin1(mboxEntry(letter, { at: AT, reversePath: 'ada@faculty.test' }))).toBe(
      'From ada@faculty.test Tue Nov  3 10:02:11 2026\nSubject: a\n\nb\xe9\n\n',
    );
    expect(latin1(mboxEntry(letter, { at: AT, reversePath: '' }))).toMatch(/^From MAILER-DAEMON Tue/);
  });

  it.each([
    'Subject: a\r\n\r\nFrom me\r\n>From you\r\n\r\nFrom a 10:00 2026\r\n>>From\r\n',
    'Subject: no body\r\n',
    'Subject: empty body\r\n\r\n',
    'Subject: empty lines at the end\r\n\r\nx\r\n\r\n\r\n',
    'Subject: octets\r\n\r\n\xff\x00\r\n',
    'Subject: a lone CR\r\n\r\na\rFrom b\r\n',
  ])('is read back as it was: %j', (letter) => {
    const entry = latin1(mboxEntry(octetsOfLatin1(letter), { at: AT, reversePath: 'a@b' }));
    expect(read(entry + entry)).toEqual([
      [letter, AT],
      [letter, AT],
    ]);
  });
});

describe('readLetters', () => {
  it('takes a file without such a line as one letter, whatever ends its lines', () => {
    expect(read('Subject: a\n\nFrom here 10:00 on\n')).toEqual([
      ['Subject: a\r\n\r\nFrom here 10:00 on\r\n', undefined],
    ]);
  });

  it('takes a line that begins with From for text where no empty line is before it, or no time in it', () => {
    const file = 'From a Tue Nov  3 10:02:11 2026\nSubject: a\n\nx\nFrom a 10:00 2026\n\nFrom here on\n';
    expect(read(file)).toHaveLength(1);
  });

  it('reads a time with a zone name, and none that is no time', () => {
    expect(read('From a Tue Nov  3 10:02 UTC 2026\nA: b\n')).toEqual([['A: b\r\n', AT - 11_000_000]]);
    expect(read('From a 10:02\nA: b\n')).toEqual([['A: b\r\n', undefined]]);
  });

  it('says what is no letter', () => {
    expect(read('')).toEqual({ why: 'empty' });
    expect(read(' \r\n')).toEqual({ why: 'empty' });
    expect(read('%PDF-1.7\n')).toEqual({ why: 'no-letter', number: 1 });
    expect(read('From a Tue Nov  3 10:02:11 2026\nA: b\n\nFrom a Tue Nov  3 10:02:11 2026\nhello\n')).toEqual(
      {
        why: 'no-letter',
        number: 2,
      },
    );
  });
});
