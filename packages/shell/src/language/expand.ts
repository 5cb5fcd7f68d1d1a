import { concat, textOfUtf8 } from '@ehlo/protocol';
import type { DoubleQuotedChild, ParameterExpansionPart, ParsedScript, Word, WordPart } from 'unbash';
import type { Session } from '../session.ts';
import { BrokenPipe, type Output } from '../streams/stream.ts';
import { ArithmeticProblem, evaluate } from './arithmetic.ts';
import { type Frame, ShellProblem } from './frame.ts';
import { expandGlob, matchesPattern } from './glob.ts';

/** Runs the script of a `$(…)` with the given frame. */
export type RunScript = (script: ParsedScript, frame: Frame) => Promise<number>;

const MAX_SUBSTITUTION_OCTETS = 1_048_576;

/** Fields of several words, in order: expansions, splitting, globbing, quote removal (bash manual, 3.5). */
export async function expandWords(words: readonly Word[], frame: Frame, run: RunScript): Promise<string[]> {
  const fields: string[] = [];
  for (const word of words) fields.push(...(await expandWord(word, frame, run)));
  return fields;
}

async function expandWord(word: Word, frame: Frame, run: RunScript): Promise<string[]> {
  const brace = word.parts?.findIndex((part) => part.type === 'BraceExpansion') ?? -1;
  if (brace >= 0) {
    const alternatives = await expandBrace(word, brace);
    if (alternatives) return expandWords(alternatives, frame, run);
  }
  const builder = createFields(frame);
  await addParts(word, builder, frame, run);
  return builder.finish();
}

/** One string, neither split nor globbed: assignments, redirection targets, here-strings, `case` words. */
export async function expandToText(word: Word, frame: Frame, run: RunScript): Promise<string> {
  const builder = createFields(frame);
  await addParts(word, builder, frame, run);
  return builder.text();
}

/** A here-document's body, expanded unless its delimiter was quoted. */
export async function expandParts(parts: readonly WordPart[], frame: Frame, run: RunScript): Promise<string> {
  let text = '';
  for (const part of parts) text += await partText(part as DoubleQuotedChild, frame, run);
  return text;
}

export function variable(session: Session, name: string): string | undefined {
  switch (name) {
    case '?':
      return String(session.status);
    case '#':
      return String(session.positional.length);
    case '@':
    case '*':
      return session.positional.join(' ');
    case '!':
      return session.background === undefined ? '' : String(session.background);
    case '$':
      return '1';
    case '0':
      return session.name;
    case 'PWD':
      return session.directory;
    case 'RANDOM':
      return String(Math.floor(Math.random() * 32_768));
    default:
      return /^\d+$/.test(name) ? session.positional[Number(name) - 1] : session.variables.get(name);
  }
}

interface Fields {
  quoted(text: string): void;
  pattern(text: string): void;
  unquoted(text: string): void;
  separate(fields: readonly string[]): void;
  text(): string;
  finish(): Promise<string[]>;
}

