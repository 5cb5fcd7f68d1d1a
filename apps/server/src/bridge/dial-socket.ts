import { connect, type Socket } from 'node:net';

/**
 * What every dialled socket reads into, one for all: Node reads and calls back in one step of the event loop, and
 * whoever hears a chunk copies what it keeps. A new buffer for each chunk would be most of what bulk costs.
 */
const SHARED = Buffer.allocUnsafeSlow(64 * 1024);

/** Who hears what comes on a socket. */
export class Ear {
  /** The octets are the listener's until it returns. */
  hear: (octets: Uint8Array) => void = () => undefined;
}

/** Dials, with half-close. Nothing is read before the socket is resumed; then `ear` hears it, and no `data` event tells of it. */
export function dialSocket(host: string, port: number): { socket: Socket; ear: Ear } {
  const ear = new Ear();
  const socket = connect({
    host,
    port,
    allowHalfOpen: true,
    noDelay: true,
    onread: {
      buffer: SHARED,
      callback(length, buffer) {
        ear.hear(buffer.subarray(0, length));
        return true;
      },
    },
  });
  socket.pause();
  return { socket, ear };
}
