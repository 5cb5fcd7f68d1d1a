/** Time as the lab is handed it: tests turn the hands themselves. */
export interface LabClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once; the returned function cancels. A waiting call never keeps the process alive. */
  after(ms: number, call: () => void): () => void;
}

export const realClock: LabClock = {
  now: Date.now,
  after(ms, call) {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
