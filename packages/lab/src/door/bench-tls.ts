/**
 * What TLS over the tapped stream costs beside TLS straight on the socket: `node --import tsx packages/lab/src/door/bench-tls.ts`.
 * Blocks in turn; prints medians of ratios. The client is the same for both and in the same process, so ratios err towards 1.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { connect as connectTls, createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { createMemoryLog } from '@ehlo/log';
import { realClock } from '../clock.ts';
import { createCertificates } from './certificates.ts';
import { Door } from './door.ts';
import { Tap } from './tap.ts';

const BLOCKS = 20;
const LINES = 300;
const BULK_OCTETS = 32 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

const folder = await mkdtemp(join(tmpdir(), 'ehlo-bench-tls-'));
const certificates = await createCertificates(
  folder,
  { hosts: ['mail.campus.test'], addresses: [] },
  Date.now,
)();

/** Both servers answer a line with a line, and `B` with many octets. */
const straight = createTlsServer({ cert: certificates.chain, key: certificates.key }, (socket) => {
  socket.setNoDelay(true);
  socket.on('data', (octets) => void answer(octets, (reply) => socket.write(reply)));
  socket.on('error', () => socket.destroy());
});
const tapped = createServer({ allowHalfOpen: true }, (socket) => {
  const tap = new Tap(
    createMemoryLog(),
    {
      kind: 'connection.opened',
      by: 'outside',
      from: { address: '10.20.0.1', port: 1 },
      to: { address: '192.0.2.25', port: 465 },
      service: 'smtps',
      tls: 'implicit',
    },
    () => undefined,
  );
  tap.settle('bench');
  const door = new Door(socket, tap, realClock);
  door.open(
    {
      octets: (octets) => void answer(octets, (reply) => door.write(reply)),
      ended: () => door.end('client'),
      drained: () => undefined,
      secured: () => undefined,
      gone: () => undefined,
    },
    undefined,
    certificates.good,
  );
});

async function answer(octets: Uint8Array, write: (reply: Uint8Array) => boolean): Promise<void> {
  if (octets[0] !== 0x42) return void write(Buffer.from('250 OK\r\n'));
  for (let sent = 0; sent < BULK_OCTETS; sent += CHUNK.length) {
    // Lets the client, which shares this process, take what was written.
    if (!write(CHUNK)) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function dial(server: Server): Promise<TLSSocket> {
  const { port } = server.address() as AddressInfo;
  const socket = connectTls({
    port,
    host: '127.0.0.1',
    ca: certificates.authority,
    servername: 'mail.campus.test',
  });
  await once(socket, 'secureConnect');
  socket.setNoDelay(true);
  return socket;
}

async function lineUs(socket: TLSSocket): Promise<number> {
  const before = performance.now();
  for (let line = 0; line < LINES; line++) {
    socket.write('NOOP\r\n');
    await once(socket, 'data');
  }
  return ((performance.now() - before) * 1000) / LINES;
}

async function bulkMs(socket: TLSSocket): Promise<number> {
  const before = performance.now();
  let left = BULK_OCTETS;
  socket.write('B\r\n');
  while (left > 0) left -= ((await once(socket, 'data')) as [Buffer])[0].length;
  return performance.now() - before;
}

async function handshakeMs(server: Server): Promise<number> {
  const before = performance.now();
  const socket = await dial(server);
  const took = performance.now() - before;
  socket.destroy();
  return took;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

straight.listen(0, '127.0.0.1');
tapped.listen(0, '127.0.0.1');
await Promise.all([once(straight, 'listening'), once(tapped, 'listening')]);
const [plain, door] = [await dial(straight), await dial(tapped)];
const ratios = { line: [] as number[], bulk: [] as number[], handshake: [] as number[] };
for (let block = 0; block < BLOCKS; block++) {
  const theirs = {
    line: await lineUs(plain),
    bulk: await bulkMs(plain),
    handshake: await handshakeMs(straight),
  };
  const ours = { line: await lineUs(door), bulk: await bulkMs(door), handshake: await handshakeMs(tapped) };
  for (const key of ['line', 'bulk', 'handshake'] as const) ratios[key].push(ours[key] / theirs[key]);
}
process.stdout.write(
  `time beside TLS straight on the socket, medians of ${BLOCKS} blocks: ` +
    `a line ${median(ratios.line).toFixed(2)} ×, 32 MiB ${median(ratios.bulk).toFixed(2)} ×, a handshake ${median(ratios.handshake).toFixed(2)} ×\n`,
);
await rm(folder, { recursive: true });
process.exit(0);
