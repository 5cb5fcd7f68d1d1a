import { createLineReader, type LineReader } from '../lines.ts';
import { latin1 } from '../octets.ts';
import type { WireLine } from './reading.ts';

/** Octets of a line that are held until its end comes; of a longer one more than these is only counted. */
const HELD_OF_LINE = 262_144;
/** Characters of a line that are kept; its length is known beyond them. */
export const KEPT_OF_LINE = 8192;

/** One direction cut into lines by the splitter that the servers use, wherever its chunks were cut. */
export interface LineCutter {
  reader: LineReader;
  /** Octet offset in this direction at which the next line begins. */
  offset: number;
  /** Chunks that the line begun has come in. */
  chunks: number;
  /** The newest octet; -1 before the first. */
  last: number;
}

export const createLineCutter = (): LineCutter => ({
  reader: createLineReader({ maxOctets: HELD_OF_LINE }),
  offset: 0,
  chunks: 1,
  last: -1,
});

/** Adds a chunk. Take all its lines with `nextLine` before the next one. */
export function feed(cutter: LineCutter, chunk: Uint8Array): void {
  cutter.chunks = cutter.reader.begun > 0 ? cutter.chunks + 1 : 1;
  cutter.last = chunk.at(-1) ?? cutter.last;
  cutter.reader.feed(chunk);
}

export function nextLine(cutter: LineCutter, at: number): WireLine | undefined {
  const item = cutter.reader.next();
  if (!item) return undefined;
  const { offset, chunks } = cutter;
  cutter.chunks = 1;
  const { ending } = item;
  const length = item.kind === 'line' ? item.octets.length : item.length;
  cutter.offset += length + (ending === 'crlf' ? 2 : 1);
  return wireLine(item.octets, length, ending, at, chunks, offset);
}

/** What stands unended when a direction is over, or when lines end and something else begins. */
export function flush(cutter: LineCutter, at: number): WireLine | undefined {
  const { begun } = cutter.reader;
  const rest = cutter.reader.takeRest();
  const { offset, chunks } = cutter;
  // Of a line without end only the first octets are held.
  const length = Math.max(begun, rest.length);
  cutter.offset += length;
  return length > 0 ? wireLine(rest, length, 'none', at, chunks, offset) : undefined;
}

function wireLine(
  octets: Uint8Array,
  length: number,
  ending: WireLine['ending'],
  at: number,
  chunks: number,
  offset: number,
): WireLine {
  if (length <= KEPT_OF_LINE) return { text: latin1(octets), ending, at, chunks, offset };
  return { text: latin1(octets.subarray(0, KEPT_OF_LINE)), ending, at, chunks, offset, octets: length };
}
