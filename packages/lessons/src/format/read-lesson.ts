import type { z } from 'zod';
import type { Condition } from '../condition.ts';
import type {
  Lesson,
  LessonWords,
  OptionWords,
  Prediction,
  Question,
  QuestionWords,
  Step,
  StepWords,
} from '../lesson.ts';
import type { Inline } from '../prose.ts';
import { readCondition } from './condition-schema.ts';
import { type Document, type Fence, type FenceName, readDocument, type Section } from './document.ts';
import { type Complaints, complaintsOf, type LessonProblem } from './problem.ts';
import { blocksOf, inlineOf } from './prose-tree.ts';
import {
  type ChapterSchema,
  CheckSchema,
  FrontSchema,
  FrontWordsSchema,
  HintSchema,
  MissSchema,
  PredictSchema,
  PredictWordsSchema,
  type QuestionRead,
  QuizSchema,
  QuizWordsSchema,
  SayingsSchema,
} from './schema.ts';
import { checked, readYaml, type Written } from './yaml.ts';

/** What a lesson takes over from its chapter where it says nothing itself. */
export type Inherited = Pick<z.output<typeof ChapterSchema>, 'level' | 'host' | 'grey' | 'world'>;

export interface LessonSource {
  id: string;
  inherited: Inherited;
  /** `lesson.md` and `lesson.fr.md`: how its author knows them, and their text. */
  en: { file: string; text: string };
  fr: { file: string; text: string };
}

export type ReadLesson = { lesson: Lesson | undefined; problems: LessonProblem[] };

const MAX_STEPS = 20;

/** Makes a lesson of its two files. With a problem in either there is no lesson. */
export function readLesson({ id, inherited, en, fr }: LessonSource): ReadLesson {
  const problems: LessonProblem[] = [];
  const complaints = complaintsOf(en.file, problems);
  const document = readDocument(en.text, complaints);
  if (!document) return { lesson: undefined, problems };
  const front = yamlOf(FrontSchema, document.front, 'The front matter', complaints);
  const steps = stepsOf(document, complaints);
  const french = readWords(fr, document, steps, problems);
  if (!front || !french || problems.length > 0) return { lesson: undefined, problems };
  const { title, summary, goals, minutes, core, needs, ...own } = front;
  const { level, host, grey, world } = { ...inherited, ...own };
  return {
    problems,
    lesson: {
      id,
      minutes,
      level: level ?? 'first-steps',
      core: core ?? false,
      needs: needs ?? [],
      world: {
        faults: world?.faults ?? [],
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
          opening: blocksOf(document.opening, document.firstLine, complaints),
          steps: steps.map(({ words }) => words),
        },
        fr: french,
      },
    },
  };
}

interface StepRead {
  step: Step;
  words: StepWords;
  section: Section;
}

function stepsOf(document: Document, complaints: Complaints): StepRead[] {
  const { sections } = document;
  if (sections.length === 0 || sections.length > MAX_STEPS)
    complaints.add(
      document.firstLine,
      `The lesson has ${sections.length} steps.`,
      `Write 1 to ${MAX_STEPS}, each below a heading that begins with ##.`,
    );
  const ids = new Set<string>();
  return sections.map((section) => {
    const read = stepOf(section, document.firstLine, complaints);
    if (read.step.id === '' || ids.has(read.step.id))
      complaints.add(
        section.line,
        `The heading "${section.title}" is there twice, or has no letters.`,
        'A step goes by its heading: give each its own.',
      );
    ids.add(read.step.id);
    return read;
  });
}

