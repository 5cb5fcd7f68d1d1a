/** Longer than this at a stretch nobody keeps the others waiting. */
const SHARE_MS = 8;

/** Whose share was spent: one of them goes on in each turn of the event loop, so that all of them together take no more than one. */
const waiting: (() => void)[] = [];

function goOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn);
}

/**
 * Work over many rows, or over one large letter, often awaits nothing that takes time; then no other connection gets its turn.
 * Such work asks after each piece whether its share is spent.
 */
export class FairShare {
  #since = performance.now();

  /** Undefined while it may go on; else resolves when the others had their turn. */
  spent(): Promise<void> | undefined {
    if (performance.now() - this.#since < SHARE_MS) return undefined;
    return new Promise((resolve) => {
      waiting.push(() => {
        this.#since = performance.now();
        resolve();
      });
      if (waiting.length === 1) setImmediate(goOn);
    });
  }
}
