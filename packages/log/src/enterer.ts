import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Slice } from './enter.mjs';
import { KINDS } from './event-code.ts';

/** A slice takes some 20 ms. Who waits for it waits so long, then takes the thread for lost; in milliseconds. */
const PATIENCE_MS = 10_000;

/** What the thread says of a slice: nothing, or why it is not entered. */
export type Failure = { message: string; code?: string } | undefined;

export interface Enterer {
  /** It has a slice that it did not answer yet. */
  readonly busy: boolean;
  /** It ended by itself, or was given up: nothing can be given to it any more. */
  readonly gone: boolean;
  /** One at a time. */
  enter(slice: Slice): void;
  /** Blocks until it has answered what it has, or is gone. */
  wait(): void;
  giveUp(why: string): void;
  /** Resolves once it has answered what it has, if it could, and has let go of the file. */
  close(): Promise<void>;
}

interface Options {
  file: string;
  maxPages: number | undefined;
  answered(failure: Failure): void;
  /** It is gone, with the slice it had if it had one. */
  lost(why: string): void;
}

/** The thread that enters slices (entering-thread.mjs). It starts with the first one it is given. */
export function createEnterer({ file, maxPages, answered, lost }: Options): Enterer {
  /** How many slices it answered. */
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

  function tell(failure: Failure): void {
    if (!busy) return;
    busy = false;
    answered(failure);
  }

  /** What it answered and nobody heard yet. */
  function hear(): boolean {
    const answer = receiveMessageOnPort(port) as { message: Failure } | undefined;
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
    enter(slice) {
      given++;
      busy = true;
      thread ??= start();
      port.postMessage(slice);
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
