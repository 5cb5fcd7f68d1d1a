import type { z } from 'zod';
import type { Chapter } from '../lesson.ts';
import { readDocument } from './document.ts';
import { frontOf } from './fences.ts';
import { complainOfPlaces, type Places } from './misplaced.ts';
import { complaintsOf, type LessonProblem } from './problem.ts';
import type { Inherited } from './read-lesson.ts';
import { ChapterSchema, ChapterWordsSchema } from './schema.ts';

interface Source {
  file: string;
  text: string;
}

/** A chapter's front matter, in both languages. Undefined where either cannot be read; `problems` says why. */
export function readChapter(
  en: Source | undefined,
  fr: Source | undefined,
  problems: LessonProblem[],
  places?: Places,
): { words: Chapter['words']; inherited: Inherited } | undefined {
  const read = <S extends z.ZodType>(schema: S, source: Source | undefined) => {
    if (!source) return undefined;
    const complaints = complaintsOf(source.file, problems);
    const document = readDocument(source.text, complaints);
    const front = document && frontOf(document, schema, complaints);
    return front && { ...front, complaints };
  };
  const front = read(ChapterSchema, en);
  const words = read(ChapterWordsSchema, fr);
  if (!front || !words) return undefined;
  const { title, summary, ...inherited } = front.value;
  if (inherited.world && places) complainOfPlaces(inherited.world, places, front.written, front.complaints);
  return { words: { en: { title, summary }, fr: words.value }, inherited };
}
