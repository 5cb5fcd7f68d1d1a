import type { Dialogue } from '@ehlo/protocol';
import { createPop3Dialogue } from '@ehlo/protocol/pop3/server';
import { MAIL_CAMPUS, MAIL_HOST } from './world.ts';

/** The campus's mailboxes over POP3: TLS after STLS, or from the first octet. */
export const POP3_SERVERS = {
  pop3: { at: { host: MAIL_HOST, address: MAIL_CAMPUS, port: 110 }, tls: 'starttls' },
  pop3s: { at: { host: MAIL_HOST, address: MAIL_CAMPUS, port: 995 }, tls: 'implicit' },
} as const;

export type Pop3ServiceName = keyof typeof POP3_SERVERS;

export function pop3Dialogue(name: Pop3ServiceName): Dialogue {
  const { at, tls } = POP3_SERVERS[name];
  return createPop3Dialogue({ hostName: at.host, stls: tls === 'starttls' }) as Dialogue;
}
