/** What is being recorded, as the tab keeps it across a reload. */
import { LONGEST_TAKE, type TypedLine } from '@ehlo/lessons/draft';
import { readKept, writeKept } from '../../session/kept.ts';

export interface RecordedLine extends TypedLine {
  /** Number of the terminal in which it was typed. */
  terminal: number;
}

export interface Recording {
  /** Another room is another person's. */
  room: string;
  /** The newest event of the room that is not part of it. */
  after: number;
  /** Milliseconds that the server's clock is ahead of this one. */
  ahead: number;
  lines: readonly RecordedLine[];
  /** Microseconds by the server's clock, as those of lines: where "Next step" was pressed. */
  cuts: readonly number[];
  /** There is no room for more. */
  full?: true;
}

const KEY = 'ehlo.recording';

export const keepRecording = (storage: Storage | undefined, recording: Recording | undefined): void => {
  if (recording) writeKept(storage, KEY, recording);
  else storage?.removeItem(KEY);
};

export function keptRecording(storage: Storage | undefined): Recording | undefined {
  const kept = readKept(storage, KEY) as Partial<Recording> | null | undefined;
  return typeof kept?.room === 'string' &&
    typeof kept.after === 'number' &&
    typeof kept.ahead === 'number' &&
    Array.isArray(kept.lines) &&
    Array.isArray(kept.cuts)
    ? (kept as Recording)
    : undefined;
}

/** The same object where the line is no part of it: an empty one at the prompt, or one too many. */
export function withLine(recording: Recording, line: RecordedLine): Recording {
  if (recording.full || (line.to === 'shell' && line.text.trim() === '')) return recording;
  const { lines } = recording;
  const length = lines.reduce((sum, { text }) => sum + text.length, line.text.length);
  if (lines.length >= LONGEST_TAKE.lines || length > LONGEST_TAKE.characters)
    return { ...recording, full: true };
  return { ...recording, lines: [...lines, line] };
}

/** The next line begins a step. The same object where none was typed since the last one. */
export function withCut(recording: Recording, at: number): Recording {
  return startsAnew(recording) ? recording : { ...recording, cuts: [...recording.cuts, at] };
}

/** Nothing was typed in the step that is being recorded. */
export function startsAnew({ lines, cuts }: Recording): boolean {
  const last = lines.at(-1);
  return last === undefined || (cuts.at(-1) ?? 0) > last.at;
}

/** Lines of one terminal: a lesson is typed into one. */
export function inOneTerminal({ lines }: Recording): { lines: RecordedLine[]; others: number } {
  const own = lines.filter(({ terminal }) => terminal === lines[0]?.terminal);
  return { lines: own, others: lines.length - own.length };
}

/** The lines as they stand in the steps that were cut; the last step may be empty yet. */
export function stepsOf({ lines, cuts }: Recording): RecordedLine[][] {
  const steps: RecordedLine[][] = [[]];
  let left = [...cuts];
  for (const line of lines) {
    if (left.some((at) => at <= line.at)) {
      left = left.filter((at) => at > line.at);
      steps.push([]);
    }
    steps.at(-1)?.push(line);
  }
  if (left.length > 0) steps.push([]);
  return steps;
}
