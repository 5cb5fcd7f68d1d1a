import type { DialogueAnswer, DialoguePeer, Transmission } from '../dialogue.ts';
import type { SmtpPhase } from '../reading/reading.ts';
import type { SaslExchange } from '../sasl/exchange.ts';
import type { SmtpSession } from './policy.ts';
import type { RuleFindings } from './rules.ts';

/** MAIL was taken: what the server holds until the dot, RSET or another EHLO. */
export interface SmtpTransaction {
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  /** Whether a RCPT was refused: then DATA without recipients is not merely early. */
  readonly refused: boolean;
  readonly smtputf8: boolean;
  readonly body: '7BIT' | '8BITMIME';
  /** What the host's rules found of its client. */
  readonly findings?: RuleFindings;
}

/** Never changed: a turn makes a new one, or gives the same back. */
export interface SmtpState {
  readonly peer: DialoguePeer;
  /** RFC 5321 §4.1.4 as the panels draw it. In `letter`, octets are the letter's until the store has answered. */
  readonly phase: SmtpPhase;
  readonly helo?: string;
  /** EHLO, not HELO, was said last. */
  readonly extended: boolean;
  readonly transaction?: SmtpTransaction;
  readonly sasl?: SaslExchange;
  /** Who logged in (RFC 4954). */
  readonly user?: string;
  /** A command line that waits for an answer to its policy's question; `told` while it is judged with that answer. */
  readonly asking?: Uint8Array;
  readonly told?: DialogueAnswer;
  /** What the host's rules found, until the mail that they were asked for has begun or not. */
  readonly findings?: RuleFindings;
  /** Lines so far that were no command or out of place. */
  readonly mistakes: number;
}

export function startState(peer: DialoguePeer): SmtpState {
  return { peer, phase: 'none', extended: false, mistakes: 0 };
}

/**
 * The transaction has come so far. Written out where nothing else is going on: it happens three times with every mail, and the
 * copy of a copy by a spread has a shape of its own each time, which makes whatever reads it slow.
 */
export function withTransaction(state: SmtpState, phase: SmtpPhase, transaction: SmtpTransaction): SmtpState {
  const { peer, helo, extended, user, sasl, asking, told, findings, mistakes } = state;
  if (helo === undefined || sasl || asking || told !== undefined || findings)
    return { ...state, phase, transaction };
  if (user !== undefined) return { peer, phase, helo, extended, transaction, user, mistakes };
  return { peer, phase, helo, extended, transaction, mistakes };
}

/** The envelope is blank again, as after RSET, another EHLO and the dot (RFC 5321 §4.1.1.5). */
export function withoutTransaction(state: SmtpState): SmtpState {
  // Written out: it happens with every mail, and leaving a field out of a spread is slow.
  const { peer, helo, extended, mistakes, user } = state;
  if (helo === undefined) return { peer, phase: 'connected', extended, mistakes };
  const greeted: SmtpState = { peer, phase: 'greeted', helo, extended, mistakes };
  return user === undefined ? greeted : { ...greeted, user };
}

/**
 * How the letter came, for the trace field: RFC 5321 §4.4 and §8.2, RFC 3848 for the S of TLS and the A of AUTH, RFC 6531 §4.3 for UTF-8.
 */
export type TransmissionType = Transmission;

export function transmissionType(state: SmtpState): TransmissionType {
  const { secured } = state.peer;
  const protection = `${secured ? 'S' : ''}${state.user === undefined ? '' : 'A'}` as '' | 'S' | 'A' | 'SA';
  if (state.transaction?.smtputf8) return `UTF8SMTP${protection}`;
  if (protection !== '') return `ESMTP${protection}`;
  return state.extended ? 'ESMTP' : 'SMTP';
}

/** What a policy may look at. */
export function sessionOf(state: SmtpState): SmtpSession {
  return {
    client: state.peer.address,
    helo: state.helo,
    secured: state.peer.secured,
    user: state.user,
    reversePath: state.transaction?.reversePath,
    told: state.told,
  };
}
