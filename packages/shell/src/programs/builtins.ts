import { concat, textOfUtf8 } from '@ehlo/protocol';
import { variable } from '../language/expand.ts';
import { Leave } from '../language/frame.ts';
import { testBinary, testUnary } from '../language/test-expression.ts';
import { resolvePath } from '../paths.ts';
import { PROGRAM_NAMES } from './names.ts';
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
  const [, word] = process.argv;
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

export const exportProgram: Program = async (process) => {
  const { session } = process;
  const words = process.argv.slice(1);
  if (words.length === 0 || words[0] === '-p') {
    for (const name of [...session.exported].sort())
      await process.out(`declare -x ${name}="${variable(session, name) ?? ''}"\n`);
    return 0;
  }
  for (const word of words) {
    const [name, value] = nameAndValue(word);
    if (name === undefined) return complain(process, `\`${word}': not a valid identifier`);
    if (value !== undefined) session.variables.set(name, value);
    session.exported.add(name);
  }
  return 0;
};

export const unset: Program = (process) => {
  for (const name of process.argv.slice(1)) {
    process.session.variables.delete(name);
    process.session.exported.delete(name);
    process.session.functions.delete(name);
  }
  return Promise.resolve(0);
};

export const set: Program = async (process) => {
  if (process.argv.length > 1) return complain(process, 'options are not in this small shell', 2);
  for (const [name, value] of [...process.session.variables].sort()) await process.out(`${name}=${value}\n`);
  return 0;
};

export const env: Program = async (process) => {
  const { session } = process;
  for (const name of session.exported) await process.out(`${name}=${variable(session, name) ?? ''}\n`);
  return 0;
};

export const history: Program = async (process) => {
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

export const exit: Program = (process) =>
  Promise.reject(new Leave('exit', Number(process.argv[1] ?? process.session.status) & 255));

export const returnProgram: Program = (process) =>
  Promise.reject(new Leave('return', Number(process.argv[1] ?? process.session.status) & 255));

export const breakProgram: Program = (process) =>
  Promise.reject(new Leave('break', 0, Math.max(1, Number(process.argv[1] ?? 1))));

export const continueProgram: Program = (process) =>
  Promise.reject(new Leave('continue', 0, Math.max(1, Number(process.argv[1] ?? 1))));

/** `read NAME…`: one line of standard input into variables; what follows it is left to the next reader. */
export const read: Program = async (process) => {
  const names = process.argv.slice(1).filter((word) => !word.startsWith('-'));
  const parts: Uint8Array[] = [];
  let whole = false;
  while (!whole) {
    const chunk = await process.stdin.read();
    if (chunk === null) break;
    const end = chunk.indexOf(10);
    whole = end >= 0;
    parts.push(whole ? chunk.subarray(0, end) : chunk);
    if (whole) process.stdin.putBack(chunk.subarray(end + 1));
  }
  const words = textOfUtf8(concat(parts))
    .trim()
    .split(/[ \t]+/);
  const targets = names.length > 0 ? names : ['REPLY'];
  for (const [index, name] of targets.entries())
    process.session.variables.set(
      name,
      index === targets.length - 1 ? words.slice(index).join(' ') : (words[index] ?? ''),
    );
  return whole ? 0 : 1;
};

/** `test` and `[`. */
export const test: Program = async (process) => {
  const words = process.argv.slice(1);
  if (process.argv[0] === '[' && words.pop() !== ']') return complain(process, "missing `]'", 2);
  return (await holds(process, words)) ? 0 : 1;
};

async function holds(process: Process, words: readonly string[]): Promise<boolean> {
  if (words[0] === '!') return !(await holds(process, words.slice(1)));
  const [first = '', second = '', third = ''] = words;
  switch (words.length) {
    case 0:
      return false;
    case 1:
      return first !== '';
    case 2:
      return testUnary(first, second, process.world.files, process.session.directory);
    default:
      return testBinary(second, first, third);
  }
}

function nameAndValue(word: string): [string | undefined, string | undefined] {
  const match = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(word);
  return [match?.[1], match?.[2]];
}

/** Names that bash answers itself; the others are said to lie in /usr/bin, as on a real machine. */
const BUILTINS =
  /^(?::|\.|\[|alias|bg|break|cd|continue|echo|eval|exit|export|false|fg|help|history|jobs|kill|local|printf|pwd|read|return|set|shift|source|test|true|type|unalias|unset|wait)$/;

export const type: Program = async (process) => {
  let status = 0;
  for (const name of process.argv.slice(1)) {
    if (process.session.functions.has(name)) await process.out(`${name} is a function\n`);
    else if (BUILTINS.test(name)) await process.out(`${name} is a shell builtin\n`);
    else if (PROGRAM_NAMES.includes(name)) await process.out(`${name} is /usr/bin/${name}\n`);
    else status = await complain(process, `${name}: not found`);
  }
  return status;
};

export const which: Program = async (process) => {
  let status = 0;
  for (const name of process.argv.slice(1)) {
    const found =
      PROGRAM_NAMES.includes(name) &&
      (!BUILTINS.test(name) || /^(?:echo|printf|pwd|test|true|false|\[)$/.test(name));
    if (found) await process.out(`/usr/bin/${name}\n`);
    else status = 1;
  }
  return status;
};

async function complain(process: Process, problem: string, status = 1): Promise<number> {
  await process.err(`bash: ${process.argv[0]}: ${problem}\n`);
  return status;
}
