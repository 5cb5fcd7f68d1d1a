import type { Seq } from '@ehlo/wire';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Moment } from './journey.ts';

/** How long a step stands before the next one is drawn. `live`: long enough to be seen moving. */
export const PACES = { live: 480, slow: 1600, slower: 4000 } as const;
export type Pace = keyof typeof PACES;
/** Of an open page that lags: so many steps are drawn one by one, and older ones at once. */
const MOST_BEHIND = 60;

export interface Replay {
  /** Steps drawn, of all that have happened. */
  step: number;
  steps: number;
  /** The drawing stands behind what has happened. */
  past: boolean;
  playing: boolean;
  pace: Pace;
  /** `seq` of the last event that is drawn. */
  until: Seq | undefined;
  /** Of the step that is drawn: undefined while nothing was seen to happen. */
  moment: Moment | undefined;
  /** It was just drawn, by playing on: what crossed may be shown moving. */
  moved: boolean;
  fromStart(): void;
  back(): void;
  forth(): void;
  play(): void;
  freeze(): void;
  now(): void;
  setPace(pace: Pace): void;
}

interface State {
  /** `seq` of the last event that is drawn. */
  at: Seq;
  playing: boolean;
  pace: Pace;
  moved: boolean;
}

const NOW = Number.MAX_SAFE_INTEGER;

/**
 * Draws a mail's steps one by one as they happen, or again.
 *
 * @param still  nothing is to move
 * @param fresh  begins with the first step; else where the mail is now
 */
export function useReplay(moments: readonly Moment[], still: boolean, fresh: boolean): Replay {
  const steps = moments.length;
  const [state, setState] = useState<State>(() => ({
    at: fresh && !still ? (moments[0]?.seq ?? 0) : (moments.at(-1)?.seq ?? 0),
    playing: true,
    pace: 'live',
    moved: fresh && !still,
  }));
  const { at, playing, pace, moved } = state;
  const step = Math.max(Math.min(1, steps), moments.filter(({ seq }) => seq <= at).length);
  const set = useCallback((change: Partial<State>) => setState((before) => ({ ...before, ...change })), []);
  const behind = steps - step;
  const skip = pace === 'live' && (still || behind > MOST_BEHIND) ? behind : 1;
  const next = moments[step + skip - 1]?.seq;
  useEffect(() => {
    if (!playing || next === undefined) return;
    // Nothing moves for who asked for that; what happens is there at once, unless it is wanted slowly.
    const ms = pace === 'live' && still ? 0 : PACES[pace];
    const timer = setTimeout(() => set({ at: next, moved: true }), moved ? ms : 0);
    return () => clearTimeout(timer);
  }, [playing, next, pace, still, moved, set]);
  // Caught up: the next step that comes is drawn at once.
  useEffect(() => {
    if (behind > 0 || !moved) return;
    const timer = setTimeout(() => set({ moved: false }), PACES[pace]);
    return () => clearTimeout(timer);
  }, [behind, moved, pace, set]);

  const acts = useMemo(() => {
    const seqOf = (number: number): Seq =>
      moments[Math.max(1, Math.min(number, moments.length)) - 1]?.seq ?? 0;
    return {
      fromStart: () =>
        set({ at: seqOf(1), playing: true, moved: true, pace: pace === 'live' ? 'slow' : pace }),
      back: () => set({ at: seqOf(step - 1), playing: false, moved: false }),
      forth: () => set({ at: seqOf(step + 1), playing: false, moved: true }),
      play: () => set({ playing: true }),
      freeze: () => set({ at: seqOf(step), playing: false }),
      now: () => set({ at: seqOf(NOW), playing: true, pace: 'live', moved: false }),
      setPace: (to: Pace) => set({ pace: to }),
    };
  }, [set, moments, step, pace]);
  const moment = moments[step - 1];
  return {
    step,
    steps,
    past: step < steps,
    playing,
    pace,
    until: step < steps ? moment?.seq : undefined,
    moment,
    moved,
    ...acts,
  };
}
