import {
  breakProgram,
  cd,
  continueProgram,
  env,
  exit,
  exportProgram,
  falseProgram,
  history,
  pwd,
  read,
  returnProgram,
  set,
  test,
  trueProgram,
  unset,
} from './builtins.ts';
import { cat } from './cat.ts';
import { echo } from './echo.ts';
import { ls } from './ls.ts';
import { help, man } from './manual-program.ts';
import { MISSING_PROGRAMS, missing } from './missing.ts';
import { ncat } from './ncat/ncat.ts';
import { printf } from './printf.ts';
import type { Program } from './program.ts';
import { clear, date, hostname, sleep, whoami } from './small.ts';

/** Every name that can stand first on a command line. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  ':': trueProgram,
  '[': test,
  break: breakProgram,
  cat,
  cd,
  clear,
  continue: continueProgram,
  date,
  echo,
  env,
  exit,
  export: exportProgram,
  false: falseProgram,
  help,
  history,
  hostname,
  ls,
  man,
  ncat,
  printf,
  pwd,
  read,
  return: returnProgram,
  set,
  sleep,
  test,
  true: trueProgram,
  unset,
  whoami,
};

export function findProgram(name: string): Program | undefined {
  if (Object.hasOwn(PROGRAMS, name)) return PROGRAMS[name];
  return MISSING_PROGRAMS.includes(name) ? missing : undefined;
}
