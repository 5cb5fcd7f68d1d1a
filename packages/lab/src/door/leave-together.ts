import type { Duplex } from 'node:stream';

/** More than this leaves at once: a stream of large chunks gains nothing by waiting. */
const LARGE_OCTETS = 8 * 1024;

const waiting: Duplex[] = [];

/**
 * A write that leaves at the end of this turn of the event loop, with all others of the turn. One by one, each would
 * wake its reader between two pieces of our own work; together they cost a third. Nothing waits for a timer: a turn ends
 * when every socket that had something was read.
 *
 * @returns what `stream.write` returns
 */
export function writeAtTurnsEnd(stream: Duplex, octets: Uint8Array): boolean {
  if (stream.writableCorked === 0 && octets.length <= LARGE_OCTETS) {
    stream.cork();
    if (waiting.push(stream) === 1) setImmediate(leave);
  }
  return stream.write(octets);
}

function leave(): void {
  for (const stream of waiting.splice(0)) stream.uncork();
}
