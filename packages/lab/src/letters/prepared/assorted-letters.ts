import { concat } from '@ehlo/protocol';
import { composeLetter, pieceOctets } from '@ehlo/protocol/compose';
import type { FileLetter } from '../../mail/letter-files.ts';
import type { PreparedFor } from './prepared-letter.ts';

const PEOPLE = [
  ['Alice', 'alice@campus.test'],
  ['Bob', 'bob@campus.test'],
  ['Zoë Favre', 'zoe@campus.test'],
  ['Dean of Faculty', 'dean@faculty.test'],
  ['Professor', 'prof@faculty.test'],
  ['Network seminar', 'seminar@lists.campus.test'],
  ['Library', 'library@campus.test'],
] as const;
const SUBJECTS = [
  'Minutes of Tuesday',
  'Room change',
  'Café à midi ?',
  'Exercise 3: deadline',
  'Your book is due',
  'Printer again',
  'Prüfung verschoben',
  'Lunch',
  'Results of the quiz',
] as const;

/** Milliseconds between one letter and the next; answers of a thread come a quarter of an hour after each other. */
const BETWEEN_MS = 3 * 3_600_000;
/** Letters of a thread. */
const THREAD = 4;

const every = (index: number, nth: number, of: number) => index % of === nth;

/**
 * Small letters of all sorts to search, sort and flag, the newest just now: other writers, subjects in and beyond ASCII, threads of four,
 * some with a file, some read, answered or flagged. Always the same for the same number and time.
 */
export function assortedLetters(count: number, { to, now, id }: PreparedFor): FileLetter[] {
  return Array.from({ length: count }, (_, index) => {
    const at = now - (count - 1 - index) * BETWEEN_MS;
    const thread = index - (index % THREAD);
    const [name, address] = PEOPLE[(index * 5 + thread) % PEOPLE.length] as (typeof PEOPLE)[number];
    const topic = SUBJECTS[(thread / THREAD) % SUBJECTS.length];
    const answers = index > thread;
    const { pieces } = composeLetter(
      {
        from: [{ name, address }],
        to: [{ name: '', address: to }],
        cc: every(index, 2, 6) ? [{ name: 'Bob', address: 'bob@campus.test' }] : [],
        subject: `${answers ? 'Re: ' : ''}${topic}`,
        text: textOf(index, count, topic ?? '', answers),
        attachments: every(index, 7, 10)
          ? [
              {
                name: `notes-${index + 1}.txt`,
                type: 'text/plain',
                octets: new TextEncoder().encode(`Notes ${index + 1}\r\n`),
              },
            ]
          : [],
        at,
        offsetMinutes: 60,
        messageId: `${index}.${id}@fill.campus.test`,
        boundary: `=_${id}`,
        ...(answers && {
          answers: {
            messageId: `${index - 1}.${id}@fill.campus.test`,
            references: idsOf(thread, index - 1, id),
          },
        }),
      },
      { eightBit: false },
    );
    const flags = [
      ...(every(index, 0, 5) || every(index, 3, 5) ? [] : ['\\Seen']),
      ...(every(index, 4, 9) ? ['\\Flagged'] : []),
      ...(every(index, 1, 7) ? ['\\Answered'] : []),
    ];
    return { octets: concat(pieces.map(pieceOctets)), at: at * 1000, flags };
  });
}

const idsOf = (from: number, before: number, id: string): string[] =>
  Array.from({ length: before - from }, (_, n) => `${from + n}.${id}@fill.campus.test`);

function textOf(index: number, count: number, topic: string, answers: boolean): string {
  const quoted = answers ? `> ${topic}: letter ${index} of ${count}\n\n` : '';
  return `${quoted}${topic}: letter ${index + 1} of ${count}.\n\nIt was put here to practise on: search it, flag it, move it, delete it.\n`;
}
