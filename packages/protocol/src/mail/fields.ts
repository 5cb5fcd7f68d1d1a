import { latin1, textOfUtf8 } from '../octets.ts';

/** One header field (RFC 5322 §2.2). */
export interface Field {
  /** As written. */
  name: string;
  /**
   * Unfolded (RFC 5322 §2.2.3), without the space after the colon, encoded words still encoded. Octets above 127 are read as
   * UTF-8 (RFC 6532); where they are none, as ISO-8859-1.
   */
  value: string;
  /** Octets [start, end) in the message, line ends included. */
  start: number;
  end: number;
}

export interface HeaderBlock {
  fields: Field[];
  /** Octet at which the body begins; the length read when no empty line came. */
  bodyStart: number;
}

/** More than this is no header block that anybody wrote. */
export const MAX_FIELDS = 1000;
export const MAX_HEADER_OCTETS = 1024 * 1024;
/** Of one field's value; what is longer is cut. */
const MAX_VALUE_OCTETS = 256 * 1024;

const LF = 10;
const CR = 13;
const COLON = 58;
const isBlank = (octet: number | undefined) => octet === 32 || octet === 9;

/**
 * Reads the fields at the beginning of a message. Lines end with CR LF or LF. A line that is neither field nor
 * continuation ends the block, as in most readers: what follows is body. Never throws.
 */
export function readFields(octets: Uint8Array): HeaderBlock {
  const message = octets.length > MAX_HEADER_OCTETS ? octets.subarray(0, MAX_HEADER_OCTETS) : octets;
  const fields: Field[] = [];
  let at = 0;
  while (at < message.length && fields.length < MAX_FIELDS) {
    let lineEnd = endOfLine(message, at);
    if (contentEnd(message, at, lineEnd) === at) return { fields, bodyStart: lineEnd };
    const colon = endOfName(message, at, lineEnd);
    if (colon === at) return { fields, bodyStart: at };
    const name = latin1(message.subarray(at, colon));
    const most = at + MAX_VALUE_OCTETS;
    let value = textOf(message.subarray(colon + 1, Math.min(most, contentEnd(message, at, lineEnd))));
    while (isBlank(message[lineEnd])) {
      const next = endOfLine(message, lineEnd);
      if (lineEnd < most)
        value += textOf(message.subarray(lineEnd, Math.min(most, contentEnd(message, lineEnd, next))));
      lineEnd = next;
    }
    fields.push({ name: name.trimEnd(), value: value.trim(), start: at, end: lineEnd });
    at = lineEnd;
  }
  return { fields, bodyStart: at };
}

/** Value of the first field of that name, whatever its case. */
export function fieldValue(fields: readonly Field[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted)?.value;
}

/** Index of the colon behind a field's name (RFC 5322 §3.6.8) and blanks; `start` where the line is no field. */
function endOfName(octets: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isNameOctet(octets[at] as number)) at++;
  if (at === start) return start;
  while (isBlank(octets[at])) at++;
  return octets[at] === COLON && at < end ? at : start;
}

const isNameOctet = (octet: number) => octet > 32 && octet < 127 && octet !== COLON;

/** Index behind the line's LF, or the end. */
function endOfLine(octets: Uint8Array, start: number): number {
  const at = octets.indexOf(LF, start);
  return at < 0 ? octets.length : at + 1;
}

function contentEnd(octets: Uint8Array, start: number, end: number): number {
  let last = end;
  if (last > start && octets[last - 1] === LF) last--;
  if (last > start && octets[last - 1] === CR) last--;
  return last;
}

function textOf(octets: Uint8Array): string {
  const text = textOfUtf8(octets);
  return text.includes('\uFFFD') ? latin1(octets) : text;
}
