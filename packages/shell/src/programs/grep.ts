import { latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import { linesOf } from '../streams/lines.ts';
import { openInputs } from './files.ts';
import { type Options, readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';
import { compilePattern, type Matcher, PatternProblem } from './regexp.ts';

/** Lines kept for what may match below them. */
const MAX_CONTEXT = 10_000;
const USAGE = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n";

/** Exit status: 0 a line was selected, 1 none, 2 a mistake. */
export const grep: Program = async (process) => {
  // Nothing is coloured here, whatever is asked.
  const words = process.argv.slice(1).filter((word) => !/^--colou?r(?:=|$)/.test(word));
  const options = readOptions(words, {
    short: 'EFGivcnolLqsHhxwbrRe:f:m:A:B:C:',
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
      silent: { is: 'q', argument: false },
      'files-without-match': { is: 'L', argument: false },
      'no-messages': { is: 's', argument: false },
      'with-filename': { is: 'H', argument: false },
      'no-filename': { is: 'h', argument: false },
      'word-regexp': { is: 'w', argument: false },
      'line-regexp': { is: 'x', argument: false },
      'byte-offset': { is: 'b', argument: false },
      recursive: { is: 'r', argument: false },
      regexp: { is: 'e', argument: true },
      'max-count': { is: 'm', argument: true },
      'after-context': { is: 'A', argument: true },
      'before-context': { is: 'B', argument: true },
      context: { is: 'C', argument: true },
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
  const context = readContext(options);
  if (typeof context === 'string') {
    await process.err(`grep: ${context}: invalid context length argument\n`);
    return 2;
  }
  const recursive = has('r') || has('R');
  const found = recursive ? await filesBelow(process, names.length > 0 ? names : ['.']) : names;
  const { inputs, status } = recursive
    ? await openInputs(process, found)
    : has('s')
      ? await openInputs({ ...process, err: () => Promise.resolve() }, names)
      : await openInputs(process, names);
  const withName = has('H') || ((names.length > 1 || recursive) && !has('h'));
  const most = Number(options.value('m') ?? Number.POSITIVE_INFINITY);
  const write = (text: string) => process.stdout.write(octetsOfLatin1(text));
  let some = false;
  let shownBefore = false;
  if (recursive && found.length === 0) return 1;
  for (const { name, input } of inputs) {
    let count = 0;
    let number = 0;
    let offset = 0;
    /** Lines not shown yet that may stand before a match; and how many more follow the last one. */
    let before: { text: string; number: number; offset: number }[] = [];
    let following = 0;
    let lastShown = 0;
    const shown = name === '-' ? '(standard input)' : name;
    const prefix = (mark: string, line: { number: number; offset: number }) =>
      (withName ? `${latin1(utf8(shown))}${mark}` : '') +
      (has('n') ? `${line.number}${mark}` : '') +
      (has('b') ? `${line.offset}${mark}` : '');
    for await (const line of linesOf(input)) {
      if (count >= most && following === 0) break;
      number++;
      await process.breathe();
      const text = line.replace(/\n$/, '');
      const here = { text, number, offset };
      offset += line.length;
      const selected = count < most && matchers.some((matcher) => matcher.test(text)) !== has('v');
      if (!selected) {
        if (following > 0) {
          following--;
          lastShown = number;
          await write(`${prefix('-', here)}${text}\n`);
        } else if (context.before > 0) before = [...before, here].slice(-context.before);
        continue;
      }
      count++;
      some = true;
      if (has('q')) return 0;
      if (has('l') || has('L')) break;
      if (has('c')) continue;
      const first = before[0]?.number ?? number;
      if (context.shown && shownBefore && first > lastShown + 1) await write('--\n');
      for (const earlier of before) if (!has('o')) await write(`${prefix('-', earlier)}${earlier.text}\n`);
      before = [];
      const pieces = has('o') ? (has('v') ? [] : occurrences(text, matchers)) : [text];
      for (const piece of pieces) await write(`${prefix(':', here)}${piece}\n`);
      shownBefore = true;
      lastShown = number;
      following = has('o') ? 0 : context.after;
    }
    if (has('L') ? count === 0 : has('l') && count > 0) await process.out(`${shown}\n`);
    else if (has('c') && !has('l') && !has('L'))
      await process.out(`${withName ? `${shown}:` : ''}${count}\n`);
    if (has('L') && count === 0) some = true;
  }
  if (status !== 0) return 2;
  return some ? 0 : 1;
}

/** @returns what is no number */
function readContext(
  options: Extract<Options, { ok: true }>,
): { before: number; after: number; shown: boolean } | string {
  const both = options.value('C');
  const after = options.value('A') ?? both;
  const before = options.value('B') ?? both;
  for (const value of [both, after, before]) if (value !== undefined && !/^\d+$/.test(value)) return value;
  const shown = after !== undefined || before !== undefined;
  return { before: Math.min(Number(before ?? 0), MAX_CONTEXT), after: Number(after ?? 0), shown };
}

/** `-r`: the files of directories, and of those in them. */
async function filesBelow(process: Process, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    await process.breathe();
    const entries = await process.world.files.list(resolvePath(process.session.directory, name));
    if (!entries) {
      found.push(name);
      return;
    }
    for (const entry of entries)
      await look(name === '.' ? entry.name : `${name.replace(/\/$/, '')}/${entry.name}`);
  };
  for (const name of names) await look(name);
  return found;
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
