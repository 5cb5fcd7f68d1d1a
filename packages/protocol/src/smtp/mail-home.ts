import { utf8 } from '../octets.ts';
import { readPath, type SmtpPath } from './path.ts';
import { CANNOT_VERIFY, type RecipientJudged } from './policy.ts';
import type { SmtpReply } from './reply.ts';

/** What a server is the last hop for, and who lives there. */
export interface MailHome {
  readonly domain: string;
  /** Domains, host names and address literals in lower case; `domain` is one of them. */
  readonly names: ReadonlySet<string>;
  /** @param said  the mailbox as the client wrote it */
  judge(said: string, localPart: string): RecipientJudged;
}

/** `<Postmaster>` without a domain is every server's own (RFC 5321 §4.5.1). */
export function isLocal({ names }: MailHome, path: SmtpPath): boolean {
  return path.kind === 'postmaster' || names.has(path.host.toLowerCase());
}

/** VRFY: as RCPT would be answered. `asked`: a mailbox, or a local part alone (RFC 5321 §3.5.1). */
export function verifyAt(home: MailHome, asked: string): SmtpReply {
  const bare = asked.startsWith('<') ? asked : `<${asked}>`;
  const whole = bare.includes('@') ? bare : `${bare.slice(0, -1)}@${home.domain}>`;
  const reading = readPath(utf8(whole), 0, 'forward');
  // What is no mailbox may be a person's name (RFC 5321 §3.5.1), and what is elsewhere is not ours to say.
  if (!reading.ok || !isLocal(home, reading.path)) return CANNOT_VERIFY;
  const { reply, forwardPath } = home.judge(reading.path.mailbox, reading.path.localPart);
  return reply.code === 250 ? { code: 250, enhanced: '2.1.5', text: `<${forwardPath}>` } : reply;
}
