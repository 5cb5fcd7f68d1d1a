import { base64 } from './base64.ts';
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
  type,
  unset,
  which,
} from './builtins.ts';
import { cat } from './cat.ts';
import { docker } from './docker.ts';
import { echo } from './echo.ts';
import { cp, mv, rm, tee, touch } from './file-changes.ts';
import { grep } from './grep.ts';
import { head, tail } from './head-tail.ts';
import { ls } from './ls.ts';
import { help, man } from './manual-program.ts';
import { isMissing, missing } from './missing.ts';
import { nc } from './nc/nc.ts';
import { ncat } from './ncat/ncat.ts';
import { printf } from './printf.ts';
import type { Program } from './program.ts';
import { clear, date, hostname, seq, sleep, whoami, yes } from './small.ts';
import { sort } from './sort.ts';
import { telnet } from './telnet/telnet.ts';
import { wc } from './wc.ts';

/** Every name that can stand first on a command line. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  ':': trueProgram,
  '[': test,
  base64,
  break: breakProgram,
  cat,
  cd,
  clear,
  continue: continueProgram,
  cp,
  date,
  docker,
  echo,
  env,
  exit,
  export: exportProgram,
  false: falseProgram,
  grep,
  head,
  help,
  history,
  hostname,
  ls,
  man,
  mv,
  nc,
  ncat,
  netcat: nc,
  printf,
  pwd,
  read,
  return: returnProgram,
  rm,
  seq,
  set,
  sleep,
  sort,
  tail,
  tee,
  telnet,
  test,
  touch,
  true: trueProgram,
  type,
  unset,
  wc,
  which,
  whoami,
  yes,
};

export function findProgram(name: string): Program | undefined {
  if (Object.hasOwn(PROGRAMS, name)) return PROGRAMS[name];
  return isMissing(name) ? missing : undefined;
}
