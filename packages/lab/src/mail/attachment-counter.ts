import { type BodyKind, readBodyKind, readFields } from '@ehlo/protocol/mail';

/** Headers of a part beyond this many octets are not read. */
const MAX_PART_HEADER = 4 * 1024;
/** Boundaries that are looked for: parts nested deeper are body to us. */
const MAX_BOUNDARIES = 20;
/** RFC 2046 §5.1.1. */
const MAX_BOUNDARY = 70;

/** Without a word of MIME a part is text, and none of ours to count (RFC 2045 §5.2). */
const CONTENT = /^content-/im;
const NOTHING: Buffer = Buffer.alloc(0);
const CRLF_TWICE = Buffer.from('\r\n\r\n');
const LF_TWICE = Buffer.from('\n\n');

/**
 * Counts the attachments of a message as it streams by: parts that say so, or have a file name, or are neither text nor
 * multipart (RFC 2183 §2.8). Holds one header block at most, and costs one native search per chunk.
 */
export class AttachmentCounter {
  readonly #boundaries: string[] = [];
  #count = 0;
  /** Header of the message or of the part that has just begun; undefined while a body goes by. */
  #header: Buffer | undefined = NOTHING;
  #top = true;
  /** The end of the last chunk: a delimiter may be cut by it. */
  #carried: Buffer = NOTHING;

  /** Octets of the message, in order, cut anywhere. */
  write(octets: Uint8Array): void {
    let left: Buffer | undefined = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
    if (this.#carried.length > 0) {
      left = Buffer.concat([this.#carried, left]);
      this.#carried = NOTHING;
    }
    while (left) {
      if (this.#header) left = this.#takeHeader(this.#header, left);
      else if (this.#boundaries.length === 0) return;
      else {
        left = this.#takeBody(left);
        if (left) this.#header = NOTHING;
      }
    }
  }

  count(): number {
    if (this.#header && this.#header.length > 0) this.#readHeader(this.#header);
    this.#header = undefined;
    return this.#count;
  }

  #readHeader(octets: Buffer): void {
    const top = this.#top;
    this.#top = false;
    if (!CONTENT.test(octets.toString('latin1'))) return;
    const kind = readBodyKind(readFields(octets).fields);
    if (isAttachment(kind) && !(top && kind.fileName === '' && kind.disposition !== 'attachment'))
      this.#count++;
    if (kind.type.startsWith('multipart/') && kind.boundary && this.#boundaries.length < MAX_BOUNDARIES)
      this.#boundaries.push(kind.boundary.slice(0, MAX_BOUNDARY));
  }

  /** @returns what follows the header, or nothing while it is not whole */
  #takeHeader(header: Buffer, octets: Buffer): Buffer | undefined {
    const whole = header.length > 0 ? Buffer.concat([header, octets]) : octets;
    const end = endOfHeader(whole);
    if (end < 0 && whole.length < MAX_PART_HEADER) {
      this.#header = Buffer.from(whole);
      return undefined;
    }
    this.#readHeader(whole.subarray(0, end < 0 ? MAX_PART_HEADER : end));
    this.#header = undefined;
    // The line end before a delimiter may be the one that ends the header.
    return whole.subarray(Math.max(0, (end < 0 ? MAX_PART_HEADER : end) - 2));
  }

  /** @returns what follows the next delimiter that opens a part, or nothing */
  #takeBody(octets: Buffer): Buffer | undefined {
    let at = octets.indexOf('\n--');
    while (at >= 0) {
      const lineEnd = octets.indexOf(10, at + 3);
      if (lineEnd < 0) {
        this.#carried = Buffer.from(octets.subarray(at, Math.min(octets.length, at + MAX_BOUNDARY + 8)));
        return undefined;
      }
      const line = octets.toString('latin1', at + 3, Math.min(lineEnd, at + 3 + MAX_BOUNDARY + 8)).trimEnd();
      if (this.#boundaries.includes(line)) return octets.subarray(lineEnd + 1);
      at = octets.indexOf('\n--', lineEnd);
    }
    this.#carried = Buffer.from(octets.subarray(Math.max(0, octets.length - 3)));
    return undefined;
  }
}

export function createAttachmentCounter(): AttachmentCounter {
  return new AttachmentCounter();
}

function isAttachment(kind: BodyKind): boolean {
  if (kind.disposition === 'attachment' || kind.fileName !== '') return true;
  return !/^(text|multipart)\//.test(kind.type) && kind.disposition !== 'inline';
}

/** Index behind the empty line, or -1. */
function endOfHeader(octets: Buffer): number {
  if (octets[0] === 10) return 1;
  if (octets[0] === 13 && octets[1] === 10) return 2;
  const crlf = octets.indexOf(CRLF_TWICE);
  const lf = octets.subarray(0, crlf < 0 ? undefined : crlf).indexOf(LF_TWICE);
  if (crlf < 0) return lf < 0 ? -1 : lf + 2;
  return lf >= 0 && lf < crlf ? lf + 2 : crlf + 4;
}
