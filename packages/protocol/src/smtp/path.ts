import { latin1, textOfUtf8 } from '../octets.ts';
import { isAtext, isBlank, isControl, utf8Length } from './characters.ts';
import { type DomainForm, type DomainProblem, readDomain } from './domain.ts';
import type { Span } from './span.ts';

/** `reverse`: of MAIL FROM, where a bounce goes. `forward`: of RCPT TO, where the mail goes. */
export type PathRole = 'reverse' | 'forward';

export interface SmtpPath extends Span {
  /** `null`: `<>`, of a bounce (RFC 5321 §4.5.5). `postmaster`: `<Postmaster>` without a domain (§4.1.1.3). */
  kind: 'mailbox' | 'null' | 'postmaster';
  /** `@a,@b:`, the source route of old (RFC 5321 appendix C): accepted, and left out of `mailbox`. */
  route?: Span;
  local?: Span & { quoted: boolean };
  domain?: Span & { form: DomainForm };
  /** As an envelope keeps it: without brackets and route, quotes as written; '' for `<>`. */
  mailbox: string;
  /** Local part, quoting undone. Its case matters (RFC 5321 §2.4). */
  localPart: string;
  /** Domain in lower case, or an address literal with its brackets; '' where there is none. */
  host: string;
  /** Has octets beyond ASCII: needs SMTPUTF8 (RFC 6531 §3.3). */
  utf8: boolean;
}

export type PathProblem =
  | DomainProblem
  /** Nothing stands after the colon. */
  | 'path-missing'
  | 'brackets-missing'
  | 'open-bracket-missing'
  | 'close-bracket-missing'
  /** A name before the brackets, as a letter's From field may have and an envelope may not. */
  | 'display-name'
  /** `RCPT TO:<>`: only a sender may be nobody. */
  | 'null-recipient'
  | 'local-part-missing'
  | 'local-part-character'
  | 'local-part-dots'
  | 'local-part-too-long'
  | 'quote-unfinished'
  | 'quote-character'
  /** Begins like a source route and is none. */
  | 'route-bad'
  | 'path-too-long'
  /** Something follows `>` without a space. */
  | 'excess-after-path';

export type PathReading =
  | { ok: true; path: SmtpPath; end: number }
  | { ok: false; problem: PathProblem; start: number; end: number };

/** RFC 5321 §4.5.3.1.1 to §4.5.3.1.3, in octets; the path's with its brackets. */
export const PATH_LIMITS = { local: 64, domain: 255, path: 256 } as const;

const DQUOTE = 0x22;
const COMMA = 0x2c;
const DOT = 0x2e;
const COLON = 0x3a;
const OPEN = 0x3c;
const CLOSE = 0x3e;
const AT = 0x40;
const BACKSLASH = 0x5c;

/** Nobody: the reverse-path of a bounce. */
const NOBODY = { kind: 'null', mailbox: '', localPart: '', host: '', utf8: false } as const;

class Refused {
  readonly problem: PathProblem;
  readonly start: number;
  readonly end: number;
  constructor(problem: PathProblem, start: number, end: number) {
    this.problem = problem;
    this.start = start;
    this.end = end;
  }
}

/**
 * Reads a path with its brackets from `start` on, RFC 5321 §4.1.2, with UTF-8 as RFC 6531 §3.3 adds it (whether the
 * transaction may use it is known only after MAIL's parameters).
 *
 * @returns The path and where it ends, or the first thing that is wrong and the octets it is wrong in. Never throws.
 */
export function readPath(line: Uint8Array, start: number, role: PathRole): PathReading {
  if (start >= line.length) return refuse('path-missing', start, start);
  if (line[start] !== OPEN) return withoutBracket(line, start);
  const first = start + 1;
  if (line[first] === CLOSE) {
    const span = { start, end: first + 1 };
    if (role === 'forward') return refuse('null-recipient', span.start, span.end);
    return finish(line, { ...span, ...NOBODY });
  }

  let mailboxAt = first;
  let route: Span | undefined;
  if (line[first] === AT) {
    const end = routeEnd(line, first);
    if (end instanceof Refused)
      return end.problem === 'route-bad' ? { ok: false, ...end } : closeOr(line, end);
    route = { start: first, end };
    mailboxAt = end;
  }

  const local = line[mailboxAt] === DQUOTE ? quotedEnd(line, mailboxAt) : dotStringEnd(line, mailboxAt);
  if (local instanceof Refused) return closeOr(line, local);
  const localSpan = { start: mailboxAt, end: local.end, quoted: line[mailboxAt] === DQUOTE };

  if (line[local.end] === CLOSE) {
    const word = latin1(line.subarray(mailboxAt, local.end));
    if (role !== 'forward' || route || !/^postmaster$/i.test(word))
      return refuse('domain-missing', mailboxAt, local.end);
    return finish(line, {
      start,
      end: local.end + 1,
      kind: 'postmaster',
      local: localSpan,
      mailbox: word,
      localPart: word,
      host: '',
      utf8: false,
    });
  }
  if (line[local.end] !== AT) return closeOr(line, strange(line, local.end, 'local-part-character'));

  const domain = readDomain(line, local.end + 1, line.length);
  if (!domain.ok) return closeOr(line, new Refused(domain.problem, domain.start, domain.end));
  const end = domain.span.end;
  if (line[end] !== CLOSE) return closeOr(line, strange(line, end, 'domain-character'));

  if (local.end - mailboxAt > PATH_LIMITS.local)
    return refuse('local-part-too-long', localSpan.start, localSpan.end);
  if (end + 1 - start > PATH_LIMITS.path) return refuse('path-too-long', start, end + 1);

  const written = textOfUtf8(line.subarray(domain.span.start, end));
  const path: SmtpPath = {
    start,
    end: end + 1,
    kind: 'mailbox',
    local: localSpan,
    domain: { start: domain.span.start, end, form: domain.form },
    mailbox: textOfUtf8(line.subarray(mailboxAt, end)),
    localPart: unquoted(textOfUtf8(line.subarray(mailboxAt, local.end))),
    host: domain.form === 'name' ? written.toLowerCase() : written,
    utf8: local.utf8 || domain.utf8,
  };
  if (route) path.route = route;
  return finish(line, path);
}

