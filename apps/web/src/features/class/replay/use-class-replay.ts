import type { ClassReplay, ClassReplayRows, Problem, ReplayedEvent } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { type Answer, readReplay, readReplayEvents, readReplayRows } from '../api.ts';
import { createWindows, type Windows, windowOf } from './windows.ts';

/** Pages of a thousand events that are read: more than a day of teaching. */
const PAGES = 20;

export interface Replayed {
  view: ClassReplay;
  events: readonly ReplayedEvent[];
  /** More happened than is shown. */
  more: boolean;
}

/** A class up to now, to be looked at again: its log, and when members did what. `again` looks once more, up to then. */
export function useClassReplay(id: string): {
  replayed?: Replayed;
  problem?: Problem;
  /** It is being read. */
  busy: boolean;
  again(): void;
} {
  const [replayed, setReplayed] = useState<Replayed>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(true);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is a reason to look again
  useEffect(() => {
    const left = new AbortController();
    setBusy(true);
    void readAll(id, left.signal).then((answer) => {
      if (left.signal.aborted) return;
      setBusy(false);
      if (!answer.ok) return setProblem(answer.problem);
      setProblem(undefined);
      setReplayed(answer.value);
    });
    return () => left.abort();
  }, [id, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...(replayed && { replayed }), ...(problem && { problem }), busy, again };
}

/** Its log first: what happens meanwhile is then behind the instant up to which it is looked at. @param left nobody wants it any more */
async function readAll(id: string, left: AbortSignal): Promise<Answer<Replayed>> {
  const events: ReplayedEvent[] = [];
  let after: number | undefined = 0;
  for (let page = 0; page < PAGES && after !== undefined && !left.aborted; page++) {
    const answer = await readReplayEvents(id, after);
    if (!answer.ok) return answer;
    events.push(...answer.value.events);
    after = answer.value.next;
  }
  const answer = await readReplay(id);
  if (!answer.ok) return answer;
  return { ok: true, value: { view: answer.value, events, more: answer.value.more || after !== undefined } };
}

/** Rows around an instant, in milliseconds since the epoch; while it plays, what comes next is fetched ahead. */
export function useWindow(
  { view }: Pick<Replayed, 'view'>,
  at: number,
  playing: boolean,
): { rows?: ClassReplayRows; problem?: Problem; retry(): void } {
  const [, setVersion] = useState(0);
  const [windows, setWindows] = useState<Windows>();
  useEffect(() => {
    const made = createWindows(
      view,
      (from) => readReplayRows(view.class, from),
      () => setVersion((before) => before + 1),
    );
    setWindows(made);
    return () => made.stop();
  }, [view]);
  const number = windowOf(view, at);
  const last = windowOf(view, view.now);
  useEffect(
    () => windows?.want(playing && number < last ? [number, number + 1] : [number]),
    [windows, number, last, playing],
  );
  const rows = windows?.get(number);
  return {
    ...(rows && { rows }),
    ...(windows?.problem && { problem: windows.problem }),
    retry: () => {
      windows?.retry();
      setVersion((before) => before + 1);
    },
  };
}
