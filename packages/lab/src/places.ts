import type { FaultHost } from '@ehlo/wire';
import { MAILBOXES } from './recipients.ts';
import { RULED_HOSTS, SMTP_NAMES, SMTP_SERVERS, type SmtpServer } from './smtp-world.ts';

/** Where a mistake can be set: the mail servers, and the two that answer questions. */
export const FAULT_HOSTS: readonly FaultHost[] = [
  ...[...new Set(SMTP_NAMES.map((name) => SMTP_SERVERS[name].at.host))].map((host) => ({
    host,
    kind: 'mail' as const,
    tls: SMTP_NAMES.some((name) => {
      const server: SmtpServer = SMTP_SERVERS[name];
      return server.at.host === host && server.tls !== undefined;
    }),
  })),
  ...['resolver.campus.test', 'ns1.campus.test'].map((host) => ({ host, kind: 'dns' as const, tls: false })),
];

/** What a lesson may name when it says what its world starts from: the same in every room. */
export const PLACES = {
  faultHosts: FAULT_HOSTS,
  ruledHosts: RULED_HOSTS,
  mailboxes: MAILBOXES,
};
