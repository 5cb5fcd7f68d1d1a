import { utf8 } from '@ehlo/protocol';
import type { AndOr, CommandNode, ParsedScript, Pipeline, Redirected, Script, Statement } from 'unbash';
import { createPipe } from '../streams/pipe.ts';
import { inputOf, shareInput } from '../streams/stream.ts';
import { createCompound } from './compound.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import { createInterpret, type Interpret } from './interpret.ts';
import { redirect } from './redirect.ts';
import { interruptible } from './run-program.ts';
import { createSimple, type FindProgram } from './simple.ts';
import { complain, inOwnSession, subshell } from './subshell.ts';
import { timed } from './timed.ts';
import { onError, untilExit } from './traps.ts';

export interface Executor {
  /** Exit status. Rejects with `Interrupted` after Ctrl-C and with `Leave` of kind `exit`. */
  run(script: Script, frame: Frame): Promise<number>;
  readonly interpret: Interpret;
}

export function createExecutor(findProgram: FindProgram): Executor {
  const substitute = (script: ParsedScript, frame: Frame) => {
    const inside: Frame = {
      ...inOwnSession(frame),
      // Positions in it are its own.
      source: undefined,
      substituted: script.commands.length === 1,
      substitutions: (frame.substitutions ?? 0) + 1,
      loops: 0,
    };
    // bash manual, 3.7.3: what a `$(…)` runs may fail.
    inside.session.options.delete('e');
    return subshell(() => list(script.commands, inside), inside);
  };

  const interpret: Interpret = createInterpret(
    (script, frame) => list(script.commands, frame),
    (work, frame) => untilExit(work, frame, interpret),
  );
  const simple = createSimple({ findProgram, list, node, substitute, interpret });
  const compound = createCompound(list, substitute, interpret);

  async function list(statements: readonly Statement[], frame: Frame): Promise<number> {
    let status = 0;
    for (const statement of statements) {
      await frame.job.breathe();
      noteLine(statement, frame);
      status = statement.background
        ? await background(statement, frame)
        : await node(statement.command, frame);
      frame.session.status = status;
      if (statement.command.type === 'Command') frame.session.arrays.set('PIPESTATUS', [String(status)]);
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
    const status = await attempt(command, frame);
    if (status !== 0 && !frame.tested && mayEnd(command)) {
      if (!frame.locals) await onError(status, frame, interpret);
      if (frame.session.options.has('e')) throw new Leave('exit', status);
    }
    return status;
  }

  async function attempt(command: CommandNode | Pipeline | AndOr, frame: Frame): Promise<number> {
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
          throw new ShellProblem(`${command.type.toLowerCase()}: not in this small shell`, 2);
        default:
          return await compound(command, frame);
      }
    } catch (error) {
      if (!(error instanceof ShellProblem) || error.ends) throw error;
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
      status = await node(part, index < command.commands.length - 1 ? { ...frame, tested: true } : frame);
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

  async function stagesOf(command: Pipeline, outer: Frame): Promise<number> {
    const stages = command.commands;
    const negated = command.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1;
    const around = negated ? { ...outer, tested: true } : outer;
    // Who stands in a pipeline is a shell of its own: `set -e` ends that, not this one.
    const frame: Frame = stages.length === 1 ? around : { ...around, loops: 0 };
    const { stages: running } = frame.job;
    if (stages.length > 1 && running.count + stages.length > MOST_STAGES)
      throw new ShellProblem('fork: retry: Resource temporarily unavailable', 254, 'line');
    const pipes = stages.slice(1).map(() => createPipe());
    const started = stages.map(async (stage, index) => {
      const before = pipes[index - 1];
      const after = pipes[index];
      const stageFrame: Frame = {
        ...frame,
        stdin: before ? { ...shareInput(interruptible(before.input, frame)), piped: true } : frame.stdin,
        stdout: after ? after.output : frame.stdout,
        stderr: after && command.operators[index] === '|&' ? after.output : frame.stderr,
      };
      if (stages.length === 1) return node(stage, stageFrame);
      running.count++;
      try {
        return await subshell(() => node(stage, inOwnSession(stageFrame)), stageFrame);
      } finally {
        running.count--;
        after?.end();
        before?.input.close();
      }
    });
    const settled = await Promise.allSettled(started);
    for (const result of settled) if (result.status === 'rejected') throw result.reason;
    const statuses = settled.map((result) => (result.status === 'fulfilled' ? result.value : 0));
    frame.session.arrays.set('PIPESTATUS', statuses.map(String));
    const failed = frame.session.options.has('pipefail')
      ? statuses.findLast((status) => status !== 0)
      : undefined;
    const status = failed ?? statuses.at(-1) ?? 0;
    return negated ? (status === 0 ? 1 : 0) : status;
  }

  async function redirected(command: Redirected, frame: Frame): Promise<number> {
    return compound(command.command, await redirect(command.redirects, frame, substitute));
  }

  return { run: (script, frame) => list(script.commands, frame), interpret };
}

/** Running at a time in one command line. */
const MOST_STAGES = 256;

/** Commands at whose failure `set -e` ends the shell; those in them were asked themselves (bash manual, 4.3.1). */
const MAY_END: ReadonlySet<string> = new Set([
  'Command',
  'Pipeline',
  'Subshell',
  'TestCommand',
  'ArithmeticCommand',
  'Redirected',
]);

const mayEnd = (command: CommandNode | Pipeline | AndOr): boolean =>
  MAY_END.has(command.type) &&
  !(command.type === 'Pipeline' && command.prefixes.some((prefix) => prefix.type === 'Negation'));

/** For complaints of a script. What stands in a function has the line of its call. */
function noteLine(statement: Statement, { script, source }: Frame): void {
  if (script && source !== undefined) script.line = source.slice(0, statement.pos).split('\n').length;
}
