import { alias, unalias } from './alias.ts';
import { apt, sudo } from './apt.ts';
import { base64 } from './base64.ts';
import {
  breakProgram,
  cd,
  continueProgram,
  exit,
  falseProgram,
  history,
  pwd,
  returnProgram,
  trueProgram,
} from './builtins.ts';
import { cat } from './cat.ts';
import { basename, builtin, command, dirname, exec, hash, trap, type, umask, which } from './commands.ts';
import { cp, mv } from './copy.ts';
import { cut } from './cut.ts';
import { date } from './date.ts';
import { mkdir, rmdir } from './directories.ts';
import { download } from './download.ts';
import { echo } from './echo.ts';
import { getopts } from './getopts.ts';
import { grep } from './grep.ts';
import { head } from './head.ts';
import { bg, fg, jobs, kill, wait } from './job-control.ts';
import { later } from './later.ts';
import { ls } from './ls.ts';
import { apropos, help, man, withHelp } from './manual-program.ts';
import { nc } from './nc/nc.ts';
import { ncat } from './ncat/ncat.ts';
import { isNotHere, notHere } from './not-here.ts';
import { printf } from './printf.ts';
import type { Program } from './program.ts';
import { mapfile, read } from './read.ts';
import { rm } from './rm.ts';
import { bash, evalProgram, source } from './scripts.ts';
import { seq } from './seq.ts';
import { set } from './set.ts';
import { clear, hostname, sleep, whoami, yes } from './small.ts';
import { sort } from './sort.ts';
import { tac } from './tac.ts';
import { tail } from './tail.ts';
import { tee } from './tee.ts';
import { test } from './test.ts';
import { touch } from './touch.ts';
import { tr } from './tr.ts';
import { uniq } from './uniq.ts';
import {
  declare,
  env,
  exportProgram,
  letProgram,
  local,
  readonlyProgram,
  shift,
  unset,
} from './variable-builtins.ts';
import { wc } from './wc.ts';
import { xargs } from './xargs.ts';

/** Larger programs, loaded when they are called. */
const curl = later(async () => (await import('./curl/curl.ts')).curl);
const dig = later(async () => (await import('./dig/dig.ts')).dig);
const docker = later(async () => (await import('./docker/docker.ts')).docker);
const edit = later(async () => (await import('./edit/edit.ts')).edit);
const freshHome = later(async () => (await import('./fresh-home.ts')).freshHome);
const host = later(async () => (await import('./host/host.ts')).host);
const less = later(async () => (await import('./less/less.ts')).less);
const nslookup = later(async () => (await import('./nslookup/nslookup.ts')).nslookup);
const od = later(async () => (await import('./od.ts')).od);
const openssl = later(async () => (await import('./openssl/openssl.ts')).openssl);
const sed = later(async () => (await import('./sed/sed.ts')).sed);
const swaks = later(async () => (await import('./swaks/swaks.ts')).swaks);
const telnet = later(async () => (await import('./telnet/telnet.ts')).telnet);
const xxd = later(async () => (await import('./xxd.ts')).xxd);

const ip = later(async () => (await import('./network/ip.ts')).ip);
const ping = later(async () => (await import('./network/ping.ts')).ping);
const resolvectl = later(async () => (await import('./network/resolvectl.ts')).resolvectl);
const ss = later(async () => (await import('./network/ss.ts')).ss);
const traceroute = later(async () => (await import('./network/traceroute.ts')).traceroute);

/** Every name that can stand first on a command line. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  '.': source,
  ':': trueProgram,
  '[': test,
  alias,
  apropos,
  apt,
  'apt-get': apt,
  base64,
  basename,
  bash,
  bg,
  break: breakProgram,
  builtin,
  cat,
  cd,
  clear,
  command,
  continue: continueProgram,
  cp,
  curl,
  cut,
  date,
  declare,
  dig,
  dirname,
  docker,
  download,
  'fresh-home': freshHome,
  echo,
  edit,
  emacs: edit,
  env,
  eval: evalProgram,
  exec,
  exit,
  export: exportProgram,
  false: falseProgram,
  fg,
  getopts,
  grep,
  hash,
  head,
  help,
  history,
  host,
  hostname,
  ip,
  jobs,
  kill,
  less,
  let: letProgram,
  local,
  ls,
  man,
  mapfile,
  mkdir,
  more: less,
  mv,
  nano: edit,
  nc,
  ncat,
  netcat: nc,
  nslookup,
  od,
  openssl,
  ping,
  printf,
  pwd,
  read,
  readarray: mapfile,
  readonly: readonlyProgram,
  resolvectl,
  return: returnProgram,
  rm,
  rmdir,
  sed,
  seq,
  set,
  sh: bash,
  shift,
  sleep,
  sort,
  source,
  ss,
  sudo,
  swaks,
  tac,
  tail,
  tee,
  telnet,
  test,
  touch,
  tr,
  trap,
  traceroute,
  true: trueProgram,
  type,
  typeset: declare,
  umask,
  unalias,
  uniq,
  unset,
  vi: edit,
  vim: edit,
  wait,
  wc,
  which,
  whoami,
  xargs,
  xxd,
  yes,
};

/** Those whose complaints say "Try 'NAME --help'", and their like; the others have a help of their own, or take the word for text. */
const HELPED: ReadonlySet<string> = new Set(
  'alias basename bg cat cd cp cut date declare dirname edit env eval exec exit export fg grep hash head help history hostname jobs kill less let local ls mapfile mkdir more mv nano od ping printf pwd read readarray readonly return rm rmdir sed seq set shift sleep sort source tac tail tee touch tr trap type typeset umask unalias uniq unset wait wc whoami xargs yes'.split(
    ' ',
  ),
);

export function findProgram(name: string): Program | undefined {
  if (Object.hasOwn(PROGRAMS, name)) {
    const program = PROGRAMS[name] as Program;
    return HELPED.has(name) ? withHelp(program) : program;
  }
  return isNotHere(name) ? notHere : undefined;
}
