import { textOfUtf8 } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import { readAll } from '../streams/lines.ts';
import { readProblem } from './files.ts';
import type { Process, Program } from './program.ts';
import { readShellOptions } from './set.ts';

/** Commands that come from a text: files, words, standard input. */

const MAX_SCRIPT_OCTETS = 1_048_576;

/** `source FILE [ARGUMENT…]`, `. FILE`: in this shell. */
export const source: Program = async (process) => {
  const [name, file, ...positional] = process.argv;
  if (file === undefined) {
    await process.err(
      `${process.speaker}: ${name}: filename argument required\n${name}: usage: ${name} filename [arguments]\n`,
    );
    return 2;
  }
  const octets = await process.world.files.read(resolvePath(process.session.directory, file));
  if (!octets) {
    await process.err(`${process.speaker}: ${file}: ${await readProblem(process, file)}\n`);
    return 1;
  }
  return process.interpret(textOfUtf8(octets), { name: file, positional });
};

/** `eval TEXT…` */
export const evalProgram: Program = (process) => process.interpret(process.argv.slice(1).join(' '));

/** `bash [-efux] [-o NAME] FILE`, `bash -c TEXT`, `… | bash`: in a shell of its own, whose changes end with it. */
export const bash: Program = async (process) => {
  const words = process.argv.slice(1);
  if (words[0] === '--version') {
    await process.out('This is the shell of the EHLO page. It understands what "man bash" lists.\n');
    return 0;
  }
  while (/^--(?:norc|noprofile|posix|login)$/.test(words[0] ?? '')) words.shift();
  if (words[0]?.startsWith('--') && words[0] !== '--') return refuse(process, `${words[0]}: invalid option`);
  // `-c` and `-s` stand among the letters of `set`.
  let text: 'argument' | 'input' | undefined;
  const rest: string[] = [];
  while (/^[-+][a-zA-Z]/.test(words[0] ?? '')) {
    const word = words.shift() as string;
    if (word.startsWith('-') && word.includes('c')) text = 'argument';
    else if (word.startsWith('-') && word.includes('s')) text ??= 'input';
    const letters = word.replace(/[csil]/g, '');
    if (letters.length > 1) rest.push(letters);
    if (letters.endsWith('o') && words[0] !== undefined) rest.push(words.shift() as string);
  }
  rest.push(...words);
  const asked = readShellOptions(rest);
  if ('problem' in asked) return refuse(process, asked.problem.split('\n')[0] ?? '');
  const options = asked.switched.filter(([, on]) => on).map(([option]) => option);
  if (rest[0] === '-' || rest[0] === '--') rest.shift();
  const [first, ...others] = rest;
  if (text === 'argument') {
    if (first === undefined) {
      await process.err('bash: -c: option requires an argument\n');
      return 2;
    }
    const [name = 'bash', ...positional] = others;
    return process.interpret(first, { name, positional, apart: true, command: true, options });
  }
  if (first === undefined || text === 'input') {
    if (process.stdin.kind === 'terminal') {
      await process.err('bash: this is the shell already; a script runs with  bash FILE\n');
      return 2;
    }
    const octets = await readAll(process.stdin, MAX_SCRIPT_OCTETS);
    if (!octets) {
      await process.err('bash: the script is larger than 1 MiB\n');
      return 2;
    }
    return process.interpret(textOfUtf8(octets), { name: 'bash', positional: rest, apart: true, options });
  }
  const octets = await process.world.files.read(resolvePath(process.session.directory, first));
  if (!octets) {
    await process.err(`bash: ${first}: ${await readProblem(process, first)}\n`);
    return (await process.world.files.stat(resolvePath(process.session.directory, first))) ? 126 : 127;
  }
  return process.interpret(textOfUtf8(octets), { name: first, positional: others, apart: true, options });
};

async function refuse(process: Process, problem: string): Promise<number> {
  await process.err(`bash: ${problem}\nUsage: bash [-efux] [-o pipefail] [-c TEXT] [FILE [ARGUMENT...]]\n`);
  return 2;
}
