import type { DialogueEffect } from '../dialogue.ts';
import { decodeBase64 } from '../mail/transfer-encoding.ts';
import { textOfUtf8 } from '../octets.ts';

/** Mechanisms that a server of the lab takes, in the order in which it prefers them (RFC 4422 §3.1). */
export const SASL_MECHANISMS = ['PLAIN', 'LOGIN'] as const;
export type SaslMechanism = (typeof SASL_MECHANISMS)[number];

/** Logging in began and did not end: what the client's next line is, or `judgement` while the password is looked at. */
export interface SaslExchange {
  readonly mechanism: SaslMechanism;
  readonly awaits: 'response' | 'user' | 'password' | 'judgement';
  /** LOGIN: said already. */
  readonly user?: string;
}

export type SaslStep =
  /** Ask this, in base64; '' for a mechanism whose client speaks first. */
  | { kind: 'challenge'; exchange: SaslExchange; text: string }
  /** All was said: have it looked at. */
  | { kind: 'credentials'; exchange: SaslExchange; effect: Extract<DialogueEffect, { kind: 'authenticate' }> }
  | { kind: 'malformed'; why: 'not-base64' | 'not-plain' }
  /** It asks to act for somebody else, which nobody may here. */
  | { kind: 'wrong' };

/** RFC 4648 §4, as every profile wants it: whole groups, nothing else. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** RFC 4616 §2 has no challenge; LOGIN (no RFC: draft-murchison-sasl-login) asks `Username:` and `Password:`. */
const CHALLENGES = { response: '', user: 'VXNlcm5hbWU6', password: 'UGFzc3dvcmQ6' } as const;

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

export function beginSasl(mechanism: SaslMechanism): SaslExchange {
  return { mechanism, awaits: mechanism === 'PLAIN' ? 'response' : 'user' };
}

/** What to ask before the next response. */
export function challengeOf(exchange: SaslExchange): SaslStep {
  const { awaits } = exchange;
  return { kind: 'challenge', exchange, text: awaits === 'judgement' ? '' : CHALLENGES[awaits] };
}

/** A response as it crossed, in base64 and without its line's end. */
export function takeSaslResponse(exchange: SaslExchange, text: string): SaslStep {
  if (!BASE64.test(text)) return { kind: 'malformed', why: 'not-base64' };
  const said = textOfUtf8(decodeBase64(text));
  const { mechanism } = exchange;
  if (exchange.awaits === 'user') return challengeOf({ mechanism, awaits: 'password', user: said });
  let user = exchange.user ?? '';
  let password = said;
  if (mechanism === 'PLAIN') {
    // RFC 4616 §2: [authzid] NUL authcid NUL passwd. Nobody may act for somebody else here.
    const [authzid = '', authcid, passwd, ...more] = said.split('\0');
    if (authcid === undefined || passwd === undefined || more.length > 0)
      return { kind: 'malformed', why: 'not-plain' };
    if (authzid !== '' && authzid !== authcid) return { kind: 'wrong' };
    user = authcid;
    password = passwd;
  }
  return {
    kind: 'credentials',
    exchange: { mechanism, awaits: 'judgement' },
    effect: { kind: 'authenticate', mechanism, user, password },
  };
}
