import { readOptions } from '../getopt.ts';

export interface NcOptions {
  host: string;
  ports: number[];
  crlf: boolean;
  verbose: boolean;
  family: 4 | 6 | undefined;
  numeric: boolean;
  udp: boolean;
  zero: boolean;
  /** `-N`: half-close at end of input. */
  shutdown: boolean;
  /** `-d`: do not read standard input. */
  noInput: boolean;
  /** `-q`: seconds to live after end of input. */
  quitMs: number | undefined;
  /** `-w`: of the connection, and of silence in both directions. */
  timeoutMs: number | undefined;
  /** `-i`: between lines sent, and between ports. */
  intervalMs: number;
  /** `-W`: leave after so many pieces of the server. */
  packets: number | undefined;
  /** `-t`: refuse what TELNET asks for. */
  telnet: boolean;
  source: string | undefined;
}

/** `-l`: waits for a caller. */
export interface NcListenOptions {
  host: string | undefined;
  port: number;
  crlf: boolean;
  verbose: boolean;
  numeric: boolean;
  keepOpen: boolean;
  shutdown: boolean;
  noInput: boolean;
  family: 4 | 6 | undefined;
}

export type NcRequest =
  | { kind: 'connect'; options: NcOptions }
  | { kind: 'listen'; options: NcListenOptions }
  | { kind: 'help' }
  | { kind: 'usage'; problem: string | undefined }
  | { kind: 'wrong'; problem: string };

/** What OpenBSD's netcat can and this one cannot. */
const MISSING = 'DFIMmOPprSTUVWXxZb';

/** /etc/services of Debian 12, as far as mail and its neighbours go: port, name (the first is the canonical one). */
export const SERVICES: readonly (readonly [number, string])[] = [
  [21, 'ftp'],
  [22, 'ssh'],
  [23, 'telnet'],
  [25, 'smtp'],
  [25, 'mail'],
  [53, 'domain'],
  [80, 'http'],
  [80, 'www'],
  [110, 'pop3'],
  [143, 'imap2'],
  [143, 'imap'],
  [443, 'https'],
  [465, 'submissions'],
  [465, 'smtps'],
  [587, 'submission'],
  [993, 'imaps'],
  [995, 'pop3s'],
  [5353, 'mdns'],
];

export function readNc(argumentWords: readonly string[]): NcRequest {
  const options = readOptions(argumentWords, { short: '46bCDdFhI:i:klM:m:NnO:P:p:q:rSs:T:tUuV:vW:w:X:x:Zz' });
  if (!options.ok) return { kind: 'usage', problem: options.problem };
  const { has, value, operands } = options;
  if (has('h')) return { kind: 'help' };
  const seconds = (name: string, label: string): number | undefined | string => {
    const text = value(name);
    if (text === undefined) return undefined;
    return /^\d+$/.test(text) || (name === 'q' && /^-\d+$/.test(text))
      ? Number(text) * 1_000
      : `${label} invalid: ${text}`;
  };
  const wait = seconds('w', 'timeout');
  const quit = seconds('q', 'quit timer');
  const interval = seconds('i', 'interval');
  for (const problem of [wait, quit, interval])
    if (typeof problem === 'string') return { kind: 'wrong', problem };
  if (has('l') && has('z')) return { kind: 'wrong', problem: 'cannot use -z and -l' };
  if (has('k') && !has('l')) return { kind: 'wrong', problem: 'must use -l with -k' };
  const missing = options.given.find(
    ({ name }) => MISSING.includes(name) && !(name === 'p' && has('l')) && !(name === 'W' && !has('l')),
  );
  if (missing) return { kind: 'wrong', problem: `-${missing.name} is not part of this lab's nc` };
  if (has('l')) return readListen(options);

  const [host, ...portTexts] = operands;
  if (host === undefined) return { kind: 'usage', problem: undefined };
  if (portTexts.length === 0) return { kind: 'wrong', problem: 'missing port number' };
  const ports: number[] = [];
  for (const text of portTexts) {
    const found = readPorts(text);
    if (typeof found === 'string') return { kind: 'wrong', problem: found };
    ports.push(...found);
  }
  return {
    kind: 'connect',
    options: {
      host,
      ports,
      crlf: has('C'),
      verbose: has('v'),
      family: has('6') ? 6 : has('4') ? 4 : undefined,
      numeric: has('n'),
      udp: has('u'),
      zero: has('z'),
      shutdown: has('N'),
      noInput: has('d'),
      quitMs: typeof quit === 'number' && quit >= 0 ? quit : undefined,
      timeoutMs: wait as number | undefined,
      intervalMs: (interval as number | undefined) ?? 0,
      packets: value('W') === undefined ? undefined : Number(value('W')),
      source: value('s'),
      telnet: has('t'),
    },
  };
}

/** `nc -l [HOST] PORT`, `nc -l -p PORT`. */
function readListen({
  has,
  value,
  operands,
}: Extract<ReturnType<typeof readOptions>, { ok: true }>): NcRequest {
  if (has('u')) return { kind: 'wrong', problem: "-l with -u is not part of this lab's nc" };
  const given = value('p');
  const [host, text] =
    operands.length > 1 ? operands : given !== undefined ? [operands[0], given] : [undefined, operands[0]];
  if (text === undefined) return { kind: 'wrong', problem: 'missing port number' };
  const port = /^\d+$/.test(text) ? Number(text) : SERVICES.find(([, name]) => name === text)?.[0];
  if (port === undefined || port > 65_535)
    return { kind: 'wrong', problem: 'getaddrinfo: Servname not supported for ai_socktype' };
  return {
    kind: 'listen',
    options: {
      host,
      port,
      crlf: has('C'),
      verbose: has('v'),
      numeric: has('n'),
      keepOpen: has('k'),
      shutdown: has('N'),
      noInput: has('d'),
      family: has('6') ? 6 : has('4') ? 4 : undefined,
    },
  };
}

/** A number, a service's name, or a range `lo-hi`; a string is the problem. */
function readPorts(text: string): number[] | string {
  const named = SERVICES.find(([, name]) => name === text);
  if (named) return [named[0]];
  const range = /^(\d+)-(\d+)$/.exec(text);
  const bounds = range ? [range[1] as string, range[2] as string] : [text, text];
  const numbers: number[] = [];
  for (const bound of bounds) {
    if (!/^\d+$/.test(bound)) return `port number invalid: ${text}`;
    const port = Number(bound);
    if (port < 1) return `port number too small: ${bound}`;
    if (port > 65_535) return `port number too large: ${bound}`;
    numbers.push(port);
  }
  const [low, high] = numbers.sort((a, b) => a - b) as [number, number];
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}
