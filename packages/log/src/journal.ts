import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { crc32 } from 'node:zlib';
import { EventBuffer } from './event-code.ts';

/** Salt (8 octets), length of what follows, its CRC-32. */
const HEAD_OCTETS = 16;
export const SALT_OCTETS = 8;
/** The file is written over and over; after a burst it gives back what is more than this. */
const KEPT_OCTETS = 8 * 2 ** 20;

/**
 * What is committed and not entered in the database yet: a file beside it, one record a commit, written with one call
 * of the system, and the same octets in memory, where readers find them. Two take turns: while one is entered, the other is
 * written, under the salt that follows from all that the first one has. The database knows the salt of what it has to enter
 * next; a record of another salt is of a past that is entered, and is not read.
 *
 * The kernel has what `commit` wrote when it returns, so it survives kill -9. A record that was cut short has no
 * matching CRC.
 */
export class Journal {
  readonly events = new EventBuffer();
  readonly #fd: number;
  readonly file: string;
  #salt: Uint8Array = new Uint8Array(SALT_OCTETS);
  /** End of the last whole record; what is behind it in `events` is of the commit that is being made. */
  #end = 0;
  /** Of the last whole record. */
  #crc = 0;

  /** Reads what an earlier process left: `eachEvent` tells of it. */
  constructor(file: string, salt: Uint8Array) {
    this.file = file;
    this.#fd = fs.openSync(file, fs.constants.O_RDWR | fs.constants.O_CREAT);
    this.read(salt);
  }

  /** Finds what bears this salt. */
  read(salt: Uint8Array): void {
    this.restart(salt);
    const size = fs.fstatSync(this.#fd).size;
    this.events.reserve(size);
    const { octets } = this.events;
    let read = 0;
    while (read < size) {
      const more = fs.readSync(this.#fd, octets, read, size - read, read);
      if (more === 0) break;
      read += more;
    }
    while (this.#end + HEAD_OCTETS <= read) {
      const start = this.#end + HEAD_OCTETS;
      const stop = start + octets.readUInt32BE(this.#end + 8);
      if (stop > read || octets.compare(this.#salt, 0, SALT_OCTETS, this.#end, this.#end + 8) !== 0) break;
      const crc = crc32(octets.subarray(start, stop));
      if (crc !== octets.readUInt32BE(this.#end + 12)) break;
      this.#crc = crc;
      this.#end = stop;
    }
    this.events.end = this.#end;
    if (this.#end === 0) this.events.empty();
  }

  /** Octets in it. */
  get size(): number {
    return this.#end;
  }

  /** Where each event, and each room's name, begins in `events`. */
  eachEvent(tell: (at: number) => void): void {
    for (let record = 0; record < this.#end; ) {
      let at = record + HEAD_OCTETS;
      const end = at + this.events.octets.readUInt32BE(record + 8);
      for (; at < end; at += this.events.lengthAt(at)) tell(at);
      record = end;
    }
  }

  /** What is written into `events` from here on is the next record. */
  begin(): void {
    this.events.end = this.#end;
    this.events.reserve(HEAD_OCTETS);
    this.events.end += HEAD_OCTETS;
  }

  /** Octets of the record that is being written. */
  get begun(): number {
    return this.events.end - this.#end;
  }

  /** All of the record or nothing. The file system's errors are thrown as they are. */
  commit(): void {
    const start = this.#end;
    const { octets, end } = this.events;
    octets.set(this.#salt, start);
    octets.writeUInt32BE(end - start - HEAD_OCTETS, start + 8);
    const crc = crc32(octets.subarray(start + HEAD_OCTETS, end));
    octets.writeUInt32BE(crc, start + 12);
    try {
      let at = start;
      // Only a full disk takes less than it is given; it says so when it is asked again.
      while (at < end) at += fs.writeSync(this.#fd, octets, at, end - at, at);
    } catch (error) {
      this.events.end = start;
      fs.ftruncateSync(this.#fd, start);
      throw error;
    }
    this.#crc = crc;
    this.#end = end;
  }

  get salt(): Uint8Array {
    return this.#salt;
  }

  /**
   * Of what is committed behind it. Where records are missing at its end another one follows, so that what came after them
   * is not read (a power cut may keep the later file and lose of the earlier one).
   */
  nextSalt(): Uint8Array {
    const last = Buffer.alloc(12);
    last.writeDoubleBE(this.#end, 0);
    last.writeUInt32BE(this.#crc, 8);
    const hash = createHash('sha256').update(this.#salt).update(last).digest();
    return new Uint8Array(hash.subarray(0, SALT_OCTETS));
  }

  /** Everything in it is entered: it is written from its beginning, under this salt. */
  restart(salt: Uint8Array): void {
    this.empty();
    this.#salt = salt;
    this.#crc = 0;
  }

  /** Everything in it is entered. Its memory, and what it has of the disk beyond the usual, are given back. */
  empty(): void {
    if (this.#end > KEPT_OCTETS) fs.ftruncateSync(this.#fd, KEPT_OCTETS);
    this.#end = 0;
    this.events.empty();
  }

  /** @param entered nothing in it is needed any more */
  close(entered: boolean): void {
    fs.closeSync(this.#fd);
    if (entered) fs.rmSync(this.file, { force: true });
  }
}
