import fs from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { blobStoreContract } from './blob-store.contract.ts';
import { StoreFull } from './blob-store.ts';
import { openFileBlobs } from './file-blobs.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-blobs-'));
});
afterAll(() => rm(folder, { recursive: true }));
const fresh = () => join(folder, String(count++));

blobStoreContract('openFileBlobs', ({ now }) => openFileBlobs({ dir: fresh(), now }));

describe('openFileBlobs', () => {
  afterEach(() => vi.restoreAllMocks());

  const big = new Uint8Array(300_000).fill(7);
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

  it('removes what a killed process left half-written, and keeps what had its name', async () => {
    const dir = fresh();
    const before = openFileBlobs({ dir });
    const kept = before.create();
    await kept.write(big);
    const { sha256 } = await kept.finish();
    await before.create().write(big);
    expect(await readdir(join(dir, 'tmp'))).toHaveLength(1);
    const after = openFileBlobs({ dir });
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
    expect((await after.read(sha256))?.length).toBe(big.length);
  });

  it('leaves no temporary file behind a message that was discarded', async () => {
    const dir = fresh();
    const writer = openFileBlobs({ dir }).create();
    void writer.write(big);
    void writer.write(big);
    await writer.discard();
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
  });

  it('keeps the order of writes that nobody awaited', async () => {
    const writer = openFileBlobs({ dir: fresh() }).create();
    const blobs = openFileBlobs({ dir: fresh() });
    const other = blobs.create();
    for (let i = 0; i < 40; i++) void other.write(new Uint8Array(10_000).fill(i));
    const { sha256, size } = await other.finish();
    const octets = (await blobs.read(sha256))!;
    expect(size).toBe(400_000);
    expect(Array.from({ length: 40 }, (_, i) => octets[i * 10_000])).toEqual(
      Array.from({ length: 40 }, (_, i) => i),
    );
    await writer.discard();
  });

  it('says StoreFull when the disk is full at the end, leaves nothing, and keeps the next one', async () => {
    const dir = fresh();
    const blobs = openFileBlobs({ dir });
    const writer = blobs.create();
    await writer.write(new Uint8Array(10));
    vi.spyOn(fs, 'writeSync').mockImplementationOnce(() => {
      throw full;
    });
    await expect(writer.finish()).rejects.toThrow(StoreFull);
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
    const next = blobs.create();
    await next.write(new Uint8Array(10));
    expect((await next.finish()).size).toBe(10);
  });

  it('says StoreFull when the disk is full in the middle, to that write and to finish', async () => {
    const dir = fresh();
    const writer = openFileBlobs({ dir }).create();
    vi.spyOn(fs.promises, 'open').mockRejectedValueOnce(full);
    await expect(writer.write(big)).rejects.toThrow(StoreFull);
    await expect(writer.finish()).rejects.toThrow(StoreFull);
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
  });

  it('passes other errors on as they are', async () => {
    const writer = openFileBlobs({ dir: fresh() }).create();
    vi.spyOn(fs.promises, 'open').mockRejectedValueOnce(Object.assign(new Error('I/O'), { code: 'EIO' }));
    await expect(writer.write(big)).rejects.toThrow('I/O');
    await writer.discard();
  });
});
