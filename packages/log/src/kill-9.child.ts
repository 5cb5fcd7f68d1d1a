/**
 * A process to be killed: keeps mail and appends events until then, and writes a line to stdout for what it could
 * have acknowledged. `node --import tsx kill-9.child.ts <folder>`; started by kill-9.test.ts.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { openFileBlobs } from './file-blobs.ts';
import { openLibsqlLog } from './libsql-log.ts';

const folder = process.argv[2]!;
const log = openLibsqlLog({ file: join(folder, 'log.db') });
const blobs = openFileBlobs({ dir: join(folder, 'blobs') });

/** Waits while the reader does not keep up: a full pipe answers EAGAIN to whoever writes on all the same. */
async function acknowledge(line: string): Promise<void> {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain');
}

async function type(room: string): Promise<never> {
  const { events } = log.append(room, [
    {
      kind: 'connection.opened',
      by: 'outside',
      from: { address: '10.20.0.7', port: 1 },
      to: { address: '192.0.2.10', port: 1025 },
      service: 'mock',
      tls: 'none',
    },
  ]);
  const connection = events[0]!.seq;
  for (;;) {
    const octets = randomBytes(200);
    const { events, committed } = log.append(room, [
      {
        kind: 'connection.octets',
        connection,
        from: 'client',
        layer: 'clear',
        offset: 0,
        length: 200,
        octets,
      },
    ]);
    await committed;
    await acknowledge(`event ${room} ${events[0]!.seq} ${octets.toString('hex')}\n`);
  }
}

async function deliver(room: string): Promise<never> {
  for (let i = 0; ; i++) {
    const writer = blobs.create();
    await writer.write(randomBytes(i % 3 === 0 ? 150_000 : 2_000));
    const { sha256, size } = await writer.finish();
    const { events, committed } = log.append(room, [
      {
        kind: 'mail.stored',
        mailbox: 'mock',
        folder: 'INBOX',
        blob: sha256,
        size,
        prefix: '',
        flags: [],
        envelope: { reversePath: '', forwardPaths: [] },
        summary: { from: '', to: '', subject: '', date: '', attachments: 0, snippet: '' },
      },
    ]);
    await committed;
    await acknowledge(`mail ${room} ${events[0]!.seq} ${sha256}\n`);
  }
}

await Promise.all([type('a'), type('b'), type('b'), deliver('a'), deliver('c')]);
