/**
 * CPU and time per `connection.octets` event, appended in turns as a busy server would, committed and followed.
 * `node --import tsx packages/log/src/bench-append.ts [rooms] [events per turn] [octets per event]`
 * Prints one line a block; compare blocks, and change one thing at a time: the machine's load moves them all.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '@ehlo/wire';
import { openLibsqlLog } from './libsql-log.ts';

const [rooms = 200, perTurn = 200, size = 40] = process.argv.slice(2).map(Number);
const BLOCKS = 8;
const TURNS = Math.ceil(20_000 / perTurn);

const folder = mkdtempSync(join(tmpdir(), 'ehlo-bench-'));
const log = openLibsqlLog({ file: join(folder, 'log.db') });
const octets = new Uint8Array(size).fill(0x61);
let followed = 0;
for (let room = 0; room < rooms; room++) {
  log.follow(`room ${room}`, 0, (events) => {
    followed += events.length;
  });
}

function draft(offset: number): Draft {
  return {
    kind: 'connection.octets',
    connection: 1,
    from: 'client',
    layer: 'clear',
    offset,
    length: size,
    octets,
  };
}

let appended = 0;
for (let block = 0; block < BLOCKS; block++) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  let longestMs = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const began = performance.now();
    let committed: Promise<void> | undefined;
    for (let i = 0; i < perTurn; i++) {
      committed = log.append(`room ${appended % rooms}`, [draft(appended)]).committed;
      appended++;
    }
    await committed;
    longestMs = Math.max(longestMs, performance.now() - began);
  }
  const events = TURNS * perTurn;
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(
    `${rooms} rooms, ${perTurn} events a turn, ${size} octets: ` +
      `${((user + system) / events).toFixed(1)} µs CPU an event, ${((wallMs * 1000) / TURNS).toFixed(0)} µs a turn, ` +
      `longest turn ${longestMs.toFixed(1)} ms\n`,
  );
}
await log.close();
rmSync(folder, { recursive: true });
if (followed !== appended) throw new Error(`Followers got ${followed} of ${appended} events.`);
