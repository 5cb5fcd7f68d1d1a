/** One session that types lines and waits for each answer: through EHLO's bridge, or through the baseline. */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { decodeStreamFrame, encodeStreamFrame, FRAME_VERSION } from '@ehlo/wire';
import { WebSocket } from 'ws';

export interface LineSession {
  /** Sends octets; resolves when the next reply is whole. */
  ask(octets: Uint8Array): Promise<void>;
  close(): void;
}

/** Nobody waits longer for a line: it was lost. */
const LOST_MS = 30_000;
const LF = 10;
const HYPHEN = 45;
const waiters = new Set<{ since: number; failed(error: Error): void }>();
setInterval(() => {
  for (const waiter of waiters) {
    if (performance.now() - waiter.since > LOST_MS)
      waiter.failed(new Error(`no line came for ${LOST_MS / 1000} s`));
  }
}, 1000).unref();

/** Anything that turns a stream of chunks into replies: one ends with the line whose code no hyphen follows (RFC 5321 §4.2.1). */
function lineWaiter(name: string): {
  heard(chunk: Uint8Array): void;
  next(): Promise<void>;
  failed(error: Error): void;
} {
  let waiting: { resolve: () => void; reject: (error: Error) => void } | undefined;
  let ready = 0;
  let column = 0;
  let goesOn = false;
  const watched = {
    since: Number.POSITIVE_INFINITY,
    failed(error: Error) {
      waiting?.reject(new Error(`${name}: ${error.message}`));
      waiting = undefined;
      watched.since = Number.POSITIVE_INFINITY;
    },
  };
  waiters.add(watched);
  return {
    heard(chunk) {
      for (const octet of chunk) {
        if (octet === LF) {
          if (!goesOn) ready++;
          column = 0;
          goesOn = false;
          continue;
        }
        if (column === 3 && octet === HYPHEN) goesOn = true;
        column++;
      }
      if (ready > 0 && waiting !== undefined) {
        ready--;
        const { resolve } = waiting;
        waiting = undefined;
        watched.since = Number.POSITIVE_INFINITY;
        resolve();
      }
    },
    next() {
      if (ready > 0) {
        ready--;
        return Promise.resolve();
      }
      watched.since = performance.now();
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    failed: watched.failed,
  };
}

export async function naiveSession(port: number): Promise<LineSession> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  const waiter = lineWaiter('baseline');
  socket.on('message', (octets: Buffer) => waiter.heard(octets));
  socket.on('error', (error) => waiter.failed(error));
  socket.on('close', () => waiter.failed(new Error('naive session closed')));
  await waiter.next();
  return {
    ask(octets) {
      socket.send(octets);
      return waiter.next();
    },
    close: () => socket.terminate(),
  };
}

export interface EhloTarget {
  port: number;
  host: string;
  address: string;
}

export const MOCK: EhloTarget = { host: 'localhost', address: '127.0.0.1', port: 1025 };

/** A cookie of a new person, as a browser gets it by opening the page. */
export async function newPerson(webPort: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${webPort}/api/rooms/me`, {
    signal: AbortSignal.timeout(LOST_MS),
  });
  // Read to its end, for the connection serves the next one only then.
  const told = await response.text();
  const cookie = response.headers.get('set-cookie');
  if (cookie === null) throw new Error(`No cookie for a new person: ${response.status} ${told}`);
  return cookie.split(';')[0] as string;
}

export async function ehloSession(
  webPort: number,
  cookie: string,
  target = MOCK,
): Promise<LineSession & { connection: number }> {
  const origin = `http://127.0.0.1:${webPort}`;
  const socket = new WebSocket(`ws://127.0.0.1:${webPort}/bridge`, {
    perMessageDeflate: false,
    headers: { cookie, origin },
  });
  const waiter = lineWaiter('EHLO');
  let sent = 0;
  let received = 0;
  let acknowledged = 0;
  let frames = 0;
  let connection = 0;
  socket.on('error', (error) => waiter.failed(error));
  socket.on('close', () => waiter.failed(new Error('EHLO session closed')));
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) {
      const frame = JSON.parse(data.toString()) as { type: string; connection?: number };
      if (frame.type === 'dialled') connection = frame.connection ?? 0;
      if (frame.type === 'failed' || frame.type === 'problem') waiter.failed(new Error(data.toString()));
      return;
    }
    const frame = decodeStreamFrame(data);
    if (frame === undefined) return;
    received += frame.octets.length;
    frames++;
    // As the page does (apps/web/src/bridge/stream.ts): in bulk, by octets and by frames.
    if (received - acknowledged >= 32 * 1024 || frames >= 256) {
      acknowledged = received;
      frames = 0;
      socket.send(JSON.stringify({ type: 'ack', stream: 1, offset: received }));
    }
    waiter.heard(frame.octets);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const tab = randomBytes(16).toString('hex');
  socket.send(JSON.stringify({ type: 'hello', version: FRAME_VERSION, tab, resume: [] }));
  socket.send(JSON.stringify({ type: 'dial', stream: 1, transport: 'tcp', timeoutMs: 10_000, ...target }));
  await waiter.next();
  return {
    connection,
    ask(octets) {
      socket.send(encodeStreamFrame(1, sent, octets));
      sent += octets.length;
      return waiter.next();
    },
    close: () => socket.terminate(),
  };
}
