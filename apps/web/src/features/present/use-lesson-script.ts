import type { LessonView } from '@ehlo/lessons';
import { useEffect, useMemo, useState } from 'react';
import { readLesson } from '../learn/api.ts';
import { type Cue, cuesOf } from './cues.ts';

/** A lesson with the reader's own filled in, and its lines; undefined until it is there. */
export function useLessonScript(id: string | undefined): { view: LessonView; cues: Cue[] } | undefined {
  const [view, setView] = useState<LessonView>();
  useEffect(() => {
    if (id === undefined) return setView(undefined);
    let wanted = true;
    // Without an answer there is nothing to play; whoever wants it chooses it again.
    void readLesson(id).then((answer) => wanted && setView(typeof answer === 'string' ? undefined : answer));
    return () => {
      wanted = false;
    };
  }, [id]);
  const cues = useMemo(() => (view ? cuesOf(view.lesson) : []), [view]);
  return view && view.lesson.id === id ? { view, cues } : undefined;
}
