import type { BlobStore } from '@ehlo/log';
import { createDotStuffer } from '@ehlo/protocol';

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
  range: { sha256: string; start: number; end: number },
  length: number,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (!(await blobs.read(range.sha256, { start: range.start, end: range.start + 1 }))) return undefined;
  if (range.end - range.start === length) return slices(blobs, range);
  let stuffed = 0;
  let first: number | undefined;
  for await (const slice of dotted(blobs, range)) {
    first ??= slice[0];
    stuffed += slice.length;
  }
  if (stuffed === length) return dotted(blobs, range);
  // What a reader of dots holds back at the end of a chunk was logged with the chunk before: the dot that doubles, or its CR.
  const heldBack = stuffed === length + 1 && (first === DOT || first === CR);
  return heldBack ? withoutFirst(dotted(blobs, range)) : undefined;
}

async function* slices(
  blobs: Pick<BlobStore, 'read'>,
  { sha256, start, end }: { sha256: string; start: number; end: number },
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += SLICE) {
    const slice = await blobs.read(sha256, { start: at, end: Math.min(at + SLICE, end) });
    // It went while it was read: the rest is a gap of the file.
    if (!slice) return;
    yield slice;
  }
}

async function* dotted(
  blobs: Pick<BlobStore, 'read'>,
  { sha256, start, end }: { sha256: string; start: number; end: number },
): AsyncGenerator<Uint8Array> {
  // Whether the first octet begins a line is what those before it say.
  const before =
    start > 0 ? await blobs.read(sha256, { start: Math.max(0, start - 2), end: start }) : undefined;
  const stuffer = createDotStuffer(before);
  for await (const slice of slices(blobs, { sha256, start, end })) yield stuffer.feed(slice);
}

const CR = 13;
const DOT = 46;

async function* withoutFirst(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(1) : chunk;
    isFirst = false;
  }
}
