/** Ways to log in that mail servers offer (RFC 4954 §3): who says what, and what a listener learns. */
import { coreOf, type EntryCore, type Standing } from '../entry.ts';

export interface MechanismEntry extends EntryCore {
  family: 'mechanism';
  name: string;
  /** Who speaks first once AUTH is said: the client may then send its first answer with the command. */
  first: 'client' | 'server';
  /** Lines that the client sends after AUTH, where the first answer is sent with it. */
  turns: number;
  /** What somebody who listens to an unencrypted call gets. */
  leaks: 'password' | 'token' | 'hash' | 'nothing';
  /** Does the client learn that the server knows the password too? */
  proves: boolean;
}

function mechanism(
  name: string,
  rfc: string,
  first: 'client' | 'server',
  turns: number,
  leaks: MechanismEntry['leaks'],
  rest: { proves?: true; standing?: Standing; also?: string[]; related?: string[] } = {},
): MechanismEntry {
  const { proves, standing, also = [], related = [] } = rest;
  return {
    ...coreOf('mechanism', `sasl-${name.toLowerCase()}`, name, rfc, {
      also: [name.toLowerCase(), `auth ${name.toLowerCase()}`, 'login', ...also],
      related: ['auth', ...related, '235', '535'],
      ...(standing ? { standing } : {}),
    }),
    name,
    first,
    turns,
    leaks,
    proves: proves === true,
  };
}

export const MECHANISM_ENTRIES: readonly MechanismEntry[] = [
  mechanism('PLAIN', 'RFC 4616 §2', 'client', 0, 'password', {
    also: ['nul', 'base64'],
    related: ['sasl-login', 'starttls'],
  }),
  mechanism('LOGIN', 'draft-murchison-sasl-login-00', 'server', 2, 'password', {
    standing: 'obsolete',
    also: ['username', 'password', 'base64'],
    related: ['sasl-plain', '334'],
  }),
  mechanism('CRAM-MD5', 'RFC 2195 §2', 'server', 1, 'hash', {
    also: ['challenge'],
    related: ['sasl-scram-sha-256', '334'],
  }),
  mechanism('DIGEST-MD5', 'RFC 6331', 'server', 1, 'hash', {
    proves: true,
    standing: 'obsolete',
    related: ['sasl-scram-sha-256'],
  }),
  mechanism('SCRAM-SHA-1', 'RFC 5802 §5', 'client', 1, 'hash', {
    proves: true,
    also: ['scram'],
    related: ['sasl-scram-sha-256'],
  }),
  mechanism('SCRAM-SHA-256', 'RFC 7677 §3', 'client', 1, 'hash', {
    proves: true,
    also: ['scram'],
    related: ['sasl-scram-sha-1'],
  }),
  mechanism('XOAUTH2', 'IANA SASL Mechanisms', 'client', 0, 'token', {
    standing: 'private',
    also: ['oauth', 'gmail', 'outlook', 'token'],
    related: ['sasl-oauthbearer', '334'],
  }),
  mechanism('OAUTHBEARER', 'RFC 7628 §3.1', 'client', 0, 'token', {
    also: ['oauth', 'token'],
    related: ['sasl-xoauth2', '334'],
  }),
  mechanism('EXTERNAL', 'RFC 4422 §A', 'client', 0, 'nothing', {
    also: ['certificate'],
    related: ['starttls'],
  }),
  mechanism('GSSAPI', 'RFC 4752 §3', 'client', 1, 'nothing', { proves: true, also: ['kerberos'] }),
  mechanism('NTLM', 'IANA SASL Mechanisms', 'client', 1, 'hash', {
    standing: 'private',
    also: ['windows', 'exchange'],
  }),
  mechanism('ANONYMOUS', 'RFC 4505 §2', 'client', 0, 'nothing', { also: ['guest'] }),
];
