import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

function keep(packs: Packs, ...seeds: number[]): void {
  for (const seed of seeds) packs.keep(nameOf(seed), [message(seed)], seed);
}

describe('openPacks', () => {
  it('finds again what was kept before a restart, with its time, and goes on in the same pack', () => {
    const dir = fresh();
    keep(open(dir), 1, 2);
    const packs = open(dir);
    keep(packs, 3);
    expect(fs.readdirSync(dir)).toEqual(['00000000']);
    const again = open(dir);
    expect(again.list()).toEqual([1, 2, 3].map((seed) => ({ sha256: nameOf(seed), finishedAt: seed })));
    expect(again.read(nameOf(3))).toEqual(message(3));
    expect(again.read(nameOf(2), { start: 5, end: 8 })).toEqual(Uint8Array.of(2, 2, 2));
  });

  it.each([1, 47, 48, 49, MESSAGE_OCTETS])(
    'cuts off a message that was killed %i octets before it was whole',
    (missing) => {
      const dir = fresh();
      keep(open(dir), 1, 2);
      const path = join(dir, '00000000');
      fs.truncateSync(path, fs.statSync(path).size - missing);
      const packs = open(dir);
      expect(packs.list()).toEqual([{ sha256: nameOf(1), finishedAt: 1 }]);
      keep(packs, 3);
      expect(open(dir).read(nameOf(3))).toEqual(message(3));
    },
  );

  it('does not bring back after a restart what was removed', () => {
    const dir = fresh();
    const packs = open(dir);
    keep(packs, 1, 2);
    expect(packs.remove(nameOf(1))).toBe(true);
    expect(packs.remove(nameOf(1))).toBe(false);
    expect(open(dir).list()).toEqual([{ sha256: nameOf(2), finishedAt: 2 }]);
  });

  it('gives the space of a pack back once less than half of it is kept, and loses nothing of the rest', () => {
    const dir = fresh();
    const packs = open(dir);
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    keep(packs, ...seeds);
    expect(fs.readdirSync(dir)).toHaveLength(2);
    for (const seed of [0, 1, 2, 3, 4]) packs.remove(nameOf(seed));
    expect(fs.readdirSync(dir)).toEqual(['00000001']);
    const again = open(dir);
    for (const seed of [5, 6, 7, 8, 9]) expect(again.read(nameOf(seed))).toEqual(message(seed));
    expect(again.list()).toHaveLength(5);
  });

  it('keeps one of two copies when the process was killed while it moved them', () => {
    const dir = fresh();
    const packs = open(dir);
    keep(packs, ...Array.from({ length: 9 }, (_, seed) => seed));
    const before = fs.readFileSync(join(dir, '00000000'));
    for (const seed of [0, 1, 2, 3, 4]) packs.remove(nameOf(seed));
    fs.writeFileSync(join(dir, '00000000'), before);
    const again = open(dir);
    again.remove(nameOf(7));
    expect(open(dir).read(nameOf(7))).toBeUndefined();
    expect(open(dir).read(nameOf(8))).toEqual(message(8));
  });

  it('leaves nothing of a message behind that the disk had no room for', () => {
    const dir = fresh();
    const packs = open(dir);
    keep(packs, 1);
    const tooMuch = new Array<Uint8Array>(1).fill(null as unknown as Uint8Array);
    expect(() => packs.keep(nameOf(2), tooMuch, 2)).toThrow();
    keep(packs, 3);
    expect(
      open(dir)
        .list()
        .map(({ finishedAt }) => finishedAt),
    ).toEqual([1, 3]);
  });
});
