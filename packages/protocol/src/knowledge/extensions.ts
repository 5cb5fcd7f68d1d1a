/** Keywords of an EHLO reply and where each is defined (IANA, "SMTP Service Extensions"). Words: `prose.extension`. */
export const EXTENSIONS = {
  SIZE: 'RFC 1870',
  '8BITMIME': 'RFC 6152',
  SMTPUTF8: 'RFC 6531',
  PIPELINING: 'RFC 2920',
  ENHANCEDSTATUSCODES: 'RFC 2034',
  STARTTLS: 'RFC 3207',
  AUTH: 'RFC 4954',
  HELP: 'RFC 5321 §4.1.1.8',
  VRFY: 'RFC 5321 §3.5.2',
  EXPN: 'RFC 5321 §3.5.2',
  DSN: 'RFC 3461',
  CHUNKING: 'RFC 3030',
  BINARYMIME: 'RFC 3030',
  ETRN: 'RFC 1985',
  DELIVERBY: 'RFC 2852',
  LIMITS: 'RFC 9422',
  REQUIRETLS: 'RFC 8689',
  'MT-PRIORITY': 'RFC 6710',
  FUTURERELEASE: 'RFC 4865',
  BURL: 'RFC 4468',
  MTRK: 'RFC 3885',
  'NO-SOLICITING': 'RFC 3865',
  RRVS: 'RFC 7293',
  XCLIENT: 'Postfix XCLIENT_README',
  XFORWARD: 'Postfix XFORWARD_README',
} as const;

export type ExtensionId = `${keyof typeof EXTENSIONS}` | 'other';

export function extensionId(keyword: string): ExtensionId {
  const known = keyword.toUpperCase();
  return Object.hasOwn(EXTENSIONS, known) ? (known as ExtensionId) : 'other';
}
