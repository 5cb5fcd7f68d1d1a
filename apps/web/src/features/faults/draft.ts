/**
 * A fault while it is written: every field is the text that stands in the form. Fields that the place and the kind have no
 * use for keep what they hold, so that going back loses nothing. Pure.
 */
import {
  type CertificateProblem,
  FAULT_PLACES,
  type Fault,
  type FaultEffect,
  type FaultHost,
  type FaultKind,
  hasNth,
  hasRecipient,
  hasSender,
  isCounted,
  kindsAt,
} from '@ehlo/wire';

export interface FaultDraft {
  host: string;
  at: string;
  nth: string;
  /** Empty: whoever; `<>`: the empty reverse-path. */
  sender: string;
  recipient: string;
  kind: FaultKind;
  code: string;
  enhanced: string;
  text: string;
  seconds: string;
  /** Between the lines of a reply; a lesson or a script sets it, and the form keeps it. */
  lines: boolean;
  octetsPerSecond: string;
  problem: CertificateProblem;
  says: 'later' | 'never';
  name: string;
  below: boolean;
  /** Empty: any. */
  type: string;
  /** Empty: always. */
  times: string;
}

export const FIRST_DRAFT: FaultDraft = {
  host: 'mx1.faculty.test',
  at: 'RCPT',
  nth: '',
  sender: '',
  recipient: '',
  kind: 'reply',
  code: '451',
  enhanced: '4.7.1',
  text: 'Greylisted',
  seconds: '8',
  lines: false,
  octetsPerSecond: '100',
  problem: 'expired',
  says: 'later',
  name: 'faculty.test',
  below: true,
  type: '',
  times: '1',
};

type Place = Fault['when']['at'];
const placeOf = (at: string): Place =>
  at === 'question' ? at : (FAULT_PLACES.find((place) => place === at) ?? 'connect');

/** What the form shows: place and kind go together. */
export interface FaultShape {
  place: Place;
  kinds: readonly FaultKind[];
  nth: boolean;
  sender: boolean;
  recipient: boolean;
  times: boolean;
}

export function shapeOf({ at, kind }: Pick<FaultDraft, 'at' | 'kind'>): FaultShape {
  const place = placeOf(at);
  return {
    place,
    kinds: kindsAt(place),
    nth: hasNth(place, kind),
    sender: hasSender(place) && kind !== 'mailbox-full',
    recipient: hasRecipient(place),
    times: isCounted(kind),
  };
}

/** One field changed: what no longer goes together with it follows. */
export function changed(
  draft: FaultDraft,
  change: Partial<FaultDraft>,
  hosts: readonly FaultHost[],
): FaultDraft {
  const next = { ...draft, ...change };
  if (change.host !== undefined) {
    const host = hosts.find((known) => known.host === change.host);
    if (host?.kind === 'dns') next.at = 'question';
    else if (next.at === 'question') next.at = 'RCPT';
  }
  const { kinds } = shapeOf(next);
  if (!kinds.includes(next.kind)) next.kind = next.at === 'question' ? 'servfail' : (kinds[0] ?? 'reply');
  return next;
}

const number = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);
/** With a point or, as in French, a comma. NaN for what is no number. */
const decimal = (text: string): number =>
  /^\d{1,6}(?:[.,]\d{1,3})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
/** `<a@b>` as people write it, without its brackets. */
const bare = (pattern: string): string => pattern.trim().replace(/^<(.*)>$/, '$1');

export function faultOf(draft: FaultDraft): Fault {
  const { host, nth, sender, recipient, name, below, type, times } = draft;
  const shape = shapeOf(draft);
  const often = shape.times && times.trim() !== '' ? { times: number(times) } : {};
  const { place } = shape;
  if (place === 'question') {
    const when = { at: place, name: name.trim(), ...(below && { below }), ...(type !== '' && { type }) };
    return { host, when, what: effectOf(draft), ...often };
  }
  const when = {
    at: place,
    ...(shape.nth && nth.trim() !== '' && { nth: number(nth) }),
    ...(shape.sender && sender.trim() !== '' && { sender: bare(sender) }),
    ...(shape.recipient && recipient.trim() !== '' && { recipient: bare(recipient) }),
  };
  return { host, when, what: effectOf(draft), ...often };
}

function effectOf(draft: FaultDraft): FaultEffect {
  const { kind, code, enhanced, text, seconds, octetsPerSecond, problem, says } = draft;
  switch (kind) {
    case 'reply': {
      const second = enhanced.trim();
      return { kind, code: number(code), ...(second !== '' && { enhanced: second }), text: text.trim() };
    }
    case 'delay':
      return { kind, ms: Math.round(decimal(seconds) * 1000), ...(draft.lines && { lines: true as const }) };
    case 'slow':
      return { kind, octetsPerSecond: number(octetsPerSecond) };
    case 'certificate':
      return { kind, problem };
    case 'mailbox-full':
      return { kind, says };
    default:
      return { kind };
  }
}

const shown = (path: string | undefined): string => (path === undefined ? '' : path === '' ? '<>' : path);

export function draftOf({ host, when, what, times }: Fault): FaultDraft {
  const draft: FaultDraft = {
    ...FIRST_DRAFT,
    host,
    at: when.at,
    kind: what.kind,
    times: times === undefined ? '' : String(times),
  };
  if (when.at === 'question')
    Object.assign(draft, { name: when.name, below: when.below ?? false, type: when.type ?? '' });
  else
    Object.assign(draft, {
      nth: when.nth === undefined ? '' : String(when.nth),
      sender: shown(when.sender),
      recipient: shown(when.recipient),
    });
  switch (what.kind) {
    case 'reply':
      return { ...draft, code: String(what.code), enhanced: what.enhanced ?? '', text: what.text };
    case 'delay':
      return { ...draft, seconds: String(what.ms / 1000), lines: what.lines ?? false };
    case 'slow':
      return { ...draft, octetsPerSecond: String(what.octetsPerSecond) };
    case 'certificate':
      return { ...draft, problem: what.problem };
    case 'mailbox-full':
      return { ...draft, says: what.says };
    default:
      return draft;
  }
}
