import type { Word, WordPart } from 'unbash';
import { ShellProblem } from './frame.ts';

const MOST = 10_000;

/** `a{b,c}d` → words `abd` and `acd`; undefined when it is no list or sequence (bash manual, 3.5.1). */
export async function expandBrace(
  word: Word,
  index: number,
  budget: { left: number },
): Promise<Word[] | undefined> {
  const parts = word.parts as readonly WordPart[];
  const brace = parts[index] as WordPart;
  const alternatives = sequenceOf(brace.text.slice(1, -1)) ?? listOf(brace.text.slice(1, -1));
  if (!alternatives) return undefined;
  const textOf = (some: readonly WordPart[]) => some.map((part) => part.text).join('');
  const before = textOf(parts.slice(0, index));
  const after = textOf(parts.slice(index + 1));
  // An empty alternative alone is no word at all.
  const texts = alternatives.map((alternative) => before + alternative + after).filter((text) => text !== '');
  budget.left -= texts.reduce((sum, text) => sum + text.length + 1, 0);
  if (budget.left < 0) throw new ShellProblem('braces: more words than this shell takes', 1, 'line');
  const { parse } = await import('unbash');
  const command = parse(`x ${texts.join(' ')}`).commands[0]?.command;
  return command?.type === 'Command'
    ? command.args.filter((argument): argument is Word => argument.type === 'Word')
    : undefined;
}

/** What stands between the commas of this brace, not those of braces, quotes or expansions in it. */
function listOf(inner: string): string[] | undefined {
  const alternatives: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    const character = inner[at] as string;
    if (character === '\\') at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ('{('.includes(character)) depth++;
    else if ('})'.includes(character)) depth--;
    else if (character === ',' && depth === 0) {
      alternatives.push(inner.slice(start, at));
      start = at + 1;
    }
  }
  return alternatives.length === 0 ? undefined : [...alternatives, inner.slice(start)];
}

/** `1..5`, `01..10`, `a..e`, `1..9..2`. */
function sequenceOf(inner: string): string[] | undefined {
  const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(inner);
  if (numbers) {
    const [, first = '', last = '', step] = numbers;
    const width = [first, last].some((text) => /^-?0\d/.test(text)) ? Math.max(first.length, last.length) : 0;
    return steps(Number(first), Number(last), Number(step ?? 1)).map((number) =>
      number < 0 ? `-${String(-number).padStart(width - 1, '0')}` : String(number).padStart(width, '0'),
    );
  }
  const letters = /^([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d+))?$/.exec(inner);
  if (!letters) return undefined;
  const [, first = '', last = '', step] = letters;
  return steps(first.charCodeAt(0), last.charCodeAt(0), Number(step ?? 1)).map((code) =>
    String.fromCharCode(code),
  );
}

function steps(first: number, last: number, wanted: number): number[] {
  const size = Math.abs(wanted) || 1;
  const step = first <= last ? size : -size;
  const length = Math.min(Math.floor(Math.abs(last - first) / size) + 1, MOST);
  return Array.from({ length }, (_, index) => first + index * step);
}
