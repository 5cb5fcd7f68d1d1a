/** Codes in square brackets behind OK, NO, BAD, PREAUTH and BYE: IANA, "IMAP Response Codes". */

export interface ResponseCode {
  rfc: string;
  /** Told of SELECT and EXAMINE, or of a refusal, or at any time. */
  of: 'mailbox' | 'refusal' | 'result' | 'any';
  standing?: 'obsolete';
  rev2?: 'deprecated';
}

export const RESPONSE_CODES = {
  ALERT: { rfc: 'RFC 3501 §7.1', of: 'any' },
  BADCHARSET: { rfc: 'RFC 3501 §7.1', of: 'refusal' },
  CAPABILITY: { rfc: 'RFC 3501 §7.1', of: 'any' },
  PARSE: { rfc: 'RFC 3501 §7.1', of: 'any' },
  PERMANENTFLAGS: { rfc: 'RFC 3501 §7.1', of: 'mailbox' },
  'READ-ONLY': { rfc: 'RFC 3501 §7.1', of: 'mailbox' },
  'READ-WRITE': { rfc: 'RFC 3501 §7.1', of: 'mailbox' },
  TRYCREATE: { rfc: 'RFC 3501 §7.1', of: 'refusal' },
  UIDNEXT: { rfc: 'RFC 3501 §7.1', of: 'mailbox' },
  UIDVALIDITY: { rfc: 'RFC 3501 §7.1', of: 'mailbox' },
  UNSEEN: { rfc: 'RFC 3501 §7.1', of: 'mailbox', rev2: 'deprecated' },
  NEWNAME: { rfc: 'RFC 2060 §7.1', of: 'refusal', standing: 'obsolete' },
  REFERRAL: { rfc: 'RFC 2221 §4.1', of: 'any' },
  'UNKNOWN-CTE': { rfc: 'RFC 3516 §4.3', of: 'refusal' },
  UIDNOTSTICKY: { rfc: 'RFC 4315 §3', of: 'mailbox' },
  APPENDUID: { rfc: 'RFC 4315 §3', of: 'result' },
  COPYUID: { rfc: 'RFC 4315 §3', of: 'result' },
  URLMECH: { rfc: 'RFC 4467 §8', of: 'any' },
  TOOBIG: { rfc: 'RFC 4469 §4.2', of: 'refusal' },
  BADURL: { rfc: 'RFC 4469 §4.1', of: 'refusal' },
  HIGHESTMODSEQ: { rfc: 'RFC 7162 §3.1.2.1', of: 'mailbox' },
  NOMODSEQ: { rfc: 'RFC 7162 §3.1.2.2', of: 'mailbox' },
  MODIFIED: { rfc: 'RFC 7162 §3.1.3', of: 'result' },
  COMPRESSIONACTIVE: { rfc: 'RFC 4978 §3', of: 'refusal' },
  CLOSED: { rfc: 'RFC 7162 §3.2.11', of: 'mailbox' },
  NOTSAVED: { rfc: 'RFC 5182 §2.5', of: 'refusal' },
  BADCOMPARATOR: { rfc: 'RFC 5255 §4.9', of: 'refusal' },
  ANNOTATE: { rfc: 'RFC 5257', of: 'refusal' },
  ANNOTATIONS: { rfc: 'RFC 5257', of: 'mailbox' },
  TEMPFAIL: { rfc: 'RFC 5259 §9', of: 'refusal' },
  MAXCONVERTMESSAGES: { rfc: 'RFC 5259 §9', of: 'refusal' },
  MAXCONVERTPARTS: { rfc: 'RFC 5259 §9', of: 'refusal' },
  NOUPDATE: { rfc: 'RFC 5267 §4.3.1', of: 'refusal' },
  NOTIFICATIONOVERFLOW: { rfc: 'RFC 5465 §5.8', of: 'any' },
  BADEVENT: { rfc: 'RFC 5465 §3.1', of: 'refusal' },
  'UNDEFINED-FILTER': { rfc: 'RFC 5466 §3.1', of: 'refusal' },
  METADATA: { rfc: 'RFC 5464 §4.2', of: 'any' },
  UNAVAILABLE: { rfc: 'RFC 5530 §3', of: 'refusal' },
  AUTHENTICATIONFAILED: { rfc: 'RFC 5530 §3', of: 'refusal' },
  AUTHORIZATIONFAILED: { rfc: 'RFC 5530 §3', of: 'refusal' },
  EXPIRED: { rfc: 'RFC 5530 §3', of: 'refusal' },
  PRIVACYREQUIRED: { rfc: 'RFC 5530 §3', of: 'refusal' },
  CONTACTADMIN: { rfc: 'RFC 5530 §3', of: 'refusal' },
  NOPERM: { rfc: 'RFC 5530 §3', of: 'refusal' },
  INUSE: { rfc: 'RFC 5530 §3', of: 'refusal' },
  EXPUNGEISSUED: { rfc: 'RFC 5530 §3', of: 'any' },
  CORRUPTION: { rfc: 'RFC 5530 §3', of: 'refusal' },
  SERVERBUG: { rfc: 'RFC 5530 §3', of: 'refusal' },
  CLIENTBUG: { rfc: 'RFC 5530 §3', of: 'any' },
  CANNOT: { rfc: 'RFC 5530 §3', of: 'refusal' },
  LIMIT: { rfc: 'RFC 5530 §3', of: 'refusal' },
  OVERQUOTA: { rfc: 'RFC 5530 §3', of: 'refusal' },
  ALREADYEXISTS: { rfc: 'RFC 5530 §3', of: 'refusal' },
  NONEXISTENT: { rfc: 'RFC 5530 §3', of: 'refusal' },
  USEATTR: { rfc: 'RFC 6154 §3', of: 'refusal' },
  DOWNGRADED: { rfc: 'RFC 6858', of: 'any' },
  MAILBOXID: { rfc: 'RFC 8474 §4.1', of: 'mailbox' },
  HASCHILDREN: { rfc: 'RFC 9051 §7.1', of: 'refusal' },
  UIDREQUIRED: { rfc: 'RFC 9586', of: 'refusal' },
  INPROGRESS: { rfc: 'RFC 9585', of: 'any' },
  TOOMANY: { rfc: 'RFC 10022', of: 'refusal' },
  TOOFEW: { rfc: 'RFC 10022', of: 'refusal' },
} as const satisfies Record<string, ResponseCode>;
export type ResponseCodeId = keyof typeof RESPONSE_CODES;

/** The row of a code as written, in any case. */
export const responseCodeId = (name: string): ResponseCodeId | undefined => {
  const upper = name.toUpperCase();
  return Object.hasOwn(RESPONSE_CODES, upper) ? (upper as ResponseCodeId) : undefined;
};
