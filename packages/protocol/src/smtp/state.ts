import type { DialogueEffect, DialoguePeer } from '../dialogue.ts';
import type { SmtpPhase } from '../reading/reading.ts';
import type { SmtpSession } from './policy.ts';

/** MAIL was taken: what the server holds until the dot, RSET or another EHLO. */
export interface SmtpTransaction {
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  /** Whether a RCPT was refused: then DATA without recipients is not merely early. */
  readonly refused: boolean;
  readonly smtputf8: boolean;
  readonly body: '7BIT' | '8BITMIME';
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
  /** Lines so far that were no command or out of place. */
  readonly mistakes: number;
}

export function startState(peer: DialoguePeer): SmtpState {
  return { peer, phase: 'none', extended: false, mistakes: 0 };
}

/** The envelope is blank again, as after RSET, another EHLO and the dot (RFC 5321 §4.1.1.5). */
export function withoutTransaction(state: SmtpState): SmtpState {
  // Written out: it happens with every mail, and leaving a field out of a spread is slow.
  const { peer, helo, extended, mistakes } = state;
  return helo === undefined
    ? { peer, phase: 'connected', extended, mistakes }
    : { peer, phase: 'greeted', helo, extended, mistakes };
}

/**
 * How the letter came, for the trace field: RFC 5321 §4.4 and §8.2, RFC 3848 for the S of TLS, RFC 6531 §4.3 for UTF-8.
 */
export type TransmissionType = Extract<DialogueEffect, { kind: 'store' }>['transmission'];

export function transmissionType(state: SmtpState): TransmissionType {
  const { secured } = state.peer;
  if (state.transaction?.smtputf8) return secured ? 'UTF8SMTPS' : 'UTF8SMTP';
  if (secured) return 'ESMTPS';
  return state.extended ? 'ESMTP' : 'SMTP';
}

/** What a policy may look at. */
export function sessionOf(state: SmtpState): SmtpSession {
  return {
    client: state.peer.address,
    helo: state.helo,
    secured: state.peer.secured,
    reversePath: state.transaction?.reversePath,
  };
}
