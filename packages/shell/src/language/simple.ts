import { utf8 } from '@ehlo/protocol';
import type {
  Assignment,
  Command,
  CommandNode,
  CompoundCommand,
  CompoundList,
  Redirected,
  Statement,
} from 'unbash';
import { didYouMean } from '../programs/did-you-mean.ts';
import { mailLineHint } from '../programs/mail-line.ts';
import { PROGRAM_NAMES } from '../programs/names.ts';
import type { Program } from '../programs/program.ts';
import { expandAlias } from './alias.ts';
import { expandToText, expandWords, type RunScript, variable } from './expand.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import type { Interpret } from './interpret.ts';
import { redirect } from './redirect.ts';
import { runProgram, type ShellWays } from './run-program.ts';
import { complain, inOwnSession } from './subshell.ts';

/** Finds the program for a name; the executor itself knows none. */
export type FindProgram = (name: string) => Program | undefined;
/** Runs commands one after the other. */
export type RunList = (statements: readonly Statement[], frame: Frame) => Promise<number>;
export type RunNode = (command: CommandNode, frame: Frame) => Promise<number>;

/** A function that calls itself for ever ends here. */
const MAX_DEPTH = 500;
/** Of a variable, in UTF-16 units: a loop that doubles one must not take the page's memory. */
const MAX_VALUE_LENGTH = 1_048_576;

/** Runs one command: assignments, redirections, and then an alias, a function or a program (bash manual, 3.7). */
export function createSimple(how: {
  findProgram: FindProgram;
  list: RunList;
  node: RunNode;
  substitute: RunScript;
  interpret: Interpret;
}) {
  const { findProgram, list, node, substitute, interpret } = how;
  const ways: ShellWays = { interpret, run: (words, frame) => runWords(words, frame) };

  async function simple(command: Command, frame: Frame): Promise<number> {
    const alias = expandAlias(command, frame);
    if (alias) {
      const aliases = new Set([...(frame.aliases ?? []), alias.name]);
      return interpret(alias.text, { ...frame, aliases });
    }
    const { session } = frame;
    const words: string[] = command.name ? await expandWords([command.name], frame, substitute) : [];
    for (const argument of command.args)
      words.push(
        ...(argument.type === 'Word'
          ? await expandWords([argument], frame, substitute)
          : [await assignmentText(argument, frame)]),
      );
    const inner = await redirect(command.redirects, frame, substitute);
    const assignments: [string, string][] = [];
    for (const prefix of command.prefix)
      if (prefix.type === 'Assignment') assignments.push(await assignment(prefix, frame));

    const [name, ...rest] = words;
    if (name === undefined) {
      // `$(< file)`: in a substitution, a lone redirection is the file's contents (bash manual, 3.5.4).
      if (frame.substituted && command.redirects.length === 1 && command.redirects[0]?.type === 'Redirect')
        return runProgram(findProgram('cat') as Program, ['cat'], inner, ways);
      for (const [variableName, value] of assignments) session.variables.set(variableName, value);
      return 0;
    }
    const own = assignments.length > 0 ? inOwnSession(inner) : inner;
    for (const [variableName, value] of assignments) own.session.variables.set(variableName, value);

    return runWords([name, ...rest], own);
  }

  /** A function or a program, by its first word. */
  async function runWords(words: readonly string[], frame: Frame): Promise<number> {
    const [name = '', ...rest] = words;
    const body = frame.session.functions.get(name);
    if (body) {
      const depth = (frame.depth ?? 0) + 1;
      if (depth > MAX_DEPTH)
        throw new ShellProblem(`${name}: maximum function nesting level exceeded (${MAX_DEPTH})`);
      return functionCall(body.body, rest, { ...frame, depth, source: undefined });
    }
    const program = findProgram(name);
    if (!program) {
      // Said where the command itself would have spoken: `nosuch 2> file`.
      await complain(
        frame,
        `${name}: ${name.includes('/') ? 'No such file or directory' : 'command not found'}`,
      );
      const hint = mailLineHint(words.join(' ')) ?? meant(name, frame);
      if (hint) await frame.stderr.write(utf8(`${hint}\n`));
      frame.job.world.onFailed?.(words, 127);
      return 127;
    }
    const status = await runProgram(program, words, frame, ways);
    if (status !== 0) frame.job.world.onFailed?.(words, status);
    return status;
  }

  async function functionCall(
    body: CompoundCommand | Redirected | CompoundList,
    argumentWords: readonly string[],
    frame: Frame,
  ): Promise<number> {
    const { session } = frame;
    const before = session.positional;
    session.positional = argumentWords;
    const locals = new Map<string, string | undefined>();
    const inside: Frame = { ...frame, locals };
    try {
      return await (body.type === 'CompoundList' ? list(body.commands, inside) : node(body, inside));
    } catch (error) {
      if (error instanceof Leave && error.what === 'return') return error.status;
      throw error;
    } finally {
      session.positional = before;
      for (const [name, value] of locals)
        if (value === undefined) session.variables.delete(name);
        else session.variables.set(name, value);
    }
  }

  async function assignment(part: Assignment, frame: Frame): Promise<[string, string]> {
    if (part.value.type === 'ArrayValue' || part.index)
      throw new ShellProblem(`${part.text}: arrays are not in this small shell`);
    const value = await expandToText(part.value, frame, substitute);
    const whole = part.append ? (variable(frame.session, part.name) ?? '') + value : value;
    if (whole.length > MAX_VALUE_LENGTH) throw new ShellProblem(`${part.name}: cannot allocate memory`);
    return [part.name, whole];
  }

  async function assignmentText(part: Assignment, frame: Frame): Promise<string> {
    const [name, value] = await assignment(part, frame);
    return `${name}=${value}`;
  }

  return simple;
}

/** What a name that is nothing may have been meant for. */
function meant(name: string, { session, stderr }: Frame): string | undefined {
  // In a file or a pipe it would be no help, and unlike bash.
  if (!stderr.screen) return undefined;
  const near = didYouMean(name, [...PROGRAM_NAMES, ...session.functions.keys(), ...session.aliases.keys()]);
  return near.length > 0 ? `Did you mean  ${near.join('  or  ')} ?` : undefined;
}
