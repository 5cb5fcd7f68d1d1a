import { textOfUtf8 } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import { readAll } from '../streams/lines.ts';
import { readProblem } from './files.ts';
import type { Program } from './program.ts';

/** Commands that come from a text: files, words, standard input. */

const MAX_SCRIPT_OCTETS = 1_048_576;

/** `source FILE [ARGUMENT…]`, `. FILE`: in this shell. */
export const source: Program = async (process) => {
  const [name, file, ...positional] = process.argv;
  if (file === undefined) {
    await process.err(
      `bash: ${name}: filename argument required\n${name}: usage: ${name} filename [arguments]\n`,
    );
    return 2;
  }
  const octets = await process.world.files.read(resolvePath(process.session.directory, file));
  if (!octets) {
    await process.err(`bash: ${file}: ${await readProblem(process, file)}\n`);
    return 1;
  }
  return process.interpret(textOfUtf8(octets), { name: file, positional });
};

/** `eval TEXT…` */
export const evalProgram: Program = (process) => process.interpret(process.argv.slice(1).join(' '));

/** `bash FILE`, `bash -c TEXT`, `… | bash`: in a shell of its own, whose changes end with it. */
export const bash: Program = async (process) => {
  const [, first, ...rest] = process.argv;
  if (first === '--version') {
    await process.out('This is the shell of the EHLO page. It understands what "man bash" lists.\n');
    return 0;
  }
  if (first === '-c') {
    const [text, name = 'bash', ...positional] = rest;
    if (text === undefined) {
      await process.err('bash: -c: option requires an argument\n');
      return 2;
    }
    return process.interpret(text, { name, positional, apart: true });
  }
  if (first?.startsWith('-') && first !== '-') {
    await process.err(`bash: ${first}: invalid option\nUsage: bash [-c TEXT] [FILE [ARGUMENT...]]\n`);
    return 2;
  }
  if (first === undefined || first === '-') {
    if (process.stdin.kind === 'terminal') {
      await process.err('bash: this is the shell already; a script runs with  bash FILE\n');
      return 2;
    }
    const octets = await readAll(process.stdin, MAX_SCRIPT_OCTETS);
    if (!octets) {
      await process.err('bash: the script is larger than 1 MiB\n');
      return 2;
    }
    return process.interpret(textOfUtf8(octets), { name: 'bash', positional: rest, apart: true });
  }
  const octets = await process.world.files.read(resolvePath(process.session.directory, first));
  if (!octets) {
    await process.err(`bash: ${first}: ${await readProblem(process, first)}\n`);
    return (await process.world.files.stat(resolvePath(process.session.directory, first))) ? 126 : 127;
  }
  return process.interpret(textOfUtf8(octets), { name: first, positional: rest, apart: true });
};

export const shift: Program = async (process) => {
  const { session } = process;
  const count = Number(process.argv[1] ?? 1);
  if (!Number.isInteger(count) || count < 0) {
    await process.err(`bash: shift: ${process.argv[1]}: numeric argument required\n`);
    return 1;
  }
  if (count > session.positional.length) return 1;
  session.positional = session.positional.slice(count);
  return 0;
};

/** `local NAME[=VALUE]…`: until the function ends. */
export const local: Program = async (process) => {
  const { session, locals } = process;
  if (!locals) {
    await process.err('bash: local: can only be used in a function\n');
    return 1;
  }
  for (const word of process.argv.slice(1)) {
    const match = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(word);
    if (!match) {
      await process.err(`bash: local: \`${word}': not a valid identifier\n`);
      return 1;
    }
    const [, name = '', value = ''] = match;
    if (!locals.has(name)) locals.set(name, session.variables.get(name));
    session.variables.set(name, value);
  }
  return 0;
};
