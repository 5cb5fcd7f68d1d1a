/** What of a piece could be checked: conditions of what was seen, with what they say. */
import type { Condition, Place } from '../condition.ts';
import type { Fact } from '../facts/fact.ts';
import { isRelays, listOf, textOf } from './attribute.ts';
import type { Piece } from './cut.ts';
import { protocolOf } from './phase.ts';
import type { CheckSays } from './words.ts';

export interface Candidate {
  condition: Condition;
  says: CheckSays;
  /** What matters most is 0. */
  rank: number;
}

/** Answers to DATA: their letter says more. */
const GO_ON = 354;
/** Of a line, in a condition and in the sentence about it. */
const SAID = 60;
const MAILBOX_PORTS = [110, 143, 993, 995];
/** A retry may come later than a lesson waits. Microseconds. */
const SOON = 20_000_000;

/** In the order in which they came true; the same thing twice is counted. */
export function candidatesOf({ lines, facts, phases }: Piece): Candidate[] {
  const own = facts.filter(({ fact }) => !isRelays(fact));
  const has = (name: Fact['name'], more: (fact: Fact) => boolean = () => true) =>
    own.some(({ fact }) => fact.name === name && more(fact));
  const typedAt = lines.at(-1)?.at ?? 0;
  const context: Context = {
    accepted: has('accepted'),
    bye: phases.includes('bye'),
    asks: phases.includes('ask'),
    switches: phases.includes('switch'),
    reads: has('line', ({ value }) => MAILBOX_PORTS.includes(Number(value?.port))),
    subject: own.map(({ fact }) => subjectOf(fact)).findLast((subject) => subject !== undefined),
    typed: lines.map(({ text }) => text.toLowerCase()).join('\n'),
  };
  const found = own.flatMap(({ fact }) => {
    if (fact.at - typedAt > SOON && isLater(fact)) return [];
    const candidate = candidateOf(fact, context);
    return candidate ? [candidate] : [];
  });
  return counted(found);
}

interface Context {
  accepted: boolean;
  bye: boolean;
  asks: boolean;
  switches: boolean;
  /** A mailbox is worked on from the terminal, not in the page. */
  reads: boolean;
  typed: string;
  /** Of the mail that was sent last. */
  subject: string | undefined;
}

const isLater = ({ name }: Fact): boolean => name === 'bounced' || name === 'relayed' || name === 'stored';

function candidateOf(fact: Fact, context: Context): Candidate | undefined {
  const place = placeOf(fact);
  const host = textOf(fact.text.host);
  const port = Number(fact.value?.port);
  switch (fact.name) {
    case 'called':
      return { rank: 0, condition: { called: place }, says: { of: 'called', host, port } };
    case 'secured':
      return { rank: 0, condition: { secured: place }, says: { of: 'secured', host, port } };
    case 'unsecured':
      return { rank: 0, condition: { unsecured: place }, says: { of: 'unsecured', host, port } };
    case 'refused':
      return {
        rank: 0,
        condition: { refused: { ...place, failure: fact.value?.failure as never } },
        says: { of: 'refused', host, port },
      };
    case 'reply':
      return replyCandidate(fact, context);
    case 'closed':
      if (context.bye) return undefined;
      return { rank: 2, condition: { closed: place }, says: { of: 'closed', host } };
    case 'accepted':
      return acceptedCandidate(fact, place);
    case 'asked': {
      const name = textOf(fact.text.name);
      const type = textOf(fact.text.type);
      const rcode = textOf(fact.text.rcode);
      // What a program asks on its way, and what this page asks for its pictures, was not typed.
      if (!context.asks || !isNamed(name, context.typed)) return undefined;
      return {
        rank: 0,
        condition: { asked: { name, type, ...(rcode === 'NOERROR' ? {} : { rcode }) } },
        says: { of: 'asked', name, type, rcode },
      };
    }
    case 'switched':
      if (!context.switches) return undefined;
      return {
        rank: 0,
        condition: { switched: { service: 'mock', state: fact.value?.state as 'up' | 'down' } },
        says: { of: 'switched', state: fact.value?.state as 'up' | 'down' },
      };
    case 'flagged':
    case 'expunged':
    case 'folder':
      return context.reads ? mailboxCandidate(fact) : undefined;
    default:
      return ofMail(fact, context);
  }
}

/** Of `localhost` the port says it all, and a program outside calls it otherwise. */
function placeOf({ text, value }: Fact): { host?: string; port: number } {
  const host = textOf(text.host);
  return { ...(host === 'localhost' ? {} : { host }), port: Number(value?.port) };
}

