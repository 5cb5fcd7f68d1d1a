import type { ArithmeticFor, Case, CompoundCommand, CompoundList, For, If, While } from 'unbash';
import { arithmetic, expandToPattern, expandToText, expandWords, type RunScript } from './expand.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';
import type { Interpret } from './interpret.ts';
import { matchesPattern } from './pattern.ts';
import type { RunList } from './simple.ts';
import { inOwnSession, subshell } from './subshell.ts';
import { testExpression } from './test-expression.ts';
import { untilExit } from './traps.ts';
import { assign } from './variables.ts';
import { arithmeticText, trace, traced } from './xtrace.ts';

/** Runs loops, branches, groups and tests (bash manual, 3.2.5). */
export function createCompound(list: RunList, substitute: RunScript, interpret: Interpret) {
  return async function compound(command: CompoundCommand, frame: Frame): Promise<number> {
    switch (command.type) {
      case 'Subshell': {
        const inside = inOwnSession(frame);
        return subshell(
          () => untilExit(() => list(command.body.commands, inside), inside, interpret),
          inside,
        );
      }
      case 'BraceGroup':
        return list(command.body.commands, frame);
      case 'If':
        return ifCommand(command, frame);
      case 'For':
        return forCommand(command, frame);
      case 'ArithmeticFor':
        return arithmeticFor(command, frame);
      case 'While':
        return whileCommand(command, frame);
      case 'Case':
        return caseCommand(command, frame);
      case 'TestCommand':
        return (await testExpression(command.expression, frame, substitute)) ? 0 : 1;
      case 'ArithmeticCommand':
        await trace(frame, `((  ${command.body.trim()}  ))`);
        return (await arithmetic(command.body, frame, substitute)) !== 0n ? 0 : 1;
      default:
        throw new ShellProblem(`${command.type.toLowerCase()}: not in this small shell`, 2);
    }
  };

  async function ifCommand(command: If, frame: Frame): Promise<number> {
    for (const branch of [command, ...command.elif])
      if ((await list(branch.clause.commands, { ...frame, tested: true })) === 0)
        return list(branch.then.commands, frame);
    return command.else ? list(command.else.commands, frame) : 0;
  }

  async function forCommand(command: For, frame: Frame): Promise<number> {
    const { wordlist, name } = command;
    const values = wordlist ? await expandWords(wordlist, frame, substitute) : frame.session.positional;
    const shown = `for ${name.value} in ${wordlist ? traced(values) : '"$@"'}`;
    let status = 0;
    for (const value of values) {
      await frame.job.breathe();
      await trace(frame, shown);
      assign(frame.session, name.value, value);
      const round = await loopBody(command.body, frame);
      status = round.status;
      if (round.leave) break;
    }
    return status;
  }

  async function arithmeticFor(command: ArithmeticFor, frame: Frame): Promise<number> {
    const value = async (text: string) => {
      if (text === '') return 1n;
      await trace(frame, `(( ${text} ))`);
      return arithmetic(text, frame, substitute);
    };
    const test = arithmeticText(command.test);
    const update = arithmeticText(command.update);
    let status = 0;
    await value(arithmeticText(command.initialize));
    while ((await value(test)) !== 0n) {
      await frame.job.breathe();
      const round = await loopBody(command.body, frame);
      status = round.status;
      if (round.leave) break;
      await value(update);
    }
    return status;
  }

  async function whileCommand(command: While, frame: Frame): Promise<number> {
    let status = 0;
    const clause: Frame = { ...frame, tested: true, loops: (frame.loops ?? 0) + 1 };
    for (;;) {
      await frame.job.breathe();
      const asked = await leaving(() => list(command.clause.commands, clause));
      if (asked.leave) return asked.status;
      if ((asked.status === 0) !== (command.kind === 'while')) return status;
      const round = await loopBody(command.body, frame);
      status = round.status;
      if (round.leave) return status;
    }
  }

  function loopBody(body: CompoundList, frame: Frame) {
    return leaving(() => list(body.commands, { ...frame, loops: (frame.loops ?? 0) + 1 }));
  }

  async function leaving(round: () => Promise<number>): Promise<{ status: number; leave: boolean }> {
    try {
      return { status: await round(), leave: false };
    } catch (error) {
      if (!(error instanceof Leave) || (error.what !== 'break' && error.what !== 'continue')) throw error;
      error.levels--;
      if (error.levels > 0) throw error;
      return { status: 0, leave: error.what === 'break' };
    }
  }

  async function caseCommand(command: Case, frame: Frame): Promise<number> {
    const value = await expandToText(command.word, frame, substitute);
    await trace(frame, `case ${traced([value])} in`);
    let status = 0;
    let falls = false;
    for (const item of command.items) {
      let matches = falls;
      for (const pattern of item.pattern)
        matches ||= matchesPattern(await expandToPattern(pattern, frame, substitute), value);
      if (!matches) continue;
      status = await list(item.body.commands, frame);
      if (item.terminator !== ';&' && item.terminator !== ';;&') return status;
      falls = item.terminator === ';&';
    }
    return status;
  }
}
