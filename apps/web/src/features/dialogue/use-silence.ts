import { type DialogueReading, quiet, type Said } from '@ehlo/protocol/reading';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { usePlayground } from '../../rooms/context.ts';
import { preferences } from '../../session/preferences.ts';

/** How often it is asked why nothing happens; the reading itself knows when that is worth a word. */
const EVERY_MS = 1_000;

/**
 * The coach's head when nothing happens: the fold has no clock, so the page tells it how long it has been silent,
 * counted here, because the server's clock may be another.
 */
export function useSilence(reading: DialogueReading | undefined, version: number): Said | undefined {
  const { dialogue } = usePlayground();
  const advice = useStore(preferences, (state) => state.advice);
  const [said, setSaid] = useState<Said>();
  /** Of the reading, when its last card of silence was drawn: that change is no event. */
  const drawn = useRef<{ reading: DialogueReading; version: number }>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading grows in place; `version` says when
  useEffect(() => {
    if (reading && drawn.current?.reading === reading && drawn.current.version === reading.version) return;
    setSaid(undefined);
    if (!reading || !advice || reading.closed) return;
    const since = Date.now();
    const timer = setInterval(() => {
      const before = reading.exchanges.findLast(({ coach }) => coach)?.coach;
      if (!quiet(reading, reading.turn.since + (Date.now() - since) * 1000)) return;
      clearInterval(timer);
      drawn.current = { reading, version: reading.version };
      const told = reading.exchanges.findLast(({ coach }) => coach);
      setSaid((told?.coach === before ? told?.alsoCoach?.at(-1) : told?.coach)?.head);
      dialogue.setState({ version: dialogue.getState().version + 1 });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [reading, version, advice, dialogue]);
  return said;
}
