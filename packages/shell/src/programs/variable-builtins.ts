import { ShellProblem } from '../language/frame.ts';
import { assign, assignArray, forget, saved, variable } from '../language/variables.ts';
import { complain } from './builtins.ts';
import { PROGRAM_NAMES } from './names.ts';
import type { Process, Program } from './program.ts';

/** bash's commands about variables and options: they change the session. */

const NAME = /^[A-Za-z_]\w*$/;

/** `NAME`, `NAME=VALUE`, `NAME+=VALUE`; undefined for what is no name. */
function declaration(word: string): { name: string; value?: string } | undefined {
  const match = /^([A-Za-z_]\w*)(?:(\+?)=(.*))?$/s.exec(word);
  if (!match) return undefined;
  const [, name = '', , value] = match;
  return { name, ...(value !== undefined && { value }) };
}

async function eachDeclared(
  process: Process,
  words: readonly string[],
  work: (name: string, value: string | undefined) => void,
): Promise<number> {
  let status = 0;
  for (const word of words) {
    const found = declaration(word);
    if (!found) status = await complain(process, `\`${word}': not a valid identifier`);
    else
      work(
        found.name,
        /^\w+\+=/.test(word) ? (variable(process.session, found.name) ?? '') + found.value : found.value,
      );
  }
  return status;
}

const double = (text: string) => `"${text.replace(/[\\"`$]/g, '\\$&')}"`;

/** One variable as `declare -p` writes it. */
function shown(process: Process, name: string): string | undefined {
  const { session } = process;
  const flags = [
    session.arrays.has(name) ? 'a' : '',
    session.integers.has(name) ? 'i' : '',
    session.readOnly.has(name) ? 'r' : '',
    session.exported.has(name) ? 'x' : '',
  ].join('');
  const array = session.arrays.get(name);
  const value = array
    ? `(${Object.entries(array)
        .map(([index, element]) => `[${index}]=${double(element)}`)
        .join(' ')})`
    : variable(session, name);
  if (value === undefined) return session.exported.has(name) ? `declare -x ${name}` : undefined;
  return `declare -${flags || '-'} ${name}=${array ? value : double(value)}`;
}

export const exportProgram: Program = async (process) => {
  const { session } = process;
  const words = process.argv.slice(1);
  const remove = words[0] === '-n';
  if (remove) words.shift();
  if (words.length === 0 || words[0] === '-p') {
    for (const name of [...session.exported].sort()) await process.out(`${shown(process, name)}\n`);
    return 0;
  }
  return eachDeclared(process, words, (name, value) => {
    if (value !== undefined) assign(session, name, value);
    if (remove) session.exported.delete(name);
    else session.exported.add(name);
  });
};

export const readonlyProgram: Program = async (process) => {
  const { session } = process;
  const words = process.argv.slice(1);
  if (words.length === 0 || words[0] === '-p') {
    for (const name of [...session.readOnly].sort()) await process.out(`${shown(process, name)}\n`);
    return 0;
  }
  return eachDeclared(process, words, (name, value) => {
    if (value !== undefined) assign(session, name, value);
    session.readOnly.add(name);
  });
};

/** `declare [-aiprx] [NAME[=VALUE]]…`; in a function its variables end with it. */
export const declare: Program = async (process) => {
  const { session, locals } = process;
  const words = process.argv.slice(1);
  let flags = '';
  while (/^-[a-zA-Z]+$/.test(words[0] ?? '')) flags += (words.shift() as string).slice(1);
  const unknown = /[^aiprxgfF]/.exec(flags)?.[0];
  if (unknown)
    return 'Alntu'.includes(unknown)
      ? complain(process, `-${unknown}: this shell has -a, -i, -p, -r and -x`)
      : complain(
          process,
          `-${unknown}: invalid option\n${process.argv[0]}: usage: ${process.argv[0]} [-aAfFgiIlnrtux] [name[=value] ...] or ${process.argv[0]} -p [-aAfFilnrtux] [name ...]`,
          2,
        );
  if (flags.includes('p') || words.length === 0) {
    const names =
      words.length > 0 ? words : [...new Set([...session.variables.keys(), ...session.arrays.keys()])].sort();
    let status = 0;
    for (const name of names) {
      const line = shown(process, name);
      if (line === undefined) status = await complain(process, `${name}: not found`);
      else await process.out(`${line}\n`);
    }
    return status;
  }
  return eachDeclared(process, words, (name, value) => {
    if (locals && !flags.includes('g')) keepOuter(process, name);
    if (flags.includes('i')) session.integers.add(name);
    if (flags.includes('a') && !session.arrays.has(name)) assignArray(session, name, []);
    if (value !== undefined) setWhole(process, name, value);
    if (flags.includes('r')) session.readOnly.add(name);
    if (flags.includes('x')) session.exported.add(name);
  });
};

