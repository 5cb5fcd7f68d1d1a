import type { Connection, Listener } from '@ehlo/shell';
import type { WebSocket } from 'ws';
import type { OpenStage } from '../stage.ts';
import type { Answer, Call, Told } from './calls.ts';

/**
 * A program that shuts its side down and exits does both at once, and the server sees a reset. From the page these are two messages: an
 * end waits so long for the abort that may be right behind it. Milliseconds.
 */
const RIGHT_BEHIND_MS = 30;

/** Carries out what the page asks, each call begun in the order in which it came. */
export function serveCalls(socket: WebSocket, stages: ReadonlyMap<number, OpenStage>): void {
  const connections = new Map<number, Connection>();
  const listeners = new Map<number, Listener>();
  const dials = new Map<number, () => void>();
  const ends = new Map<number, ReturnType<typeof setTimeout>>();
  let known = 0;

  const told = (connection: Connection): Told => {
    connections.set(++known, connection);
    return { connection: known, address: connection.address, port: connection.port };
  };
  const find = <T>(map: ReadonlyMap<number, T>, key: number): T => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`the page asks for ${key}, which is not there`);
    return found;
  };

  async function carryOut(call: Call): Promise<unknown> {
    switch (call.call) {
      case 'begin':
        return find(stages, call.stage).begin();
      case 'dial': {
        const signal = {
          aborted: false,
          onAbort: (listener: () => void) => void dials.set(call.dial, listener),
        };
        const dialled = await find(stages, call.stage).net.dial(call.target, signal);
        dials.delete(call.dial);
        return dialled.ok ? { ok: true, ...told(dialled.connection) } : dialled;
      }
      case 'stopDial':
        return dials.get(call.dial)?.();
      case 'listen': {
        const listened = await find(stages, call.stage).net.listen(call.target);
        if (!listened.ok) return listened;
        listeners.set(++known, listened.listener);
        return { ok: true, listener: known };
      }
      case 'accept': {
        const { connection, from } = await find(listeners, call.listener).accept();
        return { ...told(connection), from };
      }
      case 'closeListener':
        return find(listeners, call.listener).close();
      case 'read': {
        const octets = await find(connections, call.connection).read();
        return octets && Buffer.from(octets).toString('base64');
      }
      case 'write':
        return find(connections, call.connection).write(new Uint8Array(Buffer.from(call.octets, 'base64')));
      case 'secure':
        return find(connections, call.connection).secure(call.wish);
      case 'renegotiate':
        return (await find(connections, call.connection).renegotiate()) ?? null;
      case 'end':
        ends.set(
          call.connection,
          setTimeout(() => find(connections, call.connection).end(), RIGHT_BEHIND_MS),
        );
        return;
      case 'abort':
        clearTimeout(ends.get(call.connection));
        return find(connections, call.connection).abort();
      default:
        return call satisfies never;
    }
  }

  socket.on('message', (data) => {
    const { id, ...call } = JSON.parse(String(data)) as { id: number } & Call;
    const answer = (rest: { value: unknown } | { lost: string }) =>
      socket.send(JSON.stringify({ id, ...rest } satisfies Answer));
    carryOut(call).then(
      (value) => answer({ value: value ?? null }),
      (error: Error & { how?: string }) => answer({ lost: error.how ?? error.message }),
    );
  });
}
