import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Act, act, type Player, type Speed, type Steps, startPlayer, untilNext } from './player.ts';

/** The clock moves on by so much at least while nothing is due, in seconds. */
const TICK = 0.25;

export interface Playing {
  player: Player;
  do(what: Act): void;
  playing: boolean;
  fromStart(): void;
  back(): void;
  forth(): void;
  markBack(): void;
  markForth(): void;
  play(): void;
  freeze(): void;
  speed(speed: Speed): void;
}

/** A player with the browser's clock. @param step  lines to begin with; without it: all of them */
export function usePlayer(timeline: Steps, step?: number): Playing {
  const [player, setPlayer] = useState(() => startPlayer(timeline, step));
  const set = useCallback((what: Act) => setPlayer((before) => act(before, timeline, what)), [timeline]);
  const known = useRef(timeline.moments.length);
  // A dialogue that still grows: who saw all of it goes on seeing all of it.
  useEffect(() => {
    const before = known.current;
    known.current = timeline.moments.length;
    if (step === undefined || before > 0)
      setPlayer((now) =>
        now.step >= before && !now.playing
          ? act(now, timeline, { do: 'to-end' })
          : act(now, timeline, { do: 'tick', seconds: 0 }),
      );
    else setPlayer(startPlayer(timeline, step));
  }, [timeline, step]);
  useEffect(() => {
    const wait = untilNext(player, timeline);
    if (wait === undefined) return;
    const since = performance.now();
    const timer = setTimeout(
      () => set({ do: 'tick', seconds: (performance.now() - since) / 1000 }),
      Math.min(wait, TICK) * 1000,
    );
    return () => clearTimeout(timer);
  }, [player, timeline, set]);
  const acts = useMemo(
    () => ({
      do: set,
      fromStart: () => set({ do: 'from-start' }),
      back: () => set({ do: 'step', by: -1 }),
      forth: () => set({ do: 'step', by: 1 }),
      markBack: () => set({ do: 'mark', by: -1 }),
      markForth: () => set({ do: 'mark', by: 1 }),
      play: () => set({ do: 'play' }),
      freeze: () => set({ do: 'freeze' }),
      speed: (speed: Speed) => set({ do: 'speed', speed }),
    }),
    [set],
  );
  return { player, playing: player.playing, ...acts };
}