function refuse(problem: PathProblem, start: number, end: number): PathReading {
  return { ok: false, problem, start, end };
}

function finish(line: Uint8Array, path: SmtpPath): PathReading {
  if (path.end < line.length && !isBlank(line[path.end]))
    return refuse('excess-after-path', path.end, wordEnd(line, path.end));
  return { ok: true, path, end: path.end };
}

/** A missing closing bracket is told first: what else is wrong may come from it. */
function closeOr(line: Uint8Array, found: Refused): PathReading {
  if (found.problem === 'quote-unfinished') return { ok: false, ...found };
  if (found.start >= line.length) return refuse('close-bracket-missing', line.length, line.length);
  if (found.problem === 'space' && line.indexOf(CLOSE, found.start) < 0)
    return refuse('close-bracket-missing', found.start, found.start);
  return { ok: false, ...found };
}

function wordEnd(line: Uint8Array, start: number): number {
  let end = start;
  while (end < line.length && !isBlank(line[end])) end++;
  return end;
}

function withoutBracket(line: Uint8Array, start: number): PathReading {
  const open = line.indexOf(OPEN, start);
  if (open > 0) return refuse('display-name', start, open);
  const close = line.indexOf(CLOSE, start);
  if (close > 0) return refuse('open-bracket-missing', start, close);
  return refuse('brackets-missing', start, wordEnd(line, start));
}

function strange(line: Uint8Array, at: number, otherwise: PathProblem): Refused {
  const octet = line[at];
  const problem = isBlank(octet) ? 'space' : isControl(octet) ? 'control' : otherwise;
  return new Refused(problem, at, at + 1);
}

/** `@a,@b:` (RFC 5321 §4.1.2, A-d-l). */
function routeEnd(line: Uint8Array, start: number): number | Refused {
  let at = start;
  for (;;) {
    if (line[at] !== AT) return new Refused('route-bad', start, Math.min(at + 1, line.length));
    let limit = at + 1;
    // A colon ends the route, but an IPv6 literal has some of its own.
    let literal = false;
    for (; limit < line.length; limit++) {
      const octet = line[limit];
      if (octet === 0x5b) literal = true;
      else if (octet === 0x5d) literal = false;
      else if (!literal && (octet === COMMA || octet === COLON || octet === CLOSE || octet === AT)) break;
    }
    const domain = readDomain(line, at + 1, limit);
    if (!domain.ok) return new Refused(domain.problem, domain.start, domain.end);
    if (domain.utf8) return new Refused('route-bad', start, limit);
    if (line[limit] === COLON) return limit + 1;
    // `<@campus.test>`: nobody's name stands before the @.
    if (line[limit] === CLOSE) return new Refused('local-part-missing', start, start + 1);
    if (line[limit] !== COMMA) return new Refused('route-bad', start, Math.min(limit + 1, line.length));
    at = limit + 1;
  }
}

interface LocalPart {
  end: number;
  utf8: boolean;
}

function dotStringEnd(line: Uint8Array, start: number): LocalPart | Refused {
  let at = start;
  let utf8 = false;
  let atomAt = start;
  for (; ; at++) {
    const octet = line[at];
    if (isAtext(octet)) continue;
    if (octet !== undefined && octet >= 0x80) {
      const length = utf8Length(line, at);
      if (length === 0) return new Refused('not-utf8', at, at + 1);
      utf8 = true;
      at += length - 1;
      continue;
    }
    const ended = octet === AT || octet === CLOSE;
    if (!ended && octet !== DOT) return strange(line, at, 'local-part-character');
    if (at === atomAt) {
      if (ended && at === start) return new Refused('local-part-missing', start, start + 1);
      return new Refused('local-part-dots', Math.max(start, at - 1), at + 1);
    }
    if (ended) return { end: at, utf8 };
    atomAt = at + 1;
  }
}

/** Quoted-string of RFC 5321 §4.1.2: SP and any sign in it, `"` and `\` after a backslash; no controls. */
function quotedEnd(line: Uint8Array, start: number): LocalPart | Refused {
  let utf8 = false;
  for (let at = start + 1; ; at++) {
    const octet = line[at];
    if (octet === undefined) return new Refused('quote-unfinished', start, line.length);
    if (octet === DQUOTE) return { end: at + 1, utf8 };
    if (octet >= 0x80) {
      const length = utf8Length(line, at);
      if (length === 0) return new Refused('not-utf8', at, at + 1);
      utf8 = true;
      at += length - 1;
    } else if (isControl(octet)) return new Refused('quote-character', at, at + 1);
    else if (octet === BACKSLASH) {
      at++;
      const escaped = line[at];
      if (escaped === undefined) return new Refused('quote-unfinished', start, line.length);
      if (escaped >= 0x80 || isControl(escaped)) return new Refused('quote-character', at, at + 1);
    }
  }
}

function unquoted(local: string): string {
  return local.startsWith('"') ? local.slice(1, -1).replace(/\\(.)/gs, '$1') : local;
}
