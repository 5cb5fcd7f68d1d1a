import { ipv4Octets, ipv6Octets } from '../dns/address.ts';
import { latin1 } from '../octets.ts';
import { isControl, isLetDig, utf8Length } from './characters.ts';
import type { Span } from './span.ts';

/** `name`: labels. `ipv4`, `ipv6`: an address literal in brackets (RFC 5321 §4.1.3). */
export type DomainForm = 'name' | 'ipv4' | 'ipv6';

export type DomainProblem =
  /** Nothing stands where a domain has to. */
  | 'domain-missing'
  | 'domain-character'
  /** An empty label: two dots in a row, or one at an end. */
  | 'domain-dots'
  /** A label begins or ends with a hyphen. */
  | 'domain-hyphen'
  /** More than 63 octets between two dots (RFC 1035 §2.3.4). */
  | 'label-too-long'
  | 'domain-too-long'
  /** `[` without `]`. */
  | 'literal-unfinished'
  /** In the brackets is neither an IPv4 address nor `IPv6:` and one; no other tag is registered. */
  | 'literal-bad'
  | 'space'
  | 'control'
  | 'not-utf8'
  | 'second-at';

export type DomainReading =
  | { ok: true; span: Span; form: DomainForm; utf8: boolean }
  | { ok: false; problem: DomainProblem; start: number; end: number };

const MAX_DOMAIN = 255;
const MAX_LABEL = 63;

/**
 * Reads a domain or an address literal from `start` up to `>`, or up to `limit`.
 * RFC 5321 §4.1.2, §4.1.3; labels of UTF-8 as RFC 6531 §3.3 adds them.
 */
export function readDomain(line: Uint8Array, start: number, limit: number): DomainReading {
  if (line[start] === 0x5b && start < limit) return readLiteral(line, start, limit);
  let utf8 = false;
  let label = start;
  let at = start;
  for (; ; at++) {
    const octet = at < limit ? line[at] : undefined;
    if (isLetDig(octet) || octet === 0x2d) continue;
    if (octet !== undefined && octet >= 0x80) {
      const length = utf8Length(line, at);
      if (length === 0 || at + length > limit) return bad('not-utf8', at, at + 1);
      utf8 = true;
      at += length - 1;
      continue;
    }
    const ended = octet === undefined || octet === 0x3e;
    if (!ended && octet !== 0x2e) {
      const problem =
        octet === 0x40
          ? 'second-at'
          : octet === 0x20
            ? 'space'
            : isControl(octet)
              ? 'control'
              : 'domain-character';
      return bad(problem, at, at + 1);
    }
    if (at === label) {
      if (ended && at === start) return bad('domain-missing', start, start);
      return bad('domain-dots', Math.max(start, at - 1), Math.min(limit, at + 1));
    }
    if (at - label > MAX_LABEL) return bad('label-too-long', label, at);
    if (line[label] === 0x2d || line[at - 1] === 0x2d) return bad('domain-hyphen', label, at);
    if (ended) break;
    label = at + 1;
  }
  if (at - start > MAX_DOMAIN) return bad('domain-too-long', start, at);
  return { ok: true, span: { start, end: at }, form: 'name', utf8 };
}

function bad(problem: DomainProblem, start: number, end: number): DomainReading {
  return { ok: false, problem, start, end };
}

function readLiteral(line: Uint8Array, start: number, limit: number): DomainReading {
  let close = start + 1;
  while (close < limit && line[close] !== 0x5d && line[close] !== 0x3e && !isControl(line[close])) close++;
  if (close >= limit || line[close] !== 0x5d)
    return { ok: false, problem: 'literal-unfinished', start, end: Math.min(close, limit) };
  const span = { start, end: close + 1 };
  const inside = latin1(line.subarray(start + 1, Math.min(close, start + 64)));
  if (ipv4Octets(inside)) return { ok: true, span, form: 'ipv4', utf8: false };
  if (/^ipv6:/i.test(inside) && ipv6Octets(inside.slice(5)))
    return { ok: true, span, form: 'ipv6', utf8: false };
  return { ok: false, problem: 'literal-bad', ...span };
}
