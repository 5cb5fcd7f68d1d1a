import type { Socket } from 'node:dgram';
import type { StreamId } from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import type { Link } from './link.ts';
import { ReceiveWindow } from './receive-window.ts';
import { SendWindow } from './send-window.ts';
import type { BridgeStream } from './stream.ts';

const IDLE_MS = 60_000;
/** A program that sends no more may still wait for the answer to its last datagram. */
const LAST_ANSWER_MS = 5_000;

/**
 * Bridges datagrams, one a frame. Nothing is kept back for credit: what does not fit is lost, as datagrams may be.
 *
 * @param socket connected
 * @param header goes in front of every datagram
 */
export function bridgeUdp(
  stream: StreamId,
  { socket, header }: { socket: Socket; header: Uint8Array },
  link: Link,
  clock: Clock,
): BridgeStream {
  const out = new SendWindow(stream, link);
  const from = new ReceiveWindow(stream, link);
  let live = true;
  let ended = false;
  let cancelIdle = clock.after(IDLE_MS, close);

  function stir(): void {
    cancelIdle();
    cancelIdle = clock.after(ended ? LAST_ANSWER_MS : IDLE_MS, close);
  }

  function destroy(): void {
    if (!live) return;
    live = false;
    cancelIdle();
    socket.close();
  }

  function close(): void {
    destroy();
    link.frame({ type: 'closed', stream, how: 'ended', offset: out.sent });
    link.gone(stream);
  }

  socket.on('message', (datagram) => {
    if (!out.open) return;
    out.push(datagram);
    stir();
  });
  // Nobody listens there any more (ICMP): a lost datagram, which the program's own time-out notices.
  socket.on('error', () => undefined);

  return {
    receive(offset, octets) {
      if (!live || ended) return;
      const fresh = from.take(offset, octets);
      // Part of a datagram is none.
      if (fresh?.length === octets.length) socket.send([header, fresh]);
      from.passedOn();
      stir();
    },
    acknowledge: (offset, window) => out.acknowledge(offset, window),
    end() {
      if (!live || ended) return;
      ended = true;
      stir();
    },
    abort: destroy,
    hangUp: destroy,
    resume(received) {
      from.resumed();
      out.resume(received);
    },
    get received() {
      return from.received;
    },
    drained: () => undefined,
    get live() {
      return live;
    },
  };
}
