import type { z } from 'zod';
import type { Condition } from '../condition.ts';
import type { ProgramFile, Step, StepWords } from '../lesson.ts';
import { readCondition } from './condition-schema.ts';
import type { Document, Fence, FenceName, Section } from './document.ts';
import { fenceOf, onlyFence, type Read } from './fences.ts';
import type { Complaints } from './problem.ts';
import { blocksOf, inlineOf } from './prose-tree.ts';
import { optionsOf, predictionOf, questionOf, questionWordsOf, type Says } from './question.ts';
import { CheckSchema, HintSchema, MissSchema, PredictSchema, QuizSchema } from './schema.ts';

const MAX_STEPS = 20;

/** A step, and the English it is told in. */
export interface StepRead {
  step: Step;
  words: StepWords;
  section: Section;
  lines: StepLines;
}

/** Lines of `lesson.md` on which its heading, its checks and its near misses stand. */
export interface StepLines {
  heading: number;
  checks: number[];
  misses: number[];
}

/** The steps of a lesson's English file. */
export function stepsOf(document: Document, complaints: Complaints): StepRead[] {
  const { sections } = document;
  if (sections.length === 0 || sections.length > MAX_STEPS)
    complaints.add(document.firstLine, complaints.says.steps(sections.length, MAX_STEPS));
  const ids = new Set<string>();
  return sections.map((section) => {
    const read = stepOf(section, document.firstLine, complaints);
    if (read.step.id === '' || ids.has(read.step.id))
      complaints.add(section.line, complaints.says.heading(section.title));
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
  const solution = linesOf(one('solution'));
  const outside = linesOf(one('outside'));
  const programs = programsOf(section, complaints);
  const runs = misses?.value.map((miss) => miss.run ?? []) ?? [];

  const says: Says = (found, text, path) =>
    inlineOf(text, found?.written.lineOf(path) ?? section.line, complaints);
  const conditions = (
    found: Read<unknown> | undefined,
    values: readonly unknown[],
    key?: string,
  ): Condition[] =>
    values.map((value, at) =>
      readCondition(value, key === undefined ? [at] : [at, key], {
        says: complaints.says,
        add: (path, [problem, remedy]) =>
          complaints.add(found?.written.lineOf(path) ?? section.line, [
            `${complaints.says.condition(section.title, at + 1, problem)}.`,
            remedy,
          ]),
      }),
    );

  if (checks && !section.fences.some(({ name }) => name === 'hint'))
    complaints.add(section.line, complaints.says.noHints(section.title));
  if (checks && solution.length === 0 && outside.length === 0)
    complaints.add(section.line, complaints.says.noSolution(section.title));

  const linesIn = (found: Read<readonly unknown[]> | undefined): number[] =>
    found?.value.map((_, at) => found.written.lineOf([at])) ?? [];

  return {
    section,
    lines: { heading: section.line, checks: linesIn(checks), misses: linesIn(misses) },
    step: {
      id: slugOf(section.title),
      checks: conditions(checks, checks?.value.map(({ says: _, ...condition }) => condition) ?? []),
      misses: conditions(misses, misses?.value.map(({ when }) => when) ?? [], 'when'),
      tries: misses?.value.map((miss) => miss.try ?? []) ?? [],
      ...(runs.some((lines) => lines.length > 0) ? { runs } : {}),
      ...(predict ? { predict: predictionOf(predict.value) } : {}),
      questions: quiz?.value.map(questionOf) ?? [],
      solution,
      ...(programs.length > 0 ? { programs } : {}),
      ...(outside.length > 0 ? { outside } : {}),
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

const linesOf = (fence: Fence | undefined): string[] =>
  fence === undefined || fence.text.trim() === '' ? [] : fence.text.split('\n');

/** A file's name, without a folder: `Client.java`, `my-client.test.js`, `Makefile`. */
const FILE_NAME = /^[A-Za-z][\w-]{0,40}(?:\.[A-Za-z0-9][\w-]{0,20}){0,3}$/;

function programsOf({ title, fences }: Section, complaints: Complaints): ProgramFile[] {
  return fences.flatMap(({ name, of, text, line }) => {
    if (name !== 'program') return [];
    if (FILE_NAME.test(of)) return [{ name: of, text: `${text}\n` }];
    complaints.add(line, complaints.says.fileName(title));
    return [];
  });
}

/** `Call the server` → `call-the-server` */
export const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
