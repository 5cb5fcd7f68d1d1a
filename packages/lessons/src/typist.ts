/** Hands that type a lesson's solution, for "Show me" and for the tests: when the terminal wants the next line. Milliseconds throughout. */

/** A program that says nothing for so long, and has no connection to wait for, is taken to be waiting for a line. */
const QUIET_MS = 400;
/** A connection on which nothing is said for so long is one that says nothing. */
const SILENT_MS = 2_500;
/** What comes in one breath has come. */
const BREATH_MS = 30;

/** What is seen since a line was typed. */
export interface Seen {
  /** Absent: the shell is at its prompt. */
  program?: {
    /** It waits for a caller (`listens`). */
    listens?: boolean;
    /** Absent: it has none. */
    connection?: { calling: boolean };
  };
  /** A prompt was written below the line. */
  prompted: boolean;
  /** Anything was written below it. */
  written: boolean;
  /** Octets crossed on the program's connection. */
  crossed: boolean;
  /** As its dialogue reads; absent: nobody reads it. */
  turn?: 'server' | 'client' | 'nobody';
  /** Since the line was typed, and since anything was written or crossed. */
  quietFor: number;
}

/** Whether the next line is wanted: the prompt is there, the server has answered, or nothing more is to come. */
export function wantsLine({ program, prompted, written, crossed, turn, quietFor }: Seen): boolean {
  // The shell reads a line before it runs it, and is at its prompt until then: the next prompt tells that it did.
  if (!program) return prompted;
  // What is typed before somebody calls would be said to them at once, before they have spoken.
  if (program.listens && !program.connection) return false;
  // A program that has shown nothing yet may still be on its way: on a busy machine ncat takes a second to be loaded.
  if (!program.connection) return quietFor > (written ? QUIET_MS : SILENT_MS);
  if (program.connection.calling) return false;
  const answered = crossed && turn !== undefined && turn !== 'server' && quietFor > BREATH_MS;
  return answered || quietFor > SILENT_MS;
}

/** Whether a command line makes its program wait for a caller: `ncat -l 2525`, `nc -lk 2525`. */
export const listens = (line: string): boolean => /^(?:ncat|nc|netcat)\b.*\s(?:-\w*l|--listen\b)/.test(line);

/** Of a line that stands for a key: `^C`, `^D`, `^Z`. */
export function keyOf(line: string): 'C' | 'D' | 'Z' | undefined {
  return /^\^([CDZ])$/.exec(line)?.[1] as 'C' | 'D' | 'Z' | undefined;
}

/** What the keyboard sends for it. */
export const controlCharacter = (key: 'C' | 'D' | 'Z'): string => ({ C: '\x03', D: '\x04', Z: '\x1a' })[key];

/** What stands in the terminal when a step is to be shown. */
export interface Standing {
  /** A program is in the foreground. */
  running: boolean;
  /** What was said to its server since the step before was done there; absent: that was not done there, or a letter is open. */
  saidSince?: readonly string[];
  isProgram(name: string): boolean;
}

/**
 * Lines to type so that a step's solution finds what it needs. A solution that begins a program ends what runs. One that does not stands
 * on the steps before it, back to the one that began a program: it goes on where the dialogue stands as these left it, or where its own
 * first lines were said since; else what runs is ended, and they are typed too.
 */
export function linesToShow(
  solutions: readonly (readonly string[])[],
  step: number,
  { running, saidSince, isProgram }: Standing,
): string[] {
  const begins = (lines: readonly string[]): boolean => isProgram(/^\S*/.exec(lines[0] ?? '')?.[0] ?? '');
  const own = solutions[step] ?? [];
  const anew = (lines: readonly string[]): string[] => (running ? ['^C', ...lines] : [...lines]);
  if (begins(own)) return anew(own);
  // A key is for the program, wherever its dialogue stands.
  if (running && keyOf(own[0] ?? '')) return [...own];
  if (
    running &&
    saidSince &&
    saidSince.length < own.length &&
    saidSince.every((line, at) => line === own[at])
  )
    return own.slice(saidSince.length);
  const from = solutions.slice(0, step).findLastIndex(begins);
  return from < 0 ? [...own] : anew(solutions.slice(from, step + 1).flat());
}
