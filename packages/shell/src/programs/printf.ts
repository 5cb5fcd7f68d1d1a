import { textOfUtf8, utf8 } from '@ehlo/protocol';
import { escapedWord } from '../language/quoted-word.ts';
import { assign } from '../language/variables.ts';
import { formatTime } from './date.ts';
import { decodeEscapes } from './escapes.ts';
import type { Program } from './program.ts';

const MAX_WIDTH = 10_000;
const DIRECTIVE = /(%[-+ 0#']*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:hh|h|ll|l|q|j|z|t|L)?(?:\([^)]*\)T|[a-zA-Z%]))/;
/** One that no letter ends. */
const UNENDED = /^%[-+ 0#']*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:hh|h|ll|l|q|j|z|t|L)?/;

interface State {
  words: string[];
  result: number[];
  problems: string[];
  nowMs: number;
  /** A `%c` in an argument of `%b`, or a wrong directive: nothing more is printed. */
  stopped: boolean;
}

/** bash's printf: the format is used again while arguments remain; `%s %b %q %c %d %i %u %o %x %X %f %e %g %(…)T %%`. */
export const printf: Program = async (process) => {
  const words = process.argv.slice(1);
  const complain = (text: string) => process.err(`${process.speaker}: printf: ${text}\n`);
  let variable: string | undefined;
  const USAGE = 'printf: usage: printf [-v var] format [arguments]\n';
  const option = words[0] ?? '';
  if (option.startsWith('-v')) {
    variable = option.slice(2) || words[1];
    words.splice(0, option === '-v' ? 2 : 1);
    if (variable === undefined || !/^[A-Za-z_]\w*$/.test(variable)) {
      await complain(`\`${variable ?? ''}': not a valid identifier`);
      return 2;
    }
  }
  if (words[0] === '--') words.shift();
  else if (/^-./.test(words[0] ?? '')) {
    await complain(`${words[0]?.slice(0, 2)}: invalid option`);
    await process.err(USAGE);
    return 2;
  }
  const format = words.shift();
  if (format === undefined) {
    await process.err(USAGE);
    return 2;
  }
  const state: State = { words, result: [], problems: [], nowMs: process.world.clock.now(), stopped: false };
  do {
    const before = words.length;
    once(format, state);
    if (words.length === before) break;
    await process.breathe();
  } while (words.length > 0 && !state.stopped);
  for (const text of state.problems) await complain(text);
  const octets = Uint8Array.from(state.result);
  if (variable === undefined) await process.stdout.write(octets);
  else assign(process.session, variable, textOfUtf8(octets));
  return state.problems.length > 0 ? 1 : 0;
};

function once(format: string, state: State): void {
  const { words, result, problems } = state;
  for (const piece of format.split(DIRECTIVE)) {
    if (state.stopped) return;
    const directive =
      /^%([-+ 0#']*)(\d+|\*)?(?:(\.)(\d+|\*)?)?(?:hh|h|ll|l|q|j|z|t|L)?(?:\(([^)]*)\)(T)|([a-zA-Z%]))$/.exec(
        piece,
      );
    if (!directive) {
      const at = piece.indexOf('%');
      const { octets, stop } = decodeEscapes(at < 0 ? piece : piece.slice(0, at), false);
      result.push(...octets);
      state.stopped = stop || at >= 0;
      if (at < 0 || stop) continue;
      const begun = UNENDED.exec(piece.slice(at))?.[0] ?? '%';
      const wrong = piece[at + begun.length];
      problems.push(
        wrong === undefined
          ? `\`${begun}': missing format character`
          : `\`${wrong}': invalid format character`,
      );
      return;
    }
    let [, flags = '', width, dot, digits, timeForm, timeLetter, letter] = directive;
    if (letter === '%') {
      result.push(37);
      continue;
    }
    if (width === '*') width = words.shift() ?? '0';
    if (digits === '*') digits = words.shift() ?? '0';
    if (Number(width) < 0) {
      flags += '-';
      width = String(-Number(width));
    }
    const precision = dot === undefined || Number(digits) < 0 ? undefined : Number(digits ?? 0);
    const kind = timeLetter ?? letter ?? '';
    const given = words.shift();
    const word = given ?? '';
    let octets: readonly number[];
    if (kind === 'b') {
      const decoded = decodeEscapes(word, true);
      octets = decoded.octets;
      state.stopped = decoded.stop;
    } else {
      const text = converted(kind, word, given, flags, precision, timeForm, state);
      if (text === undefined) {
        problems.push(`\`${kind}': invalid format character`);
        state.stopped = true;
        return;
      }
      octets = [...utf8(text)];
    }
    const numeric = /[diuoxXfFeEgG]/.test(kind);
    result.push(...padded(octets, Math.min(Number(width ?? 0), MAX_WIDTH), flags, numeric, precision));
  }
}

/** Widths count octets, as bash's do. */
function padded(
  octets: readonly number[],
  width: number,
  flags: string,
  numeric: boolean,
  precision: number | undefined,
): readonly number[] {
  const missing = width - octets.length;
  if (missing <= 0) return octets;
  if (flags.includes('-')) return [...octets, ...Array<number>(missing).fill(32)];
  const zeros = flags.includes('0') && numeric && precision === undefined;
  if (!zeros) return [...Array<number>(missing).fill(32), ...octets];
  const sign = octets[0] === 43 || octets[0] === 45 || octets[0] === 32 ? 1 : 0;
  return [...octets.slice(0, sign), ...Array<number>(missing).fill(48), ...octets.slice(sign)];
}

function converted(
  kind: string,
  word: string,
  given: string | undefined,
  flags: string,
  precision: number | undefined,
  timeForm: string | undefined,
  state: State,
): string | undefined {
  switch (kind) {
    case 's':
      return precision === undefined ? word : textOfUtf8(utf8(word).slice(0, Math.min(precision, MAX_WIDTH)));
    case 'c':
      return word === '' ? (given === undefined ? '' : '\0') : word.slice(0, 1);
    case 'q':
      return escapedWord(word);
    case 'T': {
      const seconds =
        given === undefined || word === '-1' || word === '-2' ? state.nowMs / 1_000 : Number(word) || 0;
      return formatTime(seconds * 1_000, timeForm === '' ? '%H:%M:%S' : (timeForm ?? ''), false);
    }
    case 'd':
    case 'i':
      return signed(String(whole(word, state.problems)), flags, precision);
    case 'u':
    case 'o':
    case 'x':
    case 'X': {
      const value = BigInt.asUintN(64, whole(word, state.problems));
      const base = kind === 'u' ? 10 : kind === 'o' ? 8 : 16;
      const digits = value.toString(base).padStart(Math.min(precision ?? 1, MAX_WIDTH), '0');
      const mark = !flags.includes('#') || value === 0n ? '' : kind === 'o' ? '0' : kind === 'u' ? '' : '0x';
      return kind === 'X' ? (mark + digits).toUpperCase() : mark + digits;
    }
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G': {
      const text = real(
        number(word, state.problems),
        kind.toLowerCase(),
        Math.min(precision ?? 6, 100),
        flags,
      );
      return signed(kind === kind.toUpperCase() ? text.toUpperCase() : text, flags, undefined);
    }
    default:
      return undefined;
  }
}

function signed(text: string, flags: string, precision: number | undefined): string {
  const negative = text.startsWith('-');
  const digits = (negative ? text.slice(1) : text).padStart(Math.min(precision ?? 1, MAX_WIDTH), '0');
  return `${negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''}${digits}`;
}

/** C's strtoimax: what can be read counts, the rest is complained about. */
function whole(word: string, problems: string[]): bigint {
  if (word === '') return 0n;
  if (/^['"]/.test(word)) return BigInt(word.codePointAt(1) ?? 0);
  const match = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)?/.exec(word);
  const [read = '', sign, digits] = match ?? [];
  if (read !== word || digits === undefined) problems.push(`${word}: invalid number`);
  if (digits === undefined) return 0n;
  const value = /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits);
  const most = 2n ** 63n;
  const whole = sign === '-' ? -value : value;
  return whole < -most ? -most : whole >= most ? most - 1n : whole;
}

function number(word: string, problems: string[]): number {
  if (word === '') return 0;
  if (/^['"]/.test(word)) return word.codePointAt(1) ?? 0;
  const read =
    /^\s*[-+]?(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/.exec(word)?.[0] ?? '';
  if (read !== word) problems.push(`${word}: invalid number`);
  return Number(read || 0);
}

function real(value: number, kind: string, precision: number, flags: string): string {
  const scientific = (digits: number) => value.toExponential(digits).replace(/e([-+])(\d)$/, 'e$10$2');
  if (kind === 'f') return value.toFixed(precision);
  if (kind === 'e') return scientific(precision);
  const significant = precision === 0 ? 1 : precision;
  const exponent = value === 0 ? 0 : Number(/e(.*)$/.exec(value.toExponential(significant - 1))?.[1] ?? 0);
  const text =
    exponent < -4 || exponent >= significant
      ? scientific(significant - 1)
      : value.toFixed(Math.max(0, significant - 1 - exponent));
  return flags.includes('#') ? text : text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}
