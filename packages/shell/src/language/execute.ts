import { utf8 } from '@ehlo/protocol';
import type {
  AndOr,
  Assignment,
  Case,
  Command,
  CommandNode,
  CompoundCommand,
  CompoundList,
  For,
  If,
  ParsedScript,
  Pipeline,
  Redirected,
  Script,
  Statement,
  While,
  Word,
} from 'unbash';
import { mailLineHint } from '../programs/mail-line.ts';
import type { Program } from '../programs/program.ts';
import { copySession } from '../session.ts';
import { createPipe } from '../streams/pipe.ts';
import { BrokenPipe, shareInput } from '../streams/stream.ts';
import { evaluate } from './arithmetic.ts';
import { expandToText, expandWords, variable } from './expand.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import { matchesPattern } from './glob.ts';
import { redirect } from './redirect.ts';
import { interruptible, runProgram } from './run-program.ts';
import { testExpression } from './test-expression.ts';

/** Finds the program for a name; the executor itself knows none. */
export type FindProgram = (name: string) => Program | undefined;

/** A function that calls itself for ever ends here. */
const MAX_DEPTH = 500;
/** Of a variable, in UTF-16 units: a loop that doubles one must not take the page's memory. */
const MAX_VALUE_LENGTH = 1_048_576;

export interface Executor {
  /** Exit status. Rejects with `Interrupted` after Ctrl-C and with `Leave` of kind `exit`. */
  run(script: Script, frame: Frame): Promise<number>;
}

