import {
  HEADER_OCTETS,
  hasHeader,
  type ImapRow,
  matches,
  type SearchTree,
  searchedHeader,
  searchedLetter,
} from '@ehlo/protocol/imap/server';
import type { Seq } from '@ehlo/wire';

export type ReadLetter = (uid: Seq, range: { start: number; end: number }) => Promise<Uint8Array | undefined>;

/** A letter's beginning with its whole header, or undefined where it is kept no more. */
export async function readHeader(
  read: ReadLetter,
  { uid, size }: ImapRow['message'],
): Promise<Uint8Array | undefined> {
  const octets = await read(uid, { start: 0, end: Math.min(size, HEADER_OCTETS) });
  return octets && !hasHeader(octets, size) ? read(uid, { start: 0, end: size }) : octets;
}

/**
 * Those of the rows that are looked for. No more of a letter is read than is needed, and one letter at a time.
 *
 * @param isOver whether nobody waits for it any more: then it ends early
 */
export async function findRows(
  tree: SearchTree,
  rows: readonly ImapRow[],
  read: ReadLetter,
  isOver: () => boolean,
): Promise<ImapRow[]> {
  const found: ImapRow[] = [];
  for (const row of rows) {
    if (isOver()) break;
    let is = matches(tree, row);
    if (is === undefined) {
      const octets = await readHeader(read, row.message);
      is = octets ? matches(tree, row, searchedHeader(octets)) : false;
    }
    if (is === undefined) {
      const octets = await read(row.message.uid, { start: 0, end: row.message.size });
      is = octets && matches(tree, row, searchedLetter(octets));
    }
    if (is === true) found.push(row);
  }
  return found;
}
