import { concat, latin1 } from '@ehlo/protocol';
import { CurlFailure, STATUS } from './failure.ts';
import type { Transfer } from './transfer.ts';

/** How a response's end is known (RFC 9112 §6.3). */
export type BodyLength =
  | { kind: 'none' }
  | { kind: 'size'; size: number }
  | { kind: 'chunked' }
  | { kind: 'to-the-end' };

/** Reads a body to its end. @throws CurlFailure 18, 56 */
export async function readBody(transfer: Transfer, length: BodyLength): Promise<void> {
  const { link, meter, trace } = transfer;
  if (length.kind === 'none' || (length.kind === 'size' && length.size === 0)) return;
  if (length.kind === 'size') meter.downloadSize = length.size;
  const chunks = length.kind === 'chunked' ? new ChunkReader() : undefined;
  let left = length.kind === 'size' ? length.size : Number.POSITIVE_INFINITY;
  let told = false;
  while (left > 0) {
    const chunk = await link.read(transfer);
    if (chunk === null) {
      link.spent = true;
      if (length.kind === 'size')
        throw new CurlFailure(STATUS.partial, `transfer closed with ${left} bytes remaining to read`);
      if (chunks)
        throw new CurlFailure(STATUS.partial, 'transfer closed with outstanding read data remaining');
      return;
    }
    if (transfer.ignoreBody && !told) {
      told = true;
      await trace.text('Ignoring the response-body');
      if (link.spent) return;
    }
    const octets = chunk.subarray(0, left);
    link.putBack(chunk.subarray(left));
    await trace.tell('dataIn', octets);
    const content = chunks ? chunks.take(octets) : octets;
    meter.downloaded += content.length;
    await transfer.writeBody(content);
    await meter.update();
    left -= octets.length;
    if (chunks?.problem !== undefined)
      throw new CurlFailure(STATUS.receive, `${chunks.problem} in chunked-encoding`);
    if (chunks?.over) {
      link.putBack(chunks.rest);
      return;
    }
  }
}

const MOST_SIZE_DIGITS = 16;

/** Chunked transfer coding (RFC 9112 §7.1). */
export class ChunkReader {
  over = false;
  /** In curl's words (lib/http_chunks.c). */
  problem: string | undefined;
  rest: Uint8Array = new Uint8Array();
  #held: Uint8Array = new Uint8Array();
  #left = 0;
  #state: 'size' | 'data' | 'end' | 'trailer' = 'size';

  take(octets: Uint8Array): Uint8Array {
    this.#held = concat([this.#held, octets]);
    const out: Uint8Array[] = [];
    while (!this.over && this.problem === undefined) {
      if (this.#state === 'data') {
        const part = this.#held.subarray(0, this.#left);
        if (part.length === 0 && this.#left > 0) break;
        out.push(part);
        this.#held = this.#held.subarray(part.length);
        this.#left -= part.length;
        if (this.#left === 0) this.#state = 'end';
        continue;
      }
      const line = this.#line();
      if (line === undefined) break;
      if (this.#state === 'trailer') {
        if (line === '') this.over = true;
      } else if (this.#state === 'end') this.#state = 'size';
      else this.#begin(line);
    }
    if (this.over) this.rest = this.#held;
    return concat(out);
  }

  #begin(line: string): void {
    const digits = /^[0-9A-Fa-f]*/.exec(line)?.[0] ?? '';
    if (digits === '') this.problem = 'Illegal or missing hexadecimal sequence';
    else if (digits.length > MOST_SIZE_DIGITS) this.problem = 'Too long hexadecimal number';
    this.#left = Number.parseInt(digits, 16);
    this.#state = this.#left === 0 ? 'trailer' : 'data';
  }

  #line(): string | undefined {
    const end = this.#held.indexOf(0x0a);
    if (end < 0) return undefined;
    const line = latin1(this.#held.subarray(0, end)).replace(/\r$/, '');
    this.#held = this.#held.subarray(end + 1);
    return line;
  }
}
