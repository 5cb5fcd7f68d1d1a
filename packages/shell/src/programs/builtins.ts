import { octetsOfLatin1, textOfUtf8 } from '@ehlo/protocol';
import { variable } from '../language/expand.ts';
import { Leave } from '../language/frame.ts';
import { testBinary, testUnary } from '../language/test-expression.ts';
import { resolvePath } from '../paths.ts';
import { linesOf } from '../streams/lines.ts';
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

/** `read NAME…`: one line of standard input into variables. */
export const read: Program = async (process) => {
  const names = process.argv.slice(1).filter((word) => !word.startsWith('-'));
  for await (const line of linesOf(process.stdin)) {
    const text = textOfUtf8(octetsOfLatin1(line.replace(/\n$/, ''))).trim();
    const words = text.split(/[ \t]+/);
    const targets = names.length > 0 ? names : ['REPLY'];
    for (const [index, name] of targets.entries())
      process.session.variables.set(
        name,
        index === targets.length - 1 ? words.slice(index).join(' ') : (words[index] ?? ''),
      );
    return line.endsWith('\n') ? 0 : 1;
  }
  return 1;
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

async function complain(process: Process, problem: string, status = 1): Promise<number> {
  await process.err(`bash: ${process.argv[0]}: ${problem}\n`);
  return status;
}