function replyCandidate(fact: Fact, context: Context): Candidate | undefined {
  const to = textOf(fact.text.to);
  const status = textOf(fact.text.status);
  const { code } = fact;
  const place = placeOf(fact);
  // POP3 and IMAP have no codes.
  const answer = status === '' && code !== undefined ? { code } : { status };
  const good = 'code' in answer ? answer.code < 400 : ['OK', '+OK'].includes(status);
  if (to === 'greeting')
    return good
      ? undefined
      : { rank: 1, condition: { reply: { to, ...answer, ...place } }, says: { of: 'greeted', answer } };
  if (to === 'letter') {
    if (context.accepted || protocolOf(fact) !== 'smtp') return undefined;
    return { rank: 0, condition: { reply: { to, ...answer, ...place } }, says: { of: 'letter', answer } };
  }
  if (code === GO_ON && context.accepted) return undefined;
  if (to === 'unknown' || to === '') {
    const whole = textOf(fact.text.line);
    if (whole === '') return undefined;
    const line = whole.length > SAID ? `${whole.slice(0, SAID)}*` : whole;
    return {
      rank: 1,
      condition: { reply: { line, ...answer, ...place } },
      says: { of: 'line', line, answer },
    };
  }
  return {
    rank: 1,
    condition: { reply: { to, ...answer, ...place } },
    says: { of: 'reply', verb: to, answer, good },
  };
}

/** @param place where it was taken, and whose program sent it */
export function acceptedCandidate(fact: Fact, place: Place): Candidate {
  const to = listOf(fact.text.to);
  const subject = subjectOf(fact);
  return {
    rank: 0,
    condition: {
      accepted: {
        ...place,
        from: textOf(fact.text.from),
        to: to.length === 1 ? (to[0] as string) : to,
        ...(subject ? { field: { Subject: subject } } : {}),
      },
    },
    says: { of: 'accepted', to, subject },
  };
}

const subjectOf = ({ letter }: Fact): string | undefined =>
  letter?.fields.find(({ name }) => name.toLowerCase() === 'subject')?.value.trim() || undefined;

function mailboxCandidate({ name, text }: Fact): Candidate | undefined {
  const mailbox = textOf(text.mailbox);
  if (name === 'folder') {
    const folder = textOf(text.folder);
    const change = textOf(text.change);
    return {
      rank: 0,
      condition: { folder: { mailbox, folder, change } },
      says: { of: 'folder', folder, change },
    };
  }
  const subject = textOf(text.subject);
  const of = { ...(mailbox ? { mailbox } : {}), ...(subject ? { subject } : {}) };
  if (name === 'expunged') return { rank: 0, condition: { expunged: of }, says: { of: 'expunged', subject } };
  const add = textOf(text.add);
  const remove = textOf(text.remove);
  if (!add && !remove) return undefined;
  return {
    rank: 0,
    condition: { flagged: { ...of, ...(add ? { add } : { remove }) } },
    says: { of: 'flagged', flag: add || remove, set: add !== '' },
  };
}

function ofMail(fact: Fact, { subject }: Context): Candidate | undefined {
  const to = textOf(fact.text.to);
  switch (fact.name) {
    case 'stored': {
      const mailbox = textOf(fact.text.mailbox);
      // The mock keeps whatever it accepted.
      if (mailbox === 'mock') return undefined;
      const from = textOf(fact.text.from);
      const bounce = from === '<>';
      // Letters lie in the mailboxes from the start, and some are from the same people.
      const field = subject && !bounce ? { field: { Subject: subject } } : {};
      return {
        rank: 0,
        condition: { stored: { mailbox, from, ...field } },
        says: { of: 'stored', mailbox, bounce },
      };
    }
    case 'relayed':
      return { rank: 0, condition: { relayed: { to } }, says: { of: 'relayed', to } };
    case 'deferred':
      return { rank: 0, condition: { deferred: { to } }, says: { of: 'deferred', to } };
    case 'bounced':
      return { rank: 0, condition: { bounced: { to } }, says: { of: 'bounced', to } };
    case 'greylisted':
      return { rank: 0, condition: { greylisted: { to } }, says: { of: 'greylisted', to } };
    default:
      return undefined;
  }
}

/** `dig -x 192.0.2.25` asks for 25.2.0.192.in-addr.arpa. */
const isNamed = (name: string, typed: string): boolean =>
  typed.includes(name.toLowerCase()) || /\.(in-addr|ip6)\.arpa$/i.test(name);

function counted(found: readonly Candidate[]): Candidate[] {
  const times = new Map<string, { candidate: Candidate; times: number }>();
  for (const candidate of found) {
    const key = JSON.stringify(candidate.condition);
    const known = times.get(key);
    if (known) known.times++;
    else times.set(key, { candidate, times: 1 });
  }
  return [...times.values()].map(({ candidate, times: count }) =>
    count === 1 || !('reply' in candidate.condition)
      ? candidate
      : {
          ...candidate,
          condition: { count: { times: Math.min(20, count), of: candidate.condition } },
          says: { ...candidate.says, times: count } as CheckSays,
        },
  );
}
