/** The lab alone, without a page: relays what its campus MTA takes, and says how many mails their next server has taken. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Concierge, createLab } from '@ehlo/lab';
import { openFileBlobs, openLibsqlLog } from '@ehlo/log';

const ROOM = 'bench';
const PERSON = { room: ROOM, person: 'bench1', address: '10.20.0.7' };
const concierge: Concierge = {
  byAddress: () => ({ ...PERSON, claimed: true }),
  byName: () => undefined,
  roomOfHandle: () => undefined,
  passwordOf: () => undefined,
  personOfRoom: () => ({ handle: PERSON.person, address: PERSON.address }),
};

const folder = mkdtempSync(join(tmpdir(), 'ehlo-bench-relay-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'blobs'));
const log = openLibsqlLog({ file: join(folder, 'log.db') });
const lab = await createLab({
  bind: '127.0.0.1',
  ports: { mta: 0 },
  log,
  blobs: openFileBlobs({ dir: join(folder, 'blobs') }),
  concierge,
  dataDir: folder,
  roomMailOctets: 2 ** 40,
});
let relayed = 0;
log.follow(ROOM, 0, (events) => {
  const before = relayed;
  for (const event of events) if (event.kind === 'mail.relayed') relayed += event.forwardPaths.length;
  if (relayed > before) process.stdout.write(`relayed ${relayed}\n`);
});
process.stdout.write(`port ${lab.ports.mta}\n`);
process.on('SIGTERM', () => process.exit(0));
