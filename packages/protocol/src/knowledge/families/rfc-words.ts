/**
 * What each document calls its reply codes, in its own few words. RFC 5321 §4.2.3 where no other is named. Read in the
 * texts on 2026-11-25; RFC 7504 and RFC 1845 name their code in running text, and so are not quoted.
 */
const NUMERIC = 'RFC 5321 §4.2.3';

const ROWS: Readonly<Record<string, readonly [words: string, rfc?: string]>> = {
  '211': ['System status, or system help reply'],
  '214': ['Help message'],
  '220': ['<domain> Service ready'],
  '221': ['<domain> Service closing transmission channel'],
  '235': ['Authentication Succeeded', 'RFC 4954 §6'],
  '250': ['Requested mail action okay, completed'],
  '251': ['User not local; will forward to <forward-path>'],
  '252': ['Cannot VRFY user, but will accept message and attempt delivery'],
  '354': ['Start mail input; end with <CRLF>.<CRLF>'],
  '421': ['<domain> Service not available, closing transmission channel'],
  '432': ['A password transition is needed', 'RFC 4954 §6'],
  '450': [
    'Requested mail action not taken: mailbox unavailable (e.g., mailbox busy or temporarily blocked for policy reasons)',
  ],
  '451': ['Requested action aborted: local error in processing'],
  '452': ['Requested action not taken: insufficient system storage'],
  '455': ['Server unable to accommodate parameters'],
  '500': ['Syntax error, command unrecognized'],
  '501': ['Syntax error in parameters or arguments'],
  '502': ['Command not implemented'],
  '503': ['Bad sequence of commands'],
  '504': ['Command parameter not implemented'],
  '530': ['Authentication required', 'RFC 4954 §6'],
  '534': ['Authentication mechanism is too weak', 'RFC 4954 §6'],
  '535': ['Authentication credentials invalid', 'RFC 4954 §6'],
  '538': ['Encryption required for requested authentication mechanism', 'RFC 4954 §6'],
  '550': [
    'Requested action not taken: mailbox unavailable (e.g., mailbox not found, no access, or command rejected for policy reasons)',
  ],
  '551': ['User not local; please try <forward-path>'],
  '552': ['Requested mail action aborted: exceeded storage allocation'],
  '553': ['Requested action not taken: mailbox name not allowed (e.g., mailbox syntax incorrect)'],
  '554': ['Transaction failed (Or, in the case of a connection-opening response, "No SMTP service here")'],
  '555': ['MAIL FROM/RCPT TO parameters not recognized or not implemented'],
};

/** The document's words for a reply code; undefined where it has none that stand alone. */
export function rfcWordsOf(code: string): { words: string; rfc: string } | undefined {
  const row = Object.hasOwn(ROWS, code) ? ROWS[code] : undefined;
  return row && { words: row[0], rfc: row[1] ?? NUMERIC };
}
