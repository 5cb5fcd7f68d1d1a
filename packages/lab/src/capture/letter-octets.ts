import type { BlobStore } from '@ehlo/log';
import { type CrossedLetter, createLetterWindows, type LetterWindows } from './letter-window.ts';

/** Octets of a letter that are in memory at a time. */
const SLICE = 64 * 1024;

/**
 * What crossed of a letter that is no longer in the log and lies in its blob, in slices. Dots that begin a line are doubled again
 * (RFC 5321 §4.5.2) where the number of octets says that they were: a literal of IMAP has none.
 *
 * @param length octets that crossed
 * @returns undefined where the blob is gone, or does not make so many octets
 */
export async function lettersOctets(
  blobs: Pick<BlobStore, 'read'>,
  blob: CrossedLetter['blob'],
  length: number,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  const windows = createLetterWindows(blobs);
  const letter = { blob, length };
  return (await windows.read(letter, 0, 1)) && slices(windows, letter);
}

async function* slices(windows: LetterWindows, letter: CrossedLetter): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < letter.length; at += SLICE) {
    const slice = await windows.read(letter, at, at + SLICE);
    // It went while it was read: the rest is a gap of the file.
    if (!slice) return;
    yield slice;
  }
}
