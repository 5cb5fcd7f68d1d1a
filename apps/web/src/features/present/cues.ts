/** A lesson as a script to be played on the projector: its solutions, line by line. Pure. */
import { type Inline, type Lesson, type Playlist, type PlaylistEntryWords, textOf } from '@ehlo/lessons';
import { CLASS_LIMITS } from '@ehlo/wire';

export interface Cue {
  /** Number of its step. */
  step: number;
  line: string;
  /** It is the first of its step. */
  opens: boolean;
}

export const cuesOf = ({ steps }: Lesson): Cue[] =>
  steps.flatMap(({ solution }, step) => solution.map((line, at) => ({ step, line, opens: at === 0 })));

/** Number of the step that the next line belongs to; after the last line, of the last step. */
export const stepAt = (cues: readonly Cue[], line: number): number | undefined =>
  (cues[line] ?? cues.at(-1))?.step;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** A step's prediction as a question to the class; undefined where it has none that can be asked. */
export function questionOf(
  predict: { asks: readonly Inline[]; options: readonly { text: readonly Inline[] }[] } | undefined,
): { text: string; options: string[] } | undefined {
  if (!predict) return undefined;
  const options = predict.options
    .slice(0, CLASS_LIMITS.options)
    .map(({ text }) => cut(textOf(text), CLASS_LIMITS.option));
  // Answers that look alike could not be told apart.
  if (options.length < 2 || new Set(options).size < options.length) return undefined;
  return { text: cut(textOf(predict.asks), CLASS_LIMITS.question), options };
}

/** What a playlist's run sheet says of a lesson: of the playlist that the class follows, else of the first that has it. */
export function sheetOf(
  playlists: readonly Playlist[],
  lesson: string,
  language: 'en' | 'fr',
  followed: string | undefined,
): PlaylistEntryWords | undefined {
  const ordered = [...playlists].sort((a, b) => Number(b.id === followed) - Number(a.id === followed));
  for (const { entries, words } of ordered) {
    const at = entries.findIndex((entry) => entry.lesson === lesson);
    if (at >= 0) return words[language].entries[at];
  }
  return undefined;
}
