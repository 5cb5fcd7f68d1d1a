import type { DialogueEffect } from '../dialogue.ts';
import { decodeBase64, encodeBase64 } from '../mail/transfer-encoding.ts';
import { octetsOfLatin1, textOfUtf8 } from '../octets.ts';

/** Mechanisms that a server of the lab takes, in the order in which it prefers them (RFC 4422 §3.1). */
export const SASL_MECHANISMS = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const;
export type SaslMechanism = (typeof SASL_MECHANISMS)[number];

/**
 * Logging in began and did not end: what the client's next line is; or, while nothing is to come of the client,
 * `challenge` until there is one to ask, and `judgement` until the password was looked at.
 */
export interface SaslExchange {
  readonly mechanism: SaslMechanism;
  readonly awaits: 'response' | 'user' | 'password' | 'digest' | 'challenge' | 'judgement';
  /** LOGIN: said already. */
  readonly user?: string;
  /** CRAM-MD5: what was asked. */
  readonly challenge?: string;
}

type MakeChallenge = Extract<DialogueEffect, { kind: 'challenge' }>;
type Authenticate = Extract<DialogueEffect, { kind: 'authenticate' }>;

export type SaslStep =
  /** Ask this, in base64; '' for a mechanism whose client speaks first. */
  | { kind: 'challenge'; exchange: SaslExchange; text: string }
  /** Have something made that can be asked (`challenge`), or all that was said looked at. */
  | { kind: 'wait'; exchange: SaslExchange; effect: MakeChallenge | Authenticate }
  | { kind: 'malformed'; why: Malformed }
  /** It asks to act for somebody else, which nobody may here. */
  | { kind: 'wrong' };

export type Malformed = 'not-base64' | 'not-plain' | 'not-cram' | 'too-early';

/** RFC 4648 §4, as every profile wants it: whole groups, nothing else. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** RFC 4616 §2 has no challenge; LOGIN (no RFC: draft-murchison-sasl-login) asks `Username:` and `Password:`. */
const CHALLENGES = { response: '', user: 'VXNlcm5hbWU6', password: 'UGFzc3dvcmQ6' } as const;
/** RFC 2195 §2: the user's name, a space, and sixteen octets in lower-case hexadecimal. */
const CRAM = /^(.+) ([0-9a-f]{32})$/s;
const BEGINNINGS = { PLAIN: 'response', LOGIN: 'user', 'CRAM-MD5': 'challenge' } as const;

export function saslMechanism(name: string): SaslMechanism | undefined {
  return SASL_MECHANISMS.find((known) => known === name.toUpperCase());
}

/** Tokens that another service hands out (RFC 7628, and Google's XOAUTH2), which a lab without network has none of. */
const BY_TOKEN = ['XOAUTH2', 'OAUTHBEARER'];

/** What to say of a mechanism that is not served. */
export function notServed(name: string): string {
  const served = SASL_MECHANISMS.join(' ');
  const token = BY_TOKEN.find((known) => known === name.toUpperCase());
  return token === undefined
    ? `Mechanisms here: ${served}`
    : `${token} needs a token from a sign-in service, and the lab has none. Mechanisms here: ${served}`;
}

/** @param response what came with the command, in base64; `=` alone is an empty one (RFC 4954 §4, 5034 §4, 4959 §3) */
export function beginSasl(mechanism: SaslMechanism, response: string | undefined): SaslStep {
  const exchange: SaslExchange = { mechanism, awaits: BEGINNINGS[mechanism] };
  if (exchange.awaits === 'challenge')
    return response === undefined
      ? { kind: 'wait', exchange, effect: { kind: 'challenge' } }
      : { kind: 'malformed', why: 'too-early' };
  return response === undefined
    ? challengeOf(exchange)
    : takeSaslResponse(exchange, response === '=' ? '' : response);
}

/** Nothing that the client says now belongs to the exchange. */
export const isBusy = ({ awaits }: SaslExchange): boolean => awaits === 'challenge' || awaits === 'judgement';

/** There is a challenge; undefined: nobody waited for one. */
export function poseChallenge(exchange: SaslExchange | undefined, challenge: string): SaslStep | undefined {
  if (exchange?.awaits !== 'challenge') return undefined;
  return challengeOf({ mechanism: exchange.mechanism, awaits: 'digest', challenge });
}

/** What to ask before the next response. */
function challengeOf(exchange: SaslExchange): SaslStep {
  const { awaits, challenge = '' } = exchange;
  const text =
    awaits === 'response' || awaits === 'user' || awaits === 'password'
      ? CHALLENGES[awaits]
      : encodeBase64(octetsOfLatin1(challenge));
  return { kind: 'challenge', exchange, text };
}

/** A response as it crossed, in base64 and without its line's end. */
export function takeSaslResponse(exchange: SaslExchange, text: string): SaslStep {
  if (!BASE64.test(text)) return { kind: 'malformed', why: 'not-base64' };
  const said = textOfUtf8(decodeBase64(text));
  const { mechanism } = exchange;
  if (exchange.awaits === 'user') return challengeOf({ mechanism, awaits: 'password', user: said });
  switch (mechanism) {
    case 'PLAIN': {
      // RFC 4616 §2: [authzid] NUL authcid NUL passwd. Nobody may act for somebody else here.
      const [authzid = '', user, password, ...more] = said.split('\0');
      if (user === undefined || password === undefined || more.length > 0)
        return { kind: 'malformed', why: 'not-plain' };
      if (authzid !== '' && authzid !== user) return { kind: 'wrong' };
      return judge({ kind: 'authenticate', mechanism, user, password });
    }
    case 'LOGIN':
      return judge({ kind: 'authenticate', mechanism, user: exchange.user ?? '', password: said });
    case 'CRAM-MD5': {
      const [, user, digest] = CRAM.exec(said) ?? [];
      if (user === undefined || digest === undefined) return { kind: 'malformed', why: 'not-cram' };
      return judge({ kind: 'authenticate', mechanism, user, challenge: exchange.challenge ?? '', digest });
    }
    default:
      return mechanism satisfies never;
  }
}

function judge(effect: Authenticate & { mechanism: SaslMechanism }): SaslStep {
  return { kind: 'wait', exchange: { mechanism: effect.mechanism, awaits: 'judgement' }, effect };
}
