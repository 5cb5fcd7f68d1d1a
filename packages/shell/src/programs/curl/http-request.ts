import { utf8 } from '@ehlo/protocol';
import { toBase64 } from '../../base64.ts';
import type { Login } from './sasl.ts';
import type { Operation } from './settings.ts';
import type { CurlUrl } from './url.ts';
import { SCHEMES } from './url.ts';

export const USER_AGENT = 'curl/7.88.1';
/** A body that is larger is announced before it is sent (lib/http.h). */
const EXPECT_OCTETS = 1_024 * 1_024;

/** What is sent with a request. */
export interface RequestBody {
  kind: 'POST' | 'form' | 'PUT';
  /** Undefined: not known before. */
  size: number | undefined;
  /** Of a form: its Content-Type. */
  type?: string;
}

export interface RequestParts {
  url: CurlUrl;
  operation: Operation;
  method: string;
  body: RequestBody | undefined;
  login: Login | undefined;
  /** What the connection's server speaks, where it is known to be old. */
  serverVersion: '1.0' | undefined;
  /** After a redirect: where it came from. */
  referer: string | undefined;
}

/** A request's head (RFC 9112 §3, §5), its lines in the order in which curl writes them (lib/http.c). */
export interface RequestHead {
  text: string;
  chunked: boolean;
  /** `Expect: 100-continue` is asked for. */
  expects: boolean;
}

/** The value of a header of the person's own: undefined where none is given, '' where it is to be left out. */
export function ownHeader(headers: readonly string[], name: string): string | undefined {
  const found = headers.find((header) => {
    const separator = header[name.length];
    return (
      header.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
      (separator === ':' || separator === ';')
    );
  });
  return found?.slice(name.length + 1).trim();
}

export function requestHead({
  url,
  operation,
  method,
  body,
  login,
  serverVersion,
  referer,
}: RequestParts): RequestHead {
  const own = (name: string) => ownHeader(operation.headers, name);
  const version = operation.httpVersion ?? serverVersion ?? '1.1';
  const lines: string[] = [];
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && own(name) === undefined) lines.push(`${name}: ${value}`);
  };
  const host = url.isIpv6 ? `[${url.host}]` : url.host;
  const ownHost = own('Host');
  if (ownHost === undefined)
    lines.push(`Host: ${host}${url.port === SCHEMES[url.scheme].port ? '' : `:${url.port}`}`);
  else if (ownHost !== '') lines.push(`Host: ${ownHost}`);
  add('Authorization', login && `Basic ${toBase64(utf8(`${login.user}:${login.password}`))}`);
  if (method === 'GET' || method === 'HEAD')
    add('Range', operation.range === undefined ? undefined : `bytes=${operation.range}`);
  add('User-Agent', operation.userAgent === '' ? undefined : (operation.userAgent ?? USER_AGENT));
  add('Accept', '*/*');
  add('Referer', referer);
  const unknown =
    body?.kind === 'PUT' &&
    body.size === undefined &&
    version === '1.1' &&
    own('Content-Length') === undefined;
  const chunked = unknown || (body !== undefined && /chunked/i.test(own('Transfer-Encoding') ?? ''));
  if (unknown) add('Transfer-Encoding', 'chunked');
  if (operation.cookies.length > 0) lines.push(`Cookie: ${operation.cookies.join(';')}`);
  lines.push(...ownLines(operation.headers, body));
  if (body?.size !== undefined && !chunked) add('Content-Length', String(body.size));
  if (body?.kind === 'form') lines.push(`Content-Type: ${body.type}`);
  if (body?.kind === 'POST') add('Content-Type', 'application/x-www-form-urlencoded');
  const large =
    body !== undefined &&
    (body.kind === 'PUT' ? body.size !== 0 : (body.size ?? EXPECT_OCTETS + 1) > EXPECT_OCTETS);
  const ownExpect = own('Expect');
  if (large && version === '1.1') add('Expect', '100-continue');
  return {
    text: `${method} ${targetOf(url, operation)} HTTP/${version}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`,
    chunked,
    expects: ownExpect === undefined ? large && version === '1.1' : /^100-continue$/i.test(ownExpect),
  };
}

function targetOf({ path, query }: CurlUrl, { requestTarget }: Operation): string {
  return requestTarget ?? `${path}${query === undefined ? '' : `?${query}`}`;
}

/** `Name: value`; `Name:` leaves a header out; `Name;` sends it empty. */
function ownLines(headers: readonly string[], body: RequestBody | undefined): string[] {
  const lines: string[] = [];
  for (const header of headers) {
    const match = /^([^:;]+)([:;])(.*)$/s.exec(header);
    if (!match) continue;
    const [, name = '', separator, value = ''] = match;
    const skipped = /^host$/i.test(name) || (body?.kind === 'form' && /^content-type$/i.test(name));
    if (skipped) continue;
    if (separator === ';') {
      if (value.trim() === '') lines.push(`${name}:`);
    } else if (value.trim() !== '') lines.push(header);
  }
  return lines;
}
