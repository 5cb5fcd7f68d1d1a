import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFileBlobs } from './file-blobs.ts';
import { openLibsqlLog } from './libsql-log.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-kill-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the child until it acknowledged `count` lines, kills it, and gives back every whole line it wrote. */
async function killedAfter(count: number): Promise<string[][]> {
  const script = fileURLToPath(new URL('./kill-9.child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const read = createInterface(child.stdout);
  read.on('line', (line) => {
    lines.push(line);
    if (lines.length === count) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return lines.map((line) => line.split(' ')).filter((words) => words.length === 4 && words[3]!.length >= 64);
}

it('loses nothing that was acknowledged, and names no blob without a file, however often it is killed', async () => {
  const acknowledged: string[][] = [];
  // Uneven on purpose: the kill falls on another moment of a commit each time, and early ones fall on the start; late ones
  // behind events that the journal had handed over to the tables.
  for (const count of [1, 37, 210, 64, 433, 2107, 4330]) {
    acknowledged.push(...(await killedAfter(count)));
    const log = openLibsqlLog({ file: join(folder, 'log.db') });
    const blobs = openFileBlobs({ dir: join(folder, 'blobs') });
    const kept = new Map<string, string>();
    for (const room of await log.rooms()) {
      const events = await log.read(room);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      for (const event of events) {
        if (event.kind === 'connection.octets')
          kept.set(`event ${room} ${event.seq}`, Buffer.from(event.octets!).toString('hex'));
        if (event.kind !== 'mail.stored') continue;
        kept.set(`mail ${room} ${event.seq}`, event.blob);
        const octets = await blobs.read(event.blob);
        expect(octets?.length).toBe(event.size);
        expect(createHash('sha256').update(octets!).digest('hex')).toBe(event.blob);
      }
    }
    for (const [what, room, seq, value] of acknowledged)
      expect(kept.get(`${what} ${room} ${seq}`)).toBe(value);
    expect(await readdir(join(folder, 'blobs', 'tmp'))).toEqual([]);
    await log.close();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(700);
}, 60_000);
