import type { DialogueAnswer, DialogueQuestion } from '../dialogue.ts';
import type { SmtpExtension } from './extensions.ts';
import type { SmtpPath } from './path.ts';
import type { SmtpReply } from './reply.ts';

/** AUTH is not listed: `SmtpPolicy.auth` says where it is offered. */
export type OfferedExtension = Exclude<SmtpExtension, 'AUTH'>;

/** What a policy may look at when it judges. */
export interface SmtpSession {
  /** Client's address in the room's world. */
  readonly client: string;
  /** What the client calls itself; absent before EHLO or HELO. */
  readonly helo: string | undefined;
  readonly secured: boolean;
  /** Who logged in. */
  readonly user: string | undefined;
  /** Absent before MAIL; '' for `<>`. */
  readonly reversePath: string | undefined;
  /** What was found out about the question this policy asked before it could judge the same command. */
  readonly told: DialogueAnswer | undefined;
}

/** A judgement: a reply of 2xx takes it, any other refuses it. */
export interface SenderJudged {
  reply: SmtpReply;
}

export interface RecipientJudged {
  reply: SmtpReply;
  /** It is refused for being somebody else's to deliver: a server that relays for anyone takes it (RFC 2505 §2.1). */
  elsewhere?: true;
  /** What the envelope keeps, if it is other than what was said: the mailbox's own spelling, or where mail is forwarded. */
  forwardPath?: string;
}

/** It cannot be judged before this is known: the policy is asked again, with `told`. */
export interface Undecided {
  ask: DialogueQuestion;
}

export type SenderVerdict = SenderJudged | Undecided;
export type RecipientVerdict = RecipientJudged | Undecided;

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
  /** Where AUTH is offered: nowhere, over TLS, or in clear as well (RFC 4954 §4). */
  readonly auth: 'never' | 'secured' | 'always';
  /** `login`: mail is taken of who logged in, 530 for others (RFC 6409 §4.3, RFC 4954 §6). */
  readonly mailFrom: 'anyone' | 'login';
  /** Its host has rules for clients that have not logged in, which can be switched (`rules.ts`). Absent: none. */
  readonly hostRules?: true;
  /** It sends on for everybody, unless a rule says otherwise. Absent: no. */
  readonly relaysForAnyone?: true;
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

/** RFC 5321 §3.6.2 has 550; 554 is what servers say, and it is not taken for a mailbox that is not there. */
export const relayDenied = (said: string): SmtpReply => ({
  code: 554,
  enhanced: '5.7.1',
  text: `<${said}>: relay access denied`,
});
export const notRelayed = (said: string): RecipientJudged => ({ reply: relayDenied(said), elsewhere: true });
export const noMailbox = (said: string): SmtpReply => ({
  code: 550,
  enhanced: '5.1.1',
  text: `<${said}>: no such mailbox here`,
});

const TAKEN: SenderJudged = { reply: SENDER_OK };
const TAKEN_RECIPIENT: RecipientJudged = { reply: RECIPIENT_OK };
export const takeSender = (): SenderJudged => TAKEN;
export const takeRecipient = (): RecipientJudged => TAKEN_RECIPIENT;
