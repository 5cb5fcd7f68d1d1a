import { addressFamily } from '../../names/resolve.ts';
import { ToolExit } from '../dns/exit.ts';
import type { Lookup } from '../dns/lookup.ts';
import { readClass, readType, TYPE } from '../dns/mnemonics.ts';
import { parseNumber } from '../dns/number.ts';
import type { DigState } from './state.ts';
import { USAGE } from './usage.ts';

/** Letters without a value, which may stand in one word; and all letters. */
const SINGLE = '46dhimnruv';
const LETTERS = '46bcdfhikmnpqrtvyx';

export const NO_KEYS =
  'dig: -k and -y sign queries with a key (TSIG, RFC 8945); the servers here have none, so this dig cannot\n';

export const refuseDash = (option: string) => new ToolExit(1, `Invalid option: -${option}\n${USAGE}`);

/** What is wrong with the dash options is said before anything is done; `-4`, `-6` and `-r` count from the start. */
export function scanDashes(words: readonly string[]): { family: 4 | 6 | undefined; digrc: boolean } {
  let family: 4 | 6 | undefined;
  let digrc = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (!word.startsWith('-')) continue;
    let option = word.slice(1);
    for (; option !== '' && SINGLE.includes(option.charAt(0)); option = option.slice(1)) {
      const letter = option.charAt(0);
      if (letter === 'r') digrc = false;
      if (letter !== '4' && letter !== '6') continue;
      const wanted = letter === '4' ? 4 : 6;
      if (family !== undefined && family !== wanted)
        throw new ToolExit(1, 'dig: only one of -4 and -6 allowed\n');
      family = wanted;
    }
    if (option === '') continue;
    if (!LETTERS.includes(option.charAt(0))) throw refuseDash(option);
    if (option.length === 1 && ++at >= words.length) throw refuseDash(option);
  }
  return { family, digrc };
}

/** What a dash option asks its reader to do. */
export type DashOption =
  | { kind: 'done' }
  /** Ends the program after this. */
  | { kind: 'help' | 'version' }
  | { kind: 'class' | 'type' | 'batch' | 'name' | 'reverse' | 'key'; value: string; fromNext: boolean }
  | { kind: 'set'; fromNext: boolean };

/** @param option without its dash. @param next the word behind it */
export function readDashOption(
  state: DigState,
  lookup: Lookup,
  word: string,
  next: string | undefined,
): DashOption {
  let option = word;
  while (option !== '' && SINGLE.includes(option.charAt(0))) {
    const letter = option.charAt(0);
    if (letter === 'h') return { kind: 'help' };
    if (letter === 'v') return { kind: 'version' };
    if (letter === 'u') lookup.microseconds = true;
    if (letter === 'd' && option.length > 1 && !LETTERS.includes(option.charAt(1))) {
      if (!'debug'.startsWith(option.toLowerCase())) throw refuseDash(option);
      return { kind: 'done' };
    }
    option = option.slice(1);
  }
  if (option === '') return { kind: 'done' };
  const fromNext = option.length === 1;
  const value = fromNext ? next : option.slice(1);
  if (value === undefined) throw refuseDash(option);
  switch (option.charAt(0)) {
    case 'b':
      setSource(state, value);
      return { kind: 'set', fromNext };
    case 'p':
      state.settings.port = needPort(state, value);
      return { kind: 'set', fromNext };
    case 'c':
      return { kind: 'class', value, fromNext };
    case 't':
      return { kind: 'type', value, fromNext };
    case 'f':
      return { kind: 'batch', value, fromNext };
    case 'q':
      return { kind: 'name', value, fromNext };
    case 'x':
      return { kind: 'reverse', value, fromNext };
    case 'k':
      return { kind: 'key', value, fromNext };
    case 'y':
      throw new ToolExit(1, NO_KEYS);
    default:
      throw refuseDash(option);
  }
}

function needPort(state: DigState, text: string): number {
  const port = parseNumber(text, 0xffff);
  if (typeof port === 'number') return port;
  state.said.push({ to: 'out', text: `invalid port number '${text}': ${port.problem}\n` });
  throw new ToolExit(1, "dig: Couldn't parse port number\n");
}

function setSource(state: DigState, text: string): void {
  const [address = '', port] = text.split('#');
  if (port !== undefined) needPort(state, port);
  const family = addressFamily(address);
  if (family === undefined) throw new ToolExit(1, `dig: invalid address ${text}\n`);
  state.settings.source = address;
  state.settings.family ??= family;
}

/** `-c`, or a class among the words. */
export function setClass(state: DigState, lookup: Lookup, code: number): void {
  if (lookup.classSet) state.said.push({ to: 'err', text: ';; Warning, extra class option\n' });
  lookup.class = code;
  lookup.classSet = true;
}

export function dashClass(state: DigState, lookup: Lookup, value: string): void {
  const code = readClass(value);
  if (code === undefined) {
    if (lookup.classSet) state.said.push({ to: 'err', text: ';; Warning, extra class option\n' });
    state.said.push({ to: 'err', text: `;; Warning, ignoring invalid class ${value}\n` });
  } else setClass(state, lookup, code);
}

/** `-t`, or a type among the words; `ixfr=SERIAL` carries its number. */
export function setType(state: DigState, lookup: Lookup, type: number, text: string, set: boolean): void {
  if (lookup.typeSet) state.said.push({ to: 'err', text: ';; Warning, extra type option\n' });
  lookup.type = type;
  if (type === TYPE.IXFR) {
    lookup.typeSet = true;
    const serial = parseNumber(text.slice('ixfr='.length), 0xffff_ffff);
    if (typeof serial !== 'number') {
      const said = `invalid serial number '${text.slice('ixfr='.length)}': ${serial.problem}\n`;
      state.said.push({ to: 'out', text: said });
      throw new ToolExit(1, "dig: Couldn't parse serial number\n");
    }
    lookup.ixfrSerial = serial;
    if (!lookup.tcpSet) lookup.tcp = true;
  } else if (set) lookup.typeSet = true;
  if (type === TYPE.IXFR || type === TYPE.AXFR) {
    lookup.question = state.plusQuestion;
    lookup.comments = state.plusComments;
  }
  if (type === TYPE.ANY && !lookup.tcpSet) lookup.tcp = true;
}

/** The type that a word names, `ixfr=SERIAL` included. */
export function typeOfWord(text: string): number | undefined {
  return /^ixfr=/i.test(text) ? TYPE.IXFR : readType(text);
}

export function dashType(state: DigState, lookup: Lookup, value: string, inConfig: boolean): void {
  const type = typeOfWord(value);
  if (type === undefined || (type === TYPE.IXFR && !/^ixfr=/i.test(value)))
    state.said.push({ to: 'err', text: `;; Warning, ignoring invalid type ${value}\n` });
  else setType(state, lookup, type, value, !inConfig);
}
