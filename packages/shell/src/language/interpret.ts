import type { ParsedScript } from 'unbash';
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
}

/** @returns the exit status; 2 for a text that is no script, which is complained about */
export type Interpret = (text: string, frame: Frame, how?: Interpretation) => Promise<number>;

/** Scripts that run themselves end here. */
const MAX_DEPTH = 100;

export function createInterpret(run: (script: ParsedScript, frame: Frame) => Promise<number>): Interpret {
  return async (text, frame, how = {}) => {
    const { name, positional, apart } = how;
    const depth = (frame.depth ?? 0) + 1;
    if (depth > MAX_DEPTH) throw new ShellProblem(`${name ?? 'eval'}: too many scripts in one another`);
    const base = apart ? inOwnSession(frame) : frame;
    const inside: Frame = {
      ...base,
      source: text,
      depth,
      ...(name !== undefined && { script: { name, line: 1 } }),
    };
    const parsed = await parseCommand(text);
    const all = () => readScript(parsed, inside, run);
    if (apart) {
      inside.session.positional = positional ?? [];
      inside.session.name = name ?? 'bash';
      return subshell(all, inside);
    }
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
      session.positional = before;
    }
  };
}

/** Runs what was read, line by line as bash does: what stands before a mistake is done when it is found. */
async function readScript(
  parsed: Parsed,
  frame: Frame,
  run: (script: ParsedScript, frame: Frame) => Promise<number>,
): Promise<number> {
  const { script } = parsed;
  const text = frame.source ?? '';
  if (parsed.kind === 'script' || (parsed.kind === 'unfinished' && parsed.hereDocument !== undefined))
    return run(script, frame);
  const at = parsed.kind === 'wrong' ? parsed.at : (script.commands.at(-1)?.pos ?? 0);
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const before = script.commands.filter(({ end }) => end <= line);
  if (before.length > 0) await run({ ...script, commands: before }, frame);
  const problem = parsed.kind === 'wrong' ? parsed.problem : 'syntax error: unexpected end of file';
  if (frame.script)
    frame.script.line = (parsed.kind === 'wrong' ? text.slice(0, at) : text).split('\n').length;
  await complain(frame, problem);
  return 2;
}
