/** One direction of IMAP cut into lines, and into the literals that lines announce (RFC 3501 §4.3). */
import { latin1 } from '../octets.ts';
import { createLineCutter, feed, flush, KEPT_OF_LINE, type LineCutter } from '../reading/line-cutter.ts';
import type { WireLine } from '../reading/reading.ts';

/** A line, and how it ends where it is longer than what is kept of it. */
export interface CutLine {
  wire: WireLine;
  /** A literal that the end of a very long line announces, which its kept text does not show. */
  tail?: string;
}

/** Octets at the end of a long line in which a literal's length may stand. */
const TAIL = 24;

export function nextCut(cutter: LineCutter, at: number): CutLine | undefined {
  const item = cutter.reader.next();
  if (!item) return undefined;
  const { offset, chunks } = cutter;
  cutter.chunks = 1;
  const { ending } = item;
  cutter.offset += (item.kind === 'line' ? item.octets.length : item.length) + (ending === 'crlf' ? 2 : 1);
  if (item.kind === 'overlong')
    return { wire: { text: '', ending, at, chunks, offset, octets: item.length } };
  const { octets } = item;
  const wire: WireLine = { text: latin1(octets.subarray(0, KEPT_OF_LINE)), ending, at, chunks, offset };
  if (octets.length <= KEPT_OF_LINE) return { wire };
  wire.octets = octets.length;
  return { wire, tail: latin1(octets.subarray(-TAIL)) };
}

/** A literal that is crossing. */
export interface LiteralCut {
  /** As announced. */
  octets: number;
  /** Octet offset in its direction at which it begins. */
  from: number;
  left: number;
  cutter: LineCutter;
  /** Its octets so far, one character each, where it is short. */
  text: string;
  /** Characters of a literal that are kept as one value. */
  kept: number;
}

const KEPT_OF_LITERAL = 1000;

export function createLiteral(octets: number, offset: number): LiteralCut {
  const cutter = createLineCutter();
  cutter.offset = offset;
  return { octets, from: offset, left: octets, cutter, text: '', kept: KEPT_OF_LITERAL };
}

/** Takes what belongs to the literal. @returns What comes behind it. */
export function feedLiteral(literal: LiteralCut, chunk: Uint8Array): Uint8Array {
  const mine = chunk.subarray(0, Math.min(literal.left, chunk.length));
  literal.left -= mine.length;
  if (literal.text.length < literal.kept)
    literal.text += latin1(mine.subarray(0, literal.kept - literal.text.length));
  feed(literal.cutter, mine);
  return chunk.subarray(mine.length);
}

/** Octets behind the last line that was taken out of it: what a chunk brought beyond that line does not count yet. */
export const leftBehind = ({ from, octets, cutter }: LiteralCut): number => from + octets - cutter.offset;

/** Passes over the lines that came. @returns How many. */
export function skipLines(cutter: LineCutter): number {
  let lines = 0;
  for (let item = cutter.reader.next(); item; item = cutter.reader.next()) {
    cutter.offset +=
      (item.kind === 'line' ? item.octets.length : item.length) + (item.ending === 'crlf' ? 2 : 1);
    cutter.chunks = 1;
    lines++;
  }
  return lines;
}

/** Octets of the literal whose count is all that was kept. @returns How many of them were not the literal's. */
export function gapInLiteral(literal: LiteralCut, length: number): number {
  const mine = Math.min(literal.left, length);
  literal.left -= mine;
  literal.cutter.offset += mine;
  return length - mine;
}

/** A literal's last piece, which no line end closed, and the line behind it are one line on the wire. */
export function joined(prefix: WireLine | undefined, line: WireLine): { wire: WireLine; literal: number } {
  if (!prefix || prefix.octets !== undefined) return { wire: line, literal: 0 };
  const wire: WireLine = {
    ...line,
    text: prefix.text + line.text,
    offset: prefix.offset,
    chunks: prefix.chunks,
  };
  return { wire, literal: prefix.text.length };
}

export { feed, flush };
