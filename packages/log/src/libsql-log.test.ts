import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreFull } from './blob-store.ts';
import { closed, eventLogContract, octets, opened, stored, weightOf } from './event-log.contract.ts';
import type { ReadQuery } from './event-log.ts';
import { openLibsqlLog } from './libsql-log.ts';
import { createMemoryLog } from './memory-log.ts';
import { MIGRATIONS } from './migrations.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-log-'));
});
afterAll(() => rm(folder, { recursive: true }));
const fresh = () => join(folder, `${count++}.db`);

eventLogContract('openLibsqlLog', (options) => openLibsqlLog({ file: fresh(), ...options }));

describe('openLibsqlLog', () => {
  it('goes on where it was closed: events, numbers and usage', async () => {
    const file = fresh();
    const before = openLibsqlLog({ file });
    const { events } = before.append('a', [opened, octets(1, 'hello'), closed(1), stored('aa', 9)]);
    await before.close();
    const after = openLibsqlLog({ file });
    expect(await after.read('a')).toEqual(events);
    expect(await after.usage('a')).toEqual({ octets: 5, mail: 9 + weightOf(stored('aa', 9)) });
    expect(after.append('a', [opened]).events[0]!.seq).toBe(5);
    await after.close();
  });

  it('opens a store from before events were weighed: mail in it counts as it did', async () => {
    const file = fresh();
    const old = new Database(file);
    old.exec(MIGRATIONS[0]!);
    old.exec("INSERT INTO rooms (name, visited, octets, mail, pruned) VALUES ('a', 0, 0, 9, 0)");
    old.exec("INSERT INTO mails (room, seq, sha256, size, accepted) VALUES (1, 7, 'aa', 9, 0)");
    old.exec('PRAGMA user_version = 1');
    old.close();
    const log = openLibsqlLog({ file });
    await log.append('a', [stored('bb', 1)]).committed;
    expect((await log.usage('a')).mail).toBe(10 + weightOf(stored('bb', 1)));
    await log.append('a', [{ kind: 'mail.expunged', stored: [7] }]).committed;
    expect((await log.usage('a')).mail).toBe(1 + weightOf(stored('bb', 1)));
    await log.close();
  });

  it('finds octets again that an earlier version kept as rows, and prunes them as its own', async () => {
    const file = fresh();
    const old = new Database(file);
    for (const step of MIGRATIONS.slice(0, 2)) old.exec(step);
    old.exec("INSERT INTO rooms (name, visited, octets, mail, pruned) VALUES ('a', 0, 700, 0, 0)");
    const row = old.prepare(
      'INSERT INTO events (row, room, seq, at, kind, connection, octets, json) VALUES (?, 1, ?, ?, ?, 1, ?, ?)',
    );
    const { kind, ...rest } = opened;
    row.run([1, 1, 1, kind, null, JSON.stringify(rest)]);
    const json = '{"from":"client","layer":"clear","offset":0,"length":700}';
    row.run([2, 2, 2, 'connection.octets', Buffer.from('x'.repeat(700)), json]);
    row.run([3, 3, 3, 'connection.closed', null, '{"by":"client","how":"ended"}']);
    old.exec('PRAGMA user_version = 2');
    old.close();
    const log = openLibsqlLog({ file, caps: { roomOctets: 1000 } });
    const before = await log.read('a');
    const chunk = octets(1, 'x'.repeat(700));
    expect(before.map(({ room: _room, seq: _seq, at: _at, ...draft }) => draft)).toEqual([
      opened,
      chunk,
      closed(1),
    ]);
    expect(await log.read('a', { connection: 1 })).toEqual(before);
    const { events, committed } = log.append('a', [opened, octets(4, 'y'.repeat(400))]);
    expect(events[0]!.seq).toBe(4);
    await committed;
    while ((await log.usage('a')).octets > 1000) await new Promise((resolve) => setImmediate(resolve));
    expect((await log.usage('a')).octets).toBe(400);
    const kept = await log.read('a', { kinds: ['connection.octets'] });
    expect(kept.map((event) => 'octets' in event)).toEqual([false, true]);
    await log.close();
  });

  it('goes on after a close in the middle of sweeping a dropped room', async () => {
    const file = fresh();
    const before = openLibsqlLog({ file });
    await before.append(
      'a',
      Array.from({ length: 3000 }, () => octets(1, 'x')),
    ).committed;
    await before.drop('a');
    await before.append('a', [opened]).committed;
    await before.close();
    const after = openLibsqlLog({ file });
    expect((await after.read('a')).length).toBe(1);
    await after.append('b', [opened]).committed;
    await after.close();
  });

  it('finds again what came after the newest events of all were dropped', async () => {
    const file = fresh();
    const before = openLibsqlLog({ file });
    await before.append(
      'a',
      Array.from({ length: 3000 }, () => octets(1, 'x')),
    ).committed;
    await before.drop('a');
    // Long enough for every row to be swept.
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    const { events } = before.append('a', [opened, octets(1, 'y')]);
    await before.close();
    const after = openLibsqlLog({ file });
    expect(await after.read('a')).toEqual(events);
    expect(await after.read('a', { connection: 1 })).toEqual(events);
    expect(await after.head('a')).toBe(2);
    await after.close();
  });

  it('prunes the octets of connections that an earlier process never closed', async () => {
    const file = fresh();
    const before = openLibsqlLog({ file, caps: { roomOctets: 100 } });
    await before.append('a', [opened, octets(1, 'x'.repeat(90))]).committed;
    await before.close();
    const after = openLibsqlLog({ file, caps: { roomOctets: 100 } });
    await after.append('a', [opened, octets(3, 'y'.repeat(90))]).committed;
    while ((await after.usage('a')).octets > 100) await new Promise((resolve) => setImmediate(resolve));
    const kept = await after.read('a', { kinds: ['connection.octets'] });
    expect(kept.map((event) => 'octets' in event)).toEqual([false, true]);
    await after.close();
  });

  it('prunes a connection of thousands of chunks a slice at a time, and counts right', async () => {
    const log = openLibsqlLog({ file: fresh(), caps: { roomOctets: 1000 } });
    await log.append('a', [opened, ...Array.from({ length: 1800 }, () => octets(1, 'x')), closed(1)])
      .committed;
    while ((await log.usage('a')).octets > 1000) await new Promise((resolve) => setImmediate(resolve));
    const kept = await log.read('a', { kinds: ['connection.octets'] });
    expect(kept.filter((event) => 'octets' in event).length).toBe((await log.usage('a')).octets);
    await log.close();
  });

  it('says StoreFull when the disk is full, tells nobody, and goes on when there is room', async () => {
    const log = openLibsqlLog({ file: fresh(), maxFileOctets: 400_000 });
    const told: number[] = [];
    log.follow('a', 0, (events) => told.push(...events.map(({ seq }) => seq)));
    await log.append('a', [opened]).committed;
    const tooBig = log.append('a', [octets(1, 'x'.repeat(1_000_000))]);
    const behind = log.append('b', [opened]);
    await expect(tooBig.committed).rejects.toThrow(StoreFull);
    await expect(tooBig.committed).rejects.toThrow(/No space left for .*\.db/);
    await expect(behind.committed).rejects.toThrow(StoreFull);
    expect(await log.rooms()).toEqual(['a']);
    const next = log.append('a', [octets(1, 'fits')]);
    const other = log.append('b', [opened]);
    await Promise.all([next.committed, other.committed]);
    expect(next.events[0]!.seq).toBe(2);
    expect(other.events[0]!.seq).toBe(1);
    expect(told).toEqual([1, 2]);
    expect((await log.usage('a')).octets).toBe(4);
    expect((await log.read('a')).map(({ seq }) => seq)).toEqual([1, 2]);
    await log.close();
  });

  it('fails everything queued behind a failed commit, so that no number is missing', async () => {
    const log = openLibsqlLog({ file: fresh(), maxFileOctets: 400_000 });
    const appends = Array.from({ length: 6 }, () => log.append('a', [octets(1, 'x'.repeat(1_000_000))]));
    const outcomes = await Promise.allSettled(appends.map(({ committed }) => committed));
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'rejected'));
    expect(log.append('a', [opened]).events[0]!.seq).toBe(1);
    await log.close();
  });

  it('refuses the file of a newer version, naming both and the way out', async () => {
    const file = fresh();
    await openLibsqlLog({ file }).close();
    const db = new Database(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => openLibsqlLog({ file })).toThrow(
      new RegExp(
        `${file} was written by a newer EHLO \\(schema version 99; this one knows up to \\d+\\)\\..*EHLO_DATA_DIR`,
      ),
    );
  });

  it('refuses a file that another log has open', async () => {
    const file = fresh();
    const first = openLibsqlLog({ file });
    expect(() => openLibsqlLog({ file })).toThrow(/is open in another process/);
    await first.append('a', [opened]).committed;
    await first.close();
    await openLibsqlLog({ file }).close();
  });

  it('refuses a file that is no store', async () => {
    const file = fresh();
    await writeFile(file, 'Dear diary, '.repeat(1000));
    expect(() => openLibsqlLog({ file })).toThrow(/is not an EHLO store/);
  });

  it('copies the WAL into the file while it is open, and leaves one file', async () => {
    const file = fresh();
    const log = openLibsqlLog({ file });
    const text = 'x'.repeat(100_000);
    // Ten megabytes of WAL are written before a checkpoint is due.
    for (let i = 0; i < 160; i++) await log.append('a', [octets(1, text)]).committed;
    while ((await stat(file)).size < 1_000_000) await new Promise((resolve) => setImmediate(resolve));
    await log.append('a', [closed(1)]).committed;
    await log.close();
    const beside = (await readdir(folder)).filter((name) => name.startsWith(`${basename(file)}`));
    expect(beside.sort()).toEqual([basename(file), `${basename(file)}.lock`]);
    const again = openLibsqlLog({ file });
    expect(await again.head('a')).toBe(161);
    await again.close();
  });

  it('keeps its word with more rooms than it keeps at hand', async () => {
    const log = openLibsqlLog({ file: fresh() });
    for (let i = 0; i < 5000; i++) log.append(`room ${i}`, [opened, octets(1, 'x')]);
    await log.append('last', [opened]).committed;
    for (const i of [0, 2500, 4999]) {
      expect((await log.append(`room ${i}`, [closed(1)])).events[0]!.seq).toBe(3);
      expect((await log.usage(`room ${i}`)).octets).toBe(1);
    }
    expect(await log.rooms()).toHaveLength(5001);
    await log.close();
  });

  it('answers as the memory log does, however much is entered in the indexes already', async () => {
    const now = () => 1;
    const file = fresh();
    let log = openLibsqlLog({ file, now });
    const memory = createMemoryLog({ now });
    const random = randomNumbers(7);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let round = 0; round < 40; round++) {
      const room = `room ${below(3)}`;
      const head = await memory.head(room);
      const drafts = Array.from(
        { length: below(500) },
        () =>
          [opened, closed(1 + below(head + 1)), octets(1 + below(head + 1), 'x'), octets(1, 'y')][below(4)]!,
      );
      const both = [log, memory].map((each) => each.append(room, drafts).committed);
      await Promise.all(both);
      if (round % 13 === 12) {
        await log.close();
        log = openLibsqlLog({ file, now });
      }
      for (let i = 0; i < 5; i++) {
        const query: ReadQuery = {
          after: below(head + 2),
          backwards: below(2) === 0,
          limit: 1 + below(1500),
          ...(below(2) && { upTo: below(head + 600) }),
          ...(below(2) && { connection: 1 + below(4) }),
          ...(below(2) && { kinds: ['connection.opened', 'connection.octets'] }),
          ...(below(2) && { notKinds: ['connection.octets'] }),
        };
        expect(await log.read(room, query), JSON.stringify(query)).toEqual(await memory.read(room, query));
      }
      expect(await log.usage(room)).toEqual(await memory.usage(room));
    }
    await log.close();
    await memory.close();
  });
});

/** Random enough numbers in [0, 1), the same every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
