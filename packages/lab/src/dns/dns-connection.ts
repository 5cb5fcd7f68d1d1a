import type { Socket } from 'node:net';
import type { LabClock } from '../clock.ts';
import type { DnsLimits, ReadOrigin } from './dns-server.ts';
import { createFrameReader, frame } from './tcp-frames.ts';

/** Queries of one connection that wait for an answer from outside; the next is read when one is back. */
const MOST_WAITING = 16;
/** An origin is under 5 KiB (`proxy-v2.ts`); more without being one is none. */
const MAX_ORIGIN_OCTETS = 8192;

export interface DnsConnectionOptions<Origin> {
  limits: DnsLimits;
  clock: LabClock;
  readOrigin: ReadOrigin<Origin> | undefined;
  /** Calls `send` with the response, now or later; the promise, if any, ends with it. Not answering is allowed. */
  answer(
    query: Uint8Array,
    origin: Origin | undefined,
    send: (response: Uint8Array) => void,
  ): Promise<void> | undefined;
}

/**
 * Serves one TCP connection: any number of queries, pipelined if the client likes, answers as they are ready (RFC 7766 §6.2.1.1).
 * After the client's FIN what it asked is still answered. Reading stops while the client does not read.
 */
export function serveDnsConnection<Origin>(socket: Socket, options: DnsConnectionOptions<Origin>): void {
  const { limits, clock, readOrigin } = options;
  const frames = createFrameReader(limits.queryOctets);
  let origin: Origin | undefined;
  let head: Uint8Array | undefined = readOrigin && new Uint8Array(0);
  const queue: Uint8Array[] = [];
  let waiting = 0;
  let ended = false;
  let cancelIdle = () => {};

  const restartIdle = () => {
    cancelIdle();
    cancelIdle = clock.after(limits.idleMs, () => socket.destroy());
  };
  const send = (response: Uint8Array) => {
    if (!socket.destroyed && socket.writable) socket.write(frame(response));
  };
  /** Answers what is queued for as long as the client reads along. */
  const advance = () => {
    while (queue.length > 0 && waiting < MOST_WAITING && !socket.writableNeedDrain) {
      const later = options.answer(queue.shift() as Uint8Array, origin, send);
      if (!later) continue;
      waiting++;
      void later.finally(() => {
        waiting--;
        advance();
      });
    }
    if (queue.length > 0) socket.pause();
    else if (frames.tooLong) socket.destroySoon();
    else if (ended && waiting === 0) socket.end();
    else socket.resume();
  };

  restartIdle();
  socket.setNoDelay(true);
  socket.on('data', (chunk: Uint8Array) => {
    let octets = chunk;
    if (readOrigin && head) {
      head = Buffer.concat([head, chunk]);
      const read = readOrigin(head);
      if (read.kind === 'bad' || head.length > MAX_ORIGIN_OCTETS) {
        socket.destroy();
        return;
      }
      if (read.kind === 'incomplete') return;
      origin = read.origin;
      octets = head.subarray(read.length);
      head = undefined;
    }
    const queries = frames.push(octets);
    // Only whole queries keep a connection: one octet a minute does not (RFC 7766 §6.2.3).
    if (queries.length > 0) restartIdle();
    queue.push(...queries);
    advance();
  });
  socket.on('drain', advance);
  socket.on('end', () => {
    ended = true;
    advance();
  });
  socket.on('close', () => cancelIdle());
  // A reset by the client: 'close' follows, and nothing is lost that anybody waits for.
  socket.on('error', () => {});
}