function createFields(frame: Frame): Fields {
  const done: { text: string; pattern: string; globs: boolean }[] = [];
  const all: string[] = [];
  let current: { text: string; pattern: string; globs: boolean } | undefined;
  const add = (text: string, pattern: string, globs: boolean) => {
    current ??= { text: '', pattern: '', globs: false };
    current.text += text;
    current.pattern += pattern;
    current.globs ||= globs;
  };
  const endField = () => {
    if (current) done.push(current);
    current = undefined;
  };
  return {
    quoted(text) {
      all.push(text);
      add(text, text.replace(/[*?[\\]/g, '\\$&'), false);
    },
    pattern(text) {
      all.push(text);
      add(text, text, true);
    },
    unquoted(text) {
      all.push(text);
      const between = frame.session.variables.get('IFS') ?? ' \t\n';
      let piece = '';
      const endPiece = () => {
        if (piece !== '') add(piece, piece.replace(/\\/g, '\\\\'), /[*?[]/.test(piece));
        piece = '';
      };
      for (const character of text) {
        if (!between.includes(character)) piece += character;
        else {
          endPiece();
          endField();
        }
      }
      endPiece();
    },
    separate(fields) {
      all.push(fields.join(' '));
      for (const [index, field] of fields.entries()) {
        if (index > 0) endField();
        add(field, field.replace(/[*?[\\]/g, '\\$&'), false);
      }
    },
    text: () => all.join(''),
    async finish() {
      endField();
      const fields: string[] = [];
      for (const field of done) {
        const paths = field.globs
          ? await expandGlob(frame.job.world.files, frame.session.directory, field.pattern)
          : [];
        fields.push(...(paths.length > 0 ? paths : [field.text]));
      }
      return fields;
    },
  };
}

async function addParts(word: Word, fields: Fields, frame: Frame, run: RunScript): Promise<void> {
  const parts: readonly WordPart[] = word.parts ?? [
    { type: 'Literal', value: word.value, text: word.text, pos: word.pos, end: word.end },
  ];
  for (const [index, part] of parts.entries()) {
    switch (part.type) {
      case 'Literal': {
        const home = index === 0 && /^~(?=\/|$)/.test(part.text);
        fields.quoted(home ? (variable(frame.session, 'HOME') ?? '~') + part.value.slice(1) : part.value);
        break;
      }
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        fields.quoted(part.value);
        break;
      case 'DoubleQuoted':
      case 'LocaleString':
        if (part.parts.length === 1 && part.parts[0]?.text === '$@')
          fields.separate(frame.session.positional);
        else fields.quoted(await expandParts(part.parts, frame, run));
        break;
      case 'Glob':
        fields.pattern(part.text);
        break;
      case 'SimpleExpansion':
      case 'ParameterExpansion':
      case 'CommandExpansion':
      case 'ArithmeticExpansion':
        fields.unquoted(await partText(part, frame, run));
        break;
      case 'BraceExpansion':
      case 'ExtendedGlob':
        fields.quoted(part.text);
        break;
      case 'ProcessSubstitution':
        throw new ShellProblem(`${part.text}: process substitution is not in this small shell`);
      default:
        part satisfies never;
    }
  }
}

async function partText(part: DoubleQuotedChild | WordPart, frame: Frame, run: RunScript): Promise<string> {
  const { session } = frame;
  switch (part.type) {
    case 'SimpleExpansion':
      return variable(session, part.text.slice(1)) ?? '';
    case 'ParameterExpansion':
      return parameter(part, frame, run);
    case 'CommandExpansion':
      return part.script ? (await capture(part.script, frame, run)).replace(/\n+$/, '') : '';
    case 'ArithmeticExpansion':
      if (!part.expression) return '0';
      try {
        return String(
          evaluate(part.expression, {
            get: (name) => variable(session, name) ?? '',
            set: (name, value) => session.variables.set(name, String(value)),
          }),
        );
      } catch (error) {
        if (error instanceof ArithmeticProblem) throw new ShellProblem(error.message);
        throw error;
      }
    case 'Literal':
      return part.value;
    default:
      return part.text;
  }
}

async function capture(script: ParsedScript, frame: Frame, run: RunScript): Promise<string> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stdout: Output = {
    write(octets) {
      total += octets.length;
      if (total > MAX_SUBSTITUTION_OCTETS) return Promise.reject(new BrokenPipe());
      chunks.push(octets);
      return Promise.resolve();
    },
  };
  frame.session.status = await run(script, { ...frame, stdout });
  return textOfUtf8(concat(chunks));
}

async function parameter(part: ParameterExpansionPart, frame: Frame, run: RunScript): Promise<string> {
  const { session } = frame;
  const found = variable(session, part.parameter);
  const value = found ?? '';
  const { operation } = part;
  if (part.prefix === '#') return String([...value].length);
  if (part.prefix === '!') throw new ShellProblem(`${part.text}: bad substitution`);
  if (!operation) return value;
  switch (operation.type) {
    case 'Default': {
      const missing = operation.operator.startsWith(':') ? value === '' : found === undefined;
      const kind = operation.operator.at(-1);
      if (kind === '+') return missing ? '' : expandToText(operation.operand, frame, run);
      if (!missing) return value;
      const text = await expandToText(operation.operand, frame, run);
      if (kind === '?') throw new ShellProblem(`${part.parameter}: ${text || 'parameter null or not set'}`);
      if (kind === '=') session.variables.set(part.parameter, text);
      return text;
    }
    case 'Remove': {
      const pattern = operation.operand.text;
      const longest = operation.operator.length === 2;
      const front = operation.operator.startsWith('#');
      const lengths = [...Array(value.length + 1).keys()];
      if (longest) lengths.reverse();
      for (const length of lengths) {
        const cut = front ? value.slice(0, length) : value.slice(value.length - length);
        if (matchesPattern(pattern, cut))
          return front ? value.slice(length) : value.slice(0, value.length - length);
      }
      return value;
    }
    case 'Replace': {
      const from = operation.pattern.parts?.every(
        (piece) => piece.type === 'Glob' || piece.type === 'Literal',
      )
        ? operation.pattern.text
        : (await expandToText(operation.pattern, frame, run)).replace(/[*?[\\]/g, '\\$&');
      const to = await expandToText(operation.replacement, frame, run);
      return replacePattern(value, from, to, operation.operator === '//');
    }
    case 'Slice': {
      const number = async (word: Word) => {
        const text = (await expandToText(word, frame, run)).trim();
        return Number(/^[A-Za-z_]\w*$/.test(text) ? variable(session, text) : text) || 0;
      };
      const start = await number(operation.offset);
      const from = start < 0 ? Math.max(0, value.length + start) : start;
      const length = operation.length ? await number(operation.length) : value.length;
      return length < 0 ? value.slice(from, length) : value.slice(from, from + length);
    }
    case 'CaseModification': {
      const upper = operation.operator.startsWith('^');
      const change = (text: string) => (upper ? text.toUpperCase() : text.toLowerCase());
      return operation.operator.length === 2 ? change(value) : change(value.slice(0, 1)) + value.slice(1);
    }
    default:
      throw new ShellProblem(`${part.text}: bad substitution`);
  }
}

/** The longest match at each place, from the left; the first only unless `all`. */
function replacePattern(value: string, pattern: string, to: string, all: boolean): string {
  let result = '';
  for (let start = 0; start < value.length; ) {
    let end = value.length;
    while (end > start && !matchesPattern(pattern, value.slice(start, end))) end--;
    if (end === start) result += value[start++];
    else {
      result += to;
      start = end;
      if (!all) return result + value.slice(start);
    }
  }
  return result;
}

/** `a{b,c}d` → words `abd` and `acd`; undefined when it is no list or sequence. */
async function expandBrace(word: Word, index: number): Promise<Word[] | undefined> {
  const parts = word.parts as readonly WordPart[];
  const brace = parts[index] as WordPart;
  const inner = brace.text.slice(1, -1);
  const range = /^(-?\d+)\.\.(-?\d+)$/.exec(inner);
  const letters = /^([a-zA-Z])\.\.([a-zA-Z])$/.exec(inner);
  const alternatives = range
    ? sequence(Number(range[1]), Number(range[2])).map(String)
    : letters
      ? sequence((letters[1] as string).charCodeAt(0), (letters[2] as string).charCodeAt(0)).map((code) =>
          String.fromCharCode(code),
        )
      : inner.split(/,(?![^{]*\})/);
  if (alternatives.length < 2 && !range && !letters) return undefined;
  const before = parts
    .slice(0, index)
    .map((part) => part.text)
    .join('');
  const after = parts
    .slice(index + 1)
    .map((part) => part.text)
    .join('');
  const { parse } = await import('unbash');
  const script = parse(`x ${alternatives.map((alternative) => before + alternative + after).join(' ')}`);
  const command = script.commands[0]?.command;
  return command?.type === 'Command'
    ? command.args.filter((argument): argument is Word => argument.type === 'Word')
    : undefined;
}

function sequence(first: number, last: number): number[] {
  const step = first <= last ? 1 : -1;
  const length = Math.min(Math.abs(last - first) + 1, 10_000);
  return Array.from({ length }, (_, index) => first + index * step);
}
