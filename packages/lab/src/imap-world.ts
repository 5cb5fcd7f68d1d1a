import type { Dialogue } from '@ehlo/protocol';
import { createImapDialogue } from '@ehlo/protocol/imap/server';
import { MAIL_CAMPUS, MAIL_HOST } from './world.ts';

/** The campus's mailboxes over IMAP: TLS after STARTTLS, or from the first octet. */
export const IMAP_SERVERS = {
  imap: { at: { host: MAIL_HOST, address: MAIL_CAMPUS, port: 143 }, tls: 'starttls' },
  imaps: { at: { host: MAIL_HOST, address: MAIL_CAMPUS, port: 993 }, tls: 'implicit' },
} as const;

export type ImapServiceName = keyof typeof IMAP_SERVERS;

export function imapDialogue(name: ImapServiceName): Dialogue {
  const { at, tls } = IMAP_SERVERS[name];
  return createImapDialogue({ hostName: at.host, startTls: tls === 'starttls' }) as Dialogue;
}
