import { concat } from '@ehlo/protocol';
import type { LabClock } from '../clock.ts';

/** A piece arrives so often: what is slow is seen to grow, and a log has no line for every octet. */
const PIECE_MS = 200;

/**
 * One direction of a link that carries so many octets a second. They arrive in the order in which they were sent, in pieces,
 * each when it would be all across; a link that was idle has saved nothing up.
 */
export class SlowLink {
  readonly #octetsPerSecond: number;
  readonly #clock: LabClock;
  readonly #arrive: (octets: Uint8Array) => void;
  readonly #empty: () => void;
  #waiting: Uint8Array = new Uint8Array(0);
  #held = false;
  #cancel: (() => void) | undefined;

  /**
   * @param arrive a piece is across
   * @param empty the last of what was sent has arrived
   */
  constructor(
    octetsPerSecond: number,
    clock: LabClock,
    arrive: (octets: Uint8Array) => void,
    empty: () => void,
  ) {
    this.#octetsPerSecond = octetsPerSecond;
    this.#clock = clock;
    this.#arrive = arrive;
    this.#empty = empty;
  }

  /** Something is under way. */
  get busy(): boolean {
    return this.#waiting.length > 0;
  }

  send(octets: Uint8Array): void {
    this.#waiting = this.busy ? concat([this.#waiting, octets]) : octets;
    this.#carry();
  }

  /** Nothing arrives until it is let go. */
  hold(): void {
    this.#held = true;
    this.#stop();
  }

  letGo(): void {
    this.#held = false;
    this.#carry();
  }

  /** What is under way arrives now. */
  hurry(): void {
    this.#stop();
    const octets = this.#waiting;
    this.#waiting = new Uint8Array(0);
    if (octets.length > 0) this.#arrive(octets);
  }

  /** What is under way never arrives. */
  cut(): void {
    this.#stop();
    this.#waiting = new Uint8Array(0);
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #carry(): void {
    if (this.#cancel || this.#held || !this.busy) return;
    const most = Math.max(1, Math.floor((this.#octetsPerSecond * PIECE_MS) / 1000));
    const piece = this.#waiting.subarray(0, most);
    this.#cancel = this.#clock.after(Math.ceil((piece.length * 1000) / this.#octetsPerSecond), () => {
      this.#cancel = undefined;
      this.#waiting = this.#waiting.subarray(piece.length);
      this.#arrive(piece);
      if (this.busy) this.#carry();
      else this.#empty();
    });
  }
}
