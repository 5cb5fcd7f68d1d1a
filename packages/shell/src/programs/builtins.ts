import { Leave } from '../language/frame.ts';
import { resolvePath } from '../paths.ts';
import type { Process, Program } from './program.ts';

/** What bash itself does rather than a program: it changes the session. */

export const trueProgram: Program = () => Promise.resolve(0);
export const falseProgram: Program = () => Promise.resolve(1);

export const pwd: Program = async (process) => {
  await process.out(`${process.session.directory}\n`);
  return 0;
};

export const cd: Program = async (process) => {
  const { session, world } = process;
  const words = process.argv.slice(1).filter((option) => !/^-[LPe@]+$|^--$/.test(option));
  const [word] = words;
  if (words.length > 1) return complain(process, 'too many arguments');
  const back = word === '-';
  const name = back ? session.variables.get('OLDPWD') : (word ?? session.variables.get('HOME') ?? '/');
  if (name === undefined) return complain(process, 'OLDPWD not set');
  const path = resolvePath(session.directory, name);
  const found = await world.files.stat(path);
  if (found?.kind !== 'directory')
    return complain(process, `${name}: ${found ? 'Not a directory' : 'No such file or directory'}`);
  session.variables.set('OLDPWD', session.directory);
  session.directory = path;
  if (back) await process.out(`${path}\n`);
  return 0;
};

const HISTORY_USAGE =
  'history: usage: history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]';

export const history: Program = async (process) => {
  if (process.argv[1] !== undefined && !/^\d+$|^-c$/.test(process.argv[1])) {
    const option = process.argv[1];
    if (!option.startsWith('-')) return complain(process, `${option}: numeric argument required`);
    return complain(process, `${option.slice(0, 2)}: invalid option\n${HISTORY_USAGE}`, 2);
  }
  if (process.argv[1] === '-c') {
    process.history.clear();
    return 0;
  }
  const { entries } = process.history;
  const count = Number(process.argv[1] ?? entries.length);
  const start = Math.max(0, entries.length - count);
  for (const [index, line] of entries.slice(start).entries())
    await process.out(`${String(start + index + 1).padStart(5)}  ${line}\n`);
  return 0;
};

/** The number that `exit` and `return` end with; what is none is complained about and ends with 2. */
async function statusGiven(process: Process): Promise<number> {
  const [, word] = process.argv;
  if (word === undefined) return process.session.status;
  if (/^[-+]?\d+$/.test(word)) return Number(BigInt.asUintN(8, BigInt(word)));
  await complain(process, `${word}: numeric argument required`);
  return 2;
}

export const exit: Program = async (process) => {
  throw new Leave('exit', await statusGiven(process));
};

export const returnProgram: Program = async (process) => {
  if (!process.locals && !process.sourced)
    return complain(process, "can only `return' from a function or sourced script", 2);
  throw new Leave('return', await statusGiven(process));
};

/** `break`, `continue`: out of so many loops. */
const leaveLoop =
  (what: 'break' | 'continue'): Program =>
  async (process) => {
    if (process.loops === 0) {
      await complain(process, "only meaningful in a `for', `while', or `until' loop");
      return 0;
    }
    const levels = Number(process.argv[1] ?? 1);
    if (!Number.isInteger(levels)) {
      await complain(process, `${process.argv[1]}: numeric argument required`);
      throw new Leave('break', 128, process.loops);
    }
    if (levels < 1) return complain(process, `${process.argv[1]}: loop count out of range`);
    throw new Leave(what, 0, Math.min(levels, process.loops));
  };

export const breakProgram = leaveLoop('break');
export const continueProgram = leaveLoop('continue');

export async function complain(process: Process, problem: string, status = 1): Promise<number> {
  await process.err(`${process.speaker}: ${process.argv[0]}: ${problem}\n`);
  return status;
}
