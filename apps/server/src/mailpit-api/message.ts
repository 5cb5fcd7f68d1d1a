import { createHash } from 'node:crypto';
import { SEEN, type StoredMail } from '@ehlo/lab';
import { decodeWords } from 'postal-mime';
import { type Letter, type LetterPart, textOfHtml } from '../letter/index.ts';
import { rfc3339OfDate, rfc3339OfMicroseconds } from './date.ts';
import { type Head, readHead, withHidden } from './head.ts';
import type { Attachment, Message, MessageSummary } from './shapes.ts';

export function toSummary(mail: StoredMail, head: Head): MessageSummary {
  return {
    ID: String(mail.id),
    MessageID: head.messageId,
    Read: mail.flags.includes(SEEN),
    From: head.from,
    To: head.to,
    Cc: head.cc,
    Bcc: withHidden(head, mail.envelope.forwardPaths),
    ReplyTo: head.replyTo,
    Subject: head.subject,
    Created: rfc3339OfMicroseconds(mail.at),
    Username: '',
    Tags: [],
    Size: sourceSize(mail),
    Attachments: mail.summary.attachments,
    Snippet: mail.summary.snippet,
  };
}

export function toMessage(mail: StoredMail, letter: Letter): Message {
  const head = readHead(letter);
  const html = letter.html() ?? '';
  const parts = letter.parts.filter(({ name, contentId }) => name !== '' || contentId !== '');
  return {
    ID: String(mail.id),
    MessageID: head.messageId,
    From: head.from,
    To: head.to,
    Cc: head.cc,
    Bcc: withHidden(head, mail.envelope.forwardPaths),
    ReplyTo: head.replyTo,
    // A bounce has none; Mailpit says the author's address then, and so do we.
    ReturnPath: mail.envelope.reversePath || head.from.Address,
    Subject: head.subject,
    ListUnsubscribe: listUnsubscribe(letter),
    Date: rfc3339OfDate(letter.field('Date') ?? '') ?? rfc3339OfMicroseconds(mail.at),
    Tags: [],
    Username: '',
    Text: letter.text() ?? textOfHtml(html),
    HTML: html,
    Size: sourceSize(mail),
    Inline: parts.filter(({ disposition }) => disposition === 'inline').map(toAttachment),
    Attachments: parts.filter(({ disposition }) => disposition === 'attachment').map(toAttachment),
  };
}

/** Octets of `/raw`: the trace fields of this hop are part of them. */
function sourceSize({ prefix, size }: StoredMail): number {
  return prefix.length + size;
}

function toAttachment(part: LetterPart): Attachment {
  const octets = part.octets();
  const sum = (algorithm: string) => createHash(algorithm).update(octets).digest('hex');
  return {
    PartID: part.partId,
    FileName: part.name || part.contentId,
    ContentType: part.type,
    ContentID: part.contentId,
    Size: octets.length,
    Checksums: { MD5: sum('md5'), SHA1: sum('sha1'), SHA256: sum('sha256') },
  };
}

/** RFC 2369 §3.2, RFC 8058 §3.1. */
function listUnsubscribe(letter: Letter): Message['ListUnsubscribe'] {
  const header = decodeWords(letter.field('List-Unsubscribe') ?? '');
  return {
    Header: header,
    Links: [...header.matchAll(/<((?:https?|mailto):[^<>\s]{1,2000})>/gi)].map(([, link = '']) => link),
    Errors: '',
    HeaderPost: decodeWords(letter.field('List-Unsubscribe-Post') ?? ''),
  };
}

/** Header as Go's JSON has it: canonical names, sorted; values unfolded and not decoded. */
export function toHeaders(letter: Letter): Record<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { name, raw } of letter.headers()) {
    const key = canonical(name);
    const value = raw.replace(/\r?\n[ \t]*/g, ' ').trim();
    byName.set(key, [...(byName.get(key) ?? []), value]);
  }
  return Object.fromEntries([...byName].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `message-ID` is `Message-Id`. */
function canonical(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
