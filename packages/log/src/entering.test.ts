import { once } from 'node:events';
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Logged } from '@ehlo/wire';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { StoreFull } from './blob-store.ts';
import { closed, octets, opened, stored } from './event-log.contract.ts';
import type { EventLog, LogCaps } from './event-log.ts';
import { openLibsqlLog } from './libsql-log.ts';

/** Threads that were started, the last one last. */
const threads = vi.hoisted(() => [] as Worker[]);
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  class RememberedWorker extends real.Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      threads.push(this);
    }
  }
  return { ...real, Worker: RememberedWorker };
});

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-entering-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  threads.length = 0;
  vi.restoreAllMocks();
});
const fresh = () => join(folder, `${count++}.db`);
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** More than a journal takes before it is sealed. */
const FULL = 8100;
const line = (index: number) => octets(1, `line ${index}`);
const lines = (first: number, many: number) => Array.from({ length: many }, (_, i) => line(first + i));

/** In one commit after the other, as a server has them. */
async function fill(log: EventLog, room: string, many: number): Promise<void> {
  for (let i = 0; i < many; i += 300) await log.append(room, lines(i, Math.min(300, many - i))).committed;
}

/** A log that has had so much that its next journals are entered in a thread. */
async function busyLog(file: string, caps?: LogCaps, maxFileOctets?: number): Promise<EventLog> {
  const log = openLibsqlLog({ file, ...(caps && { caps }), ...(maxFileOctets && { maxFileOctets }) });
  const megabyte = octets(1, 'x'.repeat(2 ** 20));
  for (let i = 0; i < 9; i++) {
    await log.append('busy', [megabyte]).committed;
    await turn();
  }
  return log;
}

/** The same, and its thread has begun. */
async function threadedLog(file: string, caps: LogCaps): Promise<EventLog> {
  const log = await busyLog(file, caps);
  await fill(log, 'b', FULL);
  while (threads.length === 0) await turn();
  return log;
}

const LINE_OCTETS = 100;

/** So many connections, one after the other, of 30 000 octets each. */
async function connect(log: EventLog, connections: number): Promise<void> {
  const text = 'x'.repeat(LINE_OCTETS);
  for (let round = 0; round < connections; round++) {
    const { events } = log.append('a', [opened]);
    const connection = events[0]!.seq;
    await log.append(
      'a',
      Array.from({ length: 300 }, () => octets(connection, text)),
    ).committed;
    await log.append('a', [closed(connection)]).committed;
  }
}

async function keptOctets(log: EventLog): Promise<number> {
  const events = await log.read('a', { kinds: ['connection.octets'] });
  return events.filter((event) => 'octets' in event).length * LINE_OCTETS;
}

const seqs = (events: readonly Logged[]) => events.map(({ seq }) => seq);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** What a kill at this moment would leave. */
function copyOf(file: string): string {
  const copy = fresh();
  for (const end of ['', '-wal', '.commits', '.commits2'])
    if (fs.existsSync(file + end)) fs.copyFileSync(file + end, copy + end);
  return copy;
}

async function headsOf(file: string, rooms: readonly string[]): Promise<number[]> {
  const log = openLibsqlLog({ file });
  const heads: number[] = [];
  for (const room of rooms) {
    const events = await log.read(room);
    expect(seqs(events)).toEqual(upTo(events.length));
    heads.push(events.length);
  }
  await log.close();
  return heads;
}