export function createExecutor(findProgram: FindProgram): Executor {
  const substitute = (script: ParsedScript, frame: Frame) => {
    const inside: Frame = { ...inOwnSession(frame), substituted: script.commands.length === 1 };
    return subshell(() => list(script.commands, inside), inside);
  };

  async function list(statements: readonly Statement[], frame: Frame): Promise<number> {
    let status = 0;
    for (const statement of statements) {
      await frame.job.breathe();
      if (statement.background) {
        await complain(frame, "`&': this small shell runs one command line at a time");
        status = 2;
      } else status = await node(statement.command, frame);
      frame.session.status = status;
    }
    return status;
  }

  async function node(command: CommandNode | Pipeline | AndOr, frame: Frame): Promise<number> {
    try {
      switch (command.type) {
        case 'AndOr':
          return await andOr(command, frame);
        case 'Pipeline':
          return await pipeline(command, frame);
        case 'Command':
          return await simple(command, frame);
        case 'Redirected':
          return await redirected(command, frame);
        case 'Function':
          frame.session.functions.set(command.name.value, command);
          return 0;
        case 'Coproc':
        case 'Select':
        case 'ArithmeticFor':
          throw new ShellProblem(`${command.type.toLowerCase()}: not in this small shell`, 2);
        default:
          return await compound(command, frame);
      }
    } catch (error) {
      if (!(error instanceof ShellProblem)) throw error;
      await complain(frame, error.message);
      return error.status;
    }
  }

  async function andOr(command: AndOr, frame: Frame): Promise<number> {
    let status = 0;
    for (const [index, part] of command.commands.entries()) {
      const operator = command.operators[index - 1];
      if (operator === '&&' && status !== 0) continue;
      if (operator === '||' && status === 0) continue;
      status = await node(part, frame);
      frame.session.status = status;
    }
    return status;
  }

  async function pipeline(command: Pipeline, frame: Frame): Promise<number> {
    const stages = command.commands;
    const pipes = stages.slice(1).map(() => createPipe());
    const running = stages.map(async (stage, index) => {
      const before = pipes[index - 1];
      const after = pipes[index];
      const stageFrame: Frame = {
        ...frame,
        stdin: before ? shareInput(interruptible(before.input, frame)) : frame.stdin,
        stdout: after ? after.output : frame.stdout,
        stderr: after && command.operators[index] === '|&' ? after.output : frame.stderr,
      };
      try {
        if (stages.length === 1) return await node(stage, stageFrame);
        return await subshell(() => node(stage, inOwnSession(stageFrame)), stageFrame);
      } finally {
        after?.end();
        before?.input.close();
      }
    });
    const settled = await Promise.allSettled(running);
    for (const result of settled) if (result.status === 'rejected') throw result.reason;
    const last = settled.at(-1);
    const status = last?.status === 'fulfilled' ? last.value : 0;
    const negated = command.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1;
    return negated ? (status === 0 ? 1 : 0) : status;
  }

  async function compound(command: CompoundCommand, frame: Frame): Promise<number> {
    switch (command.type) {
      case 'Subshell':
        return subshell(() => list(command.body.commands, inOwnSession(frame)), frame);
      case 'BraceGroup':
        return list(command.body.commands, frame);
      case 'If':
        return ifCommand(command, frame);
      case 'For':
        return forCommand(command, frame);
      case 'While':
        return whileCommand(command, frame);
      case 'Case':
        return caseCommand(command, frame);
      case 'TestCommand':
        return (await testExpression(command.expression, frame, substitute)) ? 0 : 1;
      case 'ArithmeticCommand': {
        const { session } = frame;
        const value = command.expression
          ? evaluate(command.expression, {
              get: (name) => variable(session, name) ?? '',
              set: (name, number) => session.variables.set(name, String(number)),
            })
          : 0;
        return value !== 0 ? 0 : 1;
      }
      default:
        throw new ShellProblem('not in this small shell', 2);
    }
  }

  async function ifCommand(command: If, frame: Frame): Promise<number> {
    for (const branch of [command, ...command.elif])
      if ((await list(branch.clause.commands, frame)) === 0) return list(branch.then.commands, frame);
    return command.else ? list(command.else.commands, frame) : 0;
  }

  async function forCommand(command: For, frame: Frame): Promise<number> {
    const values = command.wordlist
      ? await expandWords(command.wordlist, frame, substitute)
      : frame.session.positional;
    let status = 0;
    for (const value of values) {
      frame.session.variables.set(command.name.value, value);
      const round = await loopBody(command.body, frame);
      status = round.status;
      if (round.leave) break;
    }
    return status;
  }

  async function whileCommand(command: While, frame: Frame): Promise<number> {
    let status = 0;
    for (;;) {
      await frame.job.breathe();
      const holds = (await list(command.clause.commands, frame)) === 0;
      if (holds !== (command.kind === 'while')) return status;
      const round = await loopBody(command.body, frame);
      status = round.status;
      if (round.leave) return status;
    }
  }

  async function loopBody(body: CompoundList, frame: Frame): Promise<{ status: number; leave: boolean }> {
    try {
      return { status: await list(body.commands, frame), leave: false };
    } catch (error) {
      if (!(error instanceof Leave) || (error.what !== 'break' && error.what !== 'continue')) throw error;
      error.levels--;
      if (error.levels > 0) throw error;
      return { status: 0, leave: error.what === 'break' };
    }
  }

  async function caseCommand(command: Case, frame: Frame): Promise<number> {
    const value = await expandToText(command.word, frame, substitute);
    for (const item of command.items)
      for (const pattern of item.pattern)
        if (matchesPattern(await patternText(pattern, frame), value)) return list(item.body.commands, frame);
    return 0;
  }

  async function patternText(word: Word, frame: Frame): Promise<string> {
    return word.parts?.every((part) => part.type === 'Glob' || part.type === 'Literal')
      ? word.text
      : expandToText(word, frame, substitute);
  }

  async function redirected(command: Redirected, frame: Frame): Promise<number> {
    return compound(command.command, await redirect(command.redirects, frame, substitute));
  }

  async function simple(command: Command, frame: Frame): Promise<number> {
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
        return runProgram(findProgram('cat') as Program, ['cat'], inner);
      for (const [variableName, value] of assignments) session.variables.set(variableName, value);
      return 0;
    }
    const own = assignments.length > 0 ? inOwnSession(inner) : inner;
    for (const [variableName, value] of assignments) own.session.variables.set(variableName, value);

    const body = session.functions.get(name);
    if (body) {
      const depth = (frame.depth ?? 0) + 1;
      if (depth > MAX_DEPTH)
        throw new ShellProblem(`${name}: maximum function nesting level exceeded (${MAX_DEPTH})`);
      return functionCall(body.body, rest, { ...own, depth });
    }
    const program = findProgram(name);
    if (!program) {
      // Said where the command itself would have spoken: `nosuch 2> file`.
      await complain(
        own,
        `${name}: ${name.includes('/') ? 'No such file or directory' : 'command not found'}`,
      );
      const hint = mailLineHint(words.join(' '));
      if (hint) await own.stderr.write(utf8(`${hint}\n`));
      own.job.world.onFailed?.(words, 127);
      return 127;
    }
    const status = await runProgram(program, words, own);
    if (status !== 0) own.job.world.onFailed?.(words, status);
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
    try {
      return await (body.type === 'CompoundList' ? list(body.commands, frame) : node(body, frame));
    } catch (error) {
      if (error instanceof Leave && error.what === 'return') return error.status;
      throw error;
    } finally {
      session.positional = before;
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

  return { run: (script, frame) => list(script.commands, frame) };
}

/** A subshell's own end (`exit`, a broken pipe) is only its status. */
async function subshell(work: () => Promise<number>, frame: Frame): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Leave) return error.what === 'exit' ? error.status : 0;
    if (error instanceof BrokenPipe) return 141;
    if (error instanceof ShellProblem) {
      await complain(frame, error.message);
      return error.status;
    }
    throw error;
  }
}

function inOwnSession(frame: Frame): Frame {
  return { ...frame, session: copySession(frame.session) };
}

async function complain(frame: Frame, message: string): Promise<void> {
  await frame.stderr.write(utf8(`bash: ${message}\n`));
}
