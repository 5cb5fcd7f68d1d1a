import type { Lesson } from '@ehlo/lessons';
import type { LessonFiles } from '@ehlo/lessons/draft';
import { type LessonProblem, readLesson } from '@ehlo/lessons/format/in-page';
import { useEffect, useState } from 'react';

/** Whoever types pauses that long between two words. */
const PAUSE_MS = 250;

export interface Reading {
  /** As it was when both files could last be read. */
  lesson: Lesson | undefined;
  problems: readonly LessonProblem[];
  /** It is what the files say now. */
  whole: boolean;
}

/** Reads the files as the server does (`@ehlo/lessons/format`), whenever their author pauses. */
export function useReading({ en, fr }: LessonFiles): Reading {
  const [reading, setReading] = useState(() => read({ en, fr }, undefined));
  useEffect(() => {
    const timer = setTimeout(() => setReading((before) => read({ en, fr }, before.lesson)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [en, fr]);
  return reading;
}

function read({ en, fr }: LessonFiles, before: Lesson | undefined): Reading {
  const { lesson, problems } = readLesson({
    id: 'drafts/draft',
    inherited: {},
    en: { file: 'lesson.md', text: en },
    fr: { file: 'lesson.fr.md', text: fr },
  });
  return { lesson: lesson ?? before, problems, whole: lesson !== undefined };
}