function stepOf(section: Section, firstLine: number, complaints: Complaints): StepRead {
  const one = (name: FenceName) => onlyFence(section, name, complaints);
  const read = <S extends z.ZodType>(name: FenceName, schema: S) => {
    const fence = one(name);
    return fence && fenceOf(fence, schema, complaints);
  };
  const checks = read('check', CheckSchema);
  const misses = read('miss', MissSchema);
  const hints = read('hint', HintSchema);
  const predict = read('predict', PredictSchema);
  const quiz = read('quiz', QuizSchema);
  const solution = one('solution')?.text.split('\n') ?? [];

  const says = (found: Read<unknown> | undefined, text: string, path: PropertyKey[]): Inline[] =>
    inlineOf(text, found?.written.lineOf(path) ?? section.line, complaints);
  const conditions = (
    found: Read<unknown> | undefined,
    values: readonly unknown[],
    key?: string,
  ): Condition[] =>
    values.map((value, at) => {
      const problems: Parameters<typeof readCondition>[2] = [];
      const condition = readCondition(value, key === undefined ? [at] : [at, key], problems);
      for (const { path, problem, remedy } of problems)
        complaints.add(
          found?.written.lineOf(path) ?? section.line,
          `The condition of "${section.title}", number ${at + 1}, ${problem}.`,
          remedy,
        );
      return condition;
    });

  if (checks && !one('hint'))
    complaints.add(
      section.line,
      `"${section.title}" has checks and no hints.`,
      'Add a block "hint" with three.',
    );
  if (checks && solution.length === 0)
    complaints.add(
      section.line,
      `"${section.title}" has checks and no solution.`,
      'Add a block "solution" with the lines to type: "Show me" types them, and the tests do.',
    );

  return {
    section,
    step: {
      id: slugOf(section.title),
      checks: conditions(checks, checks?.value.map(({ says: _, ...condition }) => condition) ?? []),
      misses: conditions(misses, misses?.value.map(({ when }) => when) ?? [], 'when'),
      tries: misses?.value.map((miss) => miss.try) ?? [],
      ...(predict ? { predict: predictionOf(predict.value) } : {}),
      questions: quiz?.value.map(questionOf) ?? [],
      solution,
    },
    words: {
      title: section.title,
      prose: blocksOf(section.prose, firstLine, complaints),
      checks: checks?.value.map((check, at) => says(checks, check.says, [at, 'says'])) ?? [],
      misses: misses?.value.map((miss, at) => says(misses, miss.says, [at, 'says'])) ?? [],
      hints: hints?.value.map((hint, at) => says(hints, hint, [at])) ?? [],
      ...(predict
        ? {
            predict: {
              asks: says(predict, predict.value.asks, ['asks']),
              options: optionsOf(predict, predict.value.options, ['options'], says),
            },
          }
        : {}),
      questions: quiz?.value.map((question, at) => questionWordsOf(quiz, question, at, says)) ?? [],
    },
  };
}

type Says = (found: Read<unknown> | undefined, text: string, path: PropertyKey[]) => Inline[];

const optionsOf = (
  found: Read<unknown>,
  options: readonly { text: string; because: string }[],
  path: PropertyKey[],
  says: Says,
): OptionWords[] =>
  options.map(({ text, because }, at) => ({
    text: says(found, text, [...path, at, 'text']),
    because: says(found, because, [...path, at, 'because']),
  }));

const predictionOf = ({ options }: { options: readonly { right?: true }[] }): Prediction => ({
  options: options.length,
  right: options.findIndex(({ right }) => right),
});

function questionOf(question: QuestionRead): Question {
  if ('options' in question)
    return {
      kind: 'choose',
      options: question.options.length,
      right: question.options.flatMap(({ right }, at) => (right ? [at] : [])),
    };
  if ('order' in question) return { kind: 'order', lines: question.order.length };
  if ('code' in question) return { kind: 'code', code: question.code };
  return { kind: 'line', lines: question.dialogue.length, wrong: question.wrong - 1 };
}

interface QuestionText {
  asks: string;
  options?: readonly { text: string; because: string }[] | undefined;
  order?: readonly string[];
  dialogue?: readonly string[];
  because?: string | undefined;
  others?: Readonly<Record<string, string>> | undefined;
}

function questionWordsOf(
  found: Read<unknown>,
  question: QuestionText,
  at: number,
  says: Says,
): QuestionWords {
  const { asks, options, order, dialogue, because, others } = question;
  // Lines are counted from 1 by who writes them.
  const from = dialogue ? 1 : 0;
  return {
    asks: says(found, asks, [at, 'asks']),
    options: options ? optionsOf(found, options, [at, 'options'], says) : [],
    lines: order ?? dialogue ?? [],
    because: because === undefined ? [] : says(found, because, [at, 'because']),
    others: Object.fromEntries(
      Object.entries(others ?? {}).map(([key, text]) => [
        Number(key) - from,
        says(found, text, [at, 'others', key]),
      ]),
    ),
  };
}

