import type { Language, Lesson } from '@ehlo/lessons';
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

/**
 * Reads the files as the server does (`@ehlo/lessons/format`), whenever their author pauses.
 * @param language in which the problems are told
 */
export function useReading({ en, fr }: LessonFiles, language: Language): Reading {
  const [reading, setReading] = useState(() => read({ en, fr }, language, undefined));
  useEffect(() => {
    const timer = setTimeout(
      () => setReading((before) => read({ en, fr }, language, before.lesson)),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [en, fr, language]);
  return reading;
}

function read({ en, fr }: LessonFiles, language: Language, before: Lesson | undefined): Reading {
  const { lesson, problems } = readLesson({
    id: 'drafts/draft',
    inherited: {},
    language,
    en: { file: 'lesson.md', text: en },
    fr: { file: 'lesson.fr.md', text: fr },
  });
  return { lesson: lesson ?? before, problems, whole: lesson !== undefined };
}
