/** Kinds of responses (RFC 3501 §7): statuses, data, and the continuation request. */

export interface ResponseRow {
  rfc: string;
  example: string;
  rev2?: 'deprecated' | 'base';
}

export const RESPONSES = {
  OK: { rfc: 'RFC 3501 §7.1.1', example: 'a1 OK Logged in' },
  NO: { rfc: 'RFC 3501 §7.1.2', example: 'a1 NO [AUTHENTICATIONFAILED] Authentication failed.' },
  BAD: { rfc: 'RFC 3501 §7.1.3', example: 'a1 BAD Error in IMAP command FETHC: Unknown command' },
  PREAUTH: { rfc: 'RFC 3501 §7.1.4', example: '* PREAUTH IMAP4rev1 server logged in as bob' },
  BYE: { rfc: 'RFC 3501 §7.1.5', example: '* BYE Logging out' },
  '+': { rfc: 'RFC 3501 §7.5', example: '+ OK' },
  CAPABILITY: { rfc: 'RFC 3501 §7.2.1', example: '* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN' },
  LIST: { rfc: 'RFC 3501 §7.2.2', example: '* LIST (\\HasNoChildren \\Sent) "/" Sent' },
  LSUB: { rfc: 'RFC 3501 §7.2.3', example: '* LSUB () "/" Projects/old', rev2: 'deprecated' },
  STATUS: { rfc: 'RFC 3501 §7.2.4', example: '* STATUS INBOX (MESSAGES 3 UNSEEN 1)' },
  SEARCH: { rfc: 'RFC 3501 §7.2.5', example: '* SEARCH 1 2 3', rev2: 'deprecated' },
  FLAGS: {
    rfc: 'RFC 3501 §7.2.6',
    example: '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)',
  },
  EXISTS: { rfc: 'RFC 3501 §7.3.1', example: '* 3 EXISTS' },
  RECENT: { rfc: 'RFC 3501 §7.3.2', example: '* 1 RECENT', rev2: 'deprecated' },
  EXPUNGE: { rfc: 'RFC 3501 §7.4.1', example: '* 1 EXPUNGE' },
  FETCH: { rfc: 'RFC 3501 §7.4.2', example: '* 1 FETCH (FLAGS (\\Seen) UID 5)' },
  ESEARCH: { rfc: 'RFC 4731 §3.1', example: '* ESEARCH (TAG "a7") MIN 1 MAX 3 COUNT 3', rev2: 'base' },
  ENABLED: { rfc: 'RFC 5161 §3.2', example: '* ENABLED CONDSTORE', rev2: 'base' },
  NAMESPACE: { rfc: 'RFC 2342 §5', example: '* NAMESPACE (("" "/")) NIL NIL', rev2: 'base' },
  ID: { rfc: 'RFC 2971 §3.2', example: '* ID ("name" "Dovecot")' },
} as const satisfies Record<string, ResponseRow>;
export type ResponseId = keyof typeof RESPONSES;
