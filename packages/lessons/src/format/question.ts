import type { OptionWords, Prediction, Question, QuestionWords } from '../lesson.ts';
import type { Inline } from '../prose.ts';
import type { Read } from './fences.ts';
import type { QuestionRead } from './schema.ts';

/** Reads a line of Markdown that stands at a path of a block. */
export type Says = (found: Read<unknown> | undefined, text: string, path: PropertyKey[]) => Inline[];

export const optionsOf = (
  found: Read<unknown>,
  options: readonly { text: string; because: string }[],
  path: PropertyKey[],
  says: Says,
): OptionWords[] =>
  options.map(({ text, because }, at) => ({
    text: says(found, text, [...path, at, 'text']),
    because: says(found, because, [...path, at, 'because']),
  }));

export const predictionOf = ({ options }: { options: readonly { right?: true }[] }): Prediction => ({
  options: options.length,
  right: options.findIndex(({ right }) => right),
});

export function questionOf(question: QuestionRead): Question {
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

/** Words of a question, in either language. */
export function questionWordsOf(
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
