import { concat, textOfUtf8 } from '@ehlo/protocol';
import type { DoubleQuotedChild, ParsedScript, Word, WordPart } from 'unbash';
import { BrokenPipe, type Output } from '../streams/stream.ts';
import { ArithmeticProblem, evaluate } from './arithmetic.ts';
import { expandBrace } from './brace.ts';
import { createFields, type Fields, joiner } from './fields.ts';
import { type Frame, ShellProblem } from './frame.ts';
import { isMany, parameter } from './parameter.ts';
import { arithmeticOf, unbound, variable } from './variables.ts';

/** Runs the script of a `$(…)` with the given frame. */
export type RunScript = (script: ParsedScript, frame: Frame) => Promise<number>;

const MAX_SUBSTITUTION_OCTETS = 1_048_576;

/** Characters of words that braces may make: those behind one another multiply. */
const MAX_BRACED_CHARACTERS = 262_144;

/** Fields of several words, in order: expansions, splitting, globbing, quote removal (bash manual, 3.5). */
export function expandWords(words: readonly Word[], frame: Frame, run: RunScript): Promise<string[]> {
  return expandAll(words, frame, run, { left: MAX_BRACED_CHARACTERS });
}

async function expandAll(
  words: readonly Word[],
  frame: Frame,
  run: RunScript,
  braced: { left: number },
): Promise<string[]> {
  const fields: string[] = [];
  for (const word of words)
    for (const field of await expandWord(word, frame, run, braced)) fields.push(field);
  return fields;
}

async function expandWord(
  word: Word,
  frame: Frame,
  run: RunScript,
  braced: { left: number },
): Promise<string[]> {
  const brace = word.parts?.findIndex((part) => part.type === 'BraceExpansion') ?? -1;
  if (brace >= 0) {
    await frame.job.breathe();
    const alternatives = await expandBrace(word, brace, braced);
    if (alternatives) return expandAll(alternatives, frame, run, braced);
  }
  const fields = createFields(frame);
  await addParts(word, fields, frame, run);
  return fields.finish();
}

/** One string, neither split nor globbed: assignments, redirection targets, here-strings, `case` words. */
export async function expandToText(word: Word, frame: Frame, run: RunScript): Promise<string> {
  const fields = createFields(frame);
  await addParts(word, fields, frame, run);
  return fields.text();
}

/** A pattern: what was quoted in the word stands for itself. */
export async function expandToPattern(word: Word, frame: Frame, run: RunScript): Promise<string> {
  const fields = createFields(frame);
  await addParts(word, fields, frame, run);
  return fields.patternText();
}

/** A here-document's body, expanded unless its delimiter was quoted. */
export async function expandParts(parts: readonly WordPart[], frame: Frame, run: RunScript): Promise<string> {
  let text = '';
  for (const part of parts) text += asText(await partValue(part as DoubleQuotedChild, frame, run), frame);
  return text;
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
        await addQuoted(part.parts, fields, frame, run);
        break;
      case 'Glob':
        fields.pattern(part.text);
        break;
      case 'ParameterExpansion':
        // Quotes in `${x:-"a b"}` keep their meaning.
        if (part.operation?.type === 'Default' && /[-+=]$/.test(part.operation.operator)) {
          const { operation } = part;
          const found = await parameter(part, frame, run, { unlessDefault: true });
          if (found === 'default') await addParts(operation.operand, fields, frame, run);
          else addValue(found, fields);
          break;
        }
        addValue(await parameter(part, frame, run), fields);
        break;
      case 'SimpleExpansion':
      case 'CommandExpansion':
      case 'ArithmeticExpansion':
        addValue(await partValue(part, frame, run), fields);
        break;
      case 'BraceExpansion':
      case 'ExtendedGlob':
        await addBraces(part, fields, frame, run);
        break;
      case 'ProcessSubstitution':
        throw new ShellProblem(`${part.text}: process substitution is here only as  < <(COMMAND)`);
      default:
        part satisfies never;
    }
  }
}

