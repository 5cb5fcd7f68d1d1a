import fs from 'node:fs';
import { join } from 'node:path';
import { atTurnsEnd } from './turn-end.ts';

/** A new pack is begun once the last one has so many octets. */
const PACK_OCTETS = 8 * 2 ** 20;
const HEADER_OCTETS = 48;
const PACK = /^\d{8}$/;
const KEPT = 0x45484c4f;
const REMOVED = 0x2d2d2d2d;
/** What one write takes at most. A message is smaller. */
const BUFFER_OCTETS = 256 * 1024;
const DONE: Promise<void> = Promise.resolve();

/** Where a message lies. `at`: its header's first octet. */
interface Place {
  pack: Pack;
  at: number;
  size: number;
  finishedAt: number;
}

interface Pack {
  readonly path: string;
  octets: number;
  /** Of messages that are kept, with their headers. */
  kept: number;
}

/** What this turn brought: written together when it ends. */
interface Batch {
  /** `start`: its header's first octet in the buffer. */
  readonly messages: Map<string, { start: number; size: number; finishedAt: number }>;
  readonly written: Promise<void>;
  readonly settle: { resolve(): void; reject(error: unknown): void };
}

/** Many small messages to a file. All calls but `keep` are done when they return; the file system's errors are thrown as they are. */
export interface Packs {
  /**
   * Resolves at the end of the turn, when the message is in its file. One that it has is new again.
   * Rejects when there was no room: then nothing that came in the turn is kept.
   */
  keep(sha256: string, octets: readonly Uint8Array[], finishedAt: number): Promise<void>;
  finishedAt(sha256: string): number | undefined;
  read(sha256: string, range?: { start: number; end: number }): Uint8Array | undefined;
  remove(sha256: string): boolean;
  list(): { sha256: string; finishedAt: number }[];
}

/**
 * A file for each small message would cost more than all else that is done for it: to make one is the dearest thing a
 * file system does. Here a message is appended to a pack, behind a header (48 octets: mark, size, time, SHA-256); all of one turn
 * with one write. Where everything lies is read from the headers when the folder is opened; what a killed process left
 * half-written at the end is cut off. A removed message is marked; a pack of which less than half is kept goes, and
 * what is left of it moves to the last one.
 */
