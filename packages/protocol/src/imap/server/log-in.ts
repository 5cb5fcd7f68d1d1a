/** LOGIN and AUTHENTICATE (RFC 3501 §6.2.2, §6.2.3; RFC 4959). */
import { latin1, octetsOfLatin1, textOfUtf8 } from '../../octets.ts';
import {
  beginSasl,
  isBusy,
  notServed,
  poseChallenge,
  type SaslStep,
  saslMechanism,
  takeSaslResponse,
} from '../../sasl/exchange.ts';
import type { Arguments } from './arguments.ts';
import { mistake, refusal, say, turn } from './reply.ts';
import { asks, type ImapState, NOTHING, type Turn, unknownAgain } from './state.ts';

/** RFC 5530 §3. Which of the two it is is nobody's business. */
const WRONG = 'NO [AUTHENTICATIONFAILED] Name or password is wrong';
const MALFORMED = {
  'not-base64': 'That is not base64',
  'not-plain': 'PLAIN is: NUL, user, NUL, password',
  'not-cram': 'CRAM-MD5 is: user, space, 32 lower-case hex digits',
  'too-early': 'CRAM-MD5 begins with my question, not with your answer',
} as const;

const text = (octets: string): string => textOfUtf8(octetsOfLatin1(octets));

export function takeLogin(state: ImapState, tag: string, given: Arguments): Turn {
  const user = text(given.string());
  const password = text(given.string());
  given.end();
  return {
    state: { ...unknownAgain(state), login: { tag } },
    effects: [{ kind: 'authenticate', mechanism: 'USER', user, password }],
  };
}

export function takeAuthenticate(state: ImapState, tag: string, given: Arguments): Turn {
  const name = given.atom();
  const mechanism = saslMechanism(name);
  const response = given.next && given.take().text;
  given.end();
  if (!mechanism) return turn(state, `${tag} NO [CANNOT] ${notServed(name)}`);
  return goOn(state, tag, beginSasl(mechanism, response));
}

/** What CRAM-MD5 asks is there. */
export function challenged(state: ImapState, challenge: string): Turn {
  const { login } = state;
  const step = poseChallenge(login?.exchange, challenge);
  return login && step ? goOn(state, login.tag, step) : { state, effects: NOTHING };
}

/** A line that answers a challenge: no command, and a secret. */
export function takeResponse(state: ImapState, line: Uint8Array): Turn {
  const { login } = state;
  if (!login?.exchange || isBusy(login.exchange)) return { state, effects: NOTHING };
  const response = latin1(line);
  if (response === '*') return mistake(unknownAgain(state), login.tag, 'Cancelled, as you asked');
  const { state: next, effects } = goOn(state, login.tag, takeSaslResponse(login.exchange, response));
  return { state: next, effects: [{ kind: 'secret', start: 0, end: line.length }, ...effects] };
}

function goOn(state: ImapState, tag: string, step: SaslStep): Turn {
  switch (step.kind) {
    case 'challenge':
      return { state: { ...state, login: { tag, exchange: step.exchange } }, effects: say(`+ ${step.text}`) };
    case 'wait':
      return {
        state: { ...unknownAgain(state), login: { tag, exchange: step.exchange } },
        effects: [step.effect],
      };
    case 'malformed':
      return mistake(unknownAgain(state), tag, MALFORMED[step.why]);
    case 'wrong':
      return turn(unknownAgain(state), `${tag} ${WRONG}`);
    default:
      return step satisfies never;
  }
}

/** What became of the name and the password. @param capabilities those that count from here on */
export function judged(state: ImapState, user: string | undefined, capabilities: string): Turn {
  const { login } = state;
  if (!login) return { state, effects: NOTHING };
  const { tag } = login;
  const fresh = unknownAgain(state);
  if (user === undefined) {
    const mistakes = state.mistakes + 1;
    return mistakes > 20
      ? mistake({ ...fresh, mistakes: 1000 }, tag, 'Too many tries')
      : turn({ ...fresh, mistakes }, `${tag} ${WRONG}`);
  }
  return asks(
    fresh,
    { about: 'open', user },
    (next, answer) =>
      answer.kind === 'refused'
        ? turn(next, `${tag} ${refusal(answer.why)}`)
        : turn(
            { ...next, phase: 'authenticated' },
            `${tag} OK [CAPABILITY ${capabilities}] You are ${asciiOf(user)}`,
          ),
    [{ kind: 'named', by: 'login', name: user }],
  );
}

const asciiOf = (name: string): string => (/^[!-~]+$/.test(name) ? name : 'logged in');
