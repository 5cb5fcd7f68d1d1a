import type { DialogueEffect } from '../../dialogue.ts';
import { latin1, textOfUtf8 } from '../../octets.ts';
import {
  beginSasl,
  notServed,
  poseChallenge,
  SASL_MECHANISMS,
  type SaslExchange,
  type SaslStep,
  saslMechanism,
  takeSaslResponse,
} from '../../sasl/exchange.ts';
import { mistake, say, sayRows, turn } from './reply.ts';
import { NOTHING, openDrop, type Pop3State, type Turn, unknownAgain } from './state.ts';

/** RFC 3206 §5: it is the name or the password, and not a server that is ill. Which of the two is nobody's business. */
const WRONG = '-ERR [AUTH] Name or password is wrong';
const MALFORMED = {
  'not-base64': '-ERR That is not base64',
  'not-plain': '-ERR PLAIN is: NUL, user, NUL, password',
  'not-cram': '-ERR CRAM-MD5 is: user, space, 32 lower-case hex digits',
  'too-early': '-ERR CRAM-MD5 begins with my question, not with your answer',
} as const;

/** USER: a name is taken whoever has it, so that nobody learns which mailboxes there are (RFC 1939 §13). */
export function takeUser(state: Pop3State, name: string): Turn {
  return turn({ ...unknownAgain(state), user: name }, '+OK PASS next');
}

/** PASS: all behind the space, spaces too (RFC 1939 §7). */
export function takePassword(state: Pop3State, password: Uint8Array): Turn {
  const { user } = state;
  if (user === undefined) return mistake(state, '-ERR USER first, then PASS');
  return {
    state: { ...unknownAgain(state), busy: true },
    effects: [{ kind: 'authenticate', mechanism: 'USER', user, password: textOfUtf8(password) }],
  };
}

/** AUTH (RFC 5034 §4); alone it lists the mechanisms, as servers do. */
export function takeAuth(state: Pop3State, mechanismName: string | undefined, response?: string): Turn {
  if (mechanismName === undefined)
    return { state, effects: sayRows('+OK Mechanisms follow', SASL_MECHANISMS) };
  const mechanism = saslMechanism(mechanismName);
  if (!mechanism) return mistake(state, `-ERR ${notServed(mechanismName)}`);
  return goOn(unknownAgain(state), beginSasl(mechanism, response));
}

/** What CRAM-MD5 asks is there. */
export function challenged(state: Pop3State, challenge: string): Turn {
  const step = poseChallenge(state.sasl, challenge);
  return step ? goOn(unknownAgain(state), step) : { state, effects: NOTHING };
}

/** A line that answers a challenge: no command, and a secret. */
export function takeResponse(state: Pop3State, exchange: SaslExchange, line: Uint8Array): Turn {
  const text = latin1(line);
  if (text === '*') return mistake(unknownAgain(state), '-ERR Cancelled, as you asked');
  const secret: DialogueEffect = { kind: 'secret', start: 0, end: line.length };
  const { state: next, effects } = goOn(state, takeSaslResponse(exchange, text));
  return { state: next, effects: [secret, ...effects] };
}

/** What became of the name and the password: the maildrop is opened, which the reply waits for (RFC 1939 §4). */
export function judged(state: Pop3State, user: string | undefined): Turn {
  if (!state.busy) return { state, effects: NOTHING };
  if (user === undefined) return mistake(unknownAgain(state), WRONG);
  return {
    state,
    effects: [
      { kind: 'named', by: 'login', name: user },
      { kind: 'openMaildrop', user },
    ],
  };
}

export function opened(state: Pop3State, letters: Parameters<typeof openDrop>[0]): Turn {
  const { peer, mistakes } = state;
  const drop = openDrop(letters);
  return {
    state: { peer, mistakes, phase: 'transaction', drop },
    effects: say(`+OK ${counted(drop.count)} (${drop.octets} octets)`),
  };
}

export function notOpened(state: Pop3State, reason: 'in-use' | 'error'): Turn {
  const text =
    reason === 'in-use'
      ? '-ERR [IN-USE] Another session has this maildrop open'
      : '-ERR [SYS/TEMP] The maildrop cannot be read now';
  return turn(unknownAgain(state), text);
}

export const counted = (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`;

function goOn(state: Pop3State, step: SaslStep): Turn {
  switch (step.kind) {
    case 'challenge':
      return { state: { ...state, sasl: step.exchange }, effects: say(`+ ${step.text}`) };
    case 'wait':
      return { state: { ...unknownAgain(state), sasl: step.exchange, busy: true }, effects: [step.effect] };
    case 'malformed':
      return mistake(unknownAgain(state), MALFORMED[step.why]);
    case 'wrong':
      return mistake(unknownAgain(state), WRONG);
    default:
      return step satisfies never;
  }
}