export function openPacks(dir: string, packOctets = PACK_OCTETS): Packs {
  fs.mkdirSync(dir, { recursive: true });
  const places = new Map<string, Place>();
  /** What is written next is put together here. */
  const buffer = Buffer.allocUnsafeSlow(BUFFER_OCTETS);
  let filled = 0;
  let batch: Batch | undefined;
  let last: { pack: Pack; fd: number } | undefined;
  /** Stays open: who reads a letter of a folder mostly reads the next one too. */
  let lastRead: { pack: Pack; fd: number } | undefined;
  const names = fs.readdirSync(dir).filter((name) => PACK.test(name));
  names.sort();
  let next = Number(names.at(-1) ?? -1) + 1;

  for (const name of names) {
    const pack: Pack = { path: join(dir, name), octets: 0, kept: 0 };
    if (name === names.at(-1)) last = { pack, fd: fs.openSync(pack.path, 'r+') };
    readHeaders(pack);
  }

  function readHeaders(pack: Pack): void {
    const fd = fs.openSync(pack.path, 'r+');
    try {
      const end = fs.fstatSync(fd).size;
      const header = Buffer.alloc(HEADER_OCTETS);
      while (fs.readSync(fd, header, 0, HEADER_OCTETS, pack.octets) === HEADER_OCTETS) {
        const mark = header.readUInt32BE(0);
        const size = header.readUInt32BE(4);
        const at = pack.octets;
        if ((mark !== KEPT && mark !== REMOVED) || at + HEADER_OCTETS + size > end) break;
        pack.octets += HEADER_OCTETS + size;
        if (mark === REMOVED) continue;
        const sha256 = header.toString('hex', 16);
        // It was moved, and the process killed before the pack it came from was gone.
        if (places.has(sha256)) remove(sha256);
        places.set(sha256, { pack, at, size, finishedAt: header.readDoubleBE(8) });
        pack.kept += HEADER_OCTETS + size;
      }
      if (pack.octets < end) fs.ftruncateSync(fd, pack.octets);
    } finally {
      fs.closeSync(fd);
    }
  }

  function packWithRoom(): { pack: Pack; fd: number } {
    if (last && last.pack.octets < packOctets) return last;
    const full = last;
    const pack: Pack = { path: join(dir, String(next++).padStart(8, '0')), octets: 0, kept: 0 };
    last = { pack, fd: fs.openSync(pack.path, 'wx') };
    if (full) {
      fs.closeSync(full.fd);
      giveBack(full.pack);
    }
    return last;
  }

  /** Appends octets that are messages. Throws when there is no room; then the pack is as before. */
  function append(octets: Buffer, end: number): { pack: Pack; at: number } {
    const { pack, fd } = packWithRoom();
    const at = pack.octets;
    try {
      // Only a full disk takes less than it is given; it says so when it is asked again.
      for (let written = 0; written < end; )
        written += fs.writeSync(fd, octets, written, end - written, at + written);
    } catch (error) {
      fs.ftruncateSync(fd, at);
      throw error;
    }
    pack.octets += end;
    pack.kept += end;
    return { pack, at };
  }

  function keep(sha256: string, octets: readonly Uint8Array[], finishedAt: number): Promise<void> {
    const place = places.get(sha256);
    if (place) {
      place.finishedAt = finishedAt;
      return DONE;
    }
    let size = 0;
    for (const { length } of octets) size += length;
    if (filled + HEADER_OCTETS + size > buffer.length) flush();
    batch ??= beginBatch();
    const { messages, written } = batch;
    const waiting = messages.get(sha256);
    if (waiting) {
      waiting.finishedAt = finishedAt;
      buffer.writeDoubleBE(finishedAt, waiting.start + 8);
    } else {
      messages.set(sha256, { start: filled, size, finishedAt });
      filled = writeMessage(buffer, filled, sha256, octets, size, finishedAt);
    }
    return written;
  }

  function beginBatch(): Batch {
    let settle!: Batch['settle'];
    const written = new Promise<void>((resolve, reject) => {
      settle = { resolve, reject };
    });
    atTurnsEnd('letters', flush);
    return { messages: new Map(), written, settle };
  }

  /** What waits is written now. */
  function flush(): void {
    if (!batch) return;
    const { messages, settle } = batch;
    const end = filled;
    batch = undefined;
    filled = 0;
    try {
      const { pack, at } = append(buffer, end);
      for (const [sha256, { start, size, finishedAt }] of messages)
        places.set(sha256, { pack, at: at + start, size, finishedAt });
    } catch (error) {
      settle.reject(error);
      return;
    }
    settle.resolve();
  }

  function remove(sha256: string): boolean {
    const place = places.get(sha256);
    if (!place) return false;
    const { pack, at, size } = place;
    const mark = Buffer.alloc(4);
    mark.writeUInt32BE(REMOVED);
    const fd = fs.openSync(pack.path, 'r+');
    try {
      fs.writeSync(fd, mark, 0, 4, at);
    } finally {
      fs.closeSync(fd);
    }
    places.delete(sha256);
    pack.kept -= HEADER_OCTETS + size;
    giveBack(pack);
    return true;
  }

  /** Of a pack that grows no more and is kept less than half, what is left moves, and the file goes. */
  function giveBack(pack: Pack): void {
    if (pack === last?.pack || pack.kept * 2 >= pack.octets) return;
    try {
      for (const [sha256, place] of [...places]) {
        if (place.pack !== pack) continue;
        const { size, finishedAt } = place;
        const message = Buffer.allocUnsafe(HEADER_OCTETS + size);
        const end = writeMessage(message, 0, sha256, [octetsAt(place)], size, finishedAt);
        places.set(sha256, { ...append(message, end), size, finishedAt });
        pack.kept -= end;
      }
    } catch {
      // No space to move it: what moved has moved, and the next removal tries again.
      return;
    }
    if (pack === lastRead?.pack) closeLastRead();
    fs.unlinkSync(pack.path);
  }

  function closeLastRead(): void {
    if (lastRead) fs.closeSync(lastRead.fd);
    lastRead = undefined;
  }

  function openToRead(pack: Pack): number {
    if (pack !== lastRead?.pack) {
      closeLastRead();
      lastRead = { pack, fd: fs.openSync(pack.path, 'r') };
    }
    return lastRead.fd;
  }

  function octetsAt({ pack, at, size }: Place, { start, end } = { start: 0, end: size }): Uint8Array {
    const octets = new Uint8Array(Math.max(0, Math.min(end, size) - start));
    const fd = openToRead(pack);
    let read = 0;
    while (read < octets.length) {
      const more = fs.readSync(fd, octets, read, octets.length - read, at + HEADER_OCTETS + start + read);
      if (more === 0) return octets.subarray(0, read);
      read += more;
    }
    return octets;
  }

  return {
    keep,
    finishedAt(sha256) {
      return batch?.messages.get(sha256)?.finishedAt ?? places.get(sha256)?.finishedAt;
    },
    read(sha256, range) {
      if (batch?.messages.has(sha256)) flush();
      const place = places.get(sha256);
      return place && octetsAt(place, range);
    },
    remove(sha256) {
      if (batch?.messages.has(sha256)) flush();
      return remove(sha256);
    },
    list() {
      flush();
      return [...places].map(([sha256, { finishedAt }]) => ({ sha256, finishedAt }));
    },
  };
}

/** With its header. @returns where it ends in `into` */
function writeMessage(
  into: Buffer,
  start: number,
  sha256: string,
  octets: readonly Uint8Array[],
  size: number,
  finishedAt: number,
): number {
  into.writeUInt32BE(KEPT, start);
  into.writeUInt32BE(size, start + 4);
  into.writeDoubleBE(finishedAt, start + 8);
  into.write(sha256, start + 16, 'hex');
  let end = start + HEADER_OCTETS;
  for (const part of octets) {
    into.set(part, end);
    end += part.length;
  }
  return end;
}
