/** What a piece of a client's line may be. The words are in `prose.token`. */
export const TOKENS = [
  'command',
  'unknown-verb',
  'reverse-path',
  'null-path',
  'forward-path',
  'unreadable-path',
  'domain',
  'address-literal',
  'name',
  'mailbox-or-name',
  'list',
  'topic',
  'ignored',
  'excess',
  'parameter',
  'param-SIZE',
  'param-BODY',
  'param-SMTPUTF8',
  'param-RET',
  'param-ENVID',
  'param-NOTIFY',
  'param-ORCPT',
  'param-AUTH',
  'mechanism',
  'initial-response',
  'auth-response',
  'auth-cancel',
  'node',
  'chunk-size',
  'chunk-last',
  'unreadable',
  'text',
] as const;
export type TokenId = (typeof TOKENS)[number];

/** Verbs that have a sentence of their own in `prose.verb`: all that SMTP ever knew, offered here or not. */
export const SPOKEN_VERBS = {
  EHLO: 'RFC 5321 §4.1.1.1',
  HELO: 'RFC 5321 §4.1.1.1',
  MAIL: 'RFC 5321 §4.1.1.2',
  RCPT: 'RFC 5321 §4.1.1.3',
  DATA: 'RFC 5321 §4.1.1.4',
  RSET: 'RFC 5321 §4.1.1.5',
  VRFY: 'RFC 5321 §4.1.1.6',
  EXPN: 'RFC 5321 §4.1.1.7',
  HELP: 'RFC 5321 §4.1.1.8',
  NOOP: 'RFC 5321 §4.1.1.9',
  QUIT: 'RFC 5321 §4.1.1.10',
  STARTTLS: 'RFC 3207 §4',
  AUTH: 'RFC 4954 §4',
  BDAT: 'RFC 3030 §2',
  ETRN: 'RFC 1985 §5',
  SEND: 'RFC 821 §3.4',
  SOML: 'RFC 821 §3.4',
  SAML: 'RFC 821 §3.4',
  TURN: 'RFC 821 §3.8',
} as const;
export type SpokenVerb = keyof typeof SPOKEN_VERBS;

export function isSpokenVerb(word: string): word is SpokenVerb {
  return Object.hasOwn(SPOKEN_VERBS, word);
}

/** Lines of a letter, as the panels tell them apart (RFC 5322 §2.1, RFC 5321 §4.5.2). */
export const LETTER_PARTS = ['field', 'folded', 'blank', 'body', 'dot-stuffed', 'dot'] as const;

/** Header fields with a sentence of their own in `prose.field`. */
export const FIELDS = {
  from: 'RFC 5322 §3.6.2',
  sender: 'RFC 5322 §3.6.2',
  'reply-to': 'RFC 5322 §3.6.2',
  to: 'RFC 5322 §3.6.3',
  cc: 'RFC 5322 §3.6.3',
  bcc: 'RFC 5322 §3.6.3',
  subject: 'RFC 5322 §3.6.5',
  date: 'RFC 5322 §3.6.1',
  'message-id': 'RFC 5322 §3.6.4',
  'in-reply-to': 'RFC 5322 §3.6.4',
  references: 'RFC 5322 §3.6.4',
  received: 'RFC 5321 §4.4',
  'return-path': 'RFC 5321 §4.4',
  'mime-version': 'RFC 2045 §4',
  'content-type': 'RFC 2045 §5',
  'content-transfer-encoding': 'RFC 2045 §6',
  'content-disposition': 'RFC 2183 §2',
} as const;
export type FieldId = keyof typeof FIELDS | 'other';

export function fieldId(name: string): FieldId {
  const known = name.toLowerCase();
  return Object.hasOwn(FIELDS, known) ? (known as FieldId) : 'other';
}
