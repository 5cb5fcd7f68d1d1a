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
import { resolvePath } from '../paths.ts';
import { isBuiltin, isMissingBuiltin } from '../programs/builtin-names.ts';
import { didYouMean } from '../programs/did-you-mean.ts';
import { mailLineHint } from '../programs/mail-line.ts';
import { PROGRAM_NAMES } from '../programs/names.ts';
import type { Program } from '../programs/program.ts';
import { expandAlias } from './alias.ts';
import { ArithmeticProblem } from './arithmetic.ts';
import { arithmetic, expandToText, expandWords, type RunScript } from './expand.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import type { Interpret } from './interpret.ts';
import { quotedWord } from './quoted-word.ts';
import { redirect } from './redirect.ts';
import { runProgram, type ShellWays } from './run-program.ts';
import { complain, inOwnSession } from './subshell.ts';
import { assign, assignArray, elements, saved, variable } from './variables.ts';
import { trace, traced } from './xtrace.ts';

/** Finds the program for a name; the executor itself knows none. */
export type FindProgram = (name: string) => Program | undefined;
/** Runs commands one after the other. */
export type RunList = (statements: readonly Statement[], frame: Frame) => Promise<number>;
export type RunNode = (command: CommandNode, frame: Frame) => Promise<number>;

/** A function that calls itself for ever ends here. */
const MAX_DEPTH = 500;

/** Runs one command: assignments, redirections, and then an alias, a function or a program (bash manual, 3.7). */
export function createSimple(how: {
  findProgram: FindProgram;
  list: RunList;
  node: RunNode;
  substitute: RunScript;
  interpret: Interpret;
}) {
  const { findProgram, list, node, substitute, interpret } = how;
  const ways: ShellWays = { interpret, run: (words, frame, runHow) => runWords(words, frame, runHow) };

  async function simple(command: Command, frame: Frame): Promise<number> {
    const alias = expandAlias(command, frame);
    if (alias) {
      const aliases = new Set([...(frame.aliases ?? []), alias.name]);
      return interpret(alias.text, { ...frame, aliases });
    }
    const { session } = frame;
    session.substituted = false;
    const words: string[] = command.name ? await expandWords([command.name], frame, substitute) : [];
    for (const argument of command.args)
      words.push(
        ...(argument.type === 'Word'
          ? await expandWords([argument], frame, substitute)
          : await declared(argument, words, frame)),
      );
    const [name, ...rest] = words;
    if (name === undefined) {
      for (const prefix of command.prefix)
        if (prefix.type === 'Assignment') await trace(frame, await assignTo(prefix, frame));
      const inner = await redirect(command.redirects, frame, substitute);
      // `$(< file)`: in a substitution, a lone redirection is the file's contents (bash manual, 3.5.4).
      if (frame.substituted && command.redirects.length === 1 && command.redirects[0]?.type === 'Redirect')
        return runProgram(findProgram('cat') as Program, ['cat'], inner, ways);
      return session.substituted ? session.status : 0;
    }
    const prefixed = command.prefix.filter((prefix) => prefix.type === 'Assignment');
    let own = frame;
    if (prefixed.length > 0) {
      // A variable before a command is that command's; the shell's own commands change all others here.
      own = session.functions.has(name) || isBuiltin(name) ? frame : inOwnSession(frame);
      const putBack = prefixed.map(({ name: variableName }) => saved(session, variableName));
      try {
        for (const prefix of prefixed) {
          await trace(frame, await assignTo(prefix, own));
          own.session.exported.add(prefix.name);
        }
        await trace(frame, traced(words));
        return await runWords([name, ...rest], await redirect(command.redirects, own, substitute));
      } finally {
        if (own === frame) for (const put of putBack) put();
      }
    }
    await trace(frame, traced(words));
    return runWords([name, ...rest], await redirected(command, words, own));
  }

  /** `RCPT TO:<bob@campus.test> x` reads from a file, to bash; whoever typed it meant a server. */
  async function redirected(command: Command, words: readonly string[], frame: Frame): Promise<Frame> {
    try {
      return await redirect(command.redirects, frame, substitute);
    } catch (error) {
      const hint = error instanceof ShellProblem && mailLineHint(words.join(' '));
      throw hint ? new ShellProblem(`${error.message}\n${hint}`) : error;
    }
  }

  /** A function or a program, by its first word. */
  async function runWords(
    words: readonly string[],
    frame: Frame,
    { functions }: { functions: boolean } = { functions: true },
  ): Promise<number> {
    const [name = '', ...rest] = words;
    const body = functions ? frame.session.functions.get(name) : undefined;
    if (body) {
      const depth = (frame.depth ?? 0) + 1;
      if (depth > MAX_DEPTH)
        throw new ShellProblem(`${name}: maximum function nesting level exceeded (${MAX_DEPTH})`, 1, 'line');
      return functionCall(name, body.body, rest, { ...frame, depth, source: undefined });
    }
    const program = findProgram(name);
    if (!program) {
      // Said where the command itself would have spoken: `nosuch 2> file`.
      const [problem, status, aid] = await absence(name, words, frame);
      await complain(frame, `${name}: ${problem}`);
      if (aid) await frame.stderr.write(utf8(`${aid}\n`));
      frame.job.world.onFailed?.(words, status);
      return status;
    }
    const status = await runProgram(program, words, frame, ways);
    if (status !== 0) frame.job.world.onFailed?.(words, status);
    return status;
  }

  async function functionCall(
    name: string,
    body: CompoundCommand | Redirected | CompoundList,
    argumentWords: readonly string[],
    frame: Frame,
  ): Promise<number> {
    const { session } = frame;
    const before = session.positional;
    session.positional = argumentWords;
    const locals = new Map<string, () => void>();
    const inside: Frame = { ...frame, locals, loops: 0, sourced: false };
    const callers = elements(session, 'FUNCNAME');
    session.arrays.set('FUNCNAME', [name, ...callers]);
    try {
      return await (body.type === 'CompoundList' ? list(body.commands, inside) : node(body, inside));
    } catch (error) {
      if (error instanceof Leave && error.what === 'return') return error.status;
      throw error;
    } finally {
      session.positional = before;
      if (callers.length > 0) session.arrays.set('FUNCNAME', callers);
      else session.arrays.delete('FUNCNAME');
      for (const putBack of locals.values()) putBack();
    }
  }

  /** Makes an assignment. @returns it as `set -x` shows it */
  async function assignTo(part: Assignment, frame: Frame): Promise<string> {
    const { session } = frame;
    const { name } = part;
    const sign = part.append ? '+=' : '=';
    if (part.value.type === 'ArrayValue') {
      const values = await expandWords(part.value.elements, frame, substitute);
      assignArray(session, name, part.append ? [...elements(session, name), ...values] : values);
      return `${name}${sign}(${traced(values)})`;
    }
    const value = await expandToText(part.value, frame, substitute);
    const index =
      part.index &&
      Number(await arithmetic(await expandToText(part.index, frame, substitute), frame, substitute));
    const before = (index === undefined ? variable(session, name) : session.arrays.get(name)?.[index]) ?? '';
    const sum = session.integers.has(name) ? `${before || 0}+(${value || 0})` : before + value;
    try {
      assign(session, name, part.append ? sum : value, index);
    } catch (error) {
      if (error instanceof ArithmeticProblem) throw new ShellProblem(error.message, 1, 'line');
      throw error;
    }
    return `${name}${index === undefined ? '' : `[${index}]`}${sign}${quotedWord(value)}`;
  }

  /** `x=…` behind a command: a word like others, but whole (`export x=$y`); for `declare` an array may stand there. */
  async function declared(part: Assignment, words: readonly string[], frame: Frame): Promise<string[]> {
    if (part.value.type === 'ArrayValue') {
      if (!/^(?:declare|typeset|local|readonly|export)$/.test(words[0] ?? ''))
        throw new ShellProblem(`${part.text}: syntax error near unexpected token \`('`, 2);
      await assignTo(part, frame);
      return [part.name];
    }
    const value = await expandToText(part.value, frame, substitute);
    const index = part.index ? `[${part.index.text}]` : '';
    return [`${part.name}${index}${part.append ? '+' : ''}=${value}`];
  }

  return simple;
}

