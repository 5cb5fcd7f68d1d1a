import { concat } from '@ehlo/protocol';
import { isLost } from '../../names/resolve.ts';
import type { Connection } from '../../world.ts';
import type { Process } from '../program.ts';
import type { Server } from './lookup.ts';

/** Why nothing comes, in libisc's words. */
export type Silence =
  | 'timed out'
  | 'connection refused'
  | 'connection reset'
  | 'end of file'
  | 'network unreachable';

export type Heard = { ok: true; octets: Uint8Array } | { ok: false; why: Silence };

/** One UDP socket or TCP connection to one server. */
export interface Conversation {
  send(query: Uint8Array): Promise<void>;
  /** The next message, without TCP's length prefix. */
  next(): Promise<Heard>;
  close(): void;
}

export type Opened =
  | { ok: true; conversation: Conversation }
  /** `sentence`: the lab's own reason, where it has one to tell. */
  | { ok: false; why: Silence; sentence?: string };

export interface Peer {
  server: Server;
  port: number;
  transport: 'udp' | 'tcp';
  /** Of the call, and of each silence. */
  timeoutMs: number;
  source?: string | undefined;
}

export async function open(process: Process, peer: Peer): Promise<Opened> {
  const { server, port, transport, timeoutMs, source } = peer;
  const dialled = await process.until(
    process.world.net.dial(
      {
        transport,
        host: server.called,
        address: server.address,
        port,
        timeoutMs,
        ...(source === undefined ? {} : { source }),
      },
      process.interrupt,
    ),
  );
  if (dialled.ok) return { ok: true, conversation: speak(process, dialled.connection, peer) };
  const { failure, sentence } = dialled;
  // A datagram that nobody takes is noticed when the answer is waited for, not when it is sent.
  if (transport === 'udp' && (failure === 'refused' || failure === 'timed-out'))
    return {
      ok: true,
      conversation: deaf(failure === 'refused' ? 'connection refused' : 'timed out'),
    };
  const why =
    failure === 'refused'
      ? 'connection refused'
      : failure === 'timed-out'
        ? 'timed out'
        : 'network unreachable';
  return { ok: false, why, ...(sentence === undefined ? {} : { sentence }) };
}

function deaf(why: Silence): Conversation {
  return {
    send: () => Promise.resolve(),
    next: () => Promise.resolve({ ok: false, why }),
    close: () => undefined,
  };
}

function speak(process: Process, connection: Connection, { transport, timeoutMs }: Peer): Conversation {
  const tcp = transport === 'tcp';
  let received: Uint8Array = new Uint8Array();

  /** RFC 1035 §4.2.2: two octets of length in front of each message. */
  const takeFrame = (): Uint8Array | undefined => {
    const length = ((received[0] ?? 0) << 8) | (received[1] ?? 0);
    if (received.length < 2 || received.length < 2 + length) return undefined;
    const message = received.slice(2, 2 + length);
    received = received.slice(2 + length);
    return message;
  };
  const read = async (): Promise<Heard> => {
    try {
      for (;;) {
        const whole = tcp ? takeFrame() : undefined;
        if (whole) return { ok: true, octets: whole };
        const chunk = await connection.read();
        if (chunk === null) return { ok: false, why: tcp ? 'end of file' : 'timed out' };
        if (!tcp) return { ok: true, octets: chunk };
        received = concat([received, chunk]);
      }
    } catch (error) {
      if (isLost(error)) return { ok: false, why: tcp ? 'connection reset' : 'connection refused' };
      throw error;
    }
  };

  return {
    async send(query) {
      const framed = tcp ? concat([Uint8Array.of(query.length >> 8, query.length & 255), query]) : query;
      try {
        await process.until(connection.write(framed));
      } catch (error) {
        // What became of it shows when the answer is read.
        if (!isLost(error)) throw error;
      }
    },
    async next() {
      let cancel = () => {};
      const late = new Promise<Heard>((resolve) => {
        cancel = process.world.clock.after(timeoutMs, () => resolve({ ok: false, why: 'timed out' }));
      });
      try {
        return await process.until(Promise.race([read(), late]));
      } finally {
        cancel();
      }
    },
    close: () => connection.abort(),
  };
}
