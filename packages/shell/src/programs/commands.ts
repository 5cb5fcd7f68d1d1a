import { Leave } from '../language/frame.ts';
import { quotedWord } from '../language/quoted-word.ts';
import { isBuiltin, isKeyword } from './builtin-names.ts';
import { complain } from './builtins.ts';
import { PROGRAM_NAMES } from './names.ts';
import type { Process, Program } from './program.ts';

/** bash's commands about commands: what a name is, and how it is run. */

type Kind = 'alias' | 'keyword' | 'function' | 'builtin' | 'file';

function kindOf({ session }: Process, name: string, functions = true): Kind | undefined {
  if (session.aliases.has(name)) return 'alias';
  if (isKeyword(name)) return 'keyword';
  if (functions && session.functions.has(name)) return 'function';
  if (isBuiltin(name)) return 'builtin';
  return PROGRAM_NAMES.includes(name) ? 'file' : undefined;
}

/** A sentence about a name, as `type` and `command -V` say it. */
function about({ session }: Process, name: string, kind: Kind): string {
  switch (kind) {
    case 'alias':
      return `${name} is aliased to \`${session.aliases.get(name)}'`;
    case 'keyword':
      return `${name} is a shell keyword`;
    case 'function':
      return `${name} is a function`;
    case 'builtin':
      return `${name} is a shell builtin`;
    case 'file':
      return `${name} is /usr/bin/${name}`;
  }
}

/** `type [-t] NAME…` */
export const type: Program = async (process) => {
  const words = process.argv.slice(1);
  const short = words[0] === '-t';
  if (short) words.shift();
  let status = 0;
  for (const name of words) {
    const kind = kindOf(process, name);
    if (!kind) status = short ? 1 : await complain(process, `${name}: not found`);
    else await process.out(`${short ? kind : about(process, name, kind)}\n`);
  }
  return status;
};

export const which: Program = async (process) => {
  let status = 0;
  for (const name of process.argv.slice(1)) {
    const found =
      PROGRAM_NAMES.includes(name) &&
      (!isBuiltin(name) || /^(?:echo|printf|pwd|test|true|false|\[)$/.test(name));
    if (found) await process.out(`/usr/bin/${name}\n`);
    else status = 1;
  }
  return status;
};

/** `command [-v | -V] NAME…`: the name but never a function. */
export const command: Program = async (process) => {
  const words = process.argv.slice(1);
  const asked = /^-[vV]$/.test(words[0] ?? '') ? words.shift() : undefined;
  if (asked === undefined) return words.length === 0 ? 0 : process.run(words, { functions: false });
  let status = 0;
  for (const name of words) {
    const kind = kindOf(process, name);
    if (!kind) status = asked === '-V' ? await complain(process, `${name}: not found`) : 1;
    else if (asked === '-V') await process.out(`${about(process, name, kind)}\n`);
    else if (kind === 'alias')
      await process.out(`alias ${name}=${quotedWord(process.session.aliases.get(name) ?? '')}\n`);
    else await process.out(`${kind === 'file' ? '/usr/bin/' : ''}${name}\n`);
  }
  return status;
};

export const builtin: Program = async (process) => {
  const [, name, ...rest] = process.argv;
  if (name === undefined) return 0;
  if (!isBuiltin(name)) return complain(process, `${name}: not a shell builtin`);
  return process.run([name, ...rest], { functions: false });
};

/** Nothing is remembered of where programs lie. */
export const hash: Program = () => Promise.resolve(0);

/** Files here carry no permissions. */
export const umask: Program = async (process) => {
  if (process.argv.length === 1) await process.out('0022\n');
  return 0;
};

const EVENTS =
  /^(?:SIG)?(EXIT|ERR|HUP|INT|QUIT|KILL|TERM|CONT|STOP|TSTP|USR1|USR2|PIPE|ALRM|CHLD|DEBUG|RETURN|WINCH)$/i;
const BY_NUMBER: Readonly<Record<string, string>> = {
  '0': 'EXIT',
  '1': 'HUP',
  '2': 'INT',
  '3': 'QUIT',
  '9': 'KILL',
  '15': 'TERM',
};

/** `trap [COMMAND EVENT…]`: what is done when the shell ends (EXIT) or a command failed (ERR). */
export const trap: Program = async (process) => {
  const { traps } = process.session;
  const words = process.argv.slice(1);
  if (words[0] === '--') words.shift();
  const print = words[0] === '-p';
  if (words.length === 0 || print) {
    for (const [event, text] of [...traps].filter(([name]) => words.length <= 1 || words.includes(name)))
      await process.out(`trap -- '${text.replaceAll("'", "'\\''")}' ${event}\n`);
    return 0;
  }
  if (words[0] === '-l') return process.run(['kill', '-l']);
  const [text = '', ...events] = words.length === 1 ? ['-', ...words] : words;
  let status = 0;
  for (const word of events) {
    const event = BY_NUMBER[word] ?? EVENTS.exec(word)?.[1]?.toUpperCase();
    if (event === undefined) status = await complain(process, `${word}: invalid signal specification`);
    else if (text === '-') traps.delete(event);
    else if (event === 'EXIT' || event === 'ERR') traps.set(event, text);
    else
      status = await complain(
        process,
        `${word}: in this shell a trap is set for EXIT or ERR; Ctrl-C ends what runs`,
      );
  }
  return status;
};

/** There is nothing behind this shell that a program could take the place of. */
export const exec: Program = async (process) => {
  const words = process.argv.slice(1);
  if (words.length === 0)
    return complain(
      process,
      "the shell's own input and output stay where they are; redirect a group:  { …; } > FILE",
    );
  throw new Leave('exit', await process.run(words, { functions: false }));
};

export const basename: Program = async (process) => {
  const [, path, suffix] = process.argv;
  if (path === undefined) {
    await process.err("basename: missing operand\nTry 'basename --help' for more information.\n");
    return 1;
  }
  const name = path.replace(/(?<=.)\/+$/, '').replace(/^.*\/(?=.)/s, '');
  const cut = suffix !== undefined && name !== suffix && name.endsWith(suffix);
  await process.out(`${cut ? name.slice(0, -(suffix as string).length) : name}\n`);
  return 0;
};

export const dirname: Program = async (process) => {
  const words = process.argv.slice(1);
  if (words.length === 0) {
    await process.err("dirname: missing operand\nTry 'dirname --help' for more information.\n");
    return 1;
  }
  for (const path of words) {
    const plain = path.replace(/(?<=.)\/+$/, '');
    const slash = plain.lastIndexOf('/');
    await process.out(`${slash < 0 ? '.' : plain.slice(0, slash).replace(/\/+$/, '') || '/'}\n`);
  }
  return 0;
};
