import type { DialogueEffect } from '../dialogue.ts';
import { latin1 } from '../octets.ts';
import {
  beginSasl,
  notServed,
  poseChallenge,
  type SaslExchange,
  type SaslStep,
  saslMechanism,
  takeSaslResponse,
} from '../sasl/exchange.ts';
import { isOffered } from './hello.ts';
import type { SmtpCommand } from './parse-command.ts';
import type { SmtpPolicy } from './policy.ts';
import { answer, type SmtpReply } from './reply.ts';
import type { SmtpState } from './state.ts';
import { mistake, type Turn, turn } from './turn.ts';

const NOT_OFFERED: SmtpReply = { code: 502, enhanced: '5.5.1', text: 'Logging in is not offered here' };
/** RFC 3207 §4. */
const STARTTLS_FIRST: SmtpReply = {
  code: 530,
  enhanced: '5.7.0',
  text: 'Must issue a STARTTLS command first',
};
/** RFC 4954 §6. */
const LOGIN_FIRST: SmtpReply = { code: 530, enhanced: '5.7.0', text: 'Authentication required' };
const ENCRYPT_FIRST: SmtpReply = { code: 538, enhanced: '5.7.11', text: 'Only over TLS: STARTTLS first' };
const MALFORMED = {
  'not-base64': { code: 501, enhanced: '5.5.2', text: 'That is not base64' },
  'not-plain': { code: 501, enhanced: '5.5.2', text: 'PLAIN is: NUL, user, NUL, password' },
  'not-cram': { code: 501, enhanced: '5.5.2', text: 'CRAM-MD5 is: user, space, 32 lower-case hex digits' },
  // RFC 4954 §4 has 5.7.0 for it.
  'too-early': {
    code: 501,
    enhanced: '5.7.0',
    text: 'CRAM-MD5 begins with my question, not with your answer',
  },
} as const satisfies Record<string, SmtpReply>;
const EXCESS: SmtpReply = { code: 501, enhanced: '5.5.4', text: 'One response may follow the mechanism' };
const CANCELLED: SmtpReply = { code: 501, enhanced: '5.7.0', text: 'Cancelled, as you asked' };
const HELLO_FIRST: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'EHLO first' };
const LOGGED_IN: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'You are logged in already' };
const IN_TRANSACTION: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'Not between MAIL and the dot' };
const WELCOME: SmtpReply = { code: 235, enhanced: '2.7.0', text: 'Authentication successful' };
const WRONG: SmtpReply = { code: 535, enhanced: '5.7.8', text: 'Authentication credentials invalid' };

/** What a client that has not done what this server needs is told, at any command that does something. */
export function lockedOut(state: SmtpState, policy: SmtpPolicy): SmtpReply | undefined {
  if (policy.mailFrom !== 'login' || state.user !== undefined) return undefined;
  return isOffered(policy, 'AUTH', state.peer.secured) ? LOGIN_FIRST : STARTTLS_FIRST;
}

/** AUTH (RFC 4954 §4). What follows the mechanism is a secret, whatever is answered. */
export function logIn(state: SmtpState, command: SmtpCommand, line: Uint8Array, policy: SmtpPolicy): Turn {
  const { argument } = command;
  const text = argument ? latin1(line.subarray(argument.start, argument.end)) : '';
  const [, mechanismText = '', response] = /^(\S+)(?:[ \t]+(.*))?$/s.exec(text) ?? [];
  const secret: DialogueEffect[] =
    argument && response
      ? [{ kind: 'secret', start: argument.end - response.length, end: argument.end }]
      : [];
  const after = ({ state: next, effects }: Turn): Turn => ({ state: next, effects: [...secret, ...effects] });
  const refused = (reply: SmtpReply) => after(mistake(state, policy, reply));

  if (policy.auth === 'never') return refused(NOT_OFFERED);
  if (!state.extended) return refused(HELLO_FIRST);
  if (!isOffered(policy, 'AUTH', state.peer.secured))
    return refused(policy.mailFrom === 'login' ? STARTTLS_FIRST : ENCRYPT_FIRST);
  if (state.user !== undefined) return refused(LOGGED_IN);
  if (state.transaction) return refused(IN_TRANSACTION);
  const mechanism = saslMechanism(mechanismText);
  if (!mechanism) return refused({ code: 504, enhanced: '5.5.4', text: notServed(mechanismText) });
  if (response !== undefined && /[ \t]/.test(response)) return refused(EXCESS);
  return after(goOn(state, beginSasl(mechanism, response), policy));
}

/** What CRAM-MD5 asks is there. */
export function challenged(state: SmtpState, challenge: string, policy: SmtpPolicy): Turn {
  const step = poseChallenge(state.sasl, challenge);
  return step ? goOn(state, step, policy) : { state, effects: [] };
}

/** A line that answers a challenge: no command, and a secret. */
export function takeResponse(
  state: SmtpState,
  exchange: SaslExchange,
  line: Uint8Array,
  policy: SmtpPolicy,
): Turn {
  const text = latin1(line);
  if (text === '*') return mistake(withoutExchange(state), policy, CANCELLED);
  const { state: next, effects } = goOn(state, takeSaslResponse(exchange, text), policy);
  return { state: next, effects: [{ kind: 'secret', start: 0, end: line.length }, ...effects] };
}

/** What became of the credentials. */
export function judged(state: SmtpState, user: string | undefined, policy: SmtpPolicy): Turn {
  if (state.sasl?.awaits !== 'judgement') return { state, effects: [] };
  const after = withoutExchange(state);
  if (user === undefined) return mistake(after, policy, WRONG);
  const { effects } = turn(after, WELCOME);
  return { state: { ...after, user }, effects: [...effects, { kind: 'named', by: 'login', name: user }] };
}

export function withoutExchange(state: SmtpState): SmtpState {
  const { sasl: _, ...kept } = state;
  return kept;
}

function goOn(state: SmtpState, step: SaslStep, policy: SmtpPolicy): Turn {
  switch (step.kind) {
    case 'challenge':
      return { state: { ...state, sasl: step.exchange }, effects: answer({ code: 334, text: step.text }) };
    case 'wait':
      return { state: { ...state, sasl: step.exchange }, effects: [step.effect] };
    case 'malformed':
      return mistake(withoutExchange(state), policy, MALFORMED[step.why]);
    case 'wrong':
      return mistake(withoutExchange(state), policy, WRONG);
    default:
      return step satisfies never;
  }
}
