import type {
  Dialogue,
  DialogueAnswer,
  DialogueEffect,
  DialogueInput,
  DialoguePeer,
  DialogueTurn,
} from '../dialogue.ts';
import { textOfUtf8 } from '../octets.ts';
import { isBusy } from '../sasl/exchange.ts';
import { challenged, judged, lockedOut, logIn, takeResponse, withoutExchange } from './auth.ts';
import type { SmtpVerb } from './commands.ts';
import { openLetter, takeRecipient, takeSender } from './envelope.ts';
import { greet, helpReply, startTls } from './hello.ts';
import { parseCommand, type SmtpCommand } from './parse-command.ts';
import type { SmtpPolicy } from './policy.ts';
import { problemReply } from './problem-replies.ts';
import { answer, type SmtpReply } from './reply.ts';
import type { RuleFindings } from './rules.ts';
import { type SmtpState, sessionOf, startState, transmissionType, withoutTransaction } from './state.ts';
import { mistake, type Turn, turn, turnWith } from './turn.ts';

const OK = answer({ code: 250, enhanced: '2.0.0', text: 'Ok' });
const OVERLONG: SmtpReply = { code: 500, enhanced: '5.5.6', text: 'Command line is too long' };
const NOT_SERVED: SmtpReply = { code: 502, enhanced: '5.5.1', text: 'Command not served here' };
const TOO_LARGE = answer({ code: 552, enhanced: '5.3.4', text: 'Letter is larger than SIZE allows' });
const STORE_FULL = answer({ code: 452, enhanced: '4.3.1', text: 'No room left to keep it: try later' });
const STORE_FAILED = answer({ code: 451, enhanced: '4.3.0', text: 'It could not be kept: try later' });
/** RFC 9989 §7.3; the domain is of the DNS's characters. */
const refusedByPolicy = (domain: string) =>
  answer({
    code: 550,
    enhanced: '5.7.1',
    text: `Not shown to be from ${domain}: refused by the DMARC policy of ${domain}`,
  });
const NOTHING: DialogueEffect[] = [];

/** What a verb does once its line has been read without a fault. */
type Act = (state: SmtpState, command: SmtpCommand, line: Uint8Array, policy: SmtpPolicy) => Turn;

const notServed: Act = (state, _command, _line, policy) => mistake(state, policy, NOT_SERVED);

/** A row more in the table of commands is a compile error here until it has an act. */
const ACTS = {
  EHLO: greet,
  HELO: greet,
  MAIL: takeSender,
  RCPT: takeRecipient,
  DATA: openLetter,
  RSET: (state) => ({ state: withoutTransaction(state), effects: OK }),
  NOOP: (state) => ({ state, effects: OK }),
  QUIT: (state, _command, _line, policy) => goodbye(state, policy, 221, '2.0.0', 'closing, as you asked'),
  VRFY: verify,
  HELP: (state, command, line, policy) =>
    turn(state, helpReply(argumentOf(command, line), policy, state.peer.secured)),
  EXPN: notServed,
  STARTTLS: startTls,
  AUTH: logIn,
  SEND: notServed,
  SOML: notServed,
  SAML: notServed,
  TURN: notServed,
} as const satisfies Record<SmtpVerb, Act>;

/** VRFY may ask for an answer in UTF-8 as MAIL does (RFC 6531 §3.7.4.2). */
function verify(state: SmtpState, command: SmtpCommand, line: Uint8Array, policy: SmtpPolicy): Turn {
  const locked = lockedOut(state, policy);
  if (locked) return turn(state, locked);
  const argument = argumentOf(command, line);
  const asked = policy.extensions.includes('SMTPUTF8') ? argument.replace(/[ \t]SMTPUTF8$/i, '') : argument;
  const reply = policy.verify(asked.trimEnd(), sessionOf(state));
  return { state, effects: answer(reply, asked === argument ? 'ascii' : 'utf8') };
}

function argumentOf({ argument }: SmtpCommand, line: Uint8Array): string {
  return argument ? textOfUtf8(line.subarray(argument.start, argument.end)) : '';
}

/** 221 and 421 begin with the host's name (RFC 5321 §4.2.2). */
function goodbye(
  state: SmtpState,
  { hostName }: SmtpPolicy,
  code: 221 | 421,
  enhanced: string,
  why: string,
): Turn {
  const [reply] = answer({ code, enhanced, text: `${hostName} ${why}` });
  return {
    state: { ...withoutTransaction(state), phase: 'closed' },
    effects: [reply as DialogueEffect, { kind: 'close' }],
  };
}

