import {
  bodyTextsOf,
  HEADER_OCTETS,
  hasHeader,
  type ImapMessage,
  type ImapRow,
  MAX_HEADER_OCTETS,
  matches,
  type SearchTree,
  type StaticTexts,
  searchBody,
  searchedHeader,
} from '@ehlo/protocol/imap/server';
import type { Seq } from '@ehlo/wire';
import { shareSpent } from '../fair-share.ts';

/** Letters of one mailbox, read as far as they are needed. Nothing here rejects. */
export interface LetterReader {
  /** Octets [start, end) of a letter; undefined when it is kept no more, or cannot be read. */
  read(uid: Seq, range: { start: number; end: number }): Promise<Uint8Array | undefined>;
  /** Does something with a whole letter, which is not to be kept: only so many large ones are at hand at a time. */
  whole<Result>(
    message: ImapMessage,
    use: (octets: Uint8Array | undefined) => Result | Promise<Result>,
  ): Promise<Result>;
  /** What FETCH answered for a letter and never changes. */
  known(message: ImapMessage): StaticTexts;
  learn(message: ImapMessage, texts: StaticTexts): void;
}

/** A letter's beginning with its whole header, or undefined where it is kept no more. */
export async function readHeader(
  { read }: LetterReader,
  { uid, size }: ImapMessage,
): Promise<Uint8Array | undefined> {
  const octets = await read(uid, { start: 0, end: Math.min(size, HEADER_OCTETS) });
  if (!octets || hasHeader(octets, size)) return octets;
  return read(uid, { start: 0, end: Math.min(size, MAX_HEADER_OCTETS) });
}

/**
 * Those of the rows that are looked for. No more of a letter is read than is needed, and one letter at a time.
 *
 * @param isOver whether nobody waits for it any more: then it ends early
 */
export async function findRows(
  tree: SearchTree,
  rows: readonly ImapRow[],
  letters: LetterReader,
  isOver: () => boolean,
): Promise<ImapRow[]> {
  const texts = bodyTextsOf(tree);

  async function foundIn(octets: Uint8Array): Promise<Set<string>> {
    const search = searchBody(octets, texts);
    for (;;) {
      const { done, value } = search.next();
      if (done) return value;
      if (isOver()) return new Set();
      await shareSpent();
    }
  }

  const found: ImapRow[] = [];
  for (const row of rows) {
    if (isOver()) break;
    const turn = shareSpent();
    if (turn) await turn;
    let is = matches(tree, row);
    if (is === undefined) {
      const octets = await readHeader(letters, row.message);
      is = octets ? matches(tree, row, searchedHeader(octets)) : false;
    }
    if (is === undefined)
      is = await letters.whole(row.message, async (octets) =>
        octets ? matches(tree, row, { ...searchedHeader(octets), found: await foundIn(octets) }) : false,
      );
    if (is === true) found.push(row);
  }
  return found;
}
