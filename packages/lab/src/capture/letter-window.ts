import type { BlobStore } from '@ehlo/log';
import { concat, createDotStuffer } from '@ehlo/protocol';

/** What crossed of a letter that lies in its blob: which one, and how many octets it was on the wire. */
export interface CrossedLetter {
  blob: { sha256: string; start: number; end: number };
  length: number;
}

export interface LetterWindows {
  /**
   * Octets [start, end) of what crossed, dots that begin a line doubled again (RFC 5321 §4.5.2). Costs what the window costs, once a letter's
   * dots were counted.
   *
   * @returns undefined where the blob is gone, or does not make so many octets as crossed
   */
  read(letter: CrossedLetter, start: number, end: number): Promise<Uint8Array | undefined>;
}

/** Octets of a blob between two places that are known. */
const STRIDE = 64 * 1024;
/** Letters whose places are known: 16 of 25 MB are some 50 KB. */
const MOST_LETTERS = 16;

const CR = 13;
const DOT = 46;

/** Where on the wire each stride of a blob begins; `held`: the first octet crossed with the chunk before. */
interface Places {
  wire: number[];
  stuffed: boolean;
  held: number;
}

export function createLetterWindows(blobs: Pick<BlobStore, 'read'>): LetterWindows {
  /** In order of use. */
  const known = new Map<string, Promise<Places | undefined>>();

  function placesOf(letter: CrossedLetter): Promise<Places | undefined> {
    const { sha256, start, end } = letter.blob;
    const key = `${sha256} ${start} ${end} ${letter.length}`;
    const places = known.get(key) ?? count(letter);
    known.delete(key);
    known.set(key, places);
    const [oldest] = known.keys();
    if (known.size > MOST_LETTERS && oldest !== undefined) known.delete(oldest);
    // What could not be read, or is gone, is looked for again the next time.
    places.then(
      (found) => found ?? known.delete(key),
      () => known.delete(key),
    );
    return places;
  }

  async function count({ blob, length }: CrossedLetter): Promise<Places | undefined> {
    if (blob.end - blob.start === length) {
      const wire = Array.from({ length: Math.ceil(length / STRIDE) }, (_, index) => index * STRIDE);
      return { wire, stuffed: false, held: 0 };
    }
    const wire: number[] = [];
    let crossed = 0;
    let first: number | undefined;
    for (let at = blob.start; at < blob.end; at += STRIDE) {
      const slice = await stuffed(blob, at);
      if (!slice) return undefined;
      first ??= slice[0];
      wire.push(crossed);
      crossed += slice.length;
    }
    // What a reader of dots holds back at the end of a chunk was logged with the chunk before: the dot that doubles, or its CR.
    const held = crossed === length + 1 && (first === DOT || first === CR) ? 1 : 0;
    return crossed - held === length ? { wire, stuffed: true, held } : undefined;
  }

  async function stuffed(
    { sha256, start, end }: CrossedLetter['blob'],
    at: number,
  ): Promise<Uint8Array | undefined> {
    // Whether the first octet begins a line is what those before it say.
    const before = at > 0 ? await blobs.read(sha256, { start: Math.max(0, at - 2), end: at }) : undefined;
    const slice = await blobs.read(sha256, { start: at, end: Math.min(end, at + STRIDE) });
    return slice && slice.length > 0 && at >= start ? createDotStuffer(before).feed(slice) : undefined;
  }

  return {
    async read(letter, start, end) {
      const { blob, length } = letter;
      const places = await placesOf(letter);
      if (!places) return undefined;
      const upTo = Math.min(end, length);
      if (start >= upTo) return new Uint8Array(0);
      if (!places.stuffed)
        return blobs.read(blob.sha256, { start: blob.start + start, end: blob.start + upTo });
      const { wire, held } = places;
      const [from, to] = [start + held, upTo + held];
      // The last stride that begins at or before the window.
      let index = wire.findLastIndex((place) => place <= from);
      const first = wire[index] as number;
      const slices: Uint8Array[] = [];
      for (; index < wire.length && (wire[index] as number) < to; index++) {
        const slice = await stuffed(blob, blob.start + index * STRIDE);
        if (!slice) return undefined;
        slices.push(slice);
      }
      return concat(slices).slice(from - first, to - first);
    },
  };
}
