import type { MailStore } from '@ehlo/lab';
import { CLASS_LIMITS } from '@ehlo/wire';
import { readLetter } from '../letter/index.ts';
import type { ReadReported } from './report-routes.ts';

/** Characters of what the letter says of itself: a teacher's list is no place for more. */
const MOST = 200;
/** Octets of a letter that are read for its first lines. */
const READ_OCTETS = 256 * 1024;

/** Reads what a report tells of a letter, from the room's own log and the letter's source. */
export const createReadReported =
  (mail: Pick<MailStore, 'get' | 'piece'>): ReadReported =>
  async (home, id) => {
    const stored = await mail.get(home, id);
    // What a prepared letter or a file put there, nobody sent.
    if (stored?.accepted === undefined) return undefined;
    const { sentBy, envelope, summary } = stored;
    const source = await mail.piece(home, id, { start: 0, end: READ_OCTETS });
    const text = source ? (readLetter(source).text() ?? '') : '';
    return {
      ...(sentBy === undefined ? {} : { sentBy }),
      reversePath: cut(envelope.reversePath, MOST),
      from: cut(summary.from, MOST),
      subject: cut(summary.subject, MOST),
      excerpt: cut(text.trim(), CLASS_LIMITS.excerpt),
    };
  };

/** By code points, so that no character is cut in two. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : [...text.slice(0, 2 * most)].slice(0, most).join('');
