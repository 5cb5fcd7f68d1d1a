import { latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { linesOf } from '../streams/lines.ts';
import { openInputs } from './files.ts';
import { type Options, readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';
import { compilePattern, type Matcher, PatternProblem } from './regexp.ts';

const USAGE = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n";

/** Exit status: 0 a line was selected, 1 none, 2 a mistake. */
export const grep: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'EFGivcnolqsHhxwe:m:',
    long: {
      'extended-regexp': { is: 'E', argument: false },
      'fixed-strings': { is: 'F', argument: false },
      'ignore-case': { is: 'i', argument: false },
      'invert-match': { is: 'v', argument: false },
      count: { is: 'c', argument: false },
      'line-number': { is: 'n', argument: false },
      'only-matching': { is: 'o', argument: false },
      'files-with-matches': { is: 'l', argument: false },
      quiet: { is: 'q', argument: false },
    },
  });
  if (!options.ok) {
    await process.err(`grep: ${options.problem}\n${USAGE}`);
    return 2;
  }
  const patterns = options.given.filter((option) => option.name === 'e').map((option) => option.value);
  const names = [...options.operands];
  if (patterns.length === 0) {
    const pattern = names.shift();
    if (pattern === undefined) {
      await process.err(USAGE);
      return 2;
    }
    patterns.push(pattern);
  }
  try {
    const matchers = patterns.flatMap((text) => text.split('\n')).map((text) => matcherOf(text, options));
    return await search(process, matchers, names, options);
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    await process.err(`grep: ${error.message}\n`);
    return 2;
  }
};

function matcherOf(text: string, options: Extract<Options, { ok: true }>): Matcher {
  const { has } = options;
  let pattern = latin1(utf8(text));
  let extended = has('E');
  if (has('F')) {
    pattern = pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    extended = true;
  }
  if (has('x')) pattern = extended ? `^(${pattern})$` : `^\\(${pattern}\\)$`;
  else if (has('w')) pattern = extended ? `\\<(${pattern})\\>` : `\\<\\(${pattern}\\)\\>`;
  return compilePattern(pattern, { extended, ignoreCase: has('i') });
}

async function search(
  process: Process,
  matchers: readonly Matcher[],
  names: readonly string[],
  options: Extract<Options, { ok: true }>,
): Promise<number> {
  const { has } = options;
  const { inputs, status } = await openInputs(process, names);
  const withName = has('H') || (names.length > 1 && !has('h'));
  const most = Number(options.value('m') ?? Number.POSITIVE_INFINITY);
  let found = false;
  for (const { name, input } of inputs) {
    let count = 0;
    let number = 0;
    const shown = name === '-' ? '(standard input)' : name;
    for await (const line of linesOf(input)) {
      if (count >= most) break;
      number++;
      await process.breathe();
      const text = line.replace(/\n$/, '');
      if (matchers.some((matcher) => matcher.test(text)) === has('v')) continue;
      count++;
      found = true;
      if (has('q')) return 0;
      if (has('l')) break;
      if (has('c')) continue;
      const prefix = (withName ? `${shown}:` : '') + (has('n') ? `${number}:` : '');
      const pieces = has('o') ? (has('v') ? [] : occurrences(text, matchers)) : [text];
      for (const piece of pieces) await process.stdout.write(octetsOfLatin1(`${prefix}${piece}\n`));
    }
    if (has('l') && count > 0) await process.out(`${shown}\n`);
    else if (has('c')) await process.out(`${withName ? `${shown}:` : ''}${count}\n`);
  }
  if (status !== 0) return 2;
  return found ? 0 : 1;
}

function occurrences(text: string, matchers: readonly Matcher[]): string[] {
  const pieces: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const hits = matchers.map((matcher) => matcher.find(text, at)).filter((hit) => hit !== undefined);
    const first = hits.sort((a, b) => a.start - b.start || b.end - a.end)[0];
    if (!first) break;
    if (first.end > first.start) pieces.push(text.slice(first.start, first.end));
    at = Math.max(first.end, first.start + 1);
  }
  return pieces;
}
