import type { z } from 'zod';
import type { LessonWords, StepWords } from '../lesson.ts';
import type { Inline } from '../prose.ts';
import { type Document, type FenceName, readDocument, type Section } from './document.ts';
import { fenceOf, frontOf, onlyFence } from './fences.ts';
import type { Complaints } from './problem.ts';
import { blocksOf, inlineOf } from './prose-tree.ts';
import { optionsOf, questionWordsOf, type Says } from './question.ts';
import type { StepRead } from './read-step.ts';
import { FrontWordsSchema, PredictWordsSchema, QuizWordsSchema, SayingsSchema } from './schema.ts';

/** The French file: the same steps with the same blocks, words only. */
export function readWords(
  text: string,
  english: Document,
  steps: readonly StepRead[],
  complaints: Complaints,
): LessonWords | undefined {
  const document = readDocument(text, complaints);
  if (!document) return undefined;
  const front = frontOf(document, FrontWordsSchema, complaints)?.value;
  const { sections } = document;
  if (sections.length !== english.sections.length) {
    complaints.add(document.firstLine, complaints.says.stepsApart(sections.length, english.sections.length));
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

/** What is typed is the same in every language. */
const ENGLISH_ONLY: readonly string[] = ['solution', 'program', 'outside'];

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
    // A block that is there and could not be read has been complained about.
    const unread = (count: number, { fences }: Section) =>
      count === 0 && fences.some((fence) => fence.name === name);
    if (given === wanted || unread(given, section) || unread(wanted, original)) return;
    complaints.add(section.line, complaints.says.apart(section.title, given, name, original.title, wanted));
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
  const extra = section.fences.find(({ name }) => ENGLISH_ONLY.includes(name));
  if (extra) complaints.add(extra.line, complaints.says.englishOnly(extra.name));
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
        if (model) same('quiz', translated.options.length, model.options.length);
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
