import { CREDIT_OCTETS, MAX_CREDIT_OCTETS, type StreamId } from './frame.ts';

/** A whole window taken within so many milliseconds is taken quickly: 5 MB a second at least. */
const QUICK_MS = 50;
/** An acknowledgement is due eight times a window. */
const STEPS = 8;

/**
 * How much a reader lets its sender have in flight, as TCP's receive window does (RFC 9293 §3.8.6): it starts at
 * `CREDIT_OCTETS` and doubles, up to `MAX_CREDIT_OCTETS`, each time the reader took a whole window quickly and
 * nothing more was waiting. Who reads slowly, or stops, never has more than the start in the way. It does not shrink:
 * what was granted may be on its way already.
 */
export class Credit {
  #window = CREDIT_OCTETS;
  #from: number;
  #since: number;

  /** @param taken offset the reader starts at. @param now milliseconds of any clock that goes on */
  constructor(taken: number, now: number) {
    this.#from = taken;
    this.#since = now;
  }

  /** The reader took everything before offset `taken`; `waiting` octets more have come. */
  taken(taken: number, waiting: number, now: number): void {
    if (taken - this.#from < this.#window) return;
    const quick = now - this.#since <= QUICK_MS;
    if (quick && waiting === 0) this.#window = Math.min(2 * this.#window, MAX_CREDIT_OCTETS);
    this.#from = taken;
    this.#since = now;
  }

  /** Octets in flight that the reader grants. */
  get window(): number {
    return this.#window;
  }

  /** Octets taken since the last acknowledgement that make the next one due: one a line would cost a frame a line. */
  get step(): number {
    return this.#window / STEPS;
  }

  /** The acknowledgement to send. */
  ack(stream: StreamId, offset: number): { type: 'ack'; stream: StreamId; offset: number; window?: number } {
    const grown = this.#window > CREDIT_OCTETS;
    return { type: 'ack', stream, offset, ...(grown && { window: this.#window }) };
  }
}

/** What a sender may have in flight when `window` was granted: never less than the start, never more than the most. */
export function creditOf(window: number = CREDIT_OCTETS): number {
  return Math.min(Math.max(window, CREDIT_OCTETS), MAX_CREDIT_OCTETS);
}
