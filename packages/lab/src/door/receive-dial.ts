import type { Socket } from 'node:net';
import type { LabClock } from '../clock.ts';
import { type Dial, readDial } from './dial-header.ts';
import { decodeProxyV2 } from './proxy-v2.ts';

/** The header is one write of this machine: it is here at once, or somebody else is calling. */
const HEADER_MS = 5_000;

export type ReadDialHeader =
  | { kind: 'dial'; dial: Dial; length: number }
  | { kind: 'incomplete' }
  | { kind: 'bad' };

/** Reads and checks a dial's header at the beginning of `octets`. */
export function readDialHeader(octets: Uint8Array, secret: Uint8Array): ReadDialHeader {
  const decoded = decodeProxyV2(octets);
  if (decoded.kind !== 'header') return { kind: decoded.kind };
  const dial = readDial(decoded.header, secret);
  return dial ? { kind: 'dial', dial, length: decoded.length } : { kind: 'bad' };
}

/**
 * Takes the dial's header from a connection to an internal listener. The socket is paused afterwards.
 * @returns undefined when there is none of this process: the socket is destroyed without a word.
 */
export function receiveDial(
  socket: Socket,
  secret: Uint8Array,
  clock: LabClock,
): Promise<{ dial: Dial; rest: Uint8Array } | undefined> {
  return new Promise((resolve) => {
    let held: Buffer = Buffer.alloc(0);
    const finish = (received: { dial: Dial; rest: Uint8Array } | undefined) => {
      cancel();
      socket.removeListener('data', take).removeListener('error', fail).removeListener('close', fail);
      socket.pause();
      if (!received) {
        // A late error of a socket that is thrown away concerns nobody.
        socket.on('error', () => undefined);
        socket.destroy();
      }
      resolve(received);
    };
    const fail = () => finish(undefined);
    const take = (octets: Buffer) => {
      held = held.length === 0 ? octets : Buffer.concat([held, octets]);
      const read = readDialHeader(held, secret);
      if (read.kind === 'dial') finish({ dial: read.dial, rest: held.subarray(read.length) });
      else if (read.kind === 'bad') finish(undefined);
    };
    const cancel = clock.after(HEADER_MS, fail);
    socket.on('data', take).on('error', fail).on('close', fail);
  });
}
