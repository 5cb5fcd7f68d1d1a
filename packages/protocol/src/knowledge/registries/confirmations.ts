/**
 * Sections that were read after the tables which cite them were made. An entry whose own table calls its source unread is
 * confirmed by a row of this list: the heading and the statement were looked up on the day given.
 */

/** Day of every look-up below. */
export const CONFIRMED_ON = '2026-11-25';

/** Read in the text of the document. */
const IN_THE_TEXT: readonly string[] = [
  'RFC 1035 §4.2',
  'RFC 1183 §2.2',
  'RFC 1845 §3',
  'RFC 1995 §3',
  'RFC 1996 §3.3',
  'RFC 2136 §1.3',
  'RFC 2136 §2.2',
  'RFC 2136 §2.4',
  'RFC 2645',
  'RFC 2645 §5.2',
  'RFC 2645 §5.2.1',
  'RFC 2782',
  'RFC 2852',
  'RFC 2852 §4',
  'RFC 2930',
  'RFC 2930 §2',
  'RFC 3403 §4',
  'RFC 3425 §3',
  'RFC 3596 §2.2',
  'RFC 3865',
  'RFC 3865 §2.3',
  'RFC 3885',
  'RFC 3885 §3',
  'RFC 3886 §3.3.4',
  'RFC 4034 §2',
  'RFC 4034 §3',
  'RFC 4034 §4',
  'RFC 4034 §5',
  'RFC 4035 §3.2.2',
  'RFC 4035 §3.2.3',
  'RFC 4141',
  'RFC 4141 §4.2',
  'RFC 4141 §5.2',
  'RFC 4255 §3.1',
  'RFC 4405 §3',
  'RFC 4405 §4',
  'RFC 4422 §3.1',
  'RFC 4422 §A',
  'RFC 4468',
  'RFC 4468 §3',
  'RFC 4468 §5',
  'RFC 4505 §2',
  'RFC 4752 §3',
  'RFC 4865',
  'RFC 4865 §3',
  'RFC 5155 §3',
  'RFC 5248 §2.4',
  'RFC 5257',
  'RFC 5336',
  'RFC 5598 §4.2.1',
  'RFC 5598 §4.3.3',
  'RFC 5738',
  'RFC 5936 §2',
  'RFC 6212 §4',
  'RFC 6331',
  'RFC 6541 §4.2',
  'RFC 6541 §8',
  'RFC 6651 §3',
  'RFC 6652 §3',
  'RFC 6672 §2.1',
  'RFC 6785',
  'RFC 6858',
  'RFC 6891 §6.1.1',
  'RFC 6891 §9',
  'RFC 6895 §2.1',
  'RFC 7281 §3',
  'RFC 7293',
  'RFC 7293 §3.1',
  'RFC 7293 §11',
  'RFC 7293 §15.3',
  'RFC 7372 §3.1',
  'RFC 7372 §3.2',
  'RFC 7372 §3.4',
  'RFC 7601 §2.7.1',
  'RFC 7601 §2.7.2',
  'RFC 7873 §8',
  'RFC 7929 §2',
  'RFC 8162 §2',
  'RFC 8314 §3.1',
  'RFC 8314 §3.2',
  'RFC 8482 §1',
  'RFC 8490',
  'RFC 8601 §2.4',
  'RFC 8601 §2.7',
  'RFC 8601 §2.7.1',
  'RFC 8601 §2.7.2',
  'RFC 8601 §2.7.3',
  'RFC 8601 §2.7.4',
  'RFC 8617 §4.4',
  'RFC 8659 §4.1',
  'RFC 8904 §2',
  'RFC 8945',
  'RFC 8945 §3',
  'RFC 8945 §4.2',
  'RFC 9110 §4.2.1',
  'RFC 9394',
  'RFC 9460 §2',
];

/** Not read, but IANA's own list names this document, or this section, for the thing; the lists as of 2026-08-22. */
const IN_A_REGISTRY: Readonly<Record<string, string>> = {
  'RFC 5451 §2.4.2': 'Email Authentication Result Names',
  'RFC 9422': 'SMTP Service Extensions',
  'RFC 9585': 'IMAP Capabilities; IMAP Response Codes',
  'RFC 9586': 'IMAP Capabilities; IMAP Response Codes',
  'RFC 9590': 'IMAP Capabilities',
  'RFC 9698': 'IMAP Capabilities',
  'RFC 9738': 'IMAP Capabilities',
  'RFC 9755': 'IMAP Capabilities',
  'RFC 9979': 'IMAP and JMAP Keywords; IMAP Mailbox Name Attributes',
  'RFC 10022': 'IMAP Capabilities; IMAP Response Codes',
};

/** Programs' own words: what shows that they write it. */
const IN_A_PROGRAM: Readonly<Record<string, string>> = {
  Exim: 'Exim specification, Envelope-to',
  Mailman: 'letters of five public mailing lists',
  'Postfix local(8)': 'its manual page, Postfix 3',
};

const texts: ReadonlySet<string> = new Set(IN_THE_TEXT);

/** How a source was confirmed, and when; undefined where it was not. */
export function confirmationOf(
  source: string,
): { by: 'text' | 'registry' | 'program'; on: string } | undefined {
  if (texts.has(source)) return { by: 'text', on: CONFIRMED_ON };
  if (Object.hasOwn(IN_A_REGISTRY, source)) return { by: 'registry', on: CONFIRMED_ON };
  return Object.hasOwn(IN_A_PROGRAM, source) ? { by: 'program', on: CONFIRMED_ON } : undefined;
}
