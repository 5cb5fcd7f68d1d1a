import { z } from 'zod';

/** A mail as `POST /api/v1/send` names it, read and checked. */
export interface LetterToSend {
  from: Mailbox;
  to: Mailbox[];
  cc: Mailbox[];
  bcc: Mailbox[];
  replyTo: Mailbox[];
  subject: string;
  text: string;
  html: string;
  /** By field name; none of those that the rest decides. */
  headers: Record<string, string>;
  attachments: AttachedFile[];
}

export interface Mailbox {
  name: string;
  address: string;
}

export interface AttachedFile {
  name: string;
  /** Undefined: as the name suggests. */
  type: string | undefined;
  /** Set for what the HTML shows. */
  contentId: string | undefined;
  octets: Buffer;
}

/** What cannot be sent as it was asked. Mailpit answers it 400, in JSON. */
export class CannotSend extends Error {
  override readonly name = 'CannotSend';
}

/** Fields that the rest of the request decides. */
const DECIDED = ['to', 'from', 'cc', 'bcc', 'reply-to', 'date', 'subject', 'content-type', 'mime-version'];
const FIELD_NAME = /^[!-9;-~]{1,76}$/;
/** A mailbox as Mailpit takes it: no more than a local part, which may be quoted, and a domain (RFC 5321 §4.1.2). */
const ADDRESS = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"|[^\s"<>(),:;@\p{Cc}]+)@[^\s"<>(),;@\p{Cc}]+$/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const text = z.string().nullish();
const Person = z.preprocess(lowered, z.object({ email: text, name: text }));
const People = z.array(Person).nullish();
const Body = z.object({
  from: Person.nullish(),
  to: People,
  cc: People,
  bcc: z.array(z.string()).nullish(),
  replyto: People,
  subject: text,
  text,
  html: text,
  tags: z.array(z.string()).nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  attachments: z
    .array(
      z.preprocess(
        lowered,
        z.object({ content: z.string(), filename: text, contenttype: text, contentid: text }),
      ),
    )
    .nullish(),
});

/**
 * Reads the body of a request, whatever its Content-Type; names in any case, as Go reads them.
 * @throws CannotSend with a sentence
 */
export function readSendRequest(body: unknown): LetterToSend {
  const read = Body.safeParse(lowered(jsonOf(body)));
  if (!read.success) throw new CannotSend(z.prettifyError(read.error).slice(0, 300));
  const { data } = read;
  const letter: LetterToSend = {
    from: mailbox('From', data.from),
    to: (data.to ?? []).map((person) => mailbox('To', person)),
    cc: (data.cc ?? []).map((person) => mailbox('Cc', person)),
    bcc: (data.bcc ?? []).map((email) => mailbox('Bcc', { email })),
    replyTo: (data.replyto ?? []).map((person) => mailbox('Reply-To', person)),
    subject: data.subject ?? '',
    text: data.text ?? '',
    html: data.html ?? '',
    headers: headersOf(data.headers ?? {}, data.tags ?? []),
    attachments: (data.attachments ?? []).map(attachedFile),
  };
  if (letter.to.length + letter.cc.length + letter.bcc.length === 0)
    throw new CannotSend('There is nobody to send it to: To, Cc or Bcc names at least one address.');
  return letter;
}

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  } catch {
    // Where exactly is of no use in a sentence; whoever sent it has the text.
    throw new CannotSend(
      'The body is no JSON. Send an object such as {"From":{"Email":"a@campus.test"},"To":[{"Email":"b@campus.test"}],"Subject":"hi","Text":"…"}.',
    );
  }
}

function lowered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name.toLowerCase(), held]));
}

function mailbox(field: string, person: z.infer<typeof Person> | null | undefined): Mailbox {
  const address = person?.email?.trim() ?? '';
  if (address === '') throw new CannotSend(`${field} has no Email.`);
  if (!ADDRESS.test(address)) throw new CannotSend(`invalid ${field} address: ${address.slice(0, 100)}`);
  return { name: person?.name ?? '', address };
}

function headersOf(asked: Record<string, string>, tags: readonly string[]): Record<string, string> {
  const decided = tags.length > 0 ? [...DECIDED, 'x-tags'] : DECIDED;
  for (const name of Object.keys(asked)) {
    if (decided.includes(name.toLowerCase())) throw new CannotSend(`cannot overwrite header: "${name}"`);
    if (!FIELD_NAME.test(name))
      throw new CannotSend(`"${name.slice(0, 100)}" is no name of a header field (RFC 5322 §2.2).`);
  }
  return tags.length > 0 ? { 'X-Tags': tags.join(', '), ...asked } : asked;
}

function attachedFile(file: {
  content: string;
  filename?: string | null | undefined;
  contenttype?: string | null | undefined;
  contentid?: string | null | undefined;
}): AttachedFile {
  const name = file.filename ?? '';
  // A browser's `readAsDataURL` puts the type and a comma in front.
  const content = file.content.slice(file.content.lastIndexOf(',') + 1).replace(/[\r\n]/g, '');
  if (!BASE64.test(content)) throw new CannotSend(`error decoding base64 attachment "${name.slice(0, 100)}"`);
  return {
    name,
    type: file.contenttype || undefined,
    contentId: file.contentid || undefined,
    octets: Buffer.from(content, 'base64'),
  };
}
