/** Patterns of `*`, `?` and `[…]` (bash manual, 3.5.8.1). In them a backslash takes the next character literally. */

type Element = 'star' | ((character: string) => boolean);

export interface Pattern {
  /** Stands for nothing but itself. */
  readonly literal: string | undefined;
  readonly elements: readonly Element[];
}

/** More different patterns than a line has are not kept. */
const MOST_KEPT = 64;
const kept = new Map<string, Pattern>();

export function compileGlob(text: string): Pattern {
  const known = kept.get(text);
  if (known) return known;
  const elements: Element[] = [];
  let literal: string | undefined = '';
  const characters = [...text];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string;
    const bracket = character === '[' ? bracketAt(characters, at) : undefined;
    if (character === '*') {
      if (elements.at(-1) !== 'star') elements.push('star');
      literal = undefined;
    } else if (character === '?') {
      elements.push(() => true);
      literal = undefined;
    } else if (bracket) {
      elements.push(bracket.test);
      at = bracket.end;
      literal = undefined;
    } else {
      if (character === '\\' && at + 1 < characters.length) at++;
      const wanted = characters[at] as string;
      elements.push((other) => other === wanted);
      if (literal !== undefined) literal += wanted;
    }
  }
  const pattern = { literal, elements };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, pattern);
  return pattern;
}

/** Linear in time for a pattern's length: it backtracks to the last star only, so no pattern can hang the shell. */
export function matchesPattern(text: string, name: string): boolean {
  const { elements, literal } = compileGlob(text);
  if (literal !== undefined) return literal === name;
  const characters = [...name];
  let p = 0;
  let n = 0;
  let starAt = -1;
  let starName = 0;
  while (n < characters.length) {
    const element = elements[p];
    if (element === 'star') {
      starAt = p++;
      starName = n;
    } else if (element?.(characters[n] as string)) {
      p++;
      n++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      n = ++starName;
    } else return false;
  }
  while (elements[p] === 'star') p++;
  return p === elements.length;
}

/**
 * The least and the greatest number of characters that match from `start` on; undefined when none do. One pass over the
 * text, whatever the pattern. With `backwards`, the pattern ends before `start` and is read from its end.
 */
export function matchLengths(
  { elements }: Pattern,
  characters: readonly string[],
  start: number,
  backwards = false,
): { least: number; most: number } | undefined {
  const count = elements.length;
  const step = backwards ? -1 : 1;
  const elementAt = (index: number) => elements[backwards ? count - 1 - index : index];
  let states = new Set<number>();
  const reach = (into: Set<number>, state: number) => {
    into.add(state);
    if (elementAt(state) === 'star') into.add(state + 1);
  };
  reach(states, 0);
  let least: number | undefined;
  let most = 0;
  for (let length = 0; states.size > 0; length++) {
    if (states.has(count)) {
      least ??= length;
      most = length;
    }
    const character = characters[start + step * length - (backwards ? 1 : 0)];
    if (character === undefined) break;
    const next = new Set<number>();
    for (const state of states) {
      const element = elementAt(state);
      if (element === 'star') reach(next, state);
      else if (element?.(character)) reach(next, state + 1);
    }
    states = next;
  }
  return least === undefined ? undefined : { least, most };
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[\p{L}\p{N}]/u,
  alpha: /\p{L}/u,
  ascii: /[\x00-\x7f]/,
  blank: /[ \t]/,
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /\d/,
  graph: /[^\s\x00-\x1f\x7f]/,
  lower: /\p{Ll}/u,
  print: /[^\x00-\x1f\x7f]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  upper: /\p{Lu}/u,
  word: /\w/,
  xdigit: /[0-9a-fA-F]/,
};

/** `[…]` that begins at an index; undefined when it is not closed, and stands for itself. */
function bracketAt(
  characters: readonly string[],
  start: number,
): { test: (character: string) => boolean; end: number } | undefined {
  let at = start + 1;
  const negated = characters[at] === '!' || characters[at] === '^';
  if (negated) at++;
  const tests: ((character: string) => boolean)[] = [];
  for (let first = true; at < characters.length; first = false, at++) {
    let character = characters[at] as string;
    if (character === ']' && !first)
      return { test: (other) => tests.some((test) => test(other)) !== negated, end: at };
    if (character === '[' && characters[at + 1] === ':') {
      const name = /^\[:([a-z]+):\]/.exec(characters.slice(at, at + 12).join(''))?.[1];
      const set = name === undefined ? undefined : CLASSES[name];
      if (set) {
        tests.push((other) => set.test(other));
        at += (name as string).length + 3;
        continue;
      }
    }
    if (character === '\\' && at + 1 < characters.length) character = characters[++at] as string;
    const low = character;
    if (characters[at + 1] === '-' && at + 2 < characters.length && characters[at + 2] !== ']') {
      const high = characters[at + 2] as string;
      tests.push((other) => other >= low && other <= high);
      at += 2;
    } else tests.push((other) => other === low);
  }
  return undefined;
}
