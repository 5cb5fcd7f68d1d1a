import { type AnsweredLetter, answerTo } from '@ehlo/protocol/compose';
import { readAddresses, showAddress } from '@ehlo/protocol/mail';
import type { MailView } from '@ehlo/wire';
import type { Draft } from './draft.ts';

/** Of the header, the field as it crossed where identifiers count, else decoded. */
function fieldOf({ headers }: MailView, name: string, how: 'value' | 'raw' = 'value'): string {
  const found = headers.find((header) => header.name.toLowerCase() === name);
  return found?.[how] ?? '';
}

/** What an answer to a letter begins with. `wrote`: the line above the quotation. */
export function replyDraft(
  mail: MailView,
  wrote: (date: string, who: string) => string,
): Pick<Draft, 'to' | 'subject' | 'text' | 'answers'> | Pick<Draft, 'to' | 'subject' | 'text'> {
  const from = readAddresses(fieldOf(mail, 'from'));
  const letter: AnsweredLetter = {
    from,
    replyTo: readAddresses(fieldOf(mail, 'reply-to')),
    subject: fieldOf(mail, 'subject'),
    date: fieldOf(mail, 'date'),
    messageId: fieldOf(mail, 'message-id', 'raw'),
    references: fieldOf(mail, 'references', 'raw'),
    inReplyTo: fieldOf(mail, 'in-reply-to', 'raw'),
    text: mail.text ?? '',
  };
  const who = from[0]?.name || from[0]?.address || mail.envelope.reversePath || '?';
  const { to, subject, text, answers } = answerTo(letter, wrote(letter.date, who));
  return {
    to: to.map(written).join(', '),
    subject,
    text,
    ...(answers && { answers }),
  };
}

/** As it has to be typed: a name with a comma is quoted. */
const written = (address: { name: string; address: string }): string =>
  /[",;:<>()@\\]/.test(address.name)
    ? `"${address.name.replace(/["\\]/g, '\\$&')}" <${address.address}>`
    : showAddress(address);
