import type { Dialogue } from '@ehlo/protocol';
import {
  backupPolicy,
  campusPolicy,
  catchAllPolicy,
  createSmtpDialogue,
  facultyPolicy,
  isCampusAddress,
  mockPolicy,
  openRelayPolicy,
  receivedField,
  returnPathField,
  type SmtpPolicy,
  submissionPolicy,
} from '@ehlo/protocol/smtp';
import type { Endpoint, Envelope, ServiceName } from '@ehlo/wire';
import type { TraceFields } from './delivery.ts';
import type { Concierge } from './lab.ts';
import type { SeedLetter } from './letters/seed-letters.ts';
import { LOCALHOST, MAIL_CAMPUS, ROOM_MAILBOXES } from './world.ts';

export interface SmtpServer {
  at: Endpoint & { host: string };
  /** TLS from the first octet, or after STARTTLS; absent where neither is. */
  tls?: 'implicit' | 'starttls';
  policy: (concierge: Concierge) => SmtpPolicy;
  /** SPF, DKIM and DMARC of each mail that comes; absent where nobody looks. */
  checks?: true;
}

const campus = (concierge: Concierge) => ({
  mailboxes: (name: string) => ROOM_MAILBOXES.includes(name) || concierge.roomOfHandle(name) !== undefined,
  isOnCampus: isCampusAddress,
});
const at = (host: string, address: string, port = 25) => ({ host, address, port });

/** The servers of the world that speak SMTP, each a policy of one dialogue. */
export const SMTP_SERVERS = {
  mock: { at: at('localhost', LOCALHOST, 1025), policy: mockPolicy },
  mta: {
    at: at('mail.campus.test', MAIL_CAMPUS),
    tls: 'starttls',
    policy: (concierge) => campusPolicy(campus(concierge)),
  },
  submission: {
    at: at('mail.campus.test', MAIL_CAMPUS, 587),
    tls: 'starttls',
    policy: (concierge) => submissionPolicy({ ...campus(concierge), port: 587 }),
  },
  smtps: {
    at: at('mail.campus.test', MAIL_CAMPUS, 465),
    tls: 'implicit',
    policy: (concierge) => submissionPolicy({ ...campus(concierge), port: 465 }),
  },
  backup: { at: at('backup.campus.test', '192.0.2.26'), policy: backupPolicy },
  mx1: {
    at: at('mx1.faculty.test', '198.51.100.10'),
    tls: 'starttls',
    policy: () => facultyPolicy('mx1'),
    checks: true,
  },
  mx2: {
    at: at('mx2.faculty.test', '198.51.100.20'),
    tls: 'starttls',
    policy: () => facultyPolicy('mx2'),
    checks: true,
  },
  spam: { at: at('spam.test', '203.0.113.66'), policy: () => catchAllPolicy('spam') },
  openrelay: { at: at('relay.open.test', '203.0.113.25'), policy: openRelayPolicy },
  lonely: { at: at('lonely.test', '203.0.113.20'), policy: () => catchAllPolicy('lonely') },
  ipv6: { at: at('mail.ipv6.test', '2001:db8:66::25'), policy: () => catchAllPolicy('ipv6') },
} as const satisfies Partial<Record<ServiceName, SmtpServer>>;
export type SmtpServiceName = keyof typeof SMTP_SERVERS;
export const SMTP_NAMES = Object.keys(SMTP_SERVERS) as SmtpServiceName[];

/** Hosts that have rules of their own. The mock has none: it takes everything. */
export const RULED_HOSTS: readonly string[] = [
  ...new Set(
    Object.entries<SmtpServer>(SMTP_SERVERS).flatMap(([name, { at }]) => (name === 'mock' ? [] : [at.host])),
  ),
];

export function smtpDialogue(name: SmtpServiceName, concierge: Concierge): Dialogue {
  const { policy }: SmtpServer = SMTP_SERVERS[name];
  const ofHost = policy(concierge);
  return createSmtpDialogue(name === 'mock' ? ofHost : { ...ofHost, hostRules: true }) as Dialogue;
}

/** What a hop puts in front of a letter: `Received:`, and at the last one `Return-Path:` before it (RFC 5321 §4.4). */
export function createTrace(now: () => number): TraceFields {
  return ({ home, client, host, request, checked }, queueId, { reversePath, forwardPaths }, hop) => {
    // What a host wrote itself, it received from nobody.
    if (home.id === undefined) return hop === 'last' ? returnPathField(reversePath) : '';
    const { helo, transmission } = request;
    const received = receivedField({
      helo,
      client,
      host,
      transmission,
      queueId,
      forwardPaths,
      atMs: now(),
    });
    const found = checked?.fields ?? '';
    return (hop === 'last' ? returnPathField(reversePath) : '') + found + received;
  };
}

/** The same for a letter that was there before anybody came. */
export function seedTrace(letter: SeedLetter, envelope: Envelope, atMs: number): string {
  return (
    returnPathField(envelope.reversePath) +
    receivedField({
      helo: letter.client.helo,
      client: letter.client.address,
      host: letter.host ?? 'mail.campus.test',
      transmission: 'ESMTP',
      queueId: 'SEED',
      forwardPaths: envelope.forwardPaths,
      atMs,
    })
  );
}
