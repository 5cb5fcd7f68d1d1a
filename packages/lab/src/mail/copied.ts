import type { Draft, MailStored } from '@ehlo/wire';
import type { StoredMail } from '../mail-store.ts';

/** The same octets in another folder: it came when it came (RFC 3501 §6.4.7). */
export function copied(mail: StoredMail, folder: string): Draft<MailStored> {
  const { id, mailbox, blob, size, prefix, flags, envelope, summary, sentBy, at } = mail;
  return {
    kind: 'mail.stored',
    copyOf: id,
    mailbox,
    folder,
    blob,
    size,
    prefix,
    flags: [...flags],
    envelope,
    summary,
    receivedAt: at,
    ...(sentBy !== undefined && { sentBy }),
  };
}
