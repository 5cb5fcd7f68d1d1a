import { textOfUtf8, utf8 } from '@ehlo/protocol';
import { toAscii } from '../dns/idn.ts';
import { CurlFailure, STATUS } from './failure.ts';

/** Protocols that are spoken here, with their ports; `tls`: from the first octet on. */
export const SCHEMES = {
  http: { port: 80, tls: false },
  https: { port: 443, tls: true },
  imap: { port: 143, tls: false },
  imaps: { port: 993, tls: true },
  pop3: { port: 110, tls: false },
  pop3s: { port: 995, tls: true },
  smtp: { port: 25, tls: false },
  smtps: { port: 465, tls: true },
} as const;

export type Scheme = keyof typeof SCHEMES;

export interface CurlUrl {
  scheme: Scheme;
  user: string | undefined;
  password: string | undefined;
  /** Behind `;` in the login part: `AUTH=PLAIN`. */
  options: string | undefined;
  /** As it is looked up and sent; an IPv6 address has no brackets. */
  host: string;
  /** As it was typed. */
  shownHost: string;
  isIpv6: boolean;
  port: number;
  portGiven: boolean;
  /** With its slash, as it is sent. */
  path: string;
  query: string | undefined;
  fragment: string | undefined;
}

const MALFORMED = () => new CurlFailure(STATUS.url);
const GUESSED = ['imap', 'smtp', 'pop3'] as const;
/** Schemes that curl guesses too, and that are not spoken here. */
const GUESSED_ELSEWHERE = ['ftp', 'dict', 'ldap'];

/**
 * Takes a URL apart as curl does (lib/urlapi.c): a scheme may be missing, dot segments are removed.
 *
 * @throws CurlFailure 3 for what is no URL, 1 for a protocol that is not spoken
 */
