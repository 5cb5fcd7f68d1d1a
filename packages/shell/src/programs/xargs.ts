import { textOfUtf8 } from '@ehlo/protocol';
import { readAll } from '../streams/lines.ts';
import { readOptions } from './getopt.ts';
import { PROGRAM_NAMES } from './names.ts';
import type { Program } from './program.ts';

const MAX_XARGS_OCTETS = 131_072;

/** `xargs [-n COUNT | -L LINES] [-I TEXT] [-0 | -d MARK] [-r] [-t] COMMAND…`: words, or lines, of its input behind a command. */
export const xargs: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'n:I:L:d:0rtx',
    long: {
      null: { is: '0', argument: false },
      'max-args': { is: 'n', argument: true },
      'max-lines': { is: 'L', argument: true },
      delimiter: { is: 'd', argument: true },
      'no-run-if-empty': { is: 'r', argument: false },
      verbose: { is: 't', argument: false },
    },
    operandsLast: true,
  });
  if (!options.ok) {
    await process.err(`xargs: ${options.problem}\nTry 'xargs --help' for more information.\n`);
    return 1;
  }
  const words = options.operands;
  const replace = options.value('I');
  for (const name of ['n', 'L']) {
    const value = options.value(name);
    if (value === undefined || /^[1-9]\d*$/.test(value)) continue;
    const problem = /^\d+$/.test(value)
      ? `value ${value} for -${name} option should be >= 1`
      : `invalid number "${value}" for -${name} option`;
    await process.err(`xargs: ${problem}\nTry 'xargs --help' for more information.\n`);
    return 1;
  }
  const most = Number(options.value('n') ?? Number.POSITIVE_INFINITY);
  const lines = options.value('L');
  const delimiter = options.has('0')
    ? '\0'
    : options.value('d')?.replace(/^\\n$/, '\n').replace(/^\\t$/, '\t').replace(/^\\0$/, '\0');
  const octets = await readAll(process.stdin, MAX_XARGS_OCTETS);
  if (!octets) {
    await process.err('xargs: argument list too long\n');
    return 1;
  }
  const text = textOfUtf8(octets);
  const command = words.length > 0 ? words : ['echo'];
  let status = 0;
  const run = async (argv: readonly string[]) => {
    await process.breathe();
    const [name = ''] = argv;
    if (options.has('t')) await process.err(`${argv.join(' ')}\n`);
    // It runs programs, and no functions.
    if (!PROGRAM_NAMES.includes(name)) {
      status = 127;
      await process.err(`xargs: ${name}: No such file or directory\n`);
      return;
    }
    const ended = await process.run(argv);
    if (ended === 127 || ended === 126) status = ended;
    else if (ended !== 0 && status === 0) status = 123;
  };
  if (replace !== undefined) {
    const mark = replace;
    for (const line of text.split(delimiter ?? '\n')) {
      const item = delimiter === undefined ? line.trim() : line;
      if (item !== '') await run(command.map((word) => word.replaceAll(mark, () => item)));
    }
    return status;
  }
  if (lines !== undefined && delimiter === undefined) {
    const all = text.split('\n').filter((line) => line.trim() !== '');
    for (let at = 0; at < all.length; at += Number(lines))
      await run([...command, ...wordsOf(all.slice(at, at + Number(lines)).join(' '))]);
    return status;
  }
  const items = delimiter === undefined ? wordsOf(text) : text.split(delimiter);
  // What ends with the delimiter has nothing behind it.
  if (delimiter !== undefined && items.at(-1) === '') items.pop();
  if (items.length === 0 && !options.has('r')) await run(command);
  for (let at = 0; at < items.length; at += Math.min(most, items.length))
    await run([...command, ...items.slice(at, at + Math.min(most, items.length))]);
  return status;
};

/** Words as xargs reads them: blanks between, quotes and backslashes around what has some. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"\n]*)"|'([^'\n]*)'|((?:\\.|[^\s"'\\])+)/gs)].map(
    ([, double, single, bare]) => double ?? single ?? (bare ?? '').replace(/\\(.)/gs, '$1'),
  );
}
