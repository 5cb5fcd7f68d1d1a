import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPacks, type Packs } from './packs.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-packs-'));
});
afterAll(() => rm(folder, { recursive: true }));
const fresh = () => join(folder, String(count++));

const MESSAGE_OCTETS = 1000;
const PACK_OCTETS = 8 * MESSAGE_OCTETS;
const open = (dir: string) => openPacks(dir, PACK_OCTETS);
const message = (seed: number) => new Uint8Array(MESSAGE_OCTETS).fill(seed);
const nameOf = (seed: number) => createHash('sha256').update(message(seed)).digest('hex');

/** Each in a turn of its own. */
async function keep(packs: Packs, ...seeds: number[]): Promise<void> {
  for (const seed of seeds) await packs.keep(nameOf(seed), [message(seed)], seed);
}

/** All in one turn. */
const keepTogether = (packs: Packs, ...seeds: number[]) =>
  Promise.allSettled(seeds.map((seed) => packs.keep(nameOf(seed), [message(seed)], seed)));

const OPEN_FILES = '/proc/self/fd';

/** A file that is gone and still open takes its space all the same. */
function openFiles(dir: string): string[] {
  const paths = fs.readdirSync(OPEN_FILES).flatMap((fd) => {
    try {
      return [fs.readlinkSync(join(OPEN_FILES, fd))];
    } catch {
      // The folder was read with one that is closed by now.
      return [];
    }
  });
  return paths.filter((path) => path.startsWith(`${dir}/`)).map((path) => basename(path));
}

describe('openPacks', () => {
  it('finds again what was kept before a restart, with its time, and goes on in the same pack', async () => {
    const dir = fresh();
    await keep(open(dir), 1, 2);
    const packs = open(dir);
    await keep(packs, 3);
    expect(fs.readdirSync(dir)).toEqual(['00000000']);
    const again = open(dir);
    expect(again.list()).toEqual([1, 2, 3].map((seed) => ({ sha256: nameOf(seed), finishedAt: seed })));
    expect(again.read(nameOf(3))).toEqual(message(3));
    expect(again.read(nameOf(2), { start: 5, end: 8 })).toEqual(Uint8Array.of(2, 2, 2));
  });

  it.each([1, 47, 48, 49, MESSAGE_OCTETS])(
    'cuts off a message that was killed %i octets before it was whole',
    async (missing) => {
      const dir = fresh();
      await keep(open(dir), 1, 2);
      const path = join(dir, '00000000');
      fs.truncateSync(path, fs.statSync(path).size - missing);
      const packs = open(dir);
      expect(packs.list()).toEqual([{ sha256: nameOf(1), finishedAt: 1 }]);
      await keep(packs, 3);
      expect(open(dir).read(nameOf(3))).toEqual(message(3));
    },
  );

  it('does not bring back after a restart what was removed', async () => {
    const dir = fresh();
    const packs = open(dir);
    await keep(packs, 1, 2);
    expect(packs.remove(nameOf(1))).toBe(true);
    expect(packs.remove(nameOf(1))).toBe(false);
    expect(open(dir).list()).toEqual([{ sha256: nameOf(2), finishedAt: 2 }]);
  });

  it('gives the space of a pack back once less than half of it is kept, and loses nothing of the rest', async () => {
    const dir = fresh();
    const packs = open(dir);
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    await keep(packs, ...seeds);
    expect(fs.readdirSync(dir)).toHaveLength(2);
    for (const seed of [0, 1, 2, 3, 4]) packs.remove(nameOf(seed));
    expect(fs.readdirSync(dir)).toEqual(['00000001']);
    const again = open(dir);
    for (const seed of [5, 6, 7, 8, 9]) expect(again.read(nameOf(seed))).toEqual(message(seed));
    expect(again.list()).toHaveLength(5);
  });

  it.skipIf(!fs.existsSync(OPEN_FILES))(
    'closes a pack that it read before it gives its space back, on Linux',
    async () => {
      const dir = fresh();
      const packs = open(dir);
      await keep(packs, ...Array.from({ length: 10 }, (_, seed) => seed));
      expect(packs.read(nameOf(5))).toEqual(message(5));
      for (const seed of [0, 1, 2, 3, 4]) packs.remove(nameOf(seed));
      expect(openFiles(dir)).toEqual(['00000001']);
      expect(packs.read(nameOf(5))).toEqual(message(5));
    },
  );

  it('keeps one of two copies when the process was killed while it moved them', async () => {
    const dir = fresh();
    const packs = open(dir);
    await keep(packs, ...Array.from({ length: 9 }, (_, seed) => seed));
    const before = fs.readFileSync(join(dir, '00000000'));
    for (const seed of [0, 1, 2, 3, 4]) packs.remove(nameOf(seed));
    fs.writeFileSync(join(dir, '00000000'), before);
    const again = open(dir);
    again.remove(nameOf(7));
    expect(open(dir).read(nameOf(7))).toBeUndefined();
    expect(open(dir).read(nameOf(8))).toEqual(message(8));
  });

  it('writes what one turn brings at once, reads it before, and finds it again', async () => {
    const dir = fresh();
    const packs = open(dir);
    const write = vi.spyOn(fs, 'writeSync');
    const kept = keepTogether(packs, 1, 2, 3);
    expect(packs.finishedAt(nameOf(2))).toBe(2);
    expect(write).not.toHaveBeenCalled();
    expect(packs.read(nameOf(2))).toEqual(message(2));
    expect(await kept).toEqual([1, 2, 3].map(() => ({ status: 'fulfilled', value: undefined })));
    expect(write).toHaveBeenCalledTimes(1);
    write.mockRestore();
    expect(open(dir).list()).toHaveLength(3);
  });

  it('keeps what comes twice once, with the later time', async () => {
    const dir = fresh();
    const packs = open(dir);
    await Promise.all([10, 20].map((at) => packs.keep(nameOf(1), [message(1)], at)));
    await packs.keep(nameOf(1), [message(1)], 30);
    expect(packs.list()).toEqual([{ sha256: nameOf(1), finishedAt: 30 }]);
    expect(open(dir).list()).toEqual([{ sha256: nameOf(1), finishedAt: 20 }]);
  });

  it('keeps nothing of a turn that the disk had no room for, and goes on when it has', async () => {
    const dir = fresh();
    const packs = open(dir);
    await keep(packs, 1);
    const write = vi.spyOn(fs, 'writeSync').mockImplementationOnce(() => {
      fs.appendFileSync(join(dir, '00000000'), 'the beginning of it');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    const kept = await keepTogether(packs, 2, 3);
    write.mockRestore();
    expect(kept.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(packs.finishedAt(nameOf(2))).toBeUndefined();
    await keep(packs, 3, 4);
    expect(
      open(dir)
        .list()
        .map(({ finishedAt }) => finishedAt),
    ).toEqual([1, 3, 4]);
  });
});
