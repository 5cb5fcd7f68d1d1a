import type { ParameterExpansionPart, Word } from 'unbash';
import {
  arithmetic,
  expandToPattern,
  expandToText,
  type Many,
  type RunScript,
  type Value,
} from './expand.ts';
import { type Frame, ShellProblem } from './frame.ts';
import { compileGlob, matchesPattern, matchLengths } from './pattern.ts';
import { quotedWord } from './quoted-word.ts';
import { assign, elementPlace, elements, unbound, variable } from './variables.ts';

/** `${…}` in all its forms (bash manual, 3.5.3). */

export const isMany = (value: Value): value is Many => typeof value !== 'string';

/** With `unlessDefault`, `'default'` says that the operand of `:-` and its like takes the place. */
export async function parameter(part: ParameterExpansionPart, frame: Frame, run: RunScript): Promise<Value>;
export async function parameter(
  part: ParameterExpansionPart,
  frame: Frame,
  run: RunScript,
  how: { unlessDefault: true },
): Promise<Value | 'default'>;
export async function parameter(
  part: ParameterExpansionPart,
  frame: Frame,
  run: RunScript,
  how: { unlessDefault?: boolean } = {},
): Promise<Value> {
  const { session } = frame;
  const { operation } = part;
  const bad = () => new ShellProblem(`${part.text}: bad substitution`, 1, 'line');
  let name = part.parameter;
  if (operation?.type === 'Unknown' || !/^(?:[A-Za-z_]\w*|\d+|[@*#?!$-])$/.test(name)) throw bad();
  const index = part.index?.value;
  const whole = index === '@' || index === '*';
  if (part.prefix === '!') {
    if (operation?.type === 'Names')
      return { values: namesFrom(frame, name), joined: operation.operator === '*' };
    if (whole)
      return {
        values: (session.arrays.get(name) ?? elements(session, name)).flatMap((value, at) =>
          value === undefined ? [] : [String(at)],
        ),
        joined: index === '*',
      };
    const target = variable(session, name);
    if (target === undefined) throw new ShellProblem(`${name}: invalid indirect expansion`, 1, 'line');
    name = target;
  }

  const many = whole || name === '@' || name === '*';
  if (many) {
    const values = elements(session, name);
    if (part.prefix === '#') return String(values.length);
    const joined = whole ? index === '*' : name === '*';
    if (operation?.type === 'Slice') {
      // `$0` counts as the first of `$@`.
      const all = whole ? values : [session.name, ...values];
      const [from, to] = await range(operation, all.length, frame, run);
      const first = whole || from > 0 ? from : 0;
      return { values: all.slice(first, to), joined };
    }
    if (!operation || operation.type === 'Default') {
      const missing = values.length === 0;
      if (operation) {
        const kind = operation.operator.at(-1);
        if (kind === '+' ? !missing : missing)
          return how.unlessDefault ? 'default' : expandToText(operation.operand, frame, run);
        if (kind === '+') return '';
      }
      return { values, joined };
    }
    const changed: string[] = [];
    for (const value of values) changed.push(await changedBy(part, value, frame, run));
    return { values: changed, joined };
  }

  const found =
    part.index === undefined ? variable(session, name) : await element(part.index, name, frame, run);
  if (operation?.type === 'Default') {
    const missing = operation.operator.startsWith(':') ? (found ?? '') === '' : found === undefined;
    const kind = operation.operator.at(-1);
    if (kind === '+' ? missing : !missing) return kind === '+' ? '' : (found as string);
    if (kind === '-' || kind === '+')
      return how.unlessDefault ? 'default' : expandToText(operation.operand, frame, run);
    const text = await expandToText(operation.operand, frame, run);
    if (kind === '=') {
      assign(session, name, text);
      return text;
    }
    const what = operation.operator === ':?' ? 'parameter null or not set' : 'parameter not set';
    throw new ShellProblem(`${name}: ${text || what}`, 1, 'shell');
  }
  if (found === undefined && session.options.has('u')) throw unbound(name);
  if (part.prefix === '#') return String([...(found ?? '')].length);
  if (!operation) return found ?? '';
  if (operation.type === 'Transform' && found === undefined) return '';
  return changedBy(part, found ?? '', frame, run);
}

async function element(index: Word, name: string, frame: Frame, run: RunScript): Promise<string | undefined> {
  const { session } = frame;
  const place = elementPlace(
    session.arrays.get(name),
    name,
    Number(await arithmetic(await expandToText(index, frame, run), frame, run)),
  );
  return session.arrays.get(name)?.[place] ?? (place === 0 ? variable(session, name) : undefined);
}

/** One value, as the operation changes it. */
async function changedBy(
  part: ParameterExpansionPart,
  value: string,
  frame: Frame,
  run: RunScript,
): Promise<string> {
  const operation = part.operation as NonNullable<ParameterExpansionPart['operation']>;
  switch (operation.type) {
    case 'Remove': {
      const pattern = await expandToPattern(operation.operand, frame, run);
      const longest = operation.operator.length === 2;
      return operation.operator.startsWith('#')
        ? withoutFront(value, pattern, longest)
        : withoutEnd(value, pattern, longest);
    }
    case 'Replace': {
      const from = await expandToPattern(operation.pattern, frame, run);
      const to = await expandToText(operation.replacement, frame, run);
      return replaced(value, from, to, operation.operator);
    }
    case 'Slice': {
      const characters = [...value];
      const [from, to] = await range(operation, characters.length, frame, run);
      return characters.slice(from, to).join('');
    }
    case 'CaseModification': {
      const pattern = operation.operand ? await expandToPattern(operation.operand, frame, run) : '?';
      const upper = operation.operator.startsWith('^');
      const every = operation.operator.length === 2;
      return [...value]
        .map((character, at) =>
          (every || at === 0) && matchesPattern(pattern === '' ? '?' : pattern, character)
            ? upper
              ? character.toUpperCase()
              : character.toLowerCase()
            : character,
        )
        .join('');
    }
    case 'Transform':
      switch (operation.operand.text) {
        case 'Q':
          return /[\x00-\x1f\x7f]/.test(value) ? quotedWord(value) : `'${value.replaceAll("'", "'\\''")}'`;
        case 'U':
          return value.toUpperCase();
        case 'L':
          return value.toLowerCase();
        case 'u':
          return value.slice(0, 1).toUpperCase() + value.slice(1);
      }
      throw new ShellProblem(`${part.text}: bad substitution`, 1, 'line');
    default:
      throw new ShellProblem(`${part.text}: bad substitution`, 1, 'line');
  }
}

/** Start and end of `:OFFSET:LENGTH`. */
async function range(
  operation: { offset: Word; length: Word | undefined },
  size: number,
  frame: Frame,
  run: RunScript,
): Promise<[number, number]> {
  const number = async (word: Word) =>
    Number(await arithmetic(await expandToText(word, frame, run), frame, run));
  const offset = await number(operation.offset);
  const from = offset < 0 ? size + offset : offset;
  // Further back than the beginning there is nothing.
  if (from < 0) return [size, size];
  if (!operation.length) return [from, size];
  const length = await number(operation.length);
  const to = length < 0 ? size + length : from + length;
  if (length < 0 && to < from) throw new ShellProblem(`${length}: substring expression < 0`, 1, 'line');
  return [from, to];
}

function withoutFront(value: string, pattern: string, longest: boolean): string {
  const characters = [...value];
  const found = matchLengths(compileGlob(pattern), characters, 0);
  return found ? characters.slice(longest ? found.most : found.least).join('') : value;
}

function withoutEnd(value: string, pattern: string, longest: boolean): string {
  const characters = [...value];
  const found = matchLengths(compileGlob(pattern), characters, characters.length, true);
  return found
    ? characters.slice(0, characters.length - (longest ? found.most : found.least)).join('')
    : value;
}

/** A pattern with a star is tried at each place, each time to the end of the text. */
const MOST_WITH_STAR = 16_384;

/** The longest match at each place, from the left; `/` replaces one, `//` all, `/#` at the front, `/%` at the end. */
function replaced(value: string, text: string, to: string, operator: string): string {
  if (text === '') return operator === '/#' ? to + value : operator === '/%' ? value + to : value;
  const pattern = compileGlob(text);
  const characters = [...value];
  if (operator === '/#') {
    const found = matchLengths(pattern, characters, 0);
    return found ? to + characters.slice(found.most).join('') : value;
  }
  if (operator === '/%') {
    const found = matchLengths(pattern, characters, characters.length, true);
    return found ? characters.slice(0, characters.length - found.most).join('') + to : value;
  }
  if (pattern.literal !== undefined)
    return operator === '//'
      ? value.replaceAll(pattern.literal, () => to)
      : value.replace(pattern.literal, () => to);
  if (pattern.elements.includes('star') && characters.length > MOST_WITH_STAR)
    throw new ShellProblem('too long a text for a pattern with a star', 1, 'line');
  let result = '';
  for (let start = 0; start < characters.length; ) {
    const { most = 0 } = matchLengths(pattern, characters, start) ?? {};
    if (most === 0) result += characters[start++];
    else {
      result += to;
      start += most;
      if (operator !== '//') return result + characters.slice(start).join('');
    }
  }
  return result;
}

function namesFrom(frame: Frame, prefix: string): string[] {
  const { session } = frame;
  return [...session.variables.keys(), ...session.arrays.keys()]
    .filter((name) => name.startsWith(prefix))
    .sort();
}
