import type { z } from 'zod';
import type { Language, Lesson } from '../lesson.ts';
import { readDocument } from './document.ts';
import { frontOf } from './fences.ts';
import { complainOfPlaces, type Places } from './misplaced.ts';
import { complaintsOf, type LessonProblem } from './problem.ts';
import { blocksOf } from './prose-tree.ts';
import { type StepLines, stepsOf } from './read-step.ts';
import { readWords } from './read-words.ts';
import { type ChapterSchema, FrontSchema } from './schema.ts';

/** What a lesson takes over from its chapter where it says nothing itself. */
export type Inherited = Pick<z.output<typeof ChapterSchema>, 'level' | 'host' | 'grey' | 'world'>;

export interface LessonSource {
  id: string;
  inherited: Inherited;
  /** `lesson.md` and `lesson.fr.md`: how its author knows them, and their text. */
  en: { file: string; text: string };
  fr: { file: string; text: string };
  /** Absent where nobody knows the world, as in a page: then every name of a host will do. */
  places?: Places | undefined;
  /** In which its problems are told; English where absent. */
  language?: Language | undefined;
}

export interface ReadLesson {
  lesson: Lesson | undefined;
  problems: LessonProblem[];
  /** Where it stands, for what only doing it shows. */
  written?: WrittenLesson;
}

export interface WrittenLesson {
  /** `10-our-course/10-say-hello/lesson.md` */
  file: string;
  needs: number;
  steps: StepLines[];
}

/** Makes a lesson of its two files. With a problem in either there is no lesson. */
export function readLesson({ id, inherited, en, fr, places, language }: LessonSource): ReadLesson {
  const problems: LessonProblem[] = [];
  const complaints = complaintsOf(en.file, problems, language);
  const ofFrench = complaintsOf(fr.file, problems, language);
  const document = readDocument(en.text, complaints);
  if (!document) return { lesson: undefined, problems };
  const read = frontOf(document, FrontSchema, complaints);
  const front = read?.value;
  if (read?.value.world && places) complainOfPlaces(read.value.world, places, read.written, complaints);
  const steps = stepsOf(document, complaints);
  const french = readWords(fr.text, document, steps, ofFrench);
  const opening = blocksOf(document.opening, document.firstLine, complaints);
  if (front && french && front.goals.length !== french.goals.length)
    ofFrench.add(2, ofFrench.says.goals(french.goals.length, front.goals.length));
  if (!front || !french || problems.length > 0) return { lesson: undefined, problems };
  const { title, summary, goals, minutes, core, task, needs, ...own } = front;
  const { level, host, grey, world } = { ...inherited, ...own };
  return {
    problems,
    written: {
      file: en.file,
      needs:
        document.front.line +
        Math.max(
          0,
          document.front.text.split('\n').findIndex((line) => line.startsWith('needs:')),
        ),
      steps: steps.map(({ lines }) => lines),
    },
    lesson: {
      id,
      minutes,
      level: level ?? 'first-steps',
      core: core ?? false,
      ...(task ? { task } : {}),
      needs: needs ?? [],
      world: {
        faults: world?.faults ?? [],
        emptied: world?.emptied ?? [],
        letters: (world?.letters ?? []).map((one) => ({ folder: 'INBOX', ...one })),
        rules: world?.rules ?? [],
      },
      ...(host === undefined ? {} : { host }),
      grey: grey ?? 'whole',
      steps: steps.map(({ step }) => step),
      words: {
        en: {
          title,
          summary,
          goals,
          opening,
          steps: steps.map(({ words }) => words),
        },
        fr: french,
      },
    },
  };
}
