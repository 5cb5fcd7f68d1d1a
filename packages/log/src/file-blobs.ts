import crypto from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { type BlobStore, type BlobWriter, storeFullOr } from './blob-store.ts';
import { openPacks, type Packs } from './packs.ts';

/** Smaller messages wait in memory for `finish`, and share files (packs.ts). */
const IN_MEMORY_OCTETS = 64 * 1024;
/** Nothing to wait for. */
const DONE: Promise<void> = Promise.resolve();
const SHA256 = /^[0-9a-f]{64}$/;

export interface FileBlobsOptions {
  /** Created when it does not exist. Holds `packs/`, `<first two hex digits>/<sha256>` and `tmp/`. */
  dir: string;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/**
 * Small blobs in packs; one file for each large one, written in `tmp/` and renamed to its hash. A file that has its
 * name is whole; what a killed process left in `tmp/` is removed here.
 *
 * Nothing is flushed to the platter (no fsync): kill -9 loses nothing, a power cut may cost the mail of the last
 * half minute (docs/decisions/event-log.md). One process at a time, as for the log beside it.
 */
export function openFileBlobs({ dir, now = Date.now }: FileBlobsOptions): BlobStore {
  const tmp = join(dir, 'tmp');
  fs.rmSync(tmp, { recursive: true, force: true });
  fs.mkdirSync(tmp, { recursive: true });
  const packs = openPacks(join(dir, 'packs'));
  let writers = 0;

  function pathOf(sha256: string): string {
    return join(dir, sha256.slice(0, 2), sha256);
  }

  /** Octets that were there already are new again. */
  function touch(sha256: string): void {
    const seconds = now() / 1000;
    fs.utimesSync(pathOf(sha256), seconds, seconds);
  }

  /** The temporary file gets its name. Not onto a file that has it: some file systems flush one that is replaced. */
  function settle(tmpPath: string, sha256: string): void {
    const path = pathOf(sha256);
    try {
      fs.renameSync(tmpPath, path);
    } catch (error) {
      if (!isMissing(error)) throw error;
      fs.mkdirSync(join(dir, sha256.slice(0, 2)), { recursive: true });
      fs.renameSync(tmpPath, path);
    }
  }

  const place: Place = {
    dir,
    packs,
    now,
    tmpPath: () => join(tmp, String(writers++)),
    pathOf,
    touch,
    settle,
  };

  return {
    create: () => new FileBlobWriter(place),
    async read(sha256, range) {
      if (!SHA256.test(sha256)) return undefined;
      const packed = packs.read(sha256, range);
      if (packed) return packed;
      try {
        if (!range) return plain(await fs.promises.readFile(pathOf(sha256)));
        const file = await fs.promises.open(pathOf(sha256));
        try {
          return await readRange(file, range);
        } finally {
          await file.close();
        }
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async remove(sha256, { unlessFinishedSince = Number.POSITIVE_INFINITY } = {}) {
      if (!SHA256.test(sha256)) return false;
      const finishedAt = packs.finishedAt(sha256);
      if (finishedAt !== undefined) return finishedAt < unlessFinishedSince && packs.remove(sha256);
      try {
        // Synchronous, so that no `finish` of the same octets comes between the look and the deed.
        if (fs.statSync(pathOf(sha256)).mtimeMs >= unlessFinishedSince) return false;
        fs.unlinkSync(pathOf(sha256));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async list() {
      const found = packs.list();
      for (const folder of await fs.promises.readdir(dir)) {
        if (folder.length !== 2) continue;
        for (const sha256 of await fs.promises.readdir(join(dir, folder))) {
          if (!SHA256.test(sha256)) continue;
          // Removed meanwhile, perhaps.
          const stat = fs.statSync(join(dir, folder, sha256), { throwIfNoEntry: false });
          if (stat) found.push({ sha256, finishedAt: Math.round(stat.mtimeMs) });
        }
      }
      return found;
    },
  };
}

/** What a writer needs of its store. */
interface Place {
  dir: string;
  packs: Packs;
  now: () => number;
  /** For one writer. */
  tmpPath(): string;
  pathOf(sha256: string): string;
  touch(sha256: string): void;
  settle(tmpPath: string, sha256: string): void;
}

class FileBlobWriter implements BlobWriter {
  readonly #place: Place;
  /** Where it is written, from the first time on that it is. */
  #path: string | undefined;
  /** Only of what is on the disk: what waits in memory is hashed at the end, at once. */
  #hash: crypto.Hash | undefined;
  #size = 0;
  #waiting: Uint8Array[] = [];
  #waitingOctets = 0;
  #file: fs.promises.FileHandle | undefined;
  #state: 'open' | 'finished' | 'discarded' = 'open';
  /** Writes go one after the other, whether or not the caller awaits each. */
  #last: Promise<void> = DONE;

  constructor(place: Place) {
    this.#place = place;
  }

  get size(): number {
    return this.#size;
  }

  write(octets: Uint8Array): Promise<void> | undefined {
    if (this.#state !== 'open') return Promise.reject(new Error(`This blob is ${this.#state} already.`));
    this.#hash?.update(octets);
    this.#size += octets.length;
    this.#waitingOctets += octets.length;
    this.#waiting.push(octets.slice());
    if (this.#waitingOctets < IN_MEMORY_OCTETS) return this.#last === DONE ? undefined : this.#last;
    this.#last = this.#last.then(() => this.#spill());
    // Whoever awaits this write, the next or `finish` hears of it; nobody has to.
    this.#last.catch(() => undefined);
    return this.#last;
  }

  async finish(): Promise<{ sha256: string; size: number }> {
    if (this.#state !== 'open') throw new Error(`This blob is ${this.#state} already.`);
    this.#state = 'finished';
    const { dir, packs, now, pathOf, touch, settle } = this.#place;
    const size = this.#size;
    try {
      if (this.#last !== DONE) await this.#last;
      if (this.#file && this.#waiting.length > 0) await this.#spill();
      if (!this.#file) {
        const octets = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting);
        this.#waiting = [];
        const sha256 = crypto.hash('sha256', octets);
        await packs.keep(sha256, [octets], now());
        return { sha256, size };
      }
      const sha256 = this.#hash!.digest('hex');
      if (fs.existsSync(pathOf(sha256))) {
        // Touched before anything waits: from then on nobody removes it.
        touch(sha256);
        await this.#removeTmp();
        return { sha256, size };
      }
      await this.#file.close();
      this.#file = undefined;
      settle(this.#path as string, sha256);
      touch(sha256);
      return { sha256, size };
    } catch (error) {
      this.#waiting = [];
      await this.#removeTmp();
      if (this.#path !== undefined) fs.rmSync(this.#path, { force: true });
      throw storeFullOr(error, dir);
    }
  }

  async discard(): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'discarded';
    this.#waiting = [];
    // A write that failed left what it wrote; that goes too.
    await this.#last.catch(() => undefined);
    await this.#removeTmp();
  }

  async #spill(): Promise<void> {
    if (this.#state === 'discarded') return;
    const chunks = this.#waiting;
    this.#waiting = [];
    this.#waitingOctets = 0;
    if (!this.#hash) {
      this.#hash = crypto.createHash('sha256');
      for (const chunk of chunks) this.#hash.update(chunk);
    }
    try {
      this.#path ??= this.#place.tmpPath();
      this.#file ??= await fs.promises.open(this.#path, 'wx');
      for (const chunk of chunks) await writeWhole(this.#file, chunk);
    } catch (error) {
      throw storeFullOr(error, this.#place.dir);
    }
  }

  async #removeTmp(): Promise<void> {
    const opened = this.#file;
    if (!opened) return;
    this.#file = undefined;
    await opened.close();
    await fs.promises.rm(this.#path as string, { force: true });
  }
}

async function writeWhole(file: fs.promises.FileHandle, octets: Uint8Array): Promise<void> {
  let written = 0;
  while (written < octets.length) {
    written += (await file.write(octets, written, octets.length - written)).bytesWritten;
  }
}

async function readRange(
  file: fs.promises.FileHandle,
  { start, end }: { start: number; end: number },
): Promise<Uint8Array> {
  const { size } = await file.stat();
  const octets = new Uint8Array(Math.max(0, Math.min(end, size) - start));
  let read = 0;
  while (read < octets.length) {
    const { bytesRead } = await file.read(octets, read, octets.length - read, start + read);
    if (bytesRead === 0) return octets.subarray(0, read);
    read += bytesRead;
  }
  return octets;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
