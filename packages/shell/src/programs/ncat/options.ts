import { type LongOption, type OptionTable, readOptions } from '../getopt.ts';

export interface NcatOptions {
  host: string;
  port: number;
  crlf: boolean;
  verbose: boolean;
  family: 4 | 6 | undefined;
  numeric: boolean;
  udp: boolean;
  zero: boolean;
  sendOnly: boolean;
  recvOnly: boolean;
  noShutdown: boolean;
  appendOutput: boolean;
  output: string | undefined;
  hexDump: string | undefined;
  source: string | undefined;
  connectMs: number;
  idleMs: number | undefined;
  delayMs: number;
}

export type NcatRequest =
  | { kind: 'connect'; options: NcatOptions }
  | { kind: 'help' }
  | { kind: 'version' }
  /** `verbose`: the version line stands before the problem, as ncat's order of checks has it. */
  | { kind: 'wrong'; lines: string[]; verbose: boolean };

const long = (is: string, argument = false): LongOption => ({ is, argument });

/** In ncat 7.93's order, which an ambiguous abbreviation shows. */
const TABLE: OptionTable = {
  short: '46UCg:G:c:e:m:hd:lo:x:i:kp:s:uvw:ntz',
  long: {
    unixsock: long('U'),
    vsock: long('vsock'),
    crlf: long('C'),
    exec: long('e', true),
    'sh-exec': long('c', true),
    'lua-exec': long('lua-exec', true),
    'max-conns': long('m', true),
    help: long('h'),
    delay: long('d', true),
    listen: long('l'),
    output: long('o', true),
    'hex-dump': long('x', true),
    'append-output': long('append-output'),
    'idle-timeout': long('i', true),
    'keep-open': long('k'),
    'recv-only': long('recv-only'),
    'source-port': long('p', true),
    source: long('s', true),
    'send-only': long('send-only'),
    'no-shutdown': long('no-shutdown'),
    broker: long('broker'),
    chat: long('chat'),
    allow: long('allow', true),
    allowfile: long('allowfile', true),
    deny: long('deny', true),
    denyfile: long('denyfile', true),
    proxy: long('proxy', true),
    'proxy-type': long('proxy-type', true),
    'proxy-auth': long('proxy-auth', true),
    'proxy-dns': long('proxy-dns', true),
    udp: long('u'),
    sctp: long('sctp'),
    version: long('version'),
    verbose: long('v'),
    wait: long('w', true),
    nodns: long('n'),
    telnet: long('t'),
    ssl: long('ssl'),
    'ssl-cert': long('ssl-cert', true),
    'ssl-key': long('ssl-key', true),
    'ssl-verify': long('ssl-verify'),
    'ssl-trustfile': long('ssl-trustfile', true),
    'ssl-ciphers': long('ssl-ciphers', true),
    'ssl-servername': long('ssl-servername', true),
    'ssl-alpn': long('ssl-alpn', true),
  },
};

/** What the real ncat can and this one cannot: said, never silently ignored. */
const MISSING: Readonly<Record<string, string>> = {
  U: '--unixsock',
  vsock: '--vsock',
  e: '--exec',
  c: '--sh-exec',
  'lua-exec': '--lua-exec',
  m: '--max-conns',
  g: '-g',
  G: '-G',
  l: '--listen',
  p: '--source-port',
  broker: '--broker',
  chat: '--chat',
  allow: '--allow',
  allowfile: '--allowfile',
  deny: '--deny',
  denyfile: '--denyfile',
  proxy: '--proxy',
  'proxy-type': '--proxy-type',
  'proxy-auth': '--proxy-auth',
  'proxy-dns': '--proxy-dns',
  sctp: '--sctp',
  t: '--telnet',
  ssl: '--ssl',
  'ssl-cert': '--ssl-cert',
  'ssl-key': '--ssl-key',
  'ssl-verify': '--ssl-verify',
  'ssl-trustfile': '--ssl-trustfile',
  'ssl-ciphers': '--ssl-ciphers',
  'ssl-servername': '--ssl-servername',
  'ssl-alpn': '--ssl-alpn',
};

const TRY_HELP = "Ncat: Try `--help' or man(1) ncat for more information, usage options and help. QUITTING.";
const DEFAULT_PORT = 31_337;
const DEFAULT_CONNECT_MS = 10_000;
const MAX_MS = 2_147_483_000;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, '': 1_000 };

export function readNcat(argumentWords: readonly string[]): NcatRequest {
  const options = readOptions(argumentWords, TABLE);
  if (!options.ok) return { kind: 'wrong', lines: [`ncat: ${options.problem}`, TRY_HELP], verbose: false };
  const { has, value, operands } = options;
  const wrong = (sentence: string, verbose = has('v')): NcatRequest => ({
    kind: 'wrong',
    lines: [`Ncat: ${sentence} QUITTING.`],
    verbose,
  });

  for (const option of options.given) {
    if (option.name === 'h') return { kind: 'help' };
    if (option.name === 'version') return { kind: 'version' };
    const label = { w: 'timeout', i: 'timeout', d: 'delay' }[option.name];
    if (label && durationMs(option.value) === undefined)
      return wrong(
        `Invalid -${option.name} ${label} "${option.value}" (must be greater than 0 and less than 2147483s).`,
        false,
      );
  }
  const missing = options.given.find((option) => MISSING[option.name]);
  if (missing) return wrong(`${MISSING[missing.name]} is not part of this lab's ncat yet.`, false);
  if (has('k')) return wrong("Invalid option combination: `--keep-open' with connect.");

  const [host, portText, ...more] = operands;
  if (more.length > 0)
    return wrong(`Got more than one port specification: ${[portText, ...more].join(' ')}.`);
  if (!host) return wrong('You must specify a host to connect to.');
  const port = portText === undefined ? DEFAULT_PORT : Number(portText);
  if (portText !== undefined && !(/^[+-]?\d*$/.test(portText) && port >= 0 && port <= 65_535))
    return wrong(`Invalid port number "${portText}".`);

  const time = (name: string) => {
    const text = value(name);
    return text === undefined ? undefined : durationMs(text);
  };
  return {
    kind: 'connect',
    options: {
      host,
      port,
      crlf: has('C'),
      verbose: has('v'),
      family: has('6') ? 6 : has('4') ? 4 : undefined,
      numeric: has('n'),
      udp: has('u'),
      zero: has('z'),
      sendOnly: has('send-only'),
      recvOnly: has('recv-only'),
      noShutdown: has('no-shutdown'),
      appendOutput: has('append-output'),
      output: value('o'),
      hexDump: value('x'),
      source: value('s'),
      connectMs: time('w') ?? DEFAULT_CONNECT_MS,
      idleMs: time('i'),
      delayMs: time('d') ?? 0,
    },
  };
}

/** Seconds, or with a unit `ms`, `s`, `m`, `h`; undefined when it is no positive time. */
function durationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)(ms|s|m|h|)$/.exec(text);
  if (!match) return undefined;
  const ms = Number(match[1]) * (UNITS[match[2] as string] as number);
  return ms > 0 && ms < MAX_MS ? ms : undefined;
}
