import { concat, textOfUtf8 } from '@ehlo/protocol';
import { assign, assignArray } from '../language/variables.ts';
import { Interrupted } from '../streams/interrupt.ts';
import { complain } from './builtins.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

const USAGE =
  'read: usage: read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]';
/** What stood behind a backslash: no separator, and no line end. */
const QUOTED = '\ue000';
const MAX_OCTETS = 1_048_576;

/** `read [-r] [-p TEXT] [-n COUNT] [-d MARK] [-a ARRAY] [-s] [-t SECONDS] [NAME…]`: one line of standard input into variables. */
export const read: Program = async (process) => {
  const { session } = process;
  const options = readOptions(process.argv.slice(1), { short: 'ersa:d:i:n:N:p:t:u:', operandsLast: true });
  if (!options.ok) {
    const letter = /-- '(.)'/.exec(options.problem)?.[1] ?? '';
    const problem = options.problem.startsWith('option')
      ? `-${letter}: option requires an argument`
      : `-${letter}: invalid option`;
    return complain(process, `${problem}\n${USAGE}`, 2);
  }
  const count = options.value('N') ?? options.value('n');
  if (count !== undefined && !/^\d+$/.test(count)) return complain(process, `${count}: invalid number`);
  const seconds = options.value('t');
  if (seconds !== undefined && !/^\d*\.?\d*$/.test(seconds))
    return complain(process, `${seconds}: invalid timeout specification`);
  const names = options.operands;
  const wrong = names.find((name) => !/^[A-Za-z_]\w*(?:\[.+\])?$/.test(name));
  if (wrong !== undefined) return complain(process, `\`${wrong}': not a valid identifier`);
  const prompt = options.value('p');
  if (prompt !== undefined && process.stdin.kind === 'terminal') await process.err(prompt);
  if (options.has('s')) process.stdin.setMode?.({ silent: true });

  const { text, whole, late } = await readText(process, {
    raw: options.has('r'),
    mark: options.has('N') ? undefined : (options.value('d')?.slice(0, 1) ?? '\n') || '\0',
    most: count === undefined ? Number.POSITIVE_INFINITY : Number(count),
    ms: seconds === undefined ? undefined : Number(seconds) * 1_000,
  });
  if (options.has('s') && process.stdin.kind === 'terminal') await process.err('\n');
  const status = late ? 142 : whole ? 0 : 1;
  const array = options.value('a');
  const separators = session.variables.get('IFS') ?? ' \t\n';
  if (array !== undefined) assignArray(session, array, fieldsOf(text, separators));
  else if (names.length === 0) assign(session, 'REPLY', plain(text));
  else {
    const fields = options.has('N') ? [plain(text)] : fieldsOf(text, separators, names.length);
    for (const [index, name] of names.entries()) assign(session, name, fields[index] ?? '');
  }
  return status;
};

interface Wish {
  raw: boolean;
  /** Ends the text; undefined: only `most` does. */
  mark: string | undefined;
  most: number;
  ms: number | undefined;
}

/** Up to the mark; what follows it is left to the next reader. */
async function readText(
  process: Process,
  { raw, mark, most, ms }: Wish,
): Promise<{ text: string; whole: boolean; late: boolean }> {
  let held: Uint8Array = new Uint8Array();
  let text = '';
  let characters = 0;
  let at = 0;
  let late = false;
  let wake: () => void = () => undefined;
  const deadline = new Promise<undefined>((resolve) => {
    wake = () => resolve(undefined);
  });
  const cancel = ms === undefined ? undefined : process.world.clock.after(ms, wake);
  /** The next character; undefined at the end of input. */
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const length = characterLength(held[at]);
      if (length !== undefined && at + length <= held.length) {
        const character = textOfUtf8(held.subarray(at, at + length));
        at += length;
        return character;
      }
      const chunk = await (ms === undefined
        ? process.stdin.read()
        : Promise.race([process.stdin.read(), deadline]));
      if (chunk === undefined) late = true;
      if (!chunk) {
        const rest = textOfUtf8(held.subarray(at));
        at = held.length;
        return rest === '' ? undefined : rest;
      }
      held = concat([held.subarray(at), chunk]);
      at = 0;
    }
  };
  try {
    while (characters < most) {
      const character = await next();
      if (character === undefined) return { text, whole: false, late };
      if (character === mark) return { text, whole: true, late };
      if (!raw && character === '\\') {
        const quoted = await next();
        if (quoted === undefined) return { text, whole: false, late };
        if (quoted !== '\n') text += QUOTED + quoted;
      } else if (character !== '\0') text += character;
      characters++;
      if (text.length > MAX_OCTETS) throw new Interrupted();
    }
    return { text, whole: true, late };
  } finally {
    cancel?.();
    if (at < held.length) process.stdin.putBack(held.subarray(at));
  }
}

/** Octets of a UTF-8 character by its first; what is none counts as one. */
function characterLength(first: number | undefined): number | undefined {
  if (first === undefined) return undefined;
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
}

const plain = (text: string) => text.replaceAll(QUOTED, '');

/** Split at the separators, `most` fields at the most: the last has the rest of the line (bash manual, 4.2). */
function fieldsOf(text: string, separators: string, most = Number.POSITIVE_INFINITY): string[] {
  const blank = (character: string | undefined) =>
    character !== undefined && ' \t\n'.includes(character) && separators.includes(character);
  const other = (character: string | undefined) =>
    character !== undefined && separators.includes(character) && !blank(character);
  const fields: string[] = [];
  let at = 0;
  const skip = () => {
    while (blank(text[at])) at++;
  };
  const field = () => {
    const start = at;
    while (at < text.length && !separators.includes(text[at] as string)) at += text[at] === QUOTED ? 2 : 1;
    return text.slice(start, at);
  };
  skip();
  while (at < text.length) {
    const start = at;
    const piece = field();
    const endOfPiece = at;
    skip();
    if (other(text[at])) {
      at++;
      skip();
    }
    if (fields.length === most - 1 && at < text.length) {
      // The rest, but for the blanks behind it.
      let end = text.length;
      while (end > start && blank(text[end - 1]) && text[end - 2] !== QUOTED) end--;
      fields.push(plain(text.slice(start, end)));
      return fields;
    }
    fields.push(plain(text.slice(start, endOfPiece) || piece));
  }
  return fields;
}

/** `mapfile [-t] [ARRAY]`: each line an element. */
export const mapfile: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: 'tn:', operandsLast: true });
  if (!options.ok) return complain(process, 'this shell has  mapfile [-t] [-n COUNT] [ARRAY]', 2);
  const lines: string[] = [];
  const most = Number(options.value('n') ?? 0) || 65_536;
  while (lines.length < most) {
    const { text, whole } = await readText(process, {
      raw: true,
      mark: '\n',
      most: Number.POSITIVE_INFINITY,
      ms: undefined,
    });
    if (!whole && text === '') break;
    lines.push(options.has('t') || !whole ? text : `${text}\n`);
    await process.breathe();
    if (!whole) break;
  }
  assignArray(process.session, options.operands[0] ?? 'MAPFILE', lines);
  return 0;
};
