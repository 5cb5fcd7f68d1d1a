import { type Field, fieldValue, readFields } from '@ehlo/lab';
import { readStructured, type Structured } from './parameters.ts';
import { asBuffer } from './transfer-encoding.ts';

/** Header blocks beyond this many octets are not read on; the body is still found. */
const MAX_HEADER = 1024 * 1024;
const MAX_PART_HEADER = 16 * 1024;
/** Multiparts nested deeper are one part to us. */
const MAX_DEPTH = 20;
/** Parts beyond this stay in the part before them. */
const MAX_PARTS = 200;
/** Lines that begin like a delimiter and are none: a mail made of them is not searched to its end. */
const MAX_DELIMITER_LINES = 20_000;
/** RFC 2046 §5.1.1. */
const MAX_BOUNDARY = 70;

/** A message, or a part of one: header and body (RFC 2045 §2.4). Octets share memory with the source. */
export interface Entity {
  /** As Mailpit numbers them: `0` the message itself, `1`, `2` its parts, `2.1` a part of a part. */
  partId: string;
  fields: Field[];
  /** Octets in which `fields` have their positions. */
  octets: Buffer;
  body: Buffer;
  type: Structured;
  disposition: Structured;
  /** `multipart/alternative` somewhere above it. */
  alternative: boolean;
  /** Of a multipart; empty for everything else. */
  children: Entity[];
}

/** Reads the structure of a message; no body is decoded. Never throws: what cannot be read is body. */
export function readEntity(source: Uint8Array): Entity {
  const budget = { parts: MAX_PARTS, lines: MAX_DELIMITER_LINES };
  return read(asBuffer(source), '0', 0, false, budget);
}

interface Budget {
  parts: number;
  lines: number;
}

function read(octets: Buffer, partId: string, depth: number, alternative: boolean, budget: Budget): Entity {
  const limit = depth === 0 ? MAX_HEADER : MAX_PART_HEADER;
  const { fields, bodyStart } = readFields(octets.subarray(0, limit));
  // A header that goes on beyond the limit ends at the first empty line all the same.
  const start = bodyStart < limit ? bodyStart : emptyLine(octets, bodyStart);
  const type = readStructured(fieldValue(fields, 'Content-Type') ?? '');
  const entity: Entity = {
    partId,
    fields,
    octets,
    body: octets.subarray(start),
    type: { ...type, value: /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : 'text/plain' },
    disposition: readStructured(fieldValue(fields, 'Content-Disposition') ?? ''),
    alternative,
    children: [],
  };
  const boundary = type.parameters.get('boundary') ?? '';
  if (!entity.type.value.startsWith('multipart/') || boundary === '' || depth >= MAX_DEPTH) return entity;
  const within = alternative || entity.type.value === 'multipart/alternative';
  let number = 0;
  for (const part of partsOf(entity.body, boundary.slice(0, MAX_BOUNDARY), budget)) {
    number++;
    const id = depth === 0 ? `${number}` : `${partId}.${number}`;
    entity.children.push(read(part, id, depth + 1, within, budget));
  }
  return entity;
}

/** Index behind the next empty line at or after `from`, or the end. */
function emptyLine(octets: Buffer, from: number): number {
  const ends = [octets.indexOf('\r\n\r\n', from - 2), octets.indexOf('\n\n', from - 1)];
  const [crlf = -1, lf = -1] = ends;
  if (crlf < 0 && lf < 0) return octets.length;
  return crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf + 2;
}

/** Bodies between delimiters (RFC 2046 §5.1.1), the line end before a delimiter left out; the last one may be cut. */
function* partsOf(body: Buffer, boundary: string, budget: Budget): Generator<Buffer> {
  const delimiter = Buffer.from(`--${boundary}`, 'utf8');
  let start = -1;
  for (let at = nextDelimiter(body, delimiter, 0); at >= 0; at = nextDelimiter(body, delimiter, at + 1)) {
    if (budget.parts <= 0 || budget.lines-- <= 0) break;
    const lineFeed = body.indexOf(10, at);
    const end = lineFeed < 0 ? body.length : lineFeed + 1;
    const rest = body.toString('latin1', at + delimiter.length, Math.min(end, at + delimiter.length + 100));
    if (!/^(--)?[ \t]*\r?\n?$/.test(rest)) continue;
    if (start >= 0) {
      budget.parts--;
      yield body.subarray(start, Math.max(start, withoutLineEnd(body, at)));
    }
    if (rest.startsWith('--')) return;
    start = end;
  }
  if (start >= 0) yield body.subarray(start);
}

/** Where the next line that begins with `delimiter` begins, or -1. */
function nextDelimiter(body: Buffer, delimiter: Buffer, from: number): number {
  if (from === 0 && body.subarray(0, delimiter.length).equals(delimiter)) return 0;
  const found = body.indexOf(`\n${delimiter.toString('utf8')}`, Math.max(0, from - 1));
  return found < 0 ? -1 : found + 1;
}

function withoutLineEnd(body: Buffer, at: number): number {
  if (at > 0 && body[at - 1] === 10) return at > 1 && body[at - 2] === 13 ? at - 2 : at - 1;
  return at;
}
