/** What servers put into parentheses in a Received field: TCP-info of RFC 5321 §4.4, and the habits of programs. */
import { ipv6Octets } from '../dns/address.ts';
import type { Draft } from './field-reading.ts';
import type { Lexeme } from './lexemes.ts';

export interface TcpInfo {
  /** The client's address, as the server saw it. */
  address?: string;
  /** The name that the DNS gives for that address; '' where the server found none. */
  name?: string;
  /** What the client said in HELO or EHLO, where it stands here (Exim, qmail). */
  helo?: string;
  /** `TLSv1.3` or as the program writes it. */
  tls?: string;
  /** Who had logged in. */
  user?: string;
  /** A program, of the server that writes. */
  software?: string;
}

const RULE = 'RFC 5321 §4.4';
/** Longer comments are left whole. */
const LONGEST = 2000;

interface Habit {
  pattern: RegExp;
  id: string;
  take?: (info: TcpInfo, text: string) => void;
}

/** Each has the piece it names as its first group. */
const HABITS: readonly Habit[] = [
  {
    pattern: /\[((?:IPv6:)?[0-9A-Fa-f.:]+)\]/d,
    id: 'clientAddress',
    take: (info, text) => {
      info.address ??= text.replace(/^IPv6:/i, '');
    },
  },
  {
    pattern: /\b(?:helo|ehlo)[= ]\[?([A-Za-z0-9._:-]+)\]?/di,
    id: 'helo',
    take: (info, text) => {
      info.helo ??= text;
    },
  },
  {
    pattern: /\b((?:SSL|TLS)[ _]?v?1?[._]?[0-3]?(?:\.\d)?)(?![A-Za-z])/di,
    id: 'tls',
    take: (info, text) => {
      info.tls ??= text;
    },
  },
  { pattern: /\bcipher[= ]([A-Za-z0-9_-]+)/di, id: 'cipher' },
  { pattern: /\b((?:TLS|ECDHE|DHE|AES)[A-Z0-9]*[_-][A-Z0-9_-]+)/d, id: 'cipher' },
  {
    pattern: /\b(?:Authenticated sender:|authenticated user:?|auth=)\s*([^\s,;()]+)/di,
    id: 'user',
    take: (info, text) => {
      info.user ??= text;
    },
  },
  { pattern: /\benvelope-from <?([^<>\s()]*)>?/di, id: 'envelopeFrom' },
  { pattern: /\b(may be forged|misconfigured sender)\b/di, id: 'forged' },
  { pattern: /\b(?:from userid|invoked by uid|uid) (\d+)/di, id: 'userId' },
  {
    pattern:
      /^\s*((?:Postfix|Exim|Sendmail|qmail|OpenSMTPD|Haraka|Dovecot|Stalwart|mox|James|MDaemon)(?:[ /]?[\d.]+\w*)?)/di,
    id: 'software',
    take: (info, text) => {
      info.software ??= text;
    },
  },
];

/** @param side  Of which host the comment speaks. */
export function readTcpInfo(comment: Lexeme, value: string, side: 'from' | 'by', draft: Draft): TcpInfo {
  const info: TcpInfo = {};
  const inner = value.slice(comment.start + 1, comment.closed ? comment.end - 1 : comment.end);
  const offset = comment.start + 1;
  const named: [start: number, end: number][] = [];
  const name = (at: [number, number], id: string, text: string) => {
    if (named.some(([start, end]) => at[0] < end && at[1] > start)) return false;
    named.push(at);
    draft.part({ start: offset + at[0], end: offset + at[1] }, id, RULE, { text });
    return true;
  };
  if (inner.length <= LONGEST) {
    for (const { pattern, id, take } of HABITS) {
      const match = pattern.exec(inner);
      const at = match?.indices?.[1];
      // Beside BY stands the server's own address, and not its client's.
      const own = side === 'by' && id === 'clientAddress';
      if (!match || !at || !name(at, own ? 'hostAddress' : id, match[1] ?? '')) continue;
      if (!own) take?.(info, match[1] ?? '');
    }
    if (side === 'from') clientName(inner, info, name);
  }
  if (named.length === 0) draft.part(comment, 'comment', 'RFC 5322 §3.2.2');
  return info;
}

/** `mail.x.test [192.0.2.1]`, `unknown [192.0.2.1]`, and Exchange's bare address. */
function clientName(
  inner: string,
  info: TcpInfo,
  name: (at: [number, number], id: string, text: string) => boolean,
): void {
  const first = /^\s*([^\s[\]()]+)(?=\s*(?:\[|\(|$|\.?\s))/d.exec(inner);
  const at = first?.indices?.[1];
  const text = first?.[1] ?? '';
  if (!at) return;
  if (isAddress(text)) {
    if (name(at, 'clientAddress', text)) info.address ??= text;
  } else if (info.address !== undefined && text.toLowerCase() === 'unknown') {
    if (name(at, 'clientUnnamed', text)) info.name = '';
  } else if (info.address !== undefined && /^[\w.-]+$/.test(text)) {
    const bare = text.replace(/\.$/, '');
    if (name(at, 'clientName', bare)) info.name = bare;
  }
}

export const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || (text.includes(':') && ipv6Octets(text) !== undefined);
