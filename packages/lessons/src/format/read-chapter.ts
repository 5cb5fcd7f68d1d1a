import type { z } from 'zod';
import type { Chapter } from '../lesson.ts';
import { readDocument } from './document.ts';
import type { Read } from './fences.ts';
import { complainOfPlaces, type Places } from './misplaced.ts';
import { complaintsOf, type LessonProblem } from './problem.ts';
import type { Inherited } from './read-lesson.ts';
import { ChapterSchema, ChapterWordsSchema } from './schema.ts';
import { checked, readYaml } from './yaml.ts';

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
  const front = en && frontOf(ChapterSchema, en, problems);
  const words = fr && frontOf(ChapterWordsSchema, fr, problems);
  if (!front || !words) return undefined;
  const { title, summary, ...inherited } = front.value;
  if (inherited.world && places)
    complainOfPlaces(inherited.world, places, front.written, complaintsOf(en.file, problems));
  return { words: { en: { title, summary }, fr: words.value }, inherited };
}

function frontOf<S extends z.ZodType>(
  schema: S,
  { file, text }: Source,
  problems: LessonProblem[],
): Read<z.output<S>> | undefined {
  const complaints = complaintsOf(file, problems);
  const document = readDocument(text, complaints);
  const written =
    document && readYaml(document.front.text, document.front.line, 'The front matter', complaints);
  const value = written && checked(schema, written, 'The front matter', complaints);
  return written && value !== undefined ? { value, written } : undefined;
}
