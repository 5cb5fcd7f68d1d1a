/**
 * What a mail server that sends does about a fault, said once: the page promises it, and a table test in the lab holds the
 * lab's own sender to it. Pure.
 */
import type { ConversationMoment, Fault, FaultEffect, FaultPlace, QuestionMoment } from './fault.ts';

export type FaultOutcome =
  /** It takes longer, or TLS is with a stranger; the mail goes over this connection all the same. */
  | 'goes-on'
  /** HELO is tried where EHLO is refused (RFC 5321 §3.2): no extensions, so no TLS. */
  | 'says-helo'
  /** Without TLS, over this connection (RFC 7435 §3). */
  | 'in-clear'
  /** The server cannot be had, will not talk or hangs up: the next address, the next MX (RFC 5321 §5.1). */
  | 'next-server'
  /** The mail stays in the queue, and all begins again from the first MX (RFC 5321 §4.5.4.1). */
  | 'later'
  /** The mail comes back: a report to its reverse-path (RFC 5321 §6.1). */
  | 'never'
  /** Kept and sent again; whether the server has it nobody knows (RFC 1047). */
  | 'unsure'
  /** The server has taken the mail before: nothing is lost. */
  | 'taken-already'
  /** Where mail to that name goes is not known: it stays in the queue (RFC 5321 §5.1). */
  | 'no-answer'
  /** One question more, and the answer is there. */
  | 'asks-again'
  /** Addresses of mail servers come along with the MX as a rule (RFC 1035 §3.3.9): then nobody asks. */
  | 'rarely-asked'
  /** No sender comes there: it is for who types by hand. */
  | 'not-met';

/** How long the senders of the lab wait, in milliseconds; RFC 5321 §4.5.3.2 asks for minutes. */
export const SENDER_WAITS = { greetingMs: 15_000, replyMs: 30_000, questions: 2 } as const;

/** Senders of the lab ask this one. */
const RESOLVER = 'resolver.campus.test';
const NOT_SAID: readonly FaultPlace[] = ['AUTH', 'RSET', 'NOOP', 'VRFY', 'EXPN', 'HELP'];

/** What a sender does with a mail that the fault strikes, at a server that comes first among those of its domain. */
export function faultOutcome(fault: Fault): FaultOutcome {
  const { when } = fault;
  return when.at === 'question' ? ofQuestion(fault, when) : ofConversation(fault, when);
}

function ofQuestion({ host, what, times }: Fault, { type }: QuestionMoment): FaultOutcome {
  if (host !== RESOLVER) return 'not-met';
  if (what.kind === 'silence' && times !== undefined && times < SENDER_WAITS.questions) return 'asks-again';
  if (type === undefined || type === 'MX') return 'no-answer';
  return type === 'A' || type === 'AAAA' ? 'rarely-asked' : 'not-met';
}

function ofConversation({ what, times }: Fault, when: ConversationMoment): FaultOutcome {
  const { at, nth } = when;
  if (NOT_SAID.includes(at)) return 'not-met';
  switch (what.kind) {
    case 'down':
    case 'filtered':
      return 'next-server';
    case 'slow':
    case 'certificate':
      return 'goes-on';
    case 'mailbox-full':
      return what.says === 'later' ? 'later' : 'never';
    default:
      break;
  }
  if (at === 'QUIT') return 'taken-already';
  if (what.kind === 'delay') {
    const waits = at === 'connect' ? SENDER_WAITS.greetingMs : SENDER_WAITS.replyMs;
    return what.ms < waits ? 'goes-on' : ofEnd(at);
  }
  if (what.kind !== 'reply') return ofEnd(at);
  return ofReply(at, what, times === 1 || nth === 1);
}

/** No answer, or no whole one. */
function ofEnd(at: FaultPlace): FaultOutcome {
  return at === 'letter' ? 'unsure' : 'next-server';
}

/** @param once EHLO is refused, and the HELO after it is not */
function ofReply(
  at: FaultPlace,
  { code }: Extract<FaultEffect, { kind: 'reply' }>,
  once: boolean,
): FaultOutcome {
  // 421 says nothing of the mail; after the dot the server has had it in hand, and the same one is asked again.
  if (code === 421) return at === 'letter' ? 'later' : 'next-server';
  if (at === 'STARTTLS') return 'in-clear';
  if (at === 'connect') return 'next-server';
  if (at === 'EHLO') return once ? 'says-helo' : 'next-server';
  return code < 500 ? 'later' : 'never';
}
