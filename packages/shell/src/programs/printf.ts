import { utf8 } from '@ehlo/protocol';
import { decodeEscapes } from './escapes.ts';
import type { Program } from './program.ts';

const MAX_WIDTH = 10_000;

/** bash's printf: the format is used again while arguments remain; `%s %b %c %d %i %u %o %x %X %%`, widths. */
export const printf: Program = async (process) => {
  const words = process.argv.slice(1);
  if (words[0] === '--') words.shift();
  const format = words.shift();
  if (format === undefined) {
    await process.err('bash: printf: usage: printf [-v var] format [arguments]\n');
    return 2;
  }
  const result: number[] = [];
  const problems: string[] = [];
  let stopped = false;
  do {
    const before = words.length;
    stopped = once(format, words, result, problems);
    if (words.length === before) break;
    await process.breathe();
  } while (words.length > 0 && !stopped);
  if (problems.length > 0) await process.err(problems.map((text) => `bash: printf: ${text}\n`).join(''));
  await process.stdout.write(Uint8Array.from(result));
  return problems.length > 0 ? 1 : 0;
};

function once(format: string, words: string[], result: number[], problems: string[]): boolean {
  for (const piece of format.split(/(%(?:[-+ 0#]*)(?:\d+)?(?:\.\d+)?[a-zA-Z%])/)) {
    const directive = /^%([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])$/.exec(piece);
    if (!directive) {
      const { octets, stop } = decodeEscapes(piece, false);
      result.push(...octets);
      if (stop) return true;
      continue;
    }
    const [, flags = '', width, precision, letter] = directive;
    if (letter === '%') {
      result.push(37);
      continue;
    }
    const word = words.shift() ?? '';
    if (letter === 'b') {
      const { octets, stop } = decodeEscapes(word, true);
      result.push(...octets);
      if (stop) return true;
      continue;
    }
    let text: string;
    if (letter === 's') text = precision === undefined ? word : word.slice(0, Number(precision));
    else if (letter === 'c') text = word.slice(0, 1);
    else if ('diuoxX'.includes(letter as string)) text = integer(word, letter as string, flags, problems);
    else {
      problems.push(`\`${letter}': invalid format character`);
      return true;
    }
    const columns = Math.min(Number(width ?? 0), MAX_WIDTH);
    const filler = flags.includes('0') && letter !== 's' && !flags.includes('-') ? '0' : ' ';
    result.push(...utf8(flags.includes('-') ? text.padEnd(columns) : text.padStart(columns, filler)));
  }
  return false;
}

function integer(word: string, letter: string, flags: string, problems: string[]): string {
  const value = /^['"]/.test(word) ? (word.codePointAt(1) ?? 0) : word === '' ? 0 : Number(word);
  if (!Number.isInteger(value)) {
    problems.push(`${word}: invalid number`);
    return '0';
  }
  if (letter === 'o') return value.toString(8);
  if (letter === 'x') return value.toString(16);
  if (letter === 'X') return value.toString(16).toUpperCase();
  return value >= 0 && flags.includes('+') ? `+${value}` : String(value);
}