/** Braces that are no list: what stands in them is expanded all the same. */
async function addBraces(
  part: Extract<WordPart, { type: 'BraceExpansion' | 'ExtendedGlob' }>,
  fields: Fields,
  frame: Frame,
  run: RunScript,
): Promise<void> {
  if (!part.text.includes('$')) return fields.quoted(part.text);
  const { parse } = await import('unbash');
  const command = parse(`x "${part.text}"`).commands[0]?.command;
  const word = command?.type === 'Command' ? command.args[0] : undefined;
  fields.quoted(word?.type === 'Word' ? await expandToText(word, frame, run) : part.text);
}

/** Between double quotes: `$@` and `${array[@]}` are fields of their own, even there. */
async function addQuoted(
  parts: readonly DoubleQuotedChild[],
  fields: Fields,
  frame: Frame,
  run: RunScript,
): Promise<void> {
  if (parts.length === 0) fields.quoted('');
  for (const part of parts) {
    const value = await partValue(part, frame, run);
    if (isMany(value) && !value.joined) fields.separate(value.values);
    else {
      const text = asText(value, frame);
      // `"$@$x"` of nothing is no field; `"$x"` of nothing is an empty one.
      if (text !== '' || parts.length === 1) fields.quoted(text);
      else if (!parts.some((other) => /^\$(?:@|\{[^}]*@)/.test(other.text))) fields.quoted('');
    }
  }
}

/** What an expansion gives: text, or all of `$@` or of an array. */
export type Value = string | Many;
export interface Many {
  values: string[];
  /** `*`: in double quotes one word. */
  joined: boolean;
}

function addValue(value: Value, fields: Fields): void {
  if (!isMany(value)) fields.unquoted(value);
  else if (value.values.length > 0) fields.unquotedAll(value.values);
}

function asText(value: Value, frame: Frame): string {
  return isMany(value) ? value.values.join(value.joined ? joiner(frame) : ' ') : value;
}

async function partValue(part: DoubleQuotedChild | WordPart, frame: Frame, run: RunScript): Promise<Value> {
  switch (part.type) {
    case 'SimpleExpansion': {
      const name = part.text.slice(1);
      if (name === '@' || name === '*')
        return { values: [...frame.session.positional], joined: name === '*' };
      const value = variable(frame.session, name);
      if (value === undefined && frame.session.options.has('u')) throw unbound(name);
      return value ?? '';
    }
    case 'ParameterExpansion':
      return parameter(part, frame, run);
    case 'CommandExpansion':
      return part.script ? (await capture(part.script, frame, run)).replace(/\n+$/, '') : '';
    case 'ArithmeticExpansion':
      return String(
        await arithmetic(
          part.text.slice(part.text.startsWith('$[') ? 2 : 3, part.text.startsWith('$[') ? -1 : -2),
          frame,
          run,
        ),
      );
    case 'Literal':
      return part.value;
    default:
      return part.text;
  }
}

/** The value of an expression, its expansions made first as between double quotes (bash manual, 3.5.5). */
export async function arithmetic(text: string, frame: Frame, run: RunScript): Promise<bigint> {
  let expanded = text;
  if (/[$`"]/.test(text)) {
    const { parse } = await import('unbash');
    const command = parse(`x "${text.replaceAll('"', '')}"`).commands[0]?.command;
    const word = command?.type === 'Command' ? command.args[0] : undefined;
    if (word?.type === 'Word') expanded = await expandToText(word, frame, run);
  }
  return arithmeticValue(expanded, frame);
}

/** @throws ShellProblem that ends the line, in bash's words */
export function arithmeticValue(text: string, frame: Frame): bigint {
  try {
    return evaluate(text, arithmeticOf(frame.session));
  } catch (error) {
    if (error instanceof ArithmeticProblem) throw new ShellProblem(error.message, 1, 'line');
    throw error;
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
  frame.session.substituted = true;
  return textOfUtf8(concat(chunks)).replaceAll('\0', '');
}