function setWhole(process: Process, name: string, value: string): void {
  const { session } = process;
  // An integer's value is what the expression is worth.
  assign(session, name, session.integers.has(name) ? String(process.arithmetic(value)) : value);
}

function keepOuter({ locals, session }: Process, name: string): void {
  if (!locals || locals.has(name)) return;
  locals.set(name, saved(session, name));
  if (!session.readOnly.has(name)) {
    const exported = session.exported.has(name);
    forget(session, name);
    if (exported) session.exported.add(name);
  }
}

/** `local NAME[=VALUE]…`: until the function ends. */
export const local: Program = async (process) => {
  if (!process.locals) return complain(process, 'can only be used in a function');
  const words = process.argv.slice(1);
  let flags = '';
  while (/^-[airx]+$/.test(words[0] ?? '')) flags += (words.shift() as string).slice(1);
  return eachDeclared(process, words, (name, value) => {
    const array = process.session.arrays.get(name);
    keepOuter(process, name);
    if (flags.includes('i')) process.session.integers.add(name);
    // `local a=(…)` was assigned before this was called.
    if (value === undefined && array && flags.includes('a')) process.session.arrays.set(name, array);
    if (value !== undefined) setWhole(process, name, value);
  });
};

export const unset: Program = async (process) => {
  const { session } = process;
  const words = process.argv.slice(1);
  const only = /^-[fvn]$/.test(words[0] ?? '') ? words.shift() : undefined;
  let status = 0;
  for (const word of words) {
    const element = /^([A-Za-z_]\w*)\[(.+)\]$/.exec(word);
    if (element) {
      const place = Number(process.arithmetic(element[2] as string));
      delete session.arrays.get(element[1] as string)?.[place];
    } else if (!NAME.test(word) && only === '-v')
      status = await complain(process, `\`${word}': not a valid identifier`);
    else if (session.readOnly.has(word))
      status = await complain(process, `${word}: cannot unset: readonly variable`);
    else {
      const had = session.variables.has(word) || session.arrays.has(word);
      if (only !== '-f') forget(session, word);
      if (only === '-f' || (only === undefined && !had)) session.functions.delete(word);
    }
  }
  return status;
};

/** `shift [N]` */
export const shift: Program = async (process) => {
  const { session } = process;
  const [, word = '1'] = process.argv;
  if (!/^[-+]?\d+$/.test(word)) return complain(process, `${word}: numeric argument required`);
  const count = Number(word);
  if (count < 0) return complain(process, `${word}: shift count out of range`);
  if (count > session.positional.length) return 1;
  session.positional = session.positional.slice(count);
  return 0;
};

export const letProgram: Program = async (process) => {
  const words = process.argv.slice(1);
  if (words.length === 0) return complain(process, 'expression expected');
  let value = 0n;
  try {
    for (const word of words) value = process.arithmetic(word);
  } catch (error) {
    if (!(error instanceof ShellProblem)) throw error;
    return complain(process, error.message);
  }
  return value === 0n ? 1 : 0;
};

/** `env [-i] [-u NAME] [NAME=VALUE]… [COMMAND…]` */
export const env: Program = async (process) => {
  const { session } = process;
  const words = process.argv.slice(1);
  for (let word = words[0]; word !== undefined; word = words[0]) {
    const given = /^([^=]+)=(.*)$/s.exec(word);
    if (word === '-i' || word === '-') for (const name of session.exported) forget(session, name);
    else if (word === '-u' && words.length > 1) forget(session, words.splice(0, 1) && (words[0] as string));
    else if (given) {
      session.variables.set(given[1] as string, given[2] as string);
      session.exported.add(given[1] as string);
    } else break;
    words.shift();
  }
  const [command] = words;
  if (command === undefined) {
    for (const name of session.exported) await process.out(`${name}=${variable(session, name) ?? ''}\n`);
    return 0;
  }
  if (!PROGRAM_NAMES.includes(command)) {
    await process.err(`env: ‘${command}’: No such file or directory\n`);
    return 127;
  }
  return process.run(words);
};