export function readUrl(
  text: string,
  { defaultScheme, pathAsIs = false }: { defaultScheme?: string | undefined; pathAsIs?: boolean } = {},
): CurlUrl {
  if (text === '' || /[\x00-\x20\x7f]/.test(text)) throw MALFORMED();
  const absolute = /^([A-Za-z0-9+.-]+):(?=\/)/.exec(text);
  let rest = text;
  let scheme = defaultScheme?.toLowerCase();
  if (absolute) {
    scheme = (absolute[1] as string).toLowerCase();
    const slashes = (/^\/+/.exec(text.slice(absolute[0].length)) as RegExpExecArray)[0].length;
    known(scheme);
    if (slashes > 3) throw MALFORMED();
    rest = text.slice(absolute[0].length + slashes);
  }
  const authority = (/^[^/?#]*/.exec(rest) as RegExpExecArray)[0];
  if (authority === '') throw MALFORMED();
  const tail = rest.slice(authority.length);
  const [, rawPath = '', rawQuery, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(
    tail,
  ) as RegExpExecArray;
  const hostText = authority.slice(authority.lastIndexOf('@') + 1);
  const { host, port, isIpv6 } = readHost(hostText, absolute !== null);
  const guessed = scheme ?? guess(host);
  const name = known(guessed);
  const login = readLogin(authority, !name.startsWith('http'));
  const ascii = toAscii(host);
  const path = encode(rawPath === '' ? '/' : rawPath);
  return {
    scheme: name,
    ...login,
    host: ascii.ok ? ascii.text : host,
    shownHost: host,
    isIpv6,
    port: port ?? SCHEMES[name].port,
    portGiven: port !== undefined,
    path: pathAsIs ? path : withoutDots(path),
    // Unlike the path it is sent as it stands.
    query: rawQuery,
    fragment,
  };
}

function known(scheme: string): Scheme {
  if (Object.hasOwn(SCHEMES, scheme)) return scheme as Scheme;
  throw new CurlFailure(STATUS.protocol, `Protocol "${scheme}" not supported or disabled in libcurl`);
}

function guess(host: string): string {
  const lower = host.toLowerCase();
  return [...GUESSED, ...GUESSED_ELSEWHERE].find((scheme) => lower.startsWith(`${scheme}.`)) ?? 'http';
}

/** `user:password@`, of mail `user;OPTIONS:password@` (RFC 5092 §3, RFC 2384). */
function readLogin(authority: string, hasOptions: boolean): Pick<CurlUrl, 'user' | 'password' | 'options'> {
  const end = authority.lastIndexOf('@');
  if (end < 0) return { user: undefined, password: undefined, options: undefined };
  const text = authority.slice(0, end);
  const colon = text.indexOf(':');
  const semicolon = hasOptions ? text.indexOf(';') : -1;
  const ends = [colon, semicolon].filter((at) => at >= 0);
  const user = text.slice(0, ends.length > 0 ? Math.min(...ends) : undefined);
  const password = colon < 0 ? undefined : text.slice(colon + 1, semicolon > colon ? semicolon : undefined);
  const options =
    semicolon < 0 ? undefined : text.slice(semicolon + 1, colon > semicolon ? colon : undefined);
  return {
    user: decodeUrl(user),
    password: password === undefined ? undefined : decodeUrl(password),
    options: options === undefined ? undefined : decodeUrl(options),
  };
}

function readHost(
  text: string,
  schemeGiven: boolean,
): { host: string; port: number | undefined; isIpv6: boolean } {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/s.exec(text);
  const plain = bracketed ? undefined : /^([^:]*)(?::(.*))?$/s.exec(text);
  if (!bracketed && (!plain || text.startsWith('['))) throw MALFORMED();
  const portText = bracketed ? bracketed[2] : plain?.[2];
  let port: number | undefined;
  if (portText !== undefined && portText !== '') {
    if (!/^\d+$/.test(portText) || Number(portText) > 65_535) throw MALFORMED();
    port = Number(portText);
  } else if (portText === '' && !schemeGiven) throw MALFORMED();
  if (bracketed) {
    const address = (bracketed[1] as string).replace(/%.*$/, '');
    if (!/^[0-9a-fA-F:.]{2,}$/.test(address) || !address.includes(':')) throw MALFORMED();
    return { host: address, port, isIpv6: true };
  }
  const host = decodeUrl(plain?.[1] ?? '');
  if (host === '' || /[ \r\n\t/:#?!@{}[\]\\$'"^`*<>=;,+&()]/.test(host)) throw MALFORMED();
  return { host: quadOf(host) ?? host, port, isIpv6: false };
}

/** `127.1`, `0x7f.1`, `2130706433` → four decimal numbers. */
function quadOf(host: string): string | undefined {
  if (!/^(?:0[xX][0-9a-fA-F]+|\d+)(?:\.(?:0[xX][0-9a-fA-F]+|\d+)){0,3}$/.test(host)) return undefined;
  const parts = host
    .split('.')
    .map((part) => (/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  if (parts.some(Number.isNaN)) return undefined;
  const last = parts.pop() as number;
  if (parts.some((part) => part > 255) || last >= 256 ** (4 - parts.length)) return undefined;
  const tail = Array.from(
    { length: 4 - parts.length },
    (_, index) => Math.floor(last / 256 ** (3 - parts.length - index)) % 256,
  );
  return [...parts, ...tail].join('.');
}

/** What is not ASCII becomes its octets. */
const encode = (text: string): string =>
  text.replace(/[^\x00-\x7f]/gu, (character) => hexEscapes(utf8(character), 'lower'));

const hexEscapes = (octets: Uint8Array, letters: 'lower' | 'upper'): string =>
  Array.from(octets, (octet) => {
    const hex = octet.toString(16).padStart(2, '0');
    return `%${letters === 'upper' ? hex.toUpperCase() : hex}`;
  }).join('');

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment === '.' || segment === '..') {
      if (last) kept.push('');
    } else kept.push(segment);
  }
  return `/${kept.join('/')}`;
}

/** `%41` → `A`; UTF-8. @throws CurlFailure for control characters */
export function decodeUrl(text: string): string {
  const decoded = text.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) =>
    textOfUtf8(Uint8Array.from(escapes.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))),
  );
  if (/[\x00-\x1f]/.test(decoded)) throw MALFORMED();
  return decoded;
}

/** curl_easy_escape(3): all but unreserved characters. */
export const escapeUrl = (octets: Uint8Array): string =>
  Array.from(octets, (octet) => {
    const character = String.fromCharCode(octet);
    return /[A-Za-z0-9._~-]/.test(character) ? character : hexEscapes(Uint8Array.of(octet), 'upper');
  }).join('');

/** The URL again, as `%{url_effective}` and redirects show it. */
export function writeUrl(url: CurlUrl): string {
  const host = url.isIpv6 ? `[${url.shownHost}]` : url.shownHost;
  const login =
    url.user === undefined ? '' : `${url.user}${url.password === undefined ? '' : `:${url.password}`}@`;
  const port = url.portGiven ? `:${url.port}` : '';
  const query = url.query === undefined ? '' : `?${url.query}`;
  const fragment = url.fragment === undefined ? '' : `#${url.fragment}`;
  return `${url.scheme}://${login}${host}${port}${url.path}${query}${fragment}`;
}

/** The URL that a `Location:` means, seen from another (RFC 3986 §5). */
export function follow(base: CurlUrl, location: string): string {
  const target = encodeLocation(location.trim());
  if (/^[A-Za-z0-9+.-]+:/.test(target)) return target;
  const host = base.isIpv6 ? `[${base.shownHost}]` : base.shownHost;
  const root = `${base.scheme}://${host}${base.portGiven ? `:${base.port}` : ''}`;
  if (target.startsWith('//')) return `${base.scheme}:${target}`;
  if (target.startsWith('/')) return root + target;
  if (target.startsWith('?')) return root + base.path + target;
  if (target.startsWith('#'))
    return `${root}${base.path}${base.query === undefined ? '' : `?${base.query}`}${target}`;
  return root + base.path.slice(0, base.path.lastIndexOf('/') + 1) + target;
}

const encodeLocation = (text: string): string => {
  const [path = '', ...query] = text.split('?');
  return [encode(path.replaceAll(' ', '%20')), ...query.map((part) => part.replaceAll(' ', '+'))].join('?');
};

/** The last part of the path: `-O`. */
export function fileNameOf(url: string): string {
  const { path } = readUrl(url);
  return path.slice(path.lastIndexOf('/') + 1);
}
