import { describe, expect, it } from 'vitest';
import { ENTRIES, entryOf } from '../index.ts';
import { exampleOf, linesToEarn } from './index.ts';
import { lineToTry } from './tries.ts';

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

  it.each([
    ['pop3-retr', 'client', /^RETR /],
    ['pop3-code-in-use', 'server', /\[IN-USE\]/],
    ['imap-fetch', 'client', /^\S+ FETCH /],
    ['imap-data-fetch', 'server', /^\* \d+ FETCH/],
    ['imap-code-uidvalidity', 'server', /\[UIDVALIDITY/],
    ['imap-no', 'server', /^\S+ NO /],
    ['imap-flag-seen', 'server', /\\Seen/],
    ['auth', 'client', /^AUTH/],
    ['bdat', 'client', /^BDAT/],
    ['4xx', 'server', /^4\d\d/],
    ['x5x', 'server', /^\d5\d/],
    ['5.x.x', 'server', /^5\d\d 5\.\d\.\d/],
    ['x.7', 'server', /^\d{3} \d\.7\.\d/],
    ['field-subject', 'client', /^Subject:/],
  ] as const)('shows %s in a dialogue with a server of its protocol', (id, by, text) => {
    const piece = exampleOf(id, entryOf(id)?.title);
    expect(piece?.lines[piece.at]?.by).toBe(by);
    expect(piece?.lines[piece.at]?.text).toMatch(text);
  });

  it('says how to meet POP3 and IMAP in the lab', () => {
    expect(linesToEarn('imap-store')).toEqual({
      host: 'mail.campus.test',
      port: 143,
      lines: [
        'a1 LOGIN alice secret',
        'a2 SELECT INBOX',
        'a3 FETCH 1 (FLAGS ENVELOPE)',
        'a4 FETCH 1 BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)]',
        'a5 STORE 1 +FLAGS (\\Seen)',
      ],
    });
    // Nobody has recorded it with the lab.
    expect(linesToEarn('imap-thread')).toBeUndefined();
    expect(linesToEarn('pop3-retr')).toEqual({
      host: 'mail.campus.test',
      port: 110,
      lines: ['USER alice', 'PASS secret', 'STAT', 'LIST', 'RETR 1'],
    });
    // No server of the lab says this in a recording, and without a title nothing can be looked for.
    expect(linesToEarn('pop3-code-in-use', 'IN-USE')).toBeUndefined();
    expect(linesToEarn('pop3-code-in-use')).toBeUndefined();
  });

  it('shows every command of POP3 and of IMAP4rev1', () => {
    const unseen = ENTRIES.filter(
      (entry) =>
        (entry.family === 'pop3-command' || (entry.family === 'imap-command' && entry.required)) &&
        !exampleOf(entry.id, entry.title),
    );
    expect(unseen.map(({ id }) => id)).toEqual([]);
  });

  it('knows what to ask of the DNS', () => {
    expect(lineToTry('dns-mx')).toBe('dig campus.test MX');
    expect(lineToTry('dmarc-p')).toBe('dig _dmarc.campus.test TXT');
    expect(lineToTry('rcpt')).toBeUndefined();
  });
});