describe('entering in a thread', () => {
  it('reads what was written, at every moment between the commit and the tables', async () => {
    const log = await busyLog(fresh());
    let head = 0;
    for (let round = 0; round < 60; round++) {
      const { committed } = log.append('a', lines(head, 150));
      head += 150;
      await committed;
      expect(seqs(await log.read('a', { after: head - 400 }))).toEqual(upTo(head).slice(-400));
      const backwards = await log.read('a', { backwards: true, limit: 300 });
      expect(seqs(backwards)).toEqual(upTo(head).slice(-300).reverse());
      await turn();
    }
    expect(threads).toHaveLength(1);
    expect(seqs(await log.read('a'))).toEqual(upTo(head));
    // In no order that is promised: which rooms are entered already depends on the thread.
    expect((await log.rooms()).sort()).toEqual(['a', 'busy']);
    await log.close();
  });

  it('leaves to a kill nothing but what the next start finds, in both journals', async () => {
    const file = fresh();
    const log = await busyLog(file);
    for (let round = 1; round <= 12; round++) {
      await fill(log, 'a', 900);
      await log.append(`room ${round}`, [opened, octets(1, 'x'), stored(`${round}`, 9)]).committed;
      const copy = copyOf(file);
      expect(await headsOf(copy, ['a', `room ${round}`])).toEqual([900 * round, 3]);
    }
    await log.close();
  });

  it('closes while a journal is being entered, and keeps it', async () => {
    const file = fresh();
    const log = await busyLog(file);
    await fill(log, 'a', FULL);
    await log.append('a', lines(FULL, 10)).committed;
    await log.close();
    expect(fs.existsSync(`${file}.commits`) || fs.existsSync(`${file}.commits2`)).toBe(false);
    expect(await headsOf(file, ['a'])).toEqual([FULL + 10]);
  });

  it('drops a room whose events are on their way, and gives its name to another', async () => {
    const file = fresh();
    const log = await busyLog(file);
    await fill(log, 'a', FULL);
    await log.append('b', [opened]).committed;
    await log.drop('a');
    expect(await log.read('a')).toEqual([]);
    await log.append('a', [opened]).committed;
    await fill(log, 'b', FULL);
    await log.close();
    expect(await headsOf(file, ['a', 'b'])).toEqual([1, FULL + 1]);
  });

  it('prunes a room that is filled without a pause', async () => {
    const log = await threadedLog(fresh(), { roomOctets: 100_000 });
    await connect(log, 20);
    while ((await log.usage('a')).octets > 100_000) await turn();
    expect((await log.usage('a')).octets).toBe(await keptOctets(log));
    await log.close();
  });

  it('counts what is left when its room is dropped while it is pruned, and filled again', async () => {
    const log = await threadedLog(fresh(), { roomOctets: 100_000 });
    await connect(log, 20);
    await log.drop('a');
    expect(await log.usage('a')).toEqual({ octets: 0, mail: 0 });
    await connect(log, 2);
    expect(await keptOctets(log)).toBe(60_000);
    expect((await log.usage('a')).octets).toBe(60_000);
    await log.close();
  });
});

describe('a thread that dies', () => {
  it('is told of once, loses nothing, and is done without', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const file = fresh();
    const log = await busyLog(file);
    await fill(log, 'a', FULL);
    while (threads.length === 0) await turn();
    const [thread] = threads;
    const gone = once(thread!, 'exit');
    await thread!.terminate();
    await gone;
    await fill(log, 'a', 2 * FULL);
    expect(seqs(await log.read('a'))).toEqual(upTo(3 * FULL));
    expect(warned).toHaveBeenCalledOnce();
    expect(warned.mock.calls[0]![0]).toMatch(/^The thread that enters events in .* ended \(exit code \d\)/);
    await log.close();
    expect(threads).toHaveLength(1);
    expect(await headsOf(file, ['a'])).toEqual([3 * FULL]);
  });

  it('leaves a room that it was pruning counted right', async () => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const file = fresh();
    const log = await threadedLog(file, { roomOctets: 100_000 });
    await connect(log, 30);
    await threads[0]!.terminate();
    await connect(log, 10);
    while ((await log.usage('a')).octets > 100_000) await turn();
    expect((await log.usage('a')).octets).toBe(await keptOctets(log));
    await log.close();
    const again = openLibsqlLog({ file, caps: { roomOctets: 100_000 } });
    expect((await again.usage('a')).octets).toBe(await keptOctets(again));
    await again.close();
  });

  it('may die as often as it likes while the log is closed', async () => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const file = fresh();
    const log = await busyLog(file);
    await fill(log, 'a', FULL);
    while (threads.length === 0) await turn();
    void threads[0]!.terminate();
    await log.close();
    expect(await headsOf(file, ['a'])).toEqual([FULL]);
  });
});

describe('a full disk', () => {
  it('refuses commits once what waits has no place, and keeps all that it took', async () => {
    const file = fresh();
    const log = await busyLog(file, undefined, 12_000_000);
    let head = 0;
    let refused: unknown;
    while (!refused && head < 40_000) {
      await log.append('a', [...lines(head, 99), stored(`${head}`, 1)]).committed.then(
        () => {
          head += 100;
        },
        (error: unknown) => {
          refused = error;
        },
      );
      await turn();
    }
    expect(refused).toBeInstanceOf(StoreFull);
    expect(seqs(await log.read('a'))).toEqual(upTo(head));
    await log.close();
    expect(await headsOf(file, ['a'])).toEqual([head]);
  });
});
