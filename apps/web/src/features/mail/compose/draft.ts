import { type Attachment, type ComposedLetter, composeLetter } from '@ehlo/protocol/compose';
import { type MailAddress, readAddresses } from '@ehlo/protocol/mail';
import type { Submission } from '@ehlo/protocol/smtp/client';
import type { SmtpServer } from './servers.ts';

/** What stands in the form. Addresses are texts, as they were typed. */
export interface Draft {
  /** Service of the server; '' until one was chosen: then the first. */
  server: string;
  from: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  text: string;
  /** The envelope says other than the letter. */
  apart: boolean;
  mailFrom: string;
  rcptTo: string;
  helo: string;
  /** Address to call from; '' for one's own. */
  source: string;
  user: string;
  /** Left half of the Message-ID. */
  id: string;
  answers?: { messageId: string; references: readonly string[] };
  /** Host it is being handed to: where that is still so when it is read back, the page was closed meanwhile. */
  handed?: string | undefined;
}

export type DraftField =
  | Exclude<keyof Draft, 'id' | 'answers' | 'apart' | 'handed'>
  | 'attachments'
  | 'password';

/** Why it cannot be sent. Everything else is for the server to judge. */
export type DraftProblem =
  | { why: 'nobody'; field: DraftField }
  | { why: 'no-address'; field: DraftField; text: string }
  | { why: 'unspeakable'; field: DraftField; text: string }
  | { why: 'too-many'; field: DraftField; found: number; most: number }
  | { why: 'too-long'; field: DraftField; mebibytes: number };

/** Recipients of one letter; a server has to take 100 (RFC 5321 §4.5.3.1.8). */
export const MOST_RECIPIENTS = 100;
/** Octets of the text, and of all attachments before base64 makes them a third larger: 35 MiB is what the lab’s servers take. */
export const MOST_TEXT = 2 ** 20;
export const MOST_ATTACHED = 25 * 2 ** 20;
export const MOST_FILES = 20;
/** Characters of a subject. */
const MOST_SUBJECT = 2000;

export interface Envelope {
  reversePath: string;
  forwardPaths: string[];
}

/** What the envelope says: the letter's From, and everybody it goes to; or what was written apart. */
export function envelopeOf(draft: Draft): Envelope {
  if (draft.apart)
    return {
      reversePath: bare(draft.mailFrom),
      forwardPaths: unique(draft.rcptTo.split(/[,;\s]+/).map(bare)),
    };
  const [from] = readAddresses(draft.from);
  return {
    reversePath: from?.address ?? '',
    forwardPaths: unique(
      [draft.to, draft.cc, draft.bcc].flatMap((list) => readAddresses(list).map(({ address }) => address)),
    ),
  };
}

/** `<bob@campus.test>` or without; `<>` is nobody. */
const bare = (path: string): string => path.trim().replace(/^<(.*)>$/, '$1');
const unique = (paths: readonly string[]): string[] => [...new Set(paths.filter((path) => path !== ''))];

export function draftProblems(draft: Draft, attached: readonly Attachment[]): DraftProblem[] {
  const problems: DraftProblem[] = [];
  for (const field of ['from', 'to', 'cc', 'bcc'] as const)
    for (const { name, address } of readAddresses(draft[field])) {
      if (address === '' || !address.includes('@'))
        problems.push({ why: 'no-address', field, text: address || name });
      else if (!isSpeakable(address)) problems.push({ why: 'unspeakable', field, text: address });
    }
  const { reversePath, forwardPaths } = envelopeOf(draft);
  if (draft.apart) {
    if (!isSpeakable(reversePath))
      problems.push({ why: 'unspeakable', field: 'mailFrom', text: reversePath });
    const bad = forwardPaths.find((path) => !isSpeakable(path));
    if (bad !== undefined) problems.push({ why: 'unspeakable', field: 'rcptTo', text: bad });
  }
  const to = draft.apart ? 'rcptTo' : 'to';
  if (forwardPaths.length === 0 && !problems.some(({ field }) => field === to))
    problems.push({ why: 'nobody', field: to });
  if (forwardPaths.length > MOST_RECIPIENTS)
    problems.push({ why: 'too-many', field: to, found: forwardPaths.length, most: MOST_RECIPIENTS });
  if (!isSpeakable(draft.helo) || draft.helo === '')
    problems.push({ why: 'unspeakable', field: 'helo', text: draft.helo });
  if (draft.subject.length > MOST_SUBJECT)
    problems.push({ why: 'too-many', field: 'subject', found: draft.subject.length, most: MOST_SUBJECT });
  if (draft.text.length > MOST_TEXT)
    problems.push({ why: 'too-long', field: 'text', mebibytes: MOST_TEXT / 2 ** 20 });
  if (attached.length > MOST_FILES)
    problems.push({ why: 'too-many', field: 'attachments', found: attached.length, most: MOST_FILES });
  if (attached.reduce((sum, { octets }) => sum + octets.length, 0) > MOST_ATTACHED)
    problems.push({ why: 'too-long', field: 'attachments', mebibytes: MOST_ATTACHED / 2 ** 20 });
  return problems;
}

/** Nothing in it ends the line, or the path. What else is wrong with it the server says. */
const isSpeakable = (path: string): boolean => path.length <= 320 && !/[\p{Cc}<>\s]/u.test(path);

/** @param now milliseconds; when the letter says it was written */
export function submissionOf(
  draft: Draft,
  attached: readonly Attachment[],
  { server, now, password }: { server: SmtpServer; now: number; password: string },
): Submission {
  return {
    helo: draft.helo,
    tls: server.tls,
    ...(server.login && { login: { user: draft.user, password } }),
    ...envelopeOf(draft),
    compose: (wire) => letterOf(draft, attached, now, wire),
  };
}

function letterOf(
  draft: Draft,
  attachments: readonly Attachment[],
  now: number,
  wire: { eightBit: boolean },
): ComposedLetter {
  const list = (text: string): MailAddress[] => readAddresses(text).filter(({ address }) => address !== '');
  return composeLetter(
    {
      from: list(draft.from),
      to: list(draft.to),
      cc: list(draft.cc),
      subject: draft.subject,
      text: draft.text,
      attachments,
      at: now,
      offsetMinutes: -new Date(now).getTimezoneOffset(),
      messageId: `${draft.id}@${draft.helo}`,
      boundary: `=_${draft.id}`,
      ...(draft.answers && { answers: draft.answers }),
    },
    wire,
  );
}

/** @param id letters and digits that no other letter has */
export function newDraft(me: { handle: string; mailbox: string }, id: string): Draft {
  return {
    server: '',
    from: me.mailbox,
    to: '',
    cc: '',
    bcc: '',
    subject: '',
    text: '',
    apart: false,
    mailFrom: me.mailbox,
    rcptTo: '',
    helo: `${me.handle}.campus.test`,
    source: '',
    user: me.handle,
    id,
  };
}
