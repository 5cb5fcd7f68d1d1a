import { useCallback, useEffect, useRef, useState } from 'react';
import type { FollowedLesson } from '../../learn/use-lesson.ts';
import type { ShowMe } from '../../learn/use-show-me.ts';
import type { Behind } from './behind.ts';

/** The server judges what it was told; longer than this it takes only where something went another way. */
const JUDGED_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 50;

export interface CatchUp {
  /** `stuck`: what was typed did not do the step. */
  state: 'off' | 'types' | 'stuck';
  start(): void;
  stop(): void;
}

/** Types the lines of one step after the other, each once the one before is done, as "Show me" does; and each counts as shown. */
export function useCatchUp(lesson: FollowedLesson, showMe: ShowMe, { toType }: Behind): CatchUp {
  const [state, setState] = useState<CatchUp['state']>('off');
  const latest = useRef({ lesson, showMe, toType });
  useEffect(() => {
    latest.current = { lesson, showMe, toType };
  });
  /** The one that runs: whoever stops, or begins anew, makes another of it. */
  const run = useRef<object>(undefined);
  useEffect(
    () => () => {
      if (run.current) latest.current.showMe.stop();
      run.current = undefined;
    },
    [],
  );

  const start = useCallback(() => {
    const mine = {};
    run.current = mine;
    setState('types');
    void typeAll(
      () => latest.current,
      () => run.current === mine,
    ).then((ended) => {
      if (run.current !== mine) return;
      run.current = undefined;
      setState(ended);
    });
  }, []);
  const stop = useCallback(() => {
    run.current = undefined;
    latest.current.showMe.stop();
    setState('off');
  }, []);
  return { state, start, stop };
}

async function typeAll(
  now: () => { lesson: FollowedLesson; showMe: ShowMe; toType: readonly number[] },
  wanted: () => boolean,
): Promise<'off' | 'stuck'> {
  for (;;) {
    const { lesson, showMe, toType } = now();
    const { steps } = lesson.view.lesson;
    const [at] = toType;
    const step = at === undefined ? undefined : steps[at];
    if (!wanted() || at === undefined || !step) return 'off';
    if (!(await lesson.tell(`steps/${step.id}/show`, {}))) return 'stuck';
    const solutions = steps.map(({ solution }) => solution);
    const ended = await showMe.start(solutions, at, now().lesson.progress);
    if (ended === 'stopped') return 'off';
    const until = Date.now() + JUDGED_WITHIN_MS;
    while (wanted() && !now().lesson.progress.steps[at]?.done) {
      if (ended === 'stuck' || Date.now() > until) return 'stuck';
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
