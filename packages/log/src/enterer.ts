import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Slice } from './enter.mjs';
import { KINDS } from './event-code.ts';
import type { PruneJob } from './prune.mjs';

/** A slice takes some 20 ms. Who waits for it waits so long, then takes the thread for lost; in milliseconds. */
const PATIENCE_MS = 10_000;

/** What there is to do in the tables. */
export type Work = { slice: Slice } | { prune: PruneJob };
/** What the thread says of it: what `enterSlice` or `prune` gave back, or why it is not done. */
export type Answer = { done: boolean; failure?: undefined } | { failure: Failure };
export interface Failure {
  message: string;
  code?: string;
}

export interface Enterer {
  /** It has something to do that it did not answer yet. */
  readonly busy: boolean;
  /** It ended by itself, or was given up: nothing can be given to it any more. */
  readonly gone: boolean;
  /** One at a time. */
  give(work: Work): void;
  /** Blocks until it has answered what it has, or is gone. */
  wait(): void;
  giveUp(why: string): void;
  /** Resolves once it has answered what it has, if it could, and has let go of the file. */
  close(): Promise<void>;
}

interface Options {
  file: string;
  maxPages: number | undefined;
  answered(answer: Answer): void;
  /** It is gone, with what it had to do if it had something. */
  lost(why: string): void;
}

/** The thread that enters slices, and prunes (entering-thread.mjs). It starts with the first one it is given. */
export function createEnterer({ file, maxPages, answered, lost }: Options): Enterer {
  /** How often it answered. */
  const count = new Int32Array(new SharedArrayBuffer(4));
  const { port1: port, port2: far } = new MessageChannel();
  let thread: Worker | undefined;
  let ended: Promise<unknown> | undefined;
  let given = 0;
  let busy = false;
  let gone = false;

  function start(): Worker {
    const started = new Worker(new URL('./entering-thread.mjs', import.meta.url), {
      workerData: { file, kinds: KINDS, maxPages, port: far, answered: count },
      transferList: [far],
      execArgv: [],
    });
    started.on('error', (error) => giveUp(error.message));
    ended = new Promise<void>((resolve) => {
      started.on('exit', (code) => {
        giveUp(`exit code ${code}`);
        resolve();
      });
    });
    // It, and its answers, keep no process from ending.
    started.unref();
    port.on('message', tell);
    port.unref();
    return started;
  }

  function tell(answer: Answer): void {
    if (!busy) return;
    busy = false;
    answered(answer);
  }

  /** What it answered and nobody heard yet. */
  function hear(): boolean {
    const answer = receiveMessageOnPort(port) as { message: Answer } | undefined;
    if (answer) tell(answer.message);
    return answer !== undefined;
  }

  function giveUp(why: string): void {
    if (gone) return;
    gone = true;
    // It may have answered before it ended.
    hear();
    busy = false;
    void thread?.terminate();
    lost(why);
  }

  return {
    get busy() {
      return busy;
    },
    get gone() {
      return gone;
    },
    give(work) {
      given++;
      busy = true;
      thread ??= start();
      port.postMessage(work);
    },
    wait() {
      if (!busy) return;
      Atomics.wait(count, 0, given - 1, PATIENCE_MS);
      if (!hear()) giveUp(`no answer in ${PATIENCE_MS / 1000} s`);
    },
    giveUp,
    async close() {
      if (!gone) port.postMessage(undefined);
      gone = true;
      thread?.ref();
      await ended;
      hear();
      busy = false;
      port.close();
    },
  };
}
