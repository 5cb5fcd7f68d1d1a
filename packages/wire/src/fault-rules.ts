/**
 * What a fault may be, said once: the form on the page, the API and its schema ask here. Pure; problems are ids, whoever shows
 * them has the words.
 */
import type { Fault, FaultEffect, FaultHost, FaultPlace } from './fault.ts';

export const FAULT_PLACES = [
  'connect',
  'EHLO',
  'STARTTLS',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'letter',
  'RSET',
  'NOOP',
  'VRFY',
  'EXPN',
  'HELP',
  'QUIT',
] as const satisfies readonly FaultPlace[];

export type FaultKind = FaultEffect['kind'];

/** Where each kind can strike. */
export const PLACES_OF = {
  reply: FAULT_PLACES,
  delay: FAULT_PLACES,
  drop: FAULT_PLACES,
  silence: [...FAULT_PLACES, 'question'],
  'half-reply': FAULT_PLACES,
  'mailbox-full': ['RCPT'],
  down: ['connect'],
  filtered: ['connect'],
  slow: ['connect'],
  certificate: ['STARTTLS'],
  servfail: ['question'],
} as const satisfies Record<FaultKind, readonly (FaultPlace | 'question')[]>;

export const kindsAt = (place: FaultPlace | 'question'): FaultKind[] =>
  (Object.keys(PLACES_OF) as FaultKind[]).filter((kind) =>
    (PLACES_OF[kind] as readonly string[]).includes(place),
  );

/** They stand until they are cleared: nobody counts them. */
const STANDING: readonly FaultKind[] = ['down', 'filtered', 'mailbox-full'];
export const isCounted = (kind: FaultKind): boolean => !STANDING.includes(kind);

export const hasNth = (place: FaultPlace | 'question', kind: FaultKind): boolean =>
  place !== 'connect' && place !== 'question' && kind !== 'mailbox-full' && kind !== 'certificate';
export const hasSender = (place: FaultPlace | 'question'): boolean =>
  !['connect', 'EHLO', 'STARTTLS', 'AUTH', 'question'].includes(place);
export const hasRecipient = (place: FaultPlace | 'question'): boolean =>
  place === 'RCPT' || place === 'DATA' || place === 'letter';

/** Types of records that a question can be about, in the order in which mail asks for them. */
export const FAULT_TYPES = ['MX', 'A', 'AAAA', 'TXT', 'CNAME', 'NS', 'SOA', 'PTR', 'ANY'] as const;

export const FAULT_LIMITS = {
  nth: 1000,
  times: 1000,
  pattern: 254,
  stars: 5,
  /** A reply has to be one line of at most 512 octets (RFC 5321 §4.5.3.1.5). */
  text: 400,
  /** Clients wait five minutes for a greeting (RFC 5321 §4.5.3.2.1): a lesson need not. */
  delayMs: 120_000,
  slowest: 16,
  fastest: 1_000_000,
  name: 253,
} as const;

export type FaultField =
  | 'host'
  | 'at'
  | 'nth'
  | 'sender'
  | 'recipient'
  | 'kind'
  | 'code'
  | 'enhanced'
  | 'text'
  | 'ms'
  | 'octetsPerSecond'
  | 'name'
  | 'type'
  | 'times';

export type FaultProblemId =
  | 'host.unknown'
  | 'host.noTls'
  | 'host.place'
  | 'kind.place'
  | 'nth.range'
  | 'nth.none'
  | 'sender.none'
  | 'recipient.none'
  | 'recipient.needed'
  | 'pattern.ascii'
  | 'pattern.long'
  | 'pattern.stars'
  | 'code.good'
  | 'code.range'
  | 'enhanced.form'
  | 'enhanced.class'
  | 'text.empty'
  | 'text.lines'
  | 'text.ascii'
  | 'text.long'
  | 'ms.range'
  | 'rate.range'
  | 'name.empty'
  | 'name.form'
  | 'type.unknown'
  | 'times.range'
  | 'times.none';

export interface FaultProblem {
  field: FaultField;
  problem: FaultProblemId;
}

const isBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
const PRINTABLE = /^[\x20-\x7e]*$/;
const ENHANCED = /^[245]\.(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2})$/;
/** Letters, digits, hyphens and underscores between dots; the root is `.` and no name that mail has. */
const NAME = /^(?:\*\.)?[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?$/i;

/**
 * What is wrong with a fault, field by field, in the order of a form.
 * @param hosts those at which one can be set; absent: the host is not looked at
 */
export function faultProblems(fault: Fault, hosts?: readonly FaultHost[]): FaultProblem[] {
  const problems: FaultProblem[] = [];
  const wrong = (field: FaultField, problem: FaultProblemId) => problems.push({ field, problem });
  const { when, what, times } = fault;
  const { kind } = what;
  const { at } = when;

  if (hosts) {
    const host = hosts.find((known) => known.host === fault.host);
    if (!host) wrong('host', 'host.unknown');
    else if ((host.kind === 'dns') !== (at === 'question')) wrong('host', 'host.place');
    else if (at === 'STARTTLS' && !host.tls) wrong('host', 'host.noTls');
  }
  if (!(PLACES_OF[kind] as readonly string[]).includes(at)) wrong('kind', 'kind.place');

  if (when.at === 'question') {
    if (when.name === '') wrong('name', 'name.empty');
    else if (when.name.length > FAULT_LIMITS.name || !NAME.test(when.name)) wrong('name', 'name.form');
    if (when.type !== undefined && !(FAULT_TYPES as readonly string[]).includes(when.type))
      wrong('type', 'type.unknown');
  } else {
    const { nth, sender, recipient } = when;
    if (nth !== undefined) {
      if (!hasNth(when.at, kind)) wrong('nth', 'nth.none');
      else if (!isBetween(nth, 1, FAULT_LIMITS.nth)) wrong('nth', 'nth.range');
    }
    if (sender !== undefined) {
      if (hasSender(when.at)) pattern('sender', sender);
      else wrong('sender', 'sender.none');
    }
    if (recipient !== undefined) {
      if (hasRecipient(when.at)) pattern('recipient', recipient);
      else wrong('recipient', 'recipient.none');
    } else if (kind === 'mailbox-full') wrong('recipient', 'recipient.needed');
  }

  if (what.kind === 'reply') reply(what);
  if (what.kind === 'delay' && !isBetween(what.ms, 1, FAULT_LIMITS.delayMs)) wrong('ms', 'ms.range');
  if (what.kind === 'slow' && !isBetween(what.octetsPerSecond, FAULT_LIMITS.slowest, FAULT_LIMITS.fastest))
    wrong('octetsPerSecond', 'rate.range');

  if (times !== undefined) {
    if (!isCounted(kind)) wrong('times', 'times.none');
    else if (!isBetween(times, 1, FAULT_LIMITS.times)) wrong('times', 'times.range');
  }
  return problems;

  function pattern(field: 'sender' | 'recipient', text: string): void {
    if (!PRINTABLE.test(text)) wrong(field, 'pattern.ascii');
    else if (text.length > FAULT_LIMITS.pattern) wrong(field, 'pattern.long');
    else if (text.split('*').length > FAULT_LIMITS.stars + 1) wrong(field, 'pattern.stars');
  }

  function reply({ code, enhanced, text }: Extract<FaultEffect, { kind: 'reply' }>): void {
    // A good reply would say that something was done, and nothing is.
    if (isBetween(code, 200, 399)) wrong('code', 'code.good');
    else if (!isBetween(code, 400, 599)) wrong('code', 'code.range');
    if (enhanced !== undefined) {
      if (!ENHANCED.test(enhanced)) wrong('enhanced', 'enhanced.form');
      // RFC 2034 §4: its first digit is that of the reply.
      else if (enhanced[0] !== String(code)[0]) wrong('enhanced', 'enhanced.class');
    }
    if (text === '') wrong('text', 'text.empty');
    else if (/[\r\n]/.test(text)) wrong('text', 'text.lines');
    else if (!PRINTABLE.test(text)) wrong('text', 'text.ascii');
    else if (text.length > FAULT_LIMITS.text) wrong('text', 'text.long');
  }
}
