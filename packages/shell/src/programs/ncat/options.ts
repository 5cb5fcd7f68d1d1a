import { type LongOption, type OptionTable, readOptions } from '../getopt.ts';

export interface NcatOptions {
  host: string;
  port: number;
  crlf: boolean;
  verbose: boolean;
  family: 4 | 6 | undefined;
  numeric: boolean;
  udp: boolean;
  /** `-t`: refuse what TELNET asks for. */
  telnet: boolean;
  zero: boolean;
  sendOnly: boolean;
  recvOnly: boolean;
  noShutdown: boolean;
  appendOutput: boolean;
  output: string | undefined;
  hexDump: string | undefined;
  source: string | undefined;
  ssl: NcatSsl | undefined;
  connectMs: number;
  idleMs: number | undefined;
  delayMs: number;
}

/** `--ssl` and what belongs to it. */
export interface NcatSsl {
  verify: boolean;
  trustFile: string | undefined;
  serverName: string | undefined;
  alpn: string[] | undefined;
}

/** `-l`: the host may be missing. */
export interface NcatListenOptions extends Omit<NcatOptions, 'host'> {
  host: string | undefined;
  keepOpen: boolean;
  maxConnections: number;
  /** Said before it listens. */
  warning: string;
}

export type NcatRequest =
  | { kind: 'connect'; options: NcatOptions }
  | { kind: 'listen'; options: NcatListenOptions }
  | { kind: 'help' }
  | { kind: 'version' }
  /** `verbose`: the version line stands before the problem, as ncat's order of checks has it; `meant`: the option for which one of the given was mistaken. */
  | { kind: 'wrong'; lines: string[]; verbose: boolean; meant?: string | undefined };

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
  'lua-exec': '--lua-exec',
  g: '-g',
  G: '-G',
  broker: '--broker',
  allowfile: '--allowfile',
  denyfile: '--denyfile',
  proxy: '--proxy',
  'proxy-auth': '--proxy-auth',
  'proxy-dns': '--proxy-dns',
  sctp: '--sctp',
  'ssl-cert': '--ssl-cert',
  'ssl-key': '--ssl-key',
  'ssl-ciphers': '--ssl-ciphers',
};
const SSL_OPTIONS = ['ssl', 'ssl-verify', 'ssl-trustfile', 'ssl-servername', 'ssl-alpn'];
const NO_PROGRAMS =
  "cannot run a program for the other side: this terminal's programs live in the page. Use a pipe:  echo QUIT | ncat HOST PORT.";

const TRY_HELP = "Ncat: Try `--help' or man(1) ncat for more information, usage options and help. QUITTING.";
const DEFAULT_PORT = 31_337;
const DEFAULT_CONNECT_MS = 10_000;
/** `-zu`: how long an ICMP answer may take. */
const UDP_TRY_MS = 2_000;
const DEFAULT_MAX_CONNECTIONS = 100;
const MAX_MS = 2_147_483_000;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, '': 1_000 };

