import { concat, latin1 } from '@ehlo/protocol';
import type { Input } from './stream.ts';

/** A longer line comes in pieces: an endless one must not take the page's memory. */
const MAX_LINE_OCTETS = 1_048_576;

/**
 * Lines of an input, one character per octet, each with its LF if it has one. For filters (`grep`, `head`), which
 * look at octets and pass them on unchanged.
 */
export async function* linesOf(input: Input): AsyncGenerator<string> {
  let rest = '';
  for (;;) {
    const chunk = await input.read();
    if (chunk === null) break;
    const text = rest + latin1(chunk);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield text.slice(start, end + 1);
      start = end + 1;
    }
    rest = text.slice(start);
    if (rest.length > MAX_LINE_OCTETS) {
      yield rest;
      rest = '';
    }
  }
  if (rest !== '') yield rest;
}

/** Everything up to the end of input, at most `maxOctets`; undefined when there is more. */
export async function readAll(input: Input, maxOctets: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = await input.read();
    if (chunk === null) return concat(chunks);
    total += chunk.length;
    if (total > maxOctets) return undefined;
    chunks.push(chunk);
  }
}
