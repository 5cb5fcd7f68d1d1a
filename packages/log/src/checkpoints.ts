import { Worker } from 'node:worker_threads';

/** A checkpoint is due after so many octets of events: some 10 MiB of WAL. */
const CHECKPOINT_OCTETS = 4 * 2 ** 20;
/** At the end the thread may take so long for the one it is at, in milliseconds. */
const FAREWELL_MS = 5_000;

export interface Checkpoints {
  /** So many octets of events went into the database. */
  entered(octets: number): void;
  /** Returns once the thread, if there is one, has let go of the file. */
  close(): void;
}

/** Checkpoints in a thread of their own (checkpoint-thread.mjs). It starts with the first one: few stores need it. */
export function createCheckpoints(file: string): Checkpoints {
  let octets = 0;
  let thread: Worker | undefined;
  /** At work, or gone for good. */
  let busy = false;
  const over = new Int32Array(new SharedArrayBuffer(4));

  function start(): Worker {
    const started = new Worker(new URL('./checkpoint-thread.mjs', import.meta.url), {
      workerData: { file, over },
      execArgv: [],
    });
    started.unref();
    started.on('message', () => {
      busy = false;
    });
    // Without it SQLite's own checkpoint in the writer, set four times as high, keeps the WAL in bounds.
    started.on('error', () => {
      thread = undefined;
      busy = true;
    });
    return started;
  }

  return {
    entered(more) {
      octets += more;
      if (octets < CHECKPOINT_OCTETS || busy) return;
      octets = 0;
      busy = true;
      thread ??= start();
      thread.postMessage('checkpoint');
    },
    close() {
      thread?.postMessage('close');
      if (thread) Atomics.wait(over, 0, 0, FAREWELL_MS);
      thread = undefined;
    },
  };
}
