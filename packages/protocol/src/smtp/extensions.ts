/** The service extensions that servers here offer, or know and do not offer yet (RFC 5321 §2.2). */
export interface SmtpExtensionRow {
  /** What follows the keyword in an EHLO reply. */
  argument: 'none' | 'octets' | 'mechanisms';
  /** Verbs it adds. */
  verbs: readonly string[];
  /** Parameters it adds to MAIL and to RCPT. */
  mail: readonly string[];
  rcpt: readonly string[];
  /** Not offered any more once octets are encrypted (RFC 3207 §4.2). */
  clearOnly?: true;
  rfc: string;
}

export const SMTP_EXTENSIONS = {
  SIZE: { argument: 'octets', verbs: [], mail: ['SIZE'], rcpt: [], rfc: 'RFC 1870' },
  '8BITMIME': { argument: 'none', verbs: [], mail: ['BODY'], rcpt: [], rfc: 'RFC 6152' },
  SMTPUTF8: { argument: 'none', verbs: [], mail: ['SMTPUTF8'], rcpt: [], rfc: 'RFC 6531' },
  PIPELINING: { argument: 'none', verbs: [], mail: [], rcpt: [], rfc: 'RFC 2920' },
  ENHANCEDSTATUSCODES: { argument: 'none', verbs: [], mail: [], rcpt: [], rfc: 'RFC 2034' },
  STARTTLS: { argument: 'none', verbs: ['STARTTLS'], mail: [], rcpt: [], clearOnly: true, rfc: 'RFC 3207' },
  AUTH: { argument: 'mechanisms', verbs: ['AUTH'], mail: ['AUTH'], rcpt: [], rfc: 'RFC 4954' },
} as const satisfies Record<string, SmtpExtensionRow>;

export type SmtpExtension = keyof typeof SMTP_EXTENSIONS;

/** 35 MiB: a letter of 25 MiB in base64 (RFC 2045 §6.8) and its other parts. */
export const MAX_LETTER_OCTETS = 36_700_160;
