import { concat } from './octets.ts';

/** A letter as a client sends it: a line that begins with a dot gets another one (RFC 5321 §4.5.2). Fed in chunks, cut anywhere. */
export interface DotStuffer {
  /** What this chunk becomes: the chunk itself where nothing is added. */
  feed(chunk: Uint8Array): Uint8Array;
}

const CR = 13;
const LF = 10;
const DOT = 46;
const ONE_DOT = Uint8Array.of(DOT);

/**
 * The inverse of `createDotReader`: lines end with CR LF alone, a bare LF is content.
 * @param before the last octets before the first chunk; none where the letter begins
 */
export function createDotStuffer(before: Uint8Array = new Uint8Array(0)): DotStuffer {
  let last = before.at(-1);
  let atLineStart = last === undefined || (last === LF && before.at(-2) === CR);

  return {
    feed(chunk) {
      const parts: Uint8Array[] = [];
      let from = 0;
      let at = 0;
      while (at < chunk.length) {
        if (atLineStart && chunk[at] === DOT) {
          parts.push(chunk.subarray(from, at), ONE_DOT);
          from = at;
        }
        const lf = chunk.indexOf(LF, at);
        const end = lf < 0 ? chunk.length : lf + 1;
        atLineStart = lf >= 0 && (lf > 0 ? chunk[lf - 1] : last) === CR;
        at = end;
      }
      last = chunk.at(-1) ?? last;
      return parts.length === 0 ? chunk : concat([...parts, chunk.subarray(from)]);
    },
  };
}