const NO_EXPANSION = 'No history expansion here: the arrow up brings lines back, Ctrl-R finds one.';

/** Why there is no such command, its status, and what may help. */
async function absence(
  name: string,
  words: readonly string[],
  frame: Frame,
): Promise<[problem: string, status: number, aid: string | undefined]> {
  if (isMissingBuiltin(name)) return ['not in this small shell', 127, undefined];
  if (name.startsWith('!') && frame.stderr.screen) return ['command not found', 127, NO_EXPANSION];
  if (!name.includes('/'))
    return ['command not found', 127, mailLineHint(words.join(' ')) ?? meant(name, frame)];
  const found = await frame.job.world.files.stat(resolvePath(frame.session.directory, name));
  if (!found) return ['No such file or directory', 127, undefined];
  if (found.kind === 'directory') return ['Is a directory', 126, undefined];
  const aid =
    frame.stderr.screen && `Files of this home carry no permissions. A script runs with  bash ${name}`;
  return ['Permission denied', 126, aid || undefined];
}

/** What a name that is nothing may have been meant for. */
function meant(name: string, { session, stderr }: Frame): string | undefined {
  // In a file or a pipe it would be no help, and unlike bash.
  if (!stderr.screen) return undefined;
  const near = didYouMean(name, [...PROGRAM_NAMES, ...session.functions.keys(), ...session.aliases.keys()]);
  return near.length > 0 ? `Did you mean  ${near.join('  or  ')} ?` : undefined;
}
