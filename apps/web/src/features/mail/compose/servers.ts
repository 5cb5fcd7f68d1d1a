import type { SmtpExtension } from '@ehlo/protocol/smtp';
import { backupPolicy, campusPolicy, mockPolicy, submissionPolicy } from '@ehlo/protocol/smtp';
import type { World } from '@ehlo/wire';

/** What a server is for, as a mail program's settings would say it. */
export type ServerGroup = 'submission' | 'practice' | 'transfer';

/** A server of the world that a letter can be handed to. */
export interface SmtpServer {
  service: string;
  host: string;
  address: string;
  port: number;
  group: ServerGroup;
  /** As `Submission.tls`. */
  tls: 'never' | 'starttls' | 'stands';
  /** It takes mail of who logged in only. */
  login: boolean;
  /** Switched off in this room: it will refuse the call, and that is worth seeing. */
  down: boolean;
}

const KINDS: Readonly<Record<string, Pick<SmtpServer, 'group' | 'tls' | 'login'>>> = {
  submission: { group: 'submission', tls: 'starttls', login: true },
  smtps: { group: 'submission', tls: 'stands', login: true },
  mock: { group: 'practice', tls: 'never', login: false },
  mta: { group: 'transfer', tls: 'never', login: false },
  backup: { group: 'transfer', tls: 'never', login: false },
  mx1: { group: 'transfer', tls: 'never', login: false },
  mx2: { group: 'transfer', tls: 'never', login: false },
  spam: { group: 'transfer', tls: 'never', login: false },
  openrelay: { group: 'transfer', tls: 'never', login: false },
  lonely: { group: 'transfer', tls: 'never', login: false },
  ipv6: { group: 'transfer', tls: 'never', login: false },
};

export const SERVER_GROUPS: readonly ServerGroup[] = ['practice', 'submission', 'transfer'];

/** Servers of this world that speak SMTP. What an operator lists besides is not offered: those may be real. */
export function smtpServers(world: World): SmtpServer[] {
  return world.services.flatMap(({ service, host, address, port }) => {
    const kind = KINDS[service];
    if (!kind) return [];
    return [{ service, host, address, port, ...kind, down: world.down.includes(service) }];
  });
}

/**
 * Keywords that a server of the lab offers in EHLO, in clear and behind TLS: what a letter is composed for before anybody was
 * asked. What it really says is in its reply, and that is what counts.
 */
export function expectedOffers({ service }: SmtpServer): { clear: string[]; secured: string[] } {
  const nobody = { mailboxes: () => false, isOnCampus: () => false };
  const policy =
    service === 'mock'
      ? mockPolicy()
      : service === 'submission' || service === 'smtps'
        ? submissionPolicy({ ...nobody, port: service === 'smtps' ? 465 : 587 })
        : service === 'mta'
          ? campusPolicy(nobody)
          : backupPolicy();
  const clear: SmtpExtension[] = [...policy.extensions];
  const secured = clear.filter((extension) => extension !== 'STARTTLS');
  return { clear, secured: policy.auth === 'never' ? secured : [...secured, 'AUTH PLAIN LOGIN'] };
}
