import { utf8 } from '@ehlo/protocol';
import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { fromBase64, toBase64 } from '../../base64.ts';
import { hexOf } from '../../x509/der.ts';

/** In the order in which swaks tries them. */
export const MECHANISMS = ['CRAM-MD5', 'LOGIN', 'PLAIN'] as const;
export type Mechanism = (typeof MECHANISMS)[number];

const encode = (text: string) => toBase64(utf8(text));

/** The lines of a log-in: the first, and what answers each 334 (given its base64). */
export function logIn(
  mechanism: Mechanism,
  user: string,
  password: string,
): { first: string; answers: ((challenge: string) => string)[] } {
  switch (mechanism) {
    case 'PLAIN':
      return { first: `AUTH PLAIN ${encode(`\0${user}\0${password}`)}`, answers: [] };
    case 'LOGIN':
      return { first: 'AUTH LOGIN', answers: [() => encode(user), () => encode(password)] };
    case 'CRAM-MD5':
      return {
        first: 'AUTH CRAM-MD5',
        answers: [
          // RFC 2195 §2: the name, and HMAC-MD5 of the challenge under the password.
          (challenge) => encode(`${user} ${hexOf(hmac(md5, utf8(password), fromBase64(challenge)))}`),
        ],
      };
  }
}
