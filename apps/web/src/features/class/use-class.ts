import type { ClassEvent, Logged, Problem, RosterRow } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { type Answer, readClass } from './api.ts';
import { type ClassNow, classNow, follow } from './class-now.ts';

/** What was said to all longer ago than this is not shown to who comes now; microseconds. */
const STALE_US = 15 * 60_000_000;
const SAID = new Set(['class.note', 'class.hint']);
/** Tells when it began, which the class itself does not. */
const POINT = 'class.playlist';

/** A class as it stands, for as long as the component lives. */
export function useClass(id: string | undefined): { now?: ClassNow; problem?: Problem; retry(): void } {
  const { bridge } = usePlayground();
  const room = useBridge(({ me }) => me?.room);
  const [now, setNow] = useState<ClassNow>();
  const [problem, setProblem] = useState<Problem>();
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry is a reason to ask again
  useEffect(() => {
    if (id === undefined || room === undefined) return;
    let wanted = true;
    /** Events that came before the class itself was told. */
    let waiting: Logged<ClassEvent>[] | undefined = [];
    const took = (answer: Answer<Parameters<typeof classNow>[0]>) => {
      if (!wanted) return;
      if (!answer.ok) return setProblem(answer.problem);
      const news = waiting ?? [];
      waiting = undefined;
      setProblem(undefined);
      setNow(news.reduce((before, event) => follow(before, event, room), classNow(answer.value)));
    };
    const stop = bridge.subscribe({ view: 'class', class: id }, (events, { reset, refused }) => {
      if (refused) return setProblem(refused);
      const news = events as Logged<ClassEvent>[];
      if (reset) {
        // How it stands is asked for; of what was said, the newest is shown still.
        const since = (news.at(-1)?.at ?? 0) - STALE_US;
        waiting = news.filter(({ kind, at }) => kind === POINT || (SAID.has(kind) && at > since));
        void readClass(id).then(took);
      } else if (waiting) waiting.push(...news);
      else setNow((before) => before && news.reduce((state, event) => follow(state, event, room), before));
    });
    return () => {
      wanted = false;
      stop();
      setNow(undefined);
    };
  }, [bridge, id, room, turn]);

  const retry = useCallback(() => setTurn((before) => before + 1), []);
  return { ...(now && { now }), ...(problem && { problem }), retry };
}

/** The members of a class, for its teachers. */
export function useRoster(id: string): readonly RosterRow[] | undefined {
  const { bridge } = usePlayground();
  const [rows, setRows] = useState<readonly RosterRow[]>();
  useEffect(() => {
    let known = new Map<string, RosterRow>();
    return bridge.subscribe({ view: 'roster', class: id }, (_, { reset, rows = [], gone = [], refused }) => {
      if (refused) return;
      if (reset) known = new Map();
      for (const row of rows) known.set(row.home, row);
      for (const home of gone) known.delete(home);
      setRows([...known.values()]);
    });
  }, [bridge, id]);
  return rows;
}
