/** Ctrl-C for one foreground job: every wait of its programs ends at once. */
export interface Interrupt {
  readonly aborted: boolean;
  /** Calls back once, at once when it has already happened; the returned function forgets the listener. */
  onAbort(listener: () => void): () => void;
}

/** Thrown out of every wait when the job was interrupted; the executor turns it into exit status 130. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

export function createInterrupt(): Interrupt & { abort(): void } {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    get aborted() {
      return aborted;
    },
    onAbort(listener) {
      if (aborted) listener();
      else listeners.add(listener);
      return () => listeners.delete(listener);
    },
    abort() {
      if (aborted) return;
      aborted = true;
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
  };
}

/** The promise, or `Interrupted`, whichever comes first. */
export function until<T>(interrupt: Interrupt, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const forget = interrupt.onAbort(() => reject(new Interrupted()));
    promise.then(
      (value) => {
        forget();
        resolve(value);
      },
      (error: unknown) => {
        forget();
        reject(error);
      },
    );
  });
}
