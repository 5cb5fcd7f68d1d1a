import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Parsed } from './variables.ts';

export interface HostAndPort {
  host: string;
  port: number;
}

/** A further target for terminals: `name` and `port` are what one types, `host` and `to` what is dialled. */
export interface DialTarget {
  name: string;
  port: number;
  host: string;
  toPort: number;
}

const HOST_NAME = /^(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/i;
const DIGITS = /^\d{1,5}$/;
const MAX_PORT = 65_535;

const good = <T>(value: T): Parsed<T> => ({ ok: true, value });
const bad = (problem: string): { ok: false; problem: string } => ({ ok: false, problem });

export const parseText = (text: string): Parsed<string> => good(text);

/** A folder that is there: one that is only misspelt would be obeyed by silence. */
export function parseFolder(text: string): Parsed<string> {
  try {
    if (statSync(text).isDirectory()) return good(text);
  } catch {
    // Whatever keeps it from being looked at, the remedy is the same.
  }
  return bad('is not a folder that can be read. Name one that exists, or leave it out.');
}

export function parseHost(text: string): Parsed<string> {
  if (isIP(text) !== 0 || HOST_NAME.test(text)) return good(text);
  return bad(
    'is not an address. Use 127.0.0.1 for this machine only, or 0.0.0.0 for everyone on the network.',
  );
}

/** 0 means any free port. */
export function parsePort(text: string): Parsed<number> {
  if (DIGITS.test(text) && Number(text) <= MAX_PORT) return good(Number(text));
  return bad('is not a port. Use a number from 0 to 65535 (0: any free one).');
}

/** `host:port`; an IPv6 address stands in brackets. */
export function parseEndpoint(text: string): Parsed<HostAndPort> {
  const read = readEndpoint(text);
  return read
    ? good(read)
    : bad('is not host:port with a port from 1 to 65535. Write for example localhost:1026.');
}

export function parseForward(text: string): Parsed<'system' | HostAndPort> {
  if (text === 'system') return good('system');
  const read = readEndpoint(text);
  return read ? good(read) : bad('is neither system nor host:port. Write system, or for example 9.9.9.9:53.');
}

export function parseDialTargets(text: string): Parsed<DialTarget[]> {
  const targets: DialTarget[] = [];
  for (const item of text.split(',').map((part) => part.trim())) {
    if (item === '') continue;
    const [typed = '', dialled = typed, ...rest] = item.split('=');
    const as = readEndpoint(typed);
    const to = readEndpoint(dialled);
    if (!as || !to || rest.length > 0)
      return bad(
        `has "${item}", which is not name:port[=host:port]. Write for example mailpit:1025=localhost:1026.`,
      );
    targets.push({ name: as.host.toLowerCase(), port: as.port, host: to.host, toPort: to.port });
  }
  return good(targets);
}

/** The origin of `http(s)://host[:port]`, with nothing after it. */
export function parsePublicUrl(text: string): Parsed<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (plain && url.pathname === '/' && url.search === '' && url.hash === '') return good(url);
  return bad('is not an address without a path. Write for example https://ehlo.example.org.');
}

function readEndpoint(text: string): HostAndPort | undefined {
  const colon = text.lastIndexOf(':');
  const port = text.slice(colon + 1);
  const host = text.slice(0, Math.max(colon, 0)).replace(/^\[(.*)\]$/, '$1');
  if (!DIGITS.test(port) || Number(port) === 0 || Number(port) > MAX_PORT) return undefined;
  const bracketed = text.startsWith('[');
  if (bracketed ? isIP(host) !== 6 : !HOST_NAME.test(host)) return undefined;
  return { host, port: Number(port) };
}
