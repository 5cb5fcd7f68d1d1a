import { textOfUtf8 } from '@ehlo/protocol';
import { readAll } from '../streams/lines.ts';
import { PROGRAM_NAMES } from './names.ts';
import type { Program } from './program.ts';

const MAX_XARGS_OCTETS = 131_072;

/** `xargs [-n COUNT] [-I TEXT] COMMAND…`: words, or lines, of its input behind a command. */
export const xargs: Program = async (process) => {
  const words = process.argv.slice(1);
  let most = Number.POSITIVE_INFINITY;
  let replace: string | undefined;
  while (words[0]?.startsWith('-')) {
    const match = /^-([nI])(.*)$/s.exec(words.shift() as string);
    const value = match?.[2] || words.shift();
    if (!match || value === undefined) {
      await process.err('Usage: xargs [-n MAX-ARGS] [-I R] COMMAND [INITIAL-ARGS]...\n');
      return 1;
    }
    if (match[1] === 'n') most = Math.max(1, Number(value) || 1);
    else replace = value;
  }
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
    for (const line of text.split('\n')) {
      const item = line.trim();
      if (item !== '') await run(command.map((word) => word.replaceAll(mark, () => item)));
    }
    return status;
  }
  const items = [...text.matchAll(/"([^"\n]*)"|'([^'\n]*)'|((?:\\.|[^\s"'\\])+)/gs)].map(
    ([, double, single, bare]) => double ?? single ?? (bare ?? '').replace(/\\(.)/gs, '$1'),
  );
  if (items.length === 0) await run(command);
  for (let at = 0; at < items.length; at += Math.min(most, items.length))
    await run([...command, ...items.slice(at, at + Math.min(most, items.length))]);
  return status;
};
