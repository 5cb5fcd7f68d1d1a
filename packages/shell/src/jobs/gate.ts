/** Whether a job goes on, and whether the terminal is its. */
export interface Gate {
  readonly foreground: boolean;
  readonly stopped: boolean;
  /** Resolves when it goes on: at once, unless it was stopped. */
  untilRunning(): Promise<void>;
}

export interface GateControl extends Gate {
  stop(): void;
  /** Goes on. */
  run(where: 'foreground' | 'background'): void;
}

export function createGate(foreground: boolean): GateControl {
  let inFront = foreground;
  let stopped = false;
  const waiting: (() => void)[] = [];
  return {
    get foreground() {
      return inFront && !stopped;
    },
    get stopped() {
      return stopped;
    },
    untilRunning: () => (stopped ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    stop() {
      stopped = true;
      inFront = false;
    },
    run(where) {
      stopped = false;
      inFront = where === 'foreground';
      for (const goOn of waiting.splice(0)) goOn();
    },
  };
}
