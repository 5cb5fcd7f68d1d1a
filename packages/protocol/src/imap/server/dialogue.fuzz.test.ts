import { describe, expect, it } from 'vitest';
import { unexplained } from '../words.fixture.ts';
import { openSession } from './session.fixture.ts';

/** Numbers below `count`, the same ones in every run. */
function createDice(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

const PIECES = [
  ...['a1', 'LOGIN', 'bob', 'secret', 'SELECT', 'INBOX', 'UID', 'FETCH', 'STORE', 'SEARCH', 'COPY', 'MOVE'],
  ...[
    '1',
    '1:*',
    '*',
    '2,3',
    '99',
    '0',
    '+FLAGS',
    '-FLAGS.SILENT',
    'FLAGS',
    '(',
    ')',
    '(\\Seen)',
    '\\Deleted',
  ],
  ...[
    'BODY[]',
    'BODY[1.2.MIME]',
    'BODY.PEEK[HEADER.FIELDS',
    'BODYSTRUCTURE',
    'ENVELOPE',
    ']',
    '<0.5>',
    '<',
    'ALL',
  ],
  ...[
    'NOT',
    'OR',
    'SUBJECT',
    'SINCE',
    '1-Sep-2026',
    'CHARSET',
    'utf-8',
    '"',
    '""',
    '"a\\"b"',
    '\\',
    '{3+}',
    '{3}',
  ],
  ...[
    'LIST',
    'LSUB',
    'STATUS',
    'APPEND',
    'EXPUNGE',
    'CLOSE',
    'IDLE',
    'DONE',
    'NOOP',
    '%',
    '&',
    '&-',
    '\0',
    '\xff',
  ],
  ...[
    'ID',
    'NIL',
    'ENABLE',
    'AUTHENTICATE',
    'PLAIN',
    '=',
    'AGJvYgBzZWNyZXQ=',
    'CREATE',
    'a/b',
    'RENAME',
    '..',
  ],
];

describe('the server’s side of IMAP, whatever comes', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => seed + 1))(
    'answers pieces of its grammar in any order without throwing, and the reader follows (seed %i)',
    (seed) => {
      const dice = createDice(seed);
      const session = openSession([
        { text: 'Subject: a\r\n\r\nb\r\n' },
        {
          text: 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n\r\n\r\n--b--',
        },
        { text: '\r\n' },
      ]);
      session.say('l LOGIN bob secret', 's SELECT INBOX');
      for (let line = 0; line < 150; line++) {
        const words = Array.from({ length: 1 + dice(7) }, () => PIECES[dice(PIECES.length)] as string);
        // Half of them begin like a command, so that more than the first word is looked at.
        const start = dice(2) === 0 ? '' : `t${line} ${dice(3) === 0 ? 'UID ' : ''}`;
        session.send(`${start}${words.join(dice(4) === 0 ? '' : ' ')}\r\n`);
      }
      expect(unexplained(session.telling.reading)).toEqual([]);
    },
  );
});
