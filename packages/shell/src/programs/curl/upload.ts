import { concat } from '@ehlo/protocol';
import type { Transfer } from './transfer.ts';

const CHUNK_OCTETS = 65_536;
const [CR, LF, DOT] = [0x0d, 0x0a, 0x2e];

/** What is sent: a file, standard input, a form. */
export interface Upload {
  /** Octets in all; undefined where that is not known before. */
  readonly size: number | undefined;
  /** Null at the end. */
  next(): Promise<Uint8Array | null>;
  /** What was sent ended with CR LF, or there was nothing. */
  endsLine: boolean;
}

export function uploadOf(octets: Uint8Array): Upload {
  let at = 0;
  return {
    size: octets.length,
    endsLine: true,
    next() {
      if (at >= octets.length) return Promise.resolve(null);
      const chunk = octets.subarray(at, at + CHUNK_OCTETS);
      at += chunk.length;
      return Promise.resolve(chunk);
    },
  };
}

/** Sends it all, chunk by chunk. `dots`: a dot that begins a line is doubled (RFC 5321 §4.5.2). */
export async function sendUpload(transfer: Transfer, { dots }: { dots: boolean }): Promise<void> {
  const { upload, link, meter, trace, operation } = transfer;
  if (!upload) return;
  const stuffing = dots ? new DotStuffing() : undefined;
  let sent = 0;
  for (let chunk = await upload.next(); chunk !== null; chunk = await upload.next()) {
    const lines = operation.crlf ? withCr(chunk) : chunk;
    const octets = stuffing ? stuffing.take(lines) : lines;
    await link.write(transfer, octets);
    await trace.tell('dataOut', octets);
    meter.uploaded += octets.length;
    sent += octets.length;
    // Not where dots were doubled: then curl finds the end by reading once more.
    if (sent === upload.size) await trace.text('We are completely uploaded and fine');
    await meter.update();
  }
  upload.endsLine = stuffing?.endsLine ?? true;
}

/** `--crlf`: a CR before every LF, also where there is one. */
export function withCr(octets: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = octets.indexOf(LF); at >= 0; at = octets.indexOf(LF, at + 1)) {
    parts.push(octets.subarray(from, at), Uint8Array.of(CR, LF));
    from = at + 1;
  }
  return concat([...parts, octets.subarray(from)]);
}

/** Doubles dots behind CR LF, as curl does: a bare LF begins no line. */
export class DotStuffing {
  /** How much of CR LF stands at the end of what was taken; before anything there is a line's end. */
  #matched = 2;
  #empty = true;

  get endsLine(): boolean {
    return this.#empty || this.#matched === 2;
  }

  take(octets: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    let from = 0;
    for (let at = 0; at < octets.length; at++) {
      const octet = octets[at] as number;
      this.#empty = false;
      if (octet === DOT && this.#matched === 2) {
        parts.push(octets.subarray(from, at), Uint8Array.of(DOT));
        from = at;
        this.#matched = 0;
      } else if (octet === CR) this.#matched = 1;
      else this.#matched = octet === LF && this.#matched === 1 ? 2 : 0;
    }
    return concat([...parts, octets.subarray(from)]);
  }
}
