/** A draft as the two files of a lesson (docs/authoring-lessons.md). */
import { Document, isCollection, isMap } from 'yaml';
import type { Condition } from '../condition.ts';
import type { Draft, DraftStep } from './draft.ts';
import { draftWords } from './words.ts';

export interface LessonFiles {
  /** `lesson.md` */
  en: string;
  /** `lesson.fr.md` */
  fr: string;
}

export function markdownOf(draft: Draft): LessonFiles {
  return { en: english(draft), fr: french(draft) };
}

function english({ titles, host, minutes, steps }: Draft): string {
  const { summary, goal, opening } = draftWords.en;
  const front = {
    title: titles.en,
    summary,
    minutes,
    goals: [goal],
    ...(host === undefined ? {} : { host }),
  };
  return [
    `---\n${yaml(front)}---\n\n${opening}\n`,
    ...steps.map(({ words, checks, solution, outside }) =>
      [
        ...heading(words.en),
        ...(outside
          ? [
              fence(`program ${outside.program.name}`, `${outside.program.text}\n`),
              fence('outside', `${outside.lines.join('\n')}\n`),
            ]
          : []),
        fence('check', yaml(checks.map((check, at) => ({ says: words.en.checks[at], ...written(check) })))),
        fence('hint', yaml(words.en.hints)),
        ...(solution.length > 0 ? [fence('solution', `${solution.join('\n')}\n`)] : []),
      ].join('\n'),
    ),
  ].join('\n');
}

function french({ titles, steps }: Draft): string {
  const { summary, goal, opening } = draftWords.fr;
  return [
    `---\n${yaml({ title: titles.fr, summary, goals: [goal] })}---\n\n${opening}\n`,
    ...steps.map(({ words }) =>
      [...heading(words.fr), fence('check', yaml(words.fr.checks)), fence('hint', yaml(words.fr.hints))].join(
        '\n',
      ),
    ),
  ].join('\n');
}

const heading = ({ title, prose }: DraftStep['words']['en']): string[] => [`## ${title}\n`, `${prose}\n`];

/** Lines that begin with backquotes themselves do not end it (CommonMark §4.5). */
function fence(name: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/^`+/gm)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${name}\n${text}${ticks}\n`;
}

/** Conditions on one line each, as one writes them by hand. */
function yaml(value: unknown): string {
  const document = new Document(value, { version: '1.2' });
  if (isCollection(document.contents))
    for (const item of document.contents.items)
      if (isMap(item)) for (const { value: inner } of item.items) if (isCollection(inner)) inner.flow = true;
  return document.toString({ lineWidth: 0, indentSeq: false });
}

/** In a file `inOrder` is `then`. */
function written(condition: Condition): Record<string, unknown> {
  // Written like that it is never an object of ours that somebody might await.
  if ('inOrder' in condition) return Object.fromEntries([['then', condition.inOrder.map(written)]]);
  if ('all' in condition) return { all: condition.all.map(written) };
  if ('any' in condition) return { any: condition.any.map(written) };
  if ('not' in condition) return { not: written(condition.not) };
  if ('within' in condition) return { within: written(condition.within) };
  if ('count' in condition)
    return { count: { times: condition.count.times, of: written(condition.count.of) } };
  return condition as unknown as Record<string, unknown>;
}
