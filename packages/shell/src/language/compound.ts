import type { Case, CompoundCommand, CompoundList, For, If, While, Word } from 'unbash';
import { evaluate } from './arithmetic.ts';
import { expandToText, expandWords, type RunScript, variable } from './expand.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import { matchesPattern } from './glob.ts';
import type { RunList } from './simple.ts';
import { inOwnSession, subshell } from './subshell.ts';
import { testExpression } from './test-expression.ts';

/** Runs loops, branches, groups and tests (bash manual, 3.2.5). */
export function createCompound(list: RunList, substitute: RunScript) {
  return async function compound(command: CompoundCommand, frame: Frame): Promise<number> {
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
  };

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
}
