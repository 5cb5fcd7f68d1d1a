import type { Listened, Listener, ListenTarget } from '@ehlo/shell';
import type { ListenFailure } from '@ehlo/wire';
import { lostError, type Wire } from './stream.ts';

type Accepted = Awaited<ReturnType<Listener['accept']>>;

/** A port that a program listens on. */
interface Port {
  target: ListenTarget;
  /** Until it is answered. */
  settle: ((listened: Listened) => void) | undefined;
  /** The stream that the next caller is to be. */
  accepting: { stream: number; settle(accepted: Accepted): void; fail(error: Error): void } | undefined;
}

/** Ports of this tab. The server forgets them with the socket, so a new one hears of them again. */
export interface Listening {
  listen(target: ListenTarget): Promise<Listened>;
  /** The server's answer to `listen`. */
  answered(port: number, failure: ListenFailure | undefined): void;
  /** Whether a caller is to come as this stream. */
  awaits(stream: number): boolean;
  accepted(stream: number, caller: Accepted): void;
  /** A new socket stands. */
  again(): void;
}

export function createListening(wire: Wire, newStream: () => number): Listening {
  const ports = new Map<number, Port>();
  const awaiting = (stream: number) =>
    [...ports.values()].find(({ accepting }) => accepting?.stream === stream);

  function accept(id: number): Promise<Accepted> {
    const port = ports.get(id);
    if (!port) return Promise.reject(lostError('lost'));
    const stream = newStream();
    return new Promise((settle, fail) => {
      port.accepting = { stream, settle, fail };
      wire.frame({ type: 'accept', stream, listener: id });
    });
  }

  function stop(id: number): void {
    const port = ports.get(id);
    if (!port) return;
    ports.delete(id);
    port.accepting?.fail(lostError('lost'));
    wire.frame({ type: 'unlisten', stream: id });
  }

  return {
    listen(target) {
      const id = newStream();
      return new Promise((settle) => {
        ports.set(id, { target, settle, accepting: undefined });
        wire.frame({ type: 'listen', stream: id, ...target });
      });
    },
    answered(id, failure) {
      const port = ports.get(id);
      if (!port) return;
      if (failure !== undefined) stop(id);
      port.settle?.(
        failure === undefined
          ? { ok: true, listener: { accept: () => accept(id), close: () => stop(id) } }
          : { ok: false, failure },
      );
      port.settle = undefined;
    },
    awaits: (stream) => awaiting(stream) !== undefined,
    accepted(stream, caller) {
      const port = awaiting(stream);
      const { accepting } = port ?? {};
      if (port) port.accepting = undefined;
      accepting?.settle(caller);
    },
    again() {
      for (const [id, { target, accepting }] of ports) {
        wire.frame({ type: 'listen', stream: id, ...target });
        if (accepting) wire.frame({ type: 'accept', stream: accepting.stream, listener: id });
      }
    },
  };
}
