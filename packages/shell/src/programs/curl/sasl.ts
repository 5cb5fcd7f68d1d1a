import { latin1, utf8 } from '@ehlo/protocol';
import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { fromBase64, toBase64 } from '../../base64.ts';
import { hexOf } from '../../x509/der.ts';
import { CurlFailure, STATUS } from './failure.ts';

/** What curl tries, the best first, of what can be done here. */
const MECHANISMS = ['EXTERNAL', 'CRAM-MD5', 'PLAIN', 'LOGIN'] as const;
export type Mechanism = (typeof MECHANISMS)[number];
/** Mechanisms that curl knows; none but those above is chosen here. */
const KNOWN = [
  ...MECHANISMS,
  'DIGEST-MD5',
  'GSSAPI',
  'NTLM',
  'OAUTHBEARER',
  'XOAUTH2',
  'SCRAM-SHA-1',
  'SCRAM-SHA-256',
];

export interface Login {
  user: string;
  password: string;
  authorization: string | undefined;
}

/** `AUTH=PLAIN;AUTH=LOGIN` of a URL or of `--login-options`. */
export interface Preference {
  /** Undefined: any; empty: none that SASL has. */
  mechanisms: readonly string[] | undefined;
  /** `AUTH=+APOP`, of POP3. */
  plain: '+APOP' | undefined;
}

/** @throws CurlFailure 3 for what is no preference */
export function readPreference(options: string | undefined, scheme: string): Preference {
  let mechanisms: string[] | undefined;
  let plain: Preference['plain'];
  for (const option of (options ?? '').split(';').filter((part) => part !== '')) {
    const value = /^AUTH=(.+)$/i.exec(option)?.[1]?.toUpperCase();
    if (value === undefined) throw new CurlFailure(STATUS.url);
    if (value === '*') mechanisms = undefined;
    else if (value === '+APOP' && scheme.startsWith('pop3')) {
      plain = value;
      mechanisms = [];
    } else if (KNOWN.includes(value)) mechanisms = [...(mechanisms ?? []), value];
    else throw new CurlFailure(STATUS.url);
  }
  return { mechanisms, plain };
}

/** The words of a line that offers mechanisms. */
export const offeredIn = (text: string): string[] => text.split(/[ \t\r\n]+/).filter((word) => word !== '');

/** What is used of what the server offers; undefined where there is nothing. */
export function chooseMechanism(
  offered: readonly string[],
  { mechanisms }: Preference,
  login: Login,
): Mechanism | undefined {
  return MECHANISMS.find(
    (mechanism) =>
      offered.includes(mechanism) &&
      (mechanism === 'EXTERNAL'
        ? mechanisms?.includes(mechanism) === true && login.password === ''
        : mechanisms === undefined || mechanisms.includes(mechanism)),
  );
}

const encode = (text: string) => (text === '' ? '=' : toBase64(utf8(text)));

/** What is sent, one after the other; each is given the server's challenge, in base64. */
export function steps(mechanism: Mechanism, login: Login): ((challenge: string) => string)[] {
  const { user, password, authorization } = login;
  switch (mechanism) {
    case 'EXTERNAL':
      return [() => encode(user)];
    case 'PLAIN':
      // RFC 4616 §2.
      return [() => encode(`${authorization ?? ''}\0${user}\0${password}`)];
    case 'LOGIN':
      return [() => encode(user), () => encode(password)];
    case 'CRAM-MD5':
      // RFC 2195 §2: the name, and HMAC-MD5 of the challenge under the password.
      return [(challenge) => encode(`${user} ${hexOf(hmac(md5, utf8(password), fromBase64(challenge)))}`)];
  }
}

/** A mechanism whose first word can go with the command (RFC 4954 §4; RFC 4959). */
export const hasInitial = (mechanism: Mechanism): boolean => mechanism !== 'CRAM-MD5';

/** APOP (RFC 1939 §7). */
export const apopDigest = (stamp: string, password: string): string => hexOf(md5(utf8(stamp + password)));

/** What a server's line says behind its code. */
export const messageOf = (line: string, codeLength: number): string =>
  latin1(utf8(line.slice(codeLength))).trim();
