import { PROGRAM_NAMES } from '@ehlo/shell';
import { useEffect, useRef, useState } from 'react';
import { type Playground, usePlayground } from '../../rooms/context.ts';
import { tellLesson } from '../learn/api.ts';
import { type Performance, perform } from '../learn/perform.ts';
import type { Cue } from './cues.ts';
import { keepTyped, readTyped, type Typed, typedSoFar } from './typed.ts';
import { useLessonScript } from './use-lesson-script.ts';
import type { Script } from './use-projector.ts';

export type Playing = 'waits' | 'types' | 'stuck';

export interface Play {
  playing: Playing;
  /** Lines of the script's lesson; undefined until it is there. */
  lines: number | undefined;
}

/**
 * Types a script's lines in this page's terminal until as many are typed as are wanted. Whatever was wanted before the page was opened was
 * typed by the page before it.
 *
 * @param composed  A composer is the one place to type.
 * @param here  Another page types what is wanted meanwhile, if not.
 * @param known  The class was read.
 */
export function usePlay(
  script: Script | undefined,
  { composed, here, known }: { composed: boolean; here: boolean; known: boolean },
): Play {
  const playground = usePlayground();
  const lesson = useLessonScript(script?.lesson);
  const [playing, setPlaying] = useState<Playing>('waits');
  const typed = useRef<Typed>(undefined);
  const hands = useRef<Performance>(undefined);
  const opened = useRef(true);
  const [kept] = useState(readTyped);
  /** One line after the other, whoever asks. */
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    const before = typed.current;
    typed.current = typedSoFar(before, script, { here, opened: opened.current, kept });
    if (known) keepTyped(typed.current);
    // Until the class is there nobody knows whether one was played already.
    if (known) opened.current = false;
    // Its world as the lesson wants it, faults and letters.
    if (here && script && typed.current !== before && typed.current?.line === 0)
      turn.current = turn.current.then(() => tellLesson(script.lesson, 'start', { again: true }));
  }, [script, here, known, kept]);

  const cues = lesson?.cues;
  const wanted = script?.line ?? 0;
  useEffect(() => {
    if (!here || !cues || !typed.current) return;
    const of = typed.current;
    while (of.line < Math.min(wanted, cues.length)) {
      const cue = cues[of.line];
      of.line++;
      keepTyped(of);
      if (!cue) continue;
      turn.current = turn.current.then(async () => {
        // Another lesson began meanwhile, or none is played any more.
        if (typed.current !== of) return;
        setPlaying('types');
        const performance: Performance = { paused: false, stopped: false };
        hands.current = performance;
        const ended = await perform(linesOf(cue, playground), playground, composed, performance);
        setPlaying(ended === 'stuck' ? 'stuck' : 'waits');
      });
    }
  }, [cues, wanted, playground, composed, here]);

  useEffect(
    () => () => {
      if (hands.current) hands.current.stopped = true;
    },
    [],
  );
  return { playing, lines: cues?.length };
}

/** A step that begins a program ends the one that runs. */
function linesOf({ line, opens }: Cue, { terminal }: Playground): string[] {
  const runs = terminal.state.getState().shell.kind === 'running';
  const begins = opens && PROGRAM_NAMES.includes(/^\S*/.exec(line)?.[0] ?? '');
  return runs && begins ? ['^C', line] : [line];
}
