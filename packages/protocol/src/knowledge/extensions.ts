/** Keywords of an EHLO reply and where each is defined (IANA, "SMTP Service Extensions"). Words: `prose.extension`. */
export const EXTENSIONS = {
  SIZE: 'RFC 1870 §4',
  '8BITMIME': 'RFC 6152 §2',
  SMTPUTF8: 'RFC 6531 §3.1',
  PIPELINING: 'RFC 2920 §2',
  ENHANCEDSTATUSCODES: 'RFC 2034 §3',
  STARTTLS: 'RFC 3207 §2',
  AUTH: 'RFC 4954 §3',
  HELP: 'RFC 5321 §4.1.1.8',
  VRFY: 'RFC 5321 §3.5.2',
  EXPN: 'RFC 5321 §3.5.2',
  DSN: 'RFC 3461 §2',
  CHUNKING: 'RFC 3030 §2',
  BINARYMIME: 'RFC 3030 §3',
  ETRN: 'RFC 1985 §2',
  DELIVERBY: 'RFC 2852',
  LIMITS: 'RFC 9422',
  REQUIRETLS: 'RFC 8689 §2',
  'MT-PRIORITY': 'RFC 6710 §3',
  FUTURERELEASE: 'RFC 4865',
  BURL: 'RFC 4468',
  MTRK: 'RFC 3885',
  'NO-SOLICITING': 'RFC 3865',
  RRVS: 'RFC 7293',
  SUBMITTER: 'RFC 4405 §3',
  CONPERM: 'RFC 4141',
  CONNEG: 'RFC 4141',
  CHECKPOINT: 'RFC 1845 §3',
  ATRN: 'RFC 2645',
  UTF8SMTP: 'RFC 5336',
  SEND: 'RFC 821 §3.4',
  SOML: 'RFC 821 §3.4',
  SAML: 'RFC 821 §3.4',
  TURN: 'RFC 821 §3.8',
  VERB: 'IANA MAIL Parameters',
  ONEX: 'IANA MAIL Parameters',
  XCLIENT: 'Postfix XCLIENT_README',
  XFORWARD: 'Postfix XFORWARD_README',
} as const;

export type ExtensionId = `${keyof typeof EXTENSIONS}` | 'other';

export function extensionId(keyword: string): ExtensionId {
  const known = keyword.toUpperCase();
  return Object.hasOwn(EXTENSIONS, known) ? (known as ExtensionId) : 'other';
}