/** The server's side of SMTP (RFC 5321) under a policy. Pure; `step` never throws. */
export function createSmtpDialogue(policy: SmtpPolicy): Dialogue<SmtpState> {
  const { hostName } = policy;
  const greeting = answer({ code: 220, text: `${hostName} ${policy.greeting}` });

  function readLine(state: SmtpState, line: Uint8Array): Turn {
    const command = parseCommand(line);
    const { verb, problem } = command;
    // A command that is not served gets no lesson in its syntax.
    if (problem && !(verb && ACTS[verb] === notServed))
      return mistake(state, policy, problemReply(problem.problem, verb));
    const act: Act = ACTS[verb as SmtpVerb];
    return act(state, command, line, policy);
  }

  function stored(state: SmtpState, queueId: string): Turn {
    const reply = { code: 250, enhanced: '2.0.0', text: `Taken as ${queueId}` };
    return turnWith(withoutTransaction(state), answer(reply));
  }

  function received(state: SmtpState, size: number, tooLarge: boolean): Turn {
    const { transaction } = state;
    if (!transaction) return { state, effects: NOTHING };
    if (tooLarge || size > policy.maxSize)
      return { state: withoutTransaction(state), effects: [{ kind: 'discard' }, ...TOO_LARGE] };
    const { reversePath, forwardPaths, smtputf8, body } = transaction;
    const envelope = { reversePath, forwardPaths: [...forwardPaths] };
    const helo = state.helo ?? '';
    return {
      state,
      effects: [
        {
          kind: 'store',
          envelope,
          helo,
          smtputf8,
          body,
          transmission: transmissionType(state),
          ...(state.user !== undefined && { user: state.user }),
        },
      ],
    };
  }

  function told(state: SmtpState, answer: DialogueAnswer | RuleFindings): Turn {
    const { asking, ...rest } = state;
    if (!asking) return { state, effects: NOTHING };
    if (typeof answer === 'object') return readLine({ ...rest, findings: answer }, asking);
    const { state: after, effects } = readLine({ ...rest, told: answer }, asking);
    const { told: _, ...kept } = after;
    return { state: kept, effects };
  }

  function lineCame(state: SmtpState, line: Uint8Array): Turn {
    const { sasl, asking, phase } = state;
    if (phase === 'letter' || asking || (sasl && isBusy(sasl))) return { state, effects: NOTHING };
    return sasl ? takeResponse(state, sasl, line, policy) : readLine(state, line);
  }

  /** RFC 3207 §4.2: whatever was said in clear counts no more, not even the name. */
  function secured(state: SmtpState): Turn {
    const peer = { ...state.peer, secured: true };
    return { state: { ...startState(peer), phase: 'connected', mistakes: state.mistakes }, effects: NOTHING };
  }

  return {
    start: (peer: DialoguePeer) => startState(peer),
    step(state, input: DialogueInput): DialogueTurn<SmtpState> {
      if (state.phase === 'closed') return { state, effects: NOTHING };
      switch (input.kind) {
        case 'line':
          return lineCame(state, input.octets);
        case 'overlong':
          // RFC 4954 §6 has the same reply for a response that is too long, which ends the exchange.
          return mistake(withoutExchange(state), policy, OVERLONG);
        case 'opened':
          return turnWith({ ...state, phase: 'connected' }, greeting);
        case 'received':
          return received(state, input.size, input.tooLarge);
        case 'stored':
          return stored(state, input.queueId);
        case 'notStored':
          return turnWith(withoutTransaction(state), input.reason === 'full' ? STORE_FULL : STORE_FAILED);
        case 'refused':
          return turnWith(withoutTransaction(state), refusedByPolicy(input.domain));
        case 'authenticated':
          return judged(state, input.user, policy);
        case 'notAuthenticated':
          return judged(state, undefined, policy);
        case 'challenge':
          return challenged(state, input.text, policy);
        case 'told':
          return told(state, input.answer);
        case 'secured':
          return secured(state);
        case 'idle':
          return goodbye(state, policy, 421, '4.4.2', 'heard nothing for too long, closing');
        case 'shutdown':
          return goodbye(state, policy, 421, '4.3.2', 'is going down, closing');
        case 'maildrop':
        case 'noMaildrop':
        case 'sent':
        case 'notSent':
        case 'expunged':
        case 'notExpunged':
        case 'literal':
        case 'mail':
        case 'changed':
          // Of POP3 and IMAP: nothing here asks for them.
          return { state, effects: NOTHING };
        default:
          return input satisfies never;
      }
    },
  };
}
