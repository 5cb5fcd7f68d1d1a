/**
 * A lab to be killed: relays what the campus MTA takes. Writes its port, and the newest event of the room as it found it,
 * to stdout. `node --import tsx kill-9.child.ts <folder>`; started by kill-9.test.ts.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openFileBlobs, openLibsqlLog } from '@ehlo/log';
import { createLab } from '../create-lab.ts';
import { createFakeConcierge, OCEAN } from '../lab.fixture.ts';

const folder = process.argv[2] as string;
mkdirSync(join(folder, 'blobs'), { recursive: true });
const log = openLibsqlLog({ file: join(folder, 'log.db') });
const found = await log.head(OCEAN.room);
const lab = await createLab({
  bind: '127.0.0.1',
  ports: { mta: 0 },
  log,
  blobs: openFileBlobs({ dir: join(folder, 'blobs') }),
  concierge: createFakeConcierge(OCEAN),
  dataDir: folder,
  relay: { schedule: { retrySeconds: [1], lifetimeSeconds: 3600 } },
});
process.stdout.write(`${lab.ports.mta} ${found}\n`);
setInterval(() => {
  if (lab.queue.queue(OCEAN.room).length === 0) process.stdout.write('empty\n');
}, 100);
