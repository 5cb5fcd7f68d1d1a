import type { Socket } from 'node:net';
import type { ServerFrame, StreamId } from '@ehlo/wire';
import type { DirectTap } from './direct-tap.ts';
import type { Link } from './link.ts';
import { createReceiveWindow } from './receive-window.ts';
import { createSendWindow } from './send-window.ts';
import type { BridgeStream } from './stream.ts';

type Closed = Exclude<Extract<ServerFrame, { type: 'closed' }>['how'], 'lost'>;

/**
 * Bridges one TCP connection. Reads it only while the page has credit; half-closes pass both ways; a reset is a reset.
 *
 * @param socket connected, with `allowHalfOpen`, not yet read from
 * @param onGone the page has everything: nothing is left to resume
 */
export function bridgeTcp(
  stream: StreamId,
  { socket, tap }: { socket: Socket; tap?: DirectTap },
  link: Link,
  onGone: () => void,
): BridgeStream {
  const out = createSendWindow(stream, link);
  const from = createReceiveWindow(stream, link);
  let reading = true;
  let serverEnded = false;
  let endAt: number | undefined;
  let serverFirst = false;
  let broken = false;
  let closed: Closed | undefined;

  function throttle(): void {
    if (closed !== undefined || out.open === reading) return;
    reading = !reading;
    if (reading) socket.resume();
    else socket.pause();
  }

  function settle(): void {
    if (closed !== undefined && out.settled) onGone();
  }

  function close(how: Closed): void {
    if (closed !== undefined) return;
    closed = how;
    tap?.closed(serverFirst ? 'server' : 'client', how === 'limit' ? 'reset' : how);
    link.frame({ type: 'closed', stream, how, offset: out.sent });
    settle();
  }

  /** The page broke the rules of the window: its stream ends, its other streams go on. */
  function refuse(): void {
    link.frame({ type: 'problem', problem: { code: 'bad-frame', params: { stream } } });
    close('limit');
    socket.resetAndDestroy();
  }

  function endIfComplete(): void {
    if (endAt !== undefined && from.received >= endAt && socket.writable) socket.end();
  }

  socket.on('data', (chunk) => {
    tap?.octets('server', chunk);
    out.push(chunk);
    throttle();
  });
  socket.on('drain', from.passedOn);
  socket.on('end', () => {
    serverEnded = true;
    serverFirst = !socket.writableEnded;
    link.frame({ type: 'ended', stream, offset: out.sent });
  });
  socket.on('error', () => {
    broken = true;
    serverFirst = true;
  });
  socket.on('close', () => close(broken ? 'reset' : 'ended'));

  return {
    receive(offset, octets) {
      if (closed !== undefined) return;
      const fresh = from.take(offset, octets);
      if (fresh === undefined || (endAt !== undefined && from.received > endAt)) return refuse();
      if (fresh.length > 0 && socket.writable) {
        tap?.octets('client', fresh);
        if (socket.write(fresh)) from.passedOn();
      }
      endIfComplete();
    },
    acknowledge(offset) {
      out.acknowledge(offset);
      throttle();
      settle();
    },
    end(offset) {
      if (endAt !== undefined || closed !== undefined) return;
      endAt = offset;
      endIfComplete();
    },
    abort() {
      close('reset');
      socket.resetAndDestroy();
    },
    hangUp() {
      close('ended');
      socket.destroy();
    },
    resume(received) {
      from.resumed();
      out.resume(received);
      if (serverEnded) link.frame({ type: 'ended', stream, offset: out.sent });
      if (closed !== undefined) link.frame({ type: 'closed', stream, how: closed, offset: out.sent });
      throttle();
      settle();
    },
    get received() {
      return from.received;
    },
    drained: throttle,
    get live() {
      return closed === undefined;
    },
  };
}
