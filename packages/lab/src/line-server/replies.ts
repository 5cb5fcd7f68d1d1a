import { concat } from '@ehlo/protocol';
import type { Strike } from '../faults/watch.ts';

/** Replies are written together, but no more than this at once. */
const REPLY_OCTETS = 64 * 1024;

/** What a fault makes of a reply: half of it, or another one. */
export type Instead = 'half' | Extract<Strike, { kind: 'reply' }>;

/** Replies that were said and not written yet. */
export class Replies {
  #said: Uint8Array[] = [];
  #octets = 0;
  #instead: Instead | undefined;

  /** The next reply is not what the server will say. */
  replaceNext(instead: Instead): void {
    this.#instead = instead;
  }

  /** @returns true when nothing may follow it */
  say(octets: Uint8Array): boolean {
    const instead = this.#instead;
    this.#instead = undefined;
    const said =
      instead === undefined
        ? octets
        : instead === 'half'
          ? octets.subarray(0, octets.length / 2)
          : instead.octets;
    this.#said.push(said);
    this.#octets += said.length;
    return instead === 'half' || instead?.closes === true;
  }

  /** There are so many that they had better be written now. */
  get full(): boolean {
    return this.#octets > REPLY_OCTETS;
  }

  /** @returns undefined when nothing was said */
  take(): Uint8Array | undefined {
    if (this.#said.length === 0) return undefined;
    const octets = this.#said.length === 1 ? this.#said[0] : concat(this.#said);
    this.#said = [];
    this.#octets = 0;
    return octets;
  }
}
