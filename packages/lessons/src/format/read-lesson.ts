import type { z } from 'zod';
import type { Lesson } from '../lesson.ts';
import { readDocument } from './document.ts';
import { complainOfPlaces, type Places } from './misplaced.ts';
import { complaintsOf, type LessonProblem } from './problem.ts';
import { blocksOf } from './prose-tree.ts';
import { type StepLines, stepsOf } from './read-step.ts';
import { readWords } from './read-words.ts';
import { type ChapterSchema, FrontSchema } from './schema.ts';
import { checked, readYaml } from './yaml.ts';

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
export function readLesson({ id, inherited, en, fr, places }: LessonSource): ReadLesson {
  const problems: LessonProblem[] = [];
  const complaints = complaintsOf(en.file, problems);
  const document = readDocument(en.text, complaints);
  if (!document) return { lesson: undefined, problems };
  const yaml = readYaml(document.front.text, document.front.line, 'The front matter', complaints);
  const front = yaml && checked(FrontSchema, yaml, 'The front matter', complaints);
  if (yaml && front?.world && places) complainOfPlaces(front.world, places, yaml, complaints);
  const steps = stepsOf(document, complaints);
  const french = readWords(fr, document, steps, problems);
  const opening = blocksOf(document.opening, document.firstLine, complaints);
  if (front && french && front.goals.length !== french.goals.length)
    complaintsOf(fr.file, problems).add(
      2,
      `The French lesson has ${french.goals.length} goals, the English one ${front.goals.length}.`,
      'Translate each, in the same order.',
    );
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
