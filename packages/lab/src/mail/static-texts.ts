import type { StaticTexts } from '@ehlo/protocol/imap/server';

/** Characters that are kept of all letters together. */
const KEPT_CHARACTERS = 24 * 1024 * 1024;
/** A letter about which more is said is read again. */
const MOST_OF_ONE = 64 * 1024;

/**
 * What FETCH answered for letters and never changes: programs ask for the same of a whole folder each time they open it. What
 * was used last is kept.
 */
export class StaticTextsAtHand {
  readonly #kept = new Map<string, { texts: StaticTexts; length: number }>();
  readonly #most: number;
  #length = 0;

  constructor(most = KEPT_CHARACTERS) {
    this.#most = most;
  }

  /** What is known of the letter with this name. */
  of(letter: string): StaticTexts {
    const found = this.#kept.get(letter);
    if (!found) return {};
    this.#kept.delete(letter);
    this.#kept.set(letter, found);
    return found.texts;
  }

  /** More may be known of it now. */
  keep(letter: string, texts: StaticTexts): void {
    const { ENVELOPE = '', BODY = '', BODYSTRUCTURE = '' } = texts;
    const length = ENVELOPE.length + BODY.length + BODYSTRUCTURE.length;
    this.#forget(letter);
    if (length === 0 || length > MOST_OF_ONE) return;
    this.#kept.set(letter, { texts, length });
    this.#length += length;
    for (const oldest of this.#kept.keys()) {
      if (this.#length <= this.#most) return;
      this.#forget(oldest);
    }
  }

  #forget(letter: string): void {
    this.#length -= this.#kept.get(letter)?.length ?? 0;
    this.#kept.delete(letter);
  }
}
