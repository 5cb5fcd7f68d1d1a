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
  step: number;
  playing: boolean;
  pace: Pace;
  moved: boolean;
}

/**
 * Draws a mail's steps one by one as they happen, or again.
 *
 * @param still  nothing is to move
 * @param fresh  begins with the first step; else where the mail is now
 */
export function useReplay(moments: readonly Moment[], still: boolean, fresh: boolean): Replay {
  const steps = moments.length;
  const [state, setState] = useState<State>(() => ({
    step: fresh && !still ? Math.min(1, steps) : steps,
    playing: true,
    pace: 'live',
    moved: fresh && !still,
  }));
  const { playing, pace, moved } = state;
  const step = Math.min(state.step, steps);
  const set = useCallback(
    (change: (before: State) => Partial<State>) => setState((before) => ({ ...before, ...change(before) })),
    [],
  );
  const behind = steps - step;
  useEffect(() => {
    if (!playing || behind <= 0) return;
    // Nothing moves for who asked for that; what happens is there at once, unless it is wanted slowly.
    const ms = pace === 'live' && still ? 0 : PACES[pace];
    const first = step === 0 || !moved;
    const skip = pace === 'live' && (still || behind > MOST_BEHIND) ? behind : 1;
    const timer = setTimeout(
      () => set((before) => ({ step: Math.min(before.step, steps) + skip, moved: true })),
      first ? 0 : ms,
    );
    return () => clearTimeout(timer);
  }, [playing, behind, pace, still, step, steps, moved, set]);
  // Caught up: the next step that comes is drawn at once.
  useEffect(() => {
    if (behind > 0 || !moved) return;
    const timer = setTimeout(() => set(() => ({ moved: false })), PACES[pace]);
    return () => clearTimeout(timer);
  }, [behind, moved, pace, set]);

  const acts = useMemo(
    () => ({
      fromStart: () =>
        set(({ pace: before }) => ({
          step: 1,
          playing: true,
          moved: true,
          pace: before === 'live' ? 'slow' : before,
        })),
      back: () =>
        set((before) => ({
          step: Math.max(1, Math.min(before.step, steps) - 1),
          playing: false,
          moved: false,
        })),
      forth: () => set((before) => ({ step: Math.min(steps, before.step + 1), playing: false, moved: true })),
      play: () => set(() => ({ playing: true })),
      freeze: () => set((before) => ({ playing: false, step: Math.min(before.step, steps) })),
      now: () => set(() => ({ step: steps, playing: true, pace: 'live' as const, moved: false })),
      setPace: (next: Pace) => set(() => ({ pace: next })),
    }),
    [set, steps],
  );
  const moment = step < 1 ? undefined : moments[step - 1];
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
