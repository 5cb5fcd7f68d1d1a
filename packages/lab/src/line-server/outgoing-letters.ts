import { createDotWriter, type DialogueEffect } from '@ehlo/protocol';
import type { Door } from '../door/door.ts';
import type { MaildropSession } from '../mail/maildrop-session.ts';
import type { House } from './surroundings.ts';

/** Octets of a letter in memory at once. */
const PIECE = 64 * 1024;

/** Sends letters out of a maildrop, one at a time, dot-stuffed, piece by piece as the client takes them. */
export class OutgoingLetters {
  readonly #door: Pick<Door, 'write' | 'tap'>;
  readonly #house: Pick<House, 'progress'>;
  /** What was written has left (true), or never will. */
  #taken: ((goOn: boolean) => void) | undefined;
  #over = false;

  constructor(door: Pick<Door, 'write' | 'tap'>, house: Pick<House, 'progress'>) {
    this.#door = door;
    this.#house = house;
  }

  /** @returns `cut`: the rest is lost, and an end would pass a part for the whole. Never rejects */
  async send(
    { id, status, lines }: Extract<DialogueEffect, { kind: 'sendLetter' }>,
    drop: MaildropSession,
  ): Promise<'sent' | 'missing' | 'cut'> {
    const size = drop.sizeOf(id);
    if (size === undefined) return 'missing';
    const writer = createDotWriter({ lines });
    let start = 0;
    do {
      const octets = await drop.read(id, { start, end: Math.min(size, start + PIECE) });
      if (!octets) return start === 0 ? 'missing' : 'cut';
      if (start === 0 && !(await this.put(status))) return 'cut';
      if (!(await this.putLetter(writer.feed(octets)))) return 'cut';
      start += PIECE;
    } while (start < size && !writer.enough);
    return (await this.put(writer.end())) ? 'sent' : 'cut';
  }

  drained(): void {
    this.#taken?.(true);
  }

  gone(): void {
    this.#over = true;
    this.#taken?.(false);
  }

  /** The same of octets of a letter: what is said around it is kept in the log when letters are no more. */
  putLetter(octets: Uint8Array): Promise<boolean> {
    return this.#door.tap.serving(true, () => this.put(octets));
  }

  /** @returns false when the connection is no more */
  async put(octets: Uint8Array): Promise<boolean> {
    if (this.#over) return false;
    if (octets.length === 0 || this.#door.write(octets)) return true;
    const goOn = await new Promise<boolean>((resolve) => {
      this.#taken = resolve;
    });
    this.#taken = undefined;
    if (goOn) this.#house.progress();
    return goOn;
  }
}
