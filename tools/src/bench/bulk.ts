/** Many octets from a server to a page: how fast, and what a reader that stops costs the bridge. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Credit, decodeStreamFrame, FRAME_VERSION } from '@ehlo/wire';
import { WebSocket } from 'ws';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** A server that sends `octets` octets to whoever dials, as fast as they are taken. */
export async function bulkSource(octets: number): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    let left = octets;
    const pour = () => {
      while (left > 0) {
        const piece = left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
        left -= piece.length;
        if (!socket.write(piece)) return void socket.once('drain', pour);
      }
      socket.end();
    };
    pour();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export interface BulkReader {
  /** Octets received so far. */
  readonly received: number;
  /** Resolves when `octets` have come. */
  all(octets: number): Promise<void>;
  close(): void;
}

function reader(socket: WebSocket, octetsOf: (data: Buffer, isBinary: boolean) => number): BulkReader {
  let received = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let resolve: () => void = () => {};
  socket.on('message', (data: Buffer, isBinary) => {
    received += octetsOf(data, isBinary);
    if (received >= wanted) resolve();
  });
  return {
    get received() {
      return received;
    },
    all(octets) {
      wanted = octets;
      return new Promise((done) => {
        resolve = done;
        if (received >= octets) done();
      });
    },
    close: () => socket.terminate(),
  };
}

/** @param until after so many octets the page takes nothing more and acknowledges nothing, as a tab does whose script hangs */
export async function naiveBulk(port: number, until = Number.POSITIVE_INFINITY): Promise<BulkReader> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  let received = 0;
  const bulk = reader(socket, (data) => {
    received += data.length;
    if (received >= until) socket.pause();
    return data.length;
  });
  await once(socket, 'open');
  return bulk;
}

/** @param until as with `naiveBulk` */
export async function ehloBulk(
  webPort: number,
  cookie: string,
  until = Number.POSITIVE_INFINITY,
): Promise<BulkReader> {
  const socket = new WebSocket(`ws://127.0.0.1:${webPort}/bridge`, {
    perMessageDeflate: false,
    headers: { cookie, origin: `http://127.0.0.1:${webPort}` },
  });
  const credit = new Credit(0, performance.now());
  let acknowledged = 0;
  let received = 0;
  const bulk = reader(socket, (data, isBinary) => {
    if (!isBinary) {
      const frame = JSON.parse(data.toString()) as { type: string };
      if (frame.type === 'failed' || frame.type === 'problem') throw new Error(data.toString());
      return 0;
    }
    const length = decodeStreamFrame(data)?.octets.length ?? 0;
    received += length;
    // As the page does (apps/web/src/bridge/stream.ts).
    credit.taken(received, 0, performance.now());
    if (received - acknowledged >= credit.step) {
      acknowledged = received;
      socket.send(JSON.stringify(credit.ack(1, received)));
    }
    if (received >= until) socket.pause();
    return length;
  });
  await once(socket, 'open');
  const tab = randomBytes(16).toString('hex');
  socket.send(JSON.stringify({ type: 'hello', version: FRAME_VERSION, tab, resume: [] }));
  socket.send(
    JSON.stringify({
      type: 'dial',
      stream: 1,
      transport: 'tcp',
      timeoutMs: 5000,
      host: 'bulk',
      address: '127.0.0.1',
      port: 9999,
    }),
  );
  return bulk;
}

/** @returns MB a second. */
export async function megabytesPerSecond(bulk: BulkReader, octets: number): Promise<number> {
  const before = performance.now();
  await bulk.all(octets);
  bulk.close();
  return octets / 1e6 / ((performance.now() - before) / 1000);
}
