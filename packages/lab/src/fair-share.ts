/** What all such work together takes of one turn of the event loop. */
const SHARE_MS = 8;

/** When the work of this turn began. */
let began: number | undefined;
/** Who goes on when their turn comes, one in each turn of the event loop. */
const waiting: (() => void)[] = [];

function goOn(): void {
  began = undefined;
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn);
}

/**
 * Work over many rows, or over one large letter, often awaits nothing that takes time; then no other connection gets its turn.
 * Such work asks after each piece whether the share of all of them is spent.
 *
 * @returns undefined while it may go on; else resolves when the others had their turn
 */
export function shareSpent(): Promise<void> | undefined {
  const now = performance.now();
  if (began === undefined) {
    began = now;
    setImmediate(() => {
      began = undefined;
    });
  }
  if (now - began < SHARE_MS) return undefined;
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(goOn);
  });
}
