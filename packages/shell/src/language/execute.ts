import { utf8 } from '@ehlo/protocol';
import type { AndOr, CommandNode, ParsedScript, Pipeline, Redirected, Script, Statement } from 'unbash';
import { createPipe } from '../streams/pipe.ts';
import { inputOf, shareInput } from '../streams/stream.ts';
import { createCompound } from './compound.ts';
import { type Frame, ShellProblem } from './frame.ts';
import { createInterpret } from './interpret.ts';
import { redirect } from './redirect.ts';
import { interruptible } from './run-program.ts';
import { createSimple, type FindProgram } from './simple.ts';
import { complain, inOwnSession, subshell } from './subshell.ts';
import { timed } from './timed.ts';

export interface Executor {
  /** Exit status. Rejects with `Interrupted` after Ctrl-C and with `Leave` of kind `exit`. */
  run(script: Script, frame: Frame): Promise<number>;
}

export function createExecutor(findProgram: FindProgram): Executor {
  const substitute = (script: ParsedScript, frame: Frame) => {
    const inside: Frame = {
      ...inOwnSession(frame),
      // Positions in it are its own.
      source: undefined,
      substituted: script.commands.length === 1,
    };
    return subshell(() => list(script.commands, inside), inside);
  };

  const interpret = createInterpret((script, frame) => list(script.commands, frame));
  const simple = createSimple({ findProgram, list, node, substitute, interpret });
  const compound = createCompound(list, substitute);

  async function list(statements: readonly Statement[], frame: Frame): Promise<number> {
    let status = 0;
    for (const statement of statements) {
      await frame.job.breathe();
      noteLine(statement, frame);
      status = statement.background
        ? await background(statement, frame)
        : await node(statement.command, frame);
      frame.session.status = status;
    }
    return status;
  }

  /** `&`: in a shell of its own, beside this one. */
  async function background(statement: Statement, frame: Frame): Promise<number> {
    const text = frame.source?.slice(statement.pos, statement.end).replace(/\s*&?\s*$/, '') ?? '(function)';
    // Without job control it does not share what the shell reads (bash manual, 3.7.6).
    const stdin =
      frame.interactive || frame.stdin.piped ? frame.stdin : shareInput(inputOf(new Uint8Array()));
    const own = { ...inOwnSession(frame), stdin };
    const job = frame.job.control.spawn(text, own, (inside) =>
      subshell(() => node(statement.command, inside), inside),
    );
    if (!job) {
      await complain(frame, 'fork: retry: Resource temporarily unavailable');
      return 254;
    }
    frame.session.background = job.pid;
    if (frame.interactive) await frame.stderr.write(utf8(`[${job.number}] ${job.pid}\n`));
    return 0;
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
    const time = command.prefixes.find((prefix) => prefix.type === 'Time');
    return time
      ? timed(() => stagesOf(command, frame), frame, time.posix !== undefined)
      : stagesOf(command, frame);
  }

  async function stagesOf(command: Pipeline, frame: Frame): Promise<number> {
    const stages = command.commands;
    const pipes = stages.slice(1).map(() => createPipe());
    const running = stages.map(async (stage, index) => {
      const before = pipes[index - 1];
      const after = pipes[index];
      const stageFrame: Frame = {
        ...frame,
        stdin: before ? { ...shareInput(interruptible(before.input, frame)), piped: true } : frame.stdin,
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

  async function redirected(command: Redirected, frame: Frame): Promise<number> {
    return compound(command.command, await redirect(command.redirects, frame, substitute));
  }

  return { run: (script, frame) => list(script.commands, frame) };
}

/** For complaints of a script. What stands in a function has the line of its call. */
function noteLine(statement: Statement, { script, source }: Frame): void {
  if (script && source !== undefined) script.line = source.slice(0, statement.pos).split('\n').length;
}
