import { BrokenPipe, type Input, type Output } from './stream.ts';

export interface Pipe {
  input: Input;
  output: Output;
  /** The writing side is done: the reader gets what is left, then null. */
  end(): void;
}

/** Between two stages of a pipeline; a writer waits while more than `maxOctets` are unread (Linux: 64 KiB). */
export function createPipe(maxOctets = 65_536): Pipe {
  const chunks: Uint8Array[] = [];
  let held = 0;
  let ended = false;
  let readerGone = false;
  let wakeReader: (() => void) | undefined;
  let wakeWriters: (() => void)[] = [];

  const releaseWriters = () => {
    const waiting = wakeWriters;
    wakeWriters = [];
    for (const wake of waiting) wake();
  };
  const releaseReader = () => {
    wakeReader?.();
    wakeReader = undefined;
  };

  return {
    input: {
      kind: 'pipe',
      async read() {
        while (chunks.length === 0 && !ended && !readerGone) {
          await new Promise<void>((resolve) => {
            wakeReader = resolve;
          });
        }
        const chunk = chunks.shift();
        if (!chunk) return null;
        held -= chunk.length;
        if (held < maxOctets) releaseWriters();
        return chunk;
      },
      putBack(octets) {
        chunks.unshift(octets);
        held += octets.length;
      },
      close() {
        readerGone = true;
        chunks.length = 0;
        held = 0;
        releaseWriters();
        releaseReader();
      },
    },
    output: {
      async write(octets) {
        if (readerGone) throw new BrokenPipe();
        if (octets.length === 0) return;
        chunks.push(octets);
        held += octets.length;
        releaseReader();
        while (held >= maxOctets && !readerGone) {
          await new Promise<void>((resolve) => {
            wakeWriters.push(resolve);
          });
        }
      },
    },
    end() {
      ended = true;
      releaseReader();
    },
  };
}
