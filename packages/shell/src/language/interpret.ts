import { utf8 } from '@ehlo/protocol';
import type { ParsedScript } from 'unbash';
import type { ShellOption } from '../session.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import { type Parsed, parseCommand } from './parse.ts';
import { complain, inOwnSession, subshell } from './subshell.ts';

/** How a text is run that is no command line. */
export interface Interpretation {
  /** What complaints begin with, and `$0`: a script's name. Default: those of where it is run. */
  name?: string;
  /** `$1`, `$2`, … while it runs. */
  positional?: readonly string[];
  /** What it changes ends with it (`bash FILE`); else it is the caller's own (`source`, `eval`). */
  apart?: boolean;
  /** It is the text of `bash -c`. */
  command?: boolean;
  /** What a shell of its own has switched on. */
  options?: readonly ShellOption[];
}

/** @returns the exit status; 2 for a text that is no script, which is complained about */
export type Interpret = (text: string, frame: Frame, how?: Interpretation) => Promise<number>;

/** Scripts that run themselves end here. */
const MAX_DEPTH = 100;

export function createInterpret(
  run: (script: ParsedScript, frame: Frame) => Promise<number>,
  ends: (work: () => Promise<number>, frame: Frame) => Promise<number>,
): Interpret {
  return async (text, frame, how = {}) => {
    const { name, positional, apart, command } = how;
    const depth = (frame.depth ?? 0) + 1;
    if (depth > MAX_DEPTH) throw new ShellProblem(`${name ?? 'eval'}: too many scripts in one another`);
    const base = apart ? inNewShell(frame, how) : frame;
    const inside: Frame = {
      ...base,
      source: text,
      depth,
      substitutions: apart ? 0 : (frame.substitutions ?? 0) + 1,
      ...(name !== undefined && { script: { name, line: 1, ...(command && { command }) } }),
      ...(name !== undefined && !apart && { sourced: true }),
    };
    const parsed = await parseCommand(text);
    const all = () => readScript(parsed, inside, run, apart ?? false);
    if (apart) return subshell(() => ends(all, inside), inside);
    const { session } = inside;
    const before = session.positional;
    if (positional && positional.length > 0) session.positional = positional;
    try {
      return await all();
    } catch (error) {
      // `return` leaves a sourced file; of an `eval` it leaves the function around it.
      if (name !== undefined && error instanceof Leave && error.what === 'return') return error.status;
      throw error;
    } finally {
      if (positional && positional.length > 0) session.positional = before;
    }
  };
}

/** A shell that knows of this one what was exported. */
function inNewShell(frame: Frame, { name, positional, options }: Interpretation): Frame {
  const inside: Frame = {
    ...inOwnSession(frame),
    tested: false,
    trapped: false,
    sourced: false,
    loops: 0,
    locals: undefined,
    aliases: undefined,
  };
  const { session } = inside;
  for (const known of [...session.variables.keys()])
    if (!session.exported.has(known)) session.variables.delete(known);
  for (const own of [session.arrays, session.functions, session.aliases, session.readOnly]) own.clear();
  session.integers.clear();
  session.options.clear();
  for (const option of options ?? []) session.options.add(option);
  session.positional = positional ?? [];
  session.name = name ?? 'bash';
  return inside;
}

type RunScript = (script: ParsedScript, frame: Frame) => Promise<number>;

/** Runs what was read, line by line as bash does: what stands before a mistake is done when it is found. */
async function readScript(parsed: Parsed, frame: Frame, run: RunScript, apart: boolean): Promise<number> {
  const { script } = parsed;
  const text = frame.source ?? '';
  if (parsed.kind === 'script' || (parsed.kind === 'unfinished' && parsed.hereDocument !== undefined))
    return runLines(script, frame, run, apart);
  const at = parsed.kind === 'wrong' ? parsed.at : (script.commands.at(-1)?.pos ?? 0);
  const line = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const before = script.commands.filter(({ pos, end }) => pos < line && end <= line);
  if (before.length > 0) await runLines({ ...script, commands: before }, frame, run, apart);
  // Outside a file the mistake is in the text itself, which bash shows.
  const where = frame.script && !frame.script.command ? '' : frame.script ? '-c: ' : 'eval: ';
  const { problem } = parsed;
  const lines = text.slice(0, parsed.kind === 'wrong' ? at : undefined).split('\n').length;
  // What should have come is missed on the line after the last, but for an open quote.
  const missed = parsed.kind === 'unfinished' && where !== '' && !/[^)]'$/.test(problem) ? 1 : 0;
  const number = lines + missed;
  const who = `${frame.script?.name ?? 'bash'}: ${where}line ${number}: `;
  const shown = parsed.kind === 'wrong' ? `${who}\`${text.split('\n')[number - 1] ?? ''}'\n` : '';
  await frame.stderr.write(utf8(`${who}${problem}\n${shown}`));
  return 2;
}

/** In a script, what ends a line ends its line only. */
async function runLines(script: ParsedScript, frame: Frame, run: RunScript, apart: boolean): Promise<number> {
  if (!apart) return run(script, frame);
  const text = frame.source ?? '';
  let left = script.commands;
  let status = 0;
  while (left.length > 0) {
    const here: ParsedScript = { ...script, commands: left };
    try {
      return await run(here, frame);
    } catch (error) {
      if (!(error instanceof ShellProblem) || error.ends !== 'line') throw error;
      await complain(frame, error.message);
      status = error.status;
      frame.session.status = status;
      const lineNow = frame.script?.line ?? 1;
      left = left.filter(({ pos }) => text.slice(0, pos).split('\n').length > lineNow);
    }
  }
  return status;
}
