import { CurlFailure, STATUS } from './failure.ts';

/** One part of a URL pattern: a text, or what `{…}` or `[…]` stands for. */
type Part = string | readonly string[];

export interface Expansion {
  text: string;
  /** What stood for the first, the second … pattern: `#1`, `#2` in `-o`. */
  choices: readonly string[];
}

const MOST = 10_000;

/** In curl's words (src/tool_urlglob.c); the position counts from 1. */
export class GlobProblem extends CurlFailure {
  constructor(what: string, position: number, pattern: string) {
    const where =
      position > 0
        ? ` in URL position ${position}:\n${pattern}\n${' '.repeat(Math.max(1, position - 1))}^`
        : '';
    super(STATUS.url, what + where);
  }
}

/** Expands `{a,b}`, `[1-9]`, `[a-z:2]`; the last pattern changes fastest. @throws GlobProblem */
export function expandGlob(pattern: string): Expansion[] {
  const parts = parse(pattern);
  let expansions: Expansion[] = [{ text: '', choices: [] }];
  for (const part of parts) {
    if (typeof part === 'string')
      expansions = expansions.map(({ text, choices }) => ({ text: text + part, choices }));
    else {
      if (expansions.length * part.length > MOST) throw new GlobProblem('range overflow', 0, pattern);
      expansions = expansions.flatMap(({ text, choices }) =>
        part.map((choice) => ({ text: text + choice, choices: [...choices, choice] })),
      );
    }
  }
  return expansions;
}

/** `#1` in an output's name. */
export const fillGlob = (name: string, choices: readonly string[]): string =>
  name.replace(/#(\d+)/g, (whole, number: string) => choices[Number(number) - 1] ?? whole);

const IPV6 = /^\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[^\]]*)?\]/;

function parse(pattern: string): Part[] {
  const parts: Part[] = [];
  let text = '';
  let at = 0;
  while (at < pattern.length) {
    const character = pattern[at] as string;
    if (character === '[') {
      const skipped = IPV6.exec(pattern.slice(at))?.[0] ?? (pattern[at + 1] === ']' ? '[]' : '');
      if (skipped !== '') {
        text += skipped;
        at += skipped.length;
        continue;
      }
    }
    if (character === '}' || character === ']')
      throw new GlobProblem('unmatched close brace/bracket', at + 1, pattern);
    if (character === '{' || character === '[') {
      if (text !== '') parts.push(text);
      text = '';
      const read = character === '{' ? readSet(pattern, at + 1) : readRange(pattern, at + 1);
      parts.push(read.choices);
      at = read.end;
      continue;
    }
    if (character === '\\' && /[{}[\]]/.test(pattern[at + 1] ?? '')) at++;
    text += pattern[at];
    at++;
  }
  if (text !== '') parts.push(text);
  return parts;
}

function readSet(pattern: string, begin: number): { choices: string[]; end: number } {
  const choices: string[] = [];
  let choice = '';
  for (let at = begin; at < pattern.length; at++) {
    const character = pattern[at] as string;
    if (character === '{' || character === '[') throw new GlobProblem('nested brace', at + 1, pattern);
    if (character === ']') throw new GlobProblem('unexpected close bracket', at + 1, pattern);
    if (character === '}' && at === begin)
      throw new GlobProblem('empty string within braces', at + 1, pattern);
    if (character === '}') return { choices: [...choices, choice], end: at + 1 };
    if (character === ',') {
      choices.push(choice);
      choice = '';
      continue;
    }
    if (character === '\\' && at + 1 < pattern.length) at++;
    choice += pattern[at];
  }
  throw new GlobProblem('unmatched brace', begin, pattern);
}

function readRange(pattern: string, begin: number): { choices: string[]; end: number } {
  const rest = pattern.slice(begin);
  const bad = (length: number) => new GlobProblem('bad range', begin + 1 + length, pattern);
  if (/^[A-Za-z]/.test(rest)) {
    const match = /^([A-Za-z])-([\s\S])(?::(\d+))?\]/.exec(rest);
    if (!match) throw bad(0);
    const [first, last] = [match[1] as string, match[2] as string].map((letter) => letter.charCodeAt(0)) as [
      number,
      number,
    ];
    const step = Number(match[3] ?? 1);
    if (!soundRange(first, last, step) || last - first > 25) throw bad(match[0].length);
    return {
      choices: steps(first, last, step).map((code) => String.fromCharCode(code)),
      end: begin + match[0].length,
    };
  }
  if (!/^\d/.test(rest)) throw new GlobProblem('bad range specification', begin + 1, pattern);
  const match = /^(\d+)-[ \t]*(\d+)(?::(\d+))?\]/.exec(rest);
  if (!match) {
    const dash = /^\d+-[ \t]*/.exec(rest)?.[0].length ?? 0;
    throw bad(dash);
  }
  const [first, last, step] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  if (!soundRange(first, last, step)) throw bad(match[0].length);
  if ((last - first) / step > MOST) throw new GlobProblem('range overflow', 0, pattern);
  const width = (match[1] as string).startsWith('0') ? (match[1] as string).length : 0;
  return {
    choices: steps(first, last, step).map((number) => String(number).padStart(width, '0')),
    end: begin + match[0].length,
  };
}

const soundRange = (first: number, last: number, step: number): boolean =>
  first === last ? step === 1 : first < last && step > 0 && step <= last - first;

function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}