export function readNcat(argumentWords: readonly string[]): NcatRequest {
  const options = readOptions(argumentWords, TABLE);
  if (!options.ok) return { kind: 'wrong', lines: [`ncat: ${options.problem}`, TRY_HELP], verbose: false };
  const { has, value, operands } = options;
  // `ncat -c localhost 1025`: ncat takes the host for the program, and the number alone is no host to it.
  const meant = has('c') && operands.length < 2 ? '-C' : undefined;
  const wrong = (sentence: string, verbose = has('v')): NcatRequest => ({
    kind: 'wrong',
    lines: [`Ncat: ${sentence} QUITTING.`],
    verbose,
    meant,
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
  if (has('ssl-cert') !== has('ssl-key'))
    return wrong('The --ssl-key and --ssl-cert options must be used together.', false);
  const missing = options.given.find((option) => MISSING[option.name]);
  if (missing) return wrong(`${MISSING[missing.name]} is not part of this lab's ncat.`, false);
  if (has('z') && has('t')) return wrong('Invalid option combination: -z and -t.', false);
  const hostless = operands.length === 0 || (operands.length === 1 && /^\d*$/.test(operands[0] ?? ''));
  const program = options.given.find(({ name }) => name === 'e' || name === 'c');
  if (program && has('z')) return wrong("Command execution can't be done along with option -z.");
  if (program && (has('l') || !hostless)) return wrong(`-${program.name} ${NO_PROGRAMS}`, false);
  if (has('proxy-type'))
    return wrong('Proxy type (--proxy-type) specified without proxy address (--proxy).', false);
  if (value('m') !== undefined && !/^\d+$/.test(value('m') ?? ''))
    return wrong(`Invalid --max-conns "${value('m')}".`, false);
  if (has('l')) return readListen(options, wrong);
  if (has('p'))
    return wrong("-p is not part of this lab's ncat: the lab chooses where a call comes from.", false);

  const [host, portText, ...more] = operands;
  if (more.length > 0)
    return wrong(`Got more than one port specification: ${[portText, ...more].join(' ')}.`);
  if (!host || hostless) return wrong('You must specify a host to connect to.');
  const port = readPort(portText);
  if (port === undefined) return wrong(`Invalid port number "${portText}".`);
  if (has('allow') || has('deny')) return wrong('Invalid option combination: allow/deny with connect.');
  if (has('m')) return wrong("Invalid option combination: `--max-conns' with connect.");
  if (has('chat')) return wrong("Invalid option combination: `--chat' with connect.");
  if (has('k')) return wrong("Invalid option combination: `--keep-open' with connect.");

  return { kind: 'connect', options: { ...common(options), host, port } };
}

type Read = Extract<ReturnType<typeof readOptions>, { ok: true }>;

/** `-l [HOST] [PORT]`: a number alone is the port. */
function readListen(options: Read, wrong: (sentence: string, verbose?: boolean) => NcatRequest): NcatRequest {
  const { has, value, operands } = options;
  if (has('z')) return wrong("Services designed for LISTENING can't be used with -z", false);
  if (has('s'))
    return wrong(
      '-l and -s are incompatible.  Specify the address and port to bind to like you would a host to connect to.',
      false,
    );
  const listenMissing = options.given.find(({ name }) =>
    ['u', 'chat', 'allow', 'deny', ...SSL_OPTIONS].includes(name),
  );
  if (listenMissing)
    return wrong(
      `-l with ${listenMissing.name === 'u' ? '-u' : `--${listenMissing.name}`} is not part of this lab's ncat.`,
      false,
    );
  const alone = operands.length === 1 && /^\d+$/.test(operands[0] ?? '');
  const [host, portText, ...more] = alone ? [undefined, operands[0]] : operands;
  if (more.length > 0)
    return wrong(`Got more than one port specification: ${[portText, ...more].join(' ')}.`);
  const text = portText ?? value('p');
  const port = readPort(text);
  if (port === undefined)
    return wrong(`Invalid ${portText === undefined ? 'source ' : ''}port number "${text}".`);
  return {
    kind: 'listen',
    options: {
      ...common(options),
      host,
      port,
      keepOpen: has('k'),
      maxConnections: value('m') === undefined ? DEFAULT_MAX_CONNECTIONS : Number(value('m')),
      warning:
        has('m') && !has('k')
          ? 'Ncat: Warning: Maximum connections ignored, since it does not take effect without -k or --broker.\n'
          : '',
    },
  };
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  return /^[+-]?\d*$/.test(text) && port >= 0 && port <= 65_535 ? port : undefined;
}

/** What calling and listening have in common. */
function common({ has, value }: Read): Omit<NcatOptions, 'host' | 'port'> {
  const time = (name: string) => {
    const text = value(name);
    return text === undefined ? undefined : durationMs(text);
  };
  const udp = has('u');
  return {
    crlf: has('C'),
    verbose: has('v'),
    family: has('6') ? 6 : has('4') ? 4 : undefined,
    numeric: has('n'),
    udp,
    telnet: has('t'),
    zero: has('z'),
    sendOnly: has('send-only'),
    recvOnly: has('recv-only'),
    noShutdown: has('no-shutdown'),
    appendOutput: has('append-output'),
    output: value('o'),
    hexDump: value('x'),
    source: value('s'),
    ssl: SSL_OPTIONS.some(has)
      ? {
          verify: has('ssl-verify') || has('ssl-trustfile'),
          trustFile: value('ssl-trustfile'),
          serverName: value('ssl-servername'),
          alpn: value('ssl-alpn')?.split(',').filter(Boolean),
        }
      : undefined,
    connectMs: time('w') ?? DEFAULT_CONNECT_MS,
    idleMs: time('i') ?? (has('z') && udp ? UDP_TRY_MS : undefined),
    delayMs: time('d') ?? 0,
  };
}

/** Seconds, or with a unit `ms`, `s`, `m`, `h`; undefined when it is no positive time. */
function durationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)(ms|s|m|h|)$/.exec(text);
  if (!match) return undefined;
  const ms = Number(match[1]) * (UNITS[match[2] as string] as number);
  return ms > 0 && ms < MAX_MS ? ms : undefined;
}
