import type { MailAddress } from '../mail/addresses.ts';

/** Of a letter, what an answer to it needs. Values as in its header, decoded. */
export interface AnsweredLetter {
  from: readonly MailAddress[];
  replyTo: readonly MailAddress[];
  subject: string;
  date: string;
  messageId: string;
  references: string;
  inReplyTo: string;
  text: string;
}

export interface ReplyDraft {
  to: readonly MailAddress[];
  subject: string;
  text: string;
  answers?: { messageId: string; references: readonly string[] };
}

/** Identifiers that are passed on; a thread that is longer keeps its first and its newest ones. */
const MOST_REFERENCES = 20;
const MESSAGE_ID = /<([^<>\s]{1,250})>/g;

const idsIn = (value: string): string[] => [...value.matchAll(MESSAGE_ID)].map(([, id = '']) => id);

/**
 * An answer to a letter: to Reply-To, else to From (RFC 5322 §3.6.2); `Re:` once (§3.6.5); In-Reply-To and References, where
 * the letter has a Message-ID (§3.6.4); its text quoted.
 *
 * @param wrote the line above the quotation, in the writer's language: `On …, Bob wrote:`
 */
export function answerTo(letter: AnsweredLetter, wrote: string): ReplyDraft {
  const to = letter.replyTo.length > 0 ? letter.replyTo : letter.from;
  const subject = /^re:/i.test(letter.subject.trim()) ? letter.subject : `Re: ${letter.subject}`;
  const quoted = letter.text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line.startsWith('>') || line === '' ? `>${line}` : `> ${line}`))
    .join('\n');
  const [messageId] = idsIn(letter.messageId);
  const before = idsIn(letter.references);
  // Without References, In-Reply-To stands for them where it names exactly one letter.
  const parents =
    before.length > 0 ? before : idsIn(letter.inReplyTo).length === 1 ? idsIn(letter.inReplyTo) : [];
  const kept =
    parents.length > MOST_REFERENCES
      ? [...parents.slice(0, 1), ...parents.slice(1 - MOST_REFERENCES)]
      : parents;
  return {
    to,
    subject,
    text: `\n\n${wrote}\n${quoted}\n`,
    ...(messageId !== undefined && { answers: { messageId, references: kept } }),
  };
}
