/** Lines for a mail server: SMTP's verbs (RFC 5321 §4.1.1), told from bash's own words by their capitals or their colon. */
const MAIL_LINE =
  /^\s*(?:(EHLO|HELO|HELLO|DATA|RSET|QUIT|NOOP|VRFY|EXPN|AUTH|STARTTLS)(?:\s|$)|(MAIL FROM|RCPT TO)\s*:)/;
const LOWER_CASE = /^\s*(ehlo|helo|mail from\s*:|rcpt to\s*:|(?:data|rset|noop|starttls)\s*$)/i;

/** What to say when a line of SMTP was typed at the shell's prompt; undefined for any other line. */
export function mailLineHint(line: string): string | undefined {
  const typed = MAIL_LINE.exec(line) ?? LOWER_CASE.exec(line);
  if (!typed) return undefined;
  const verb = (typed[1] ?? typed[2] ?? '').replace(/\s*:?\s*$/, '');
  return `${verb} is for a mail server, and this is the shell.\nCall one first: ncat -C localhost 1025`;
}
