import type { StoredMail } from '@ehlo/lab';
import type { MailOrigin, MailRowView, MailView, Seq } from '@ehlo/wire';
import type { Letter } from '../letter/index.ts';

/** Characters of text that are given out. */
export const MAX_TEXT = 256 * 1024;

/** What a list shows: everything but where its octets are kept. */
export function rowView(mail: StoredMail): MailRowView {
  const { id, at, mailbox, folder, size, flags, summary, sentBy } = mail;
  return { id, at, mailbox, folder, size, flags, summary, ...(sentBy !== undefined && { sentBy }) };
}

/**
 * @param letter  undefined when its octets were pruned: then it has an envelope and a summary, and nothing else
 * @param verdict  `seq` of its `mail.judged`
 */
export function mailView(mail: StoredMail, letter: Letter | undefined, verdict: Seq | undefined): MailView {
  const text = letter?.text();
  const cut = text && cutText(text);
  return {
    ...rowView(mail),
    envelope: mail.envelope,
    origin: originOf(mail),
    ...(mail.accepted !== undefined && { accepted: mail.accepted }),
    ...(verdict !== undefined && { verdict }),
    ownFields: letter ? fieldsIn(mail.prefix) : 0,
    headers: letter?.headers() ?? [],
    ...(cut !== undefined && { text: cut }),
    textMore: (text?.length ?? 0) - (cut?.length ?? 0),
    html: letter?.html() !== undefined,
    parts: (letter?.parts ?? []).map(({ n, partId, name, type, disposition, octets }) => ({
      n,
      partId,
      name,
      type,
      size: octets().length,
      disposition,
    })),
  };
}

/** Fields of a server's own words: what begins with a blank goes on with the one before (RFC 5322 §2.2.3). */
const fieldsIn = (prefix: string): number => prefix.match(/^[^ \t\r\n]/gm)?.length ?? 0;

function originOf({ accepted, envelope, copied }: StoredMail): MailOrigin {
  if (accepted !== undefined) return copied ? 'copied' : 'sent';
  // What no server took over has no envelope.
  if (envelope.forwardPaths.length === 0) return 'put';
  return copied ? 'copied' : 'seeded';
}

/** Never between the two halves of a character. */
function cutText(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const last = text.charCodeAt(MAX_TEXT - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? MAX_TEXT - 1 : MAX_TEXT);
}
