import type { BlobStore, BlobWriter } from '@ehlo/log';
import { concat, createDotReader, type DotReader, type DotStep } from '@ehlo/protocol';
import { type AttachmentCounter, createAttachmentCounter } from '../mail/attachment-counter.ts';
import { SUMMARY_OCTETS, type Summary, summarize } from '../mail/summary.ts';

/** Octets that may be on their way to the disk before the client has to wait. */
const UNWRITTEN_OCTETS = 512 * 1024;

export interface KeptLetter {
  sha256: string;
  size: number;
  summary: Summary;
}

export type LetterFailure = 'full' | 'error';

/**
 * A letter between 354 and the dot, or of a length that was said before (RFC 3501 §6.3.11): dot-stuffing undone where there is
 * some, streamed into a blob, summarized on the way. What is over the
 * limit, or does not fit on the disk, is read to its end and kept nowhere.
 */
export class IncomingLetter {
  readonly #dots: DotReader;
  readonly #attachments: AttachmentCounter = createAttachmentCounter();
  #writer: BlobWriter | undefined;
  #stored = 0;
  #unwritten = 0;
  #written: Promise<void> = Promise.resolve();
  #beginning: Uint8Array[] = [];
  #beginningOctets = 0;
  #failure: LetterFailure | undefined;
  /** Resolves when what was written is off the disk again; never rejects. */
  #discarded: Promise<void> = Promise.resolve();

  /** Octets that are still to come; undefined where a dot ends it. */
  #left: number | undefined;

  /** @param how.counted it has exactly `maxOctets`, as they are */
  constructor(blobs: BlobStore, maxOctets: number, how: { counted?: boolean } = {}) {
    this.#dots = createDotReader({ maxOctets });
    if (how.counted) this.#left = maxOctets;
    this.#writer = blobs.create();
  }

  /** Octets without dot-stuffing and without the dot line, kept or not. */
  get size(): number {
    return this.#dots.size;
  }

  get counted(): boolean {
    return this.#left !== undefined;
  }

  get tooLarge(): boolean {
    return this.#dots.tooLarge;
  }

  /** Octets handed to the store. */
  get stored(): number {
    return this.#stored;
  }

  /** Set while the disk does not keep up: feed no more before it resolves. Never rejects. */
  get backlog(): Promise<void> | undefined {
    return this.#unwritten > UNWRITTEN_OCTETS ? this.#written : undefined;
  }

  feed(chunk: Uint8Array): Pick<DotStep, 'ended' | 'rest'> {
    if (this.#left !== undefined) {
      const own = chunk.subarray(0, this.#left);
      this.feedRaw(own);
      this.#left -= own.length;
      return { ended: this.#left === 0, rest: chunk.subarray(own.length) };
    }
    const { octets, ended, rest } = this.#dots.feed(chunk);
    if (this.#dots.tooLarge) this.discard();
    else if (octets.length > 0) this.#keep(octets);
    return { ended, rest };
  }

  /** Octets that are the letter's as they are (BDAT, RFC 3030 §2): no dot is looked for. Not with `feed` on one letter. */
  feedRaw(octets: Uint8Array): void {
    if (octets.length > 0) this.#keep(octets);
  }

  /** Resolves when the letter has its final place on the disk. */
  async finish(): Promise<KeptLetter | { failure: LetterFailure }> {
    if (this.#unwritten > 0) await this.#written;
    const writer = this.#writer;
    this.#writer = undefined;
    if (!writer || this.#failure) {
      // A full disk has room again before the client is told, who may try at once.
      await Promise.all([writer?.discard(), this.#discarded]);
      return { failure: this.#failure ?? 'error' };
    }
    try {
      const { sha256, size } = await writer.finish();
      return { sha256, size, summary: summarize(this.#whole(), this.#attachments.count()) };
    } catch (error) {
      return { failure: failureOf(error) };
    }
  }

  /** As much of it as a summary is made of. */
  #whole(): Uint8Array {
    const [only, ...more] = this.#beginning;
    return only && more.length === 0 ? only : concat(this.#beginning);
  }

  /** Nothing of it is kept. Safe to call at any time. */
  discard(): void {
    const writer = this.#writer;
    this.#writer = undefined;
    this.#beginning = [];
    // A temporary file that cannot be removed now is removed when the store is opened next.
    if (writer) this.#discarded = writer.discard().catch(() => undefined);
  }

  #keep(octets: Uint8Array): void {
    const writer = this.#writer;
    if (!writer) return;
    this.#stored += octets.length;
    this.#attachments.write(octets);
    if (this.#beginningOctets < SUMMARY_OCTETS) {
      this.#beginning.push(octets);
      this.#beginningOctets += octets.length;
    }
    const written = writer.write(octets);
    if (!written) return;
    this.#unwritten += octets.length;
    this.#written = written.then(
      () => {
        this.#unwritten -= octets.length;
      },
      (error: unknown) => {
        this.#unwritten -= octets.length;
        this.#failure ??= failureOf(error);
        this.discard();
      },
    );
  }
}

/** By name: the lab knows the store by its interface, not by its code. */
export function failureOf(error: unknown): LetterFailure {
  return error instanceof Error && error.name === 'StoreFull' ? 'full' : 'error';
}