/** The French file: the same steps with the same blocks, words only. */
function readWords(
  { file, text }: LessonSource['fr'],
  english: Document,
  steps: readonly StepRead[],
  problems: LessonProblem[],
): LessonWords | undefined {
  const complaints = complaintsOf(file, problems);
  const document = readDocument(text, complaints);
  if (!document) return undefined;
  const front = yamlOf(FrontWordsSchema, document.front, 'The front matter', complaints);
  const { sections } = document;
  if (sections.length !== english.sections.length) {
    complaints.add(
      document.firstLine,
      `The French lesson has ${sections.length} steps, the English one ${english.sections.length}.`,
      'Write the same number of headings with ##, in the same order.',
    );
    return undefined;
  }
  const words = sections.map((section, at) =>
    stepWordsOf(section, steps[at] as StepRead, document.firstLine, complaints),
  );
  return (
    front && {
      title: front.title,
      summary: front.summary,
      goals: front.goals,
      opening: blocksOf(document.opening, document.firstLine, complaints),
      steps: words,
    }
  );
}

function stepWordsOf(
  section: Section,
  { words, step, section: original }: StepRead,
  firstLine: number,
  complaints: Complaints,
): StepWords {
  const says: Says = (found, text, path) =>
    inlineOf(text, found?.written.lineOf(path) ?? section.line, complaints);
  const read = <S extends z.ZodType>(name: FenceName, schema: S) => {
    const fence = onlyFence(section, name, complaints);
    return fence && fenceOf(fence, schema, complaints);
  };
  const same = (name: FenceName, given: number, wanted: number) => {
    if (given !== wanted)
      complaints.add(
        section.line,
        `"${section.title}" has ${given} in its "${name}", "${original.title}" has ${wanted}.`,
        'Translate each, in the same order.',
      );
  };
  const sayings = (name: 'check' | 'miss' | 'hint', wanted: number): Inline[][] => {
    const found = read(name, SayingsSchema);
    same(name, found?.value.length ?? 0, wanted);
    return found?.value.map((text, at) => says(found, text, [at])) ?? [];
  };
  const predict = read('predict', PredictWordsSchema);
  const quiz = read('quiz', QuizWordsSchema);
  same('predict', predict?.value.options.length ?? 0, words.predict?.options.length ?? 0);
  same('quiz', quiz?.value.length ?? 0, step.questions.length);
  const extra = section.fences.find(({ name }) => name === 'solution');
  if (extra)
    complaints.add(
      extra.line,
      'The French file has a solution.',
      'Take it out: the English one counts for both.',
    );
  return {
    title: section.title,
    prose: blocksOf(section.prose, firstLine, complaints),
    checks: sayings('check', words.checks.length),
    misses: sayings('miss', words.misses.length),
    hints: sayings('hint', words.hints.length),
    ...(predict
      ? {
          predict: {
            asks: says(predict, predict.value.asks, ['asks']),
            options: optionsOf(predict, predict.value.options, ['options'], says),
          },
        }
      : {}),
    questions:
      quiz?.value.map((question, at) => {
        const model = words.questions[at];
        const translated = questionWordsOf(quiz, question, at, says);
        same('quiz', translated.options.length, model?.options.length ?? 0);
        const ofLines = step.questions[at]?.kind === 'line';
        return {
          ...translated,
          // What crosses the wire is the same in every language.
          lines: model?.lines ?? [],
          others: ofLines ? shifted(translated.others) : translated.others,
        };
      }) ?? [],
  };
}

const shifted = <T>(by: Readonly<Record<number, T>>): Record<number, T> =>
  Object.fromEntries(Object.entries(by).map(([key, value]) => [Number(key) - 1, value]));

interface Read<T> {
  value: T;
  written: Written;
}

function fenceOf<S extends z.ZodType>(
  fence: Fence,
  schema: S,
  complaints: Complaints,
): Read<z.output<S>> | undefined {
  const written = readYaml(fence.text, fence.line, `The block "${fence.name}"`, complaints);
  const value = written && checked(schema, written, `The block "${fence.name}"`, complaints);
  return written && value !== undefined ? { value, written } : undefined;
}

function yamlOf<S extends z.ZodType>(
  schema: S,
  { text, line }: { text: string; line: number },
  what: string,
  complaints: Complaints,
): z.output<S> | undefined {
  const written = readYaml(text, line, what, complaints);
  return written && checked(schema, written, what, complaints);
}

function onlyFence(section: Section, name: FenceName, complaints: Complaints): Fence | undefined {
  const [first, second] = section.fences.filter((fence) => fence.name === name);
  if (second)
    complaints.add(
      second.line,
      `"${section.title}" has two blocks "${name}".`,
      'Put all of it into one block, as a list.',
    );
  return first;
}

/** `Call the server` → `call-the-server` */
export const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
