import type { SmtpExtension } from './extensions.ts';
import type { SmtpPath } from './path.ts';
import type { SmtpReply } from './reply.ts';

/** AUTH is known to the tables and not served yet. */
export type OfferedExtension = Exclude<SmtpExtension, 'AUTH'>;

/** What a policy may look at when it judges. */
export interface SmtpSession {
  /** Client's address in the room's world. */
  readonly client: string;
  /** What the client calls itself; absent before EHLO or HELO. */
  readonly helo: string | undefined;
  readonly secured: boolean;
  /** Absent before MAIL; '' for `<>`. */
  readonly reversePath: string | undefined;
}

/** A judgement: a reply of 2xx takes it, any other refuses it. */
export interface SenderVerdict {
  reply: SmtpReply;
}

export interface RecipientVerdict {
  reply: SmtpReply;
  /** What the envelope keeps, if it is other than what was said: the mailbox's own spelling, or where mail is forwarded. */
  forwardPath?: string;
}

/**
 * How one server of the world answers: data, and pure functions that judge. The order of commands, syntax, sizes and
 * everything else that any server has to do alike is the dialogue's.
 */
export interface SmtpPolicy {
  readonly hostName: string;
  /** After `220` and the host name. */
  readonly greeting: string;
  /** In the order of the EHLO reply. What is not listed is not served. */
  readonly extensions: readonly OfferedExtension[];
  /** Octets of a letter, as SIZE declares them (RFC 1870). */
  readonly maxSize: number;
  /** At least 100 (RFC 5321 §4.5.3.1.8). */
  readonly maxRecipients: number;
  /** Lines that were no command, or out of place, before the server hangs up. */
  readonly maxMistakes: number;
  /** `asked`: MAIL is taken without EHLO or HELO before it. `required`: it gets 503 (RFC 5321 §4.1.4). */
  readonly hello: 'asked' | 'required';
  sender(path: SmtpPath, session: SmtpSession): SenderVerdict;
  recipient(path: SmtpPath, session: SmtpSession): RecipientVerdict;
  /** VRFY; `asked` is what followed it, as text. */
  verify(asked: string, session: SmtpSession): SmtpReply;
}

export const SENDER_OK: SmtpReply = { code: 250, enhanced: '2.1.0', text: 'Sender ok' };
export const RECIPIENT_OK: SmtpReply = { code: 250, enhanced: '2.1.5', text: 'Recipient ok' };
/** RFC 5321 §3.5.3: it may exist, this server does not say. */
export const CANNOT_VERIFY: SmtpReply = {
  code: 252,
  enhanced: '2.0.0',
  text: 'Not verified: send the mail and see',
};

const TAKEN: SenderVerdict = { reply: SENDER_OK };
const TAKEN_RECIPIENT: RecipientVerdict = { reply: RECIPIENT_OK };
export const takeSender = (): SenderVerdict => TAKEN;
export const takeRecipient = (): RecipientVerdict => TAKEN_RECIPIENT;
