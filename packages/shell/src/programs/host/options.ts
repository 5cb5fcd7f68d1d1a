import type { Family } from '../dns/addresses.ts';
import { ToolExit } from '../dns/exit.ts';
import { type Lookup, newLookup } from '../dns/lookup.ts';
import { readClass, readType, TYPE } from '../dns/mnemonics.ts';
import { readOptions } from '../getopt.ts';
import { USAGE } from './usage.ts';

/** What a command line of `host` asks for. */
export interface HostOptions {
  /** How each lookup begins. */
  lookup: Lookup;
  /** Without `-v`, `-d`, `-a`. */
  short: boolean;
  /** A, then AAAA and MX: nothing else was asked for. */
  defaults: boolean;
  /** Of a zone transfer: addresses and name servers, or one type, or all. */
  list: 'addresses' | number;
  /** `-A` leaves out signatures and their kin. */
  almostAll: boolean;
  timeoutS: number | undefined;
  attempts: number;
  ndots: number | undefined;
  port: number | undefined;
  /** Exit status of a fatal problem. */
  fatalStatus: number;
  name: string;
  server: string | undefined;
}

const DEFAULT_ATTEMPTS = 2;
/** `-w`: for ever. */
export const FOREVER_S = 2_147_483;
const OPTIONS = '46aAc:dilnm:p:rst:vVwCDN:R:TUW:';

/** C's atoi(3). */
const atoi = (text: string) => Number.parseInt(/^\s*[-+]?\d+/.exec(text)?.[0] ?? '0', 10);

/** `-4`, `-6` and `-V` count before everything else. @throws {ToolExit} */
export function scanHost(words: readonly string[]): { family: Family; version: boolean } {
  const read = readOptions(words, { short: OPTIONS, operandsLast: true });
  if (!read.ok) throw refusal(read.problem);
  let family: Family;
  for (const { name } of read.given) {
    if (name === 'V') return { family, version: true };
    if (name !== '4' && name !== '6') continue;
    const wanted = name === '4' ? 4 : 6;
    if (family !== undefined && family !== wanted)
      throw new ToolExit(1, 'host: only one of -4 and -6 allowed\n');
    family = wanted;
  }
  return { family, version: false };
}

/** BSD's words instead of GNU's. */
function refusal(problem: string): ToolExit {
  const letter = /'(.*)'/.exec(problem)?.[1] ?? '';
  const words = problem.startsWith('option requires')
    ? `option requires an argument -- ${letter}`
    : `illegal option -- ${letter}`;
  return new ToolExit(1, `host: ${words}\n${USAGE}`);
}

/** @param idn see `newLookup`. @throws {ToolExit} for a mistake. */
export function readHost(words: readonly string[], idn: boolean): HostOptions {
  const read = readOptions(words, { short: OPTIONS, operandsLast: true });
  if (!read.ok) throw refusal(read.problem);
  const lookup: Lookup = {
    ...newLookup(DEFAULT_ATTEMPTS, idn),
    servfailStops: false,
    bestEffort: false,
    comments: false,
  };
  const options: HostOptions = {
    lookup,
    short: true,
    defaults: true,
    list: 'addresses',
    almostAll: false,
    timeoutS: undefined,
    attempts: DEFAULT_ATTEMPTS,
    ndots: undefined,
    port: undefined,
    fatalStatus: 1,
    name: '',
    server: undefined,
  };
  for (const { name, value } of read.given) apply(options, name, value);
  lookup.attempts = options.attempts;
  const [name, server] = read.operands;
  if (name === undefined) throw new ToolExit(1, USAGE);
  return { ...options, name, server };
}

function apply(options: HostOptions, name: string, value: string): void {
  const { lookup } = options;
  switch (name) {
    case 'l':
      Object.assign(lookup, { tcp: true, type: TYPE.AXFR, typeSet: true } satisfies Partial<Lookup>);
      options.fatalStatus = 3;
      break;
    case 'v':
    case 'd':
      options.short = false;
      break;
    case 'r':
      lookup.recurse = false;
      break;
    case 's':
      lookup.servfailStops = true;
      break;
    case 't':
      setType(options, value);
      break;
    case 'c': {
      const code = readClass(value);
      if (code === undefined) throw new ToolExit(2, `host: invalid class: ${value}\n\n`);
      lookup.class = code;
      lookup.classSet = true;
      options.defaults = false;
      break;
    }
    case 'A':
    case 'a':
      if (name === 'A') options.almostAll = true;
      if (!lookup.typeSet || lookup.type !== TYPE.AXFR) lookup.type = TYPE.ANY;
      lookup.typeSet = true;
      options.list = TYPE.ANY;
      options.short = false;
      options.defaults = false;
      break;
    case 'w':
      options.timeoutS = FOREVER_S;
      break;
    case 'W':
      options.timeoutS = Math.max(1, atoi(value));
      break;
    case 'R':
      options.attempts = Math.max(2, atoi(value) + 1);
      break;
    case 'T':
    case 'U':
      lookup.tcp = name === 'T';
      lookup.tcpSet = true;
      break;
    case 'C':
      Object.assign(lookup, {
        type: TYPE.NS,
        typeSet: true,
        class: 1,
        classSet: true,
        nsSearch: true,
        traceRoot: true,
        identifyBefore: true,
      } satisfies Partial<Lookup>);
      options.defaults = false;
      break;
    case 'N':
      options.ndots = atoi(value);
      break;
    case 'p':
      options.port = atoi(value) & 0xffff;
      break;
    default:
  }
}

function setType(options: HostOptions, text: string): void {
  const { lookup } = options;
  const serial = /^ixfr=(\d*)/i.exec(text)?.[1];
  const type = serial === undefined ? readType(text) : TYPE.IXFR;
  if (type === undefined) throw new ToolExit(2, `host: invalid type: ${text}\n\n`);
  if (!lookup.typeSet || lookup.type !== TYPE.AXFR) lookup.type = type;
  lookup.typeSet = true;
  if (type === TYPE.AXFR) {
    options.list = TYPE.ANY;
    options.short = false;
    lookup.tcp = true;
  } else if (type === TYPE.IXFR) {
    lookup.ixfrSerial = Number(serial ?? 0);
    lookup.tcp = true;
    options.list = type;
  } else if (type === TYPE.ANY) {
    if (!lookup.tcpSet) lookup.tcp = true;
    if (options.list === 'addresses') options.list = TYPE.A;
  } else options.list = type;
  options.defaults = false;
}
