import type { BlobStore, EventLog } from '@ehlo/log';
import type { Draft, Endpoint, MailJudged } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Home } from '../door/tap.ts';
import type { StoreRequest } from '../line-server/surroundings.ts';
import type { DnsClient } from '../relay/dns-client.ts';
import { checkLetter } from './check-letter.ts';
import { withoutForgedResults } from './forged-results.ts';
import { verdictFields } from './verdict-fields.ts';

/** A letter whose dot came and that is in nobody's mailbox yet. */
export interface ToCheck {
  home: Pick<Home, 'room' | 'id'>;
  /** Where the connection is once nobody is giving it to somebody else. */
  settled: () => Promise<Pick<Home, 'room' | 'id'> | undefined>;
  /** Server that checks. */
  at: Endpoint & { host: string };
  person: string | undefined;
  /** Client's address in the world. */
  client: string;
  request: Omit<StoreRequest, 'kind'>;
  letter: { sha256: string; size: number };
}

/** What becomes of a letter that is taken. */
export interface Checked {
  /** `Authentication-Results:` and `Received-SPF:`, CRLF-terminated, latin1 characters. */
  fields: string;
  folder: 'INBOX' | 'Junk';
  /** What is laid into the mailbox instead of the letter: fields that claim to be this server's own are gone. */
  instead?: { sha256: string; size: number };
}

/** The letter is not shown to be from its author's domain, which wants such mail refused (RFC 9989 §4.7, `p=reject`). */
export class RefusedByPolicy extends Error {
  override readonly name = 'RefusedByPolicy';
  /** Author's domain. */
  readonly domain: string;
  constructor(domain: string) {
    super(`Mail that is not shown to be from ${domain} is refused.`);
    this.domain = domain;
  }
}

const OUTCOMES = { none: 'inbox', quarantine: 'junk', reject: 'refused' } as const;

/** Rejects with `RefusedByPolicy`, or as the store does. */
export type CheckArrival = (arrival: ToCheck) => Promise<Checked>;

/**
 * Each question to the DNS is an event of the connection's room, caused by the connection, and so is what came of them
 * (`mail.judged`).
 */
export function createCheckArrival(parts: {
  log: Pick<EventLog, 'append'>;
  blobs: Pick<BlobStore, 'read' | 'create'>;
  dns: Pick<DnsClient, 'ask'>;
  clock: Pick<LabClock, 'after'>;
}): CheckArrival {
  const { log, blobs, dns, clock } = parts;
  return async ({ home, settled, at, person, client, request, letter }) => {
    const { host, address } = at;
    const origin = {
      room: home.room,
      from: { host, address, port: 0 },
      cause: home.id,
      ...(person !== undefined && { person }),
    };
    const sender = { client, helo: request.helo, reversePath: request.envelope.reversePath };
    const verdicts = await checkLetter(
      { blobs, clock, ask: (name, type) => dns.ask(origin, name, type) },
      sender,
      letter,
    );
    const { dmarc } = verdicts;
    const wanted = dmarc?.result === 'fail' ? dmarc.policy : 'none';
    const outcome = OUTCOMES[wanted];
    const refused = dmarc && outcome === 'refused';
    const domain = host.slice(host.indexOf('.') + 1);
    const instead = refused ? undefined : await withoutForgedResults(blobs, letter, domain);
    const now = (await settled()) ?? home;
    const judged: Draft<MailJudged> = {
      kind: 'mail.judged',
      connection: now.id,
      cause: now.id,
      host,
      ...sender,
      ...verdicts,
      outcome,
      ...(instead && { removed: instead.removed }),
    };
    log.append(now.room, [judged]);
    if (refused) throw new RefusedByPolicy(dmarc.domain);
    return {
      fields: verdictFields(host, sender, verdicts),
      folder: outcome === 'junk' ? 'Junk' : 'INBOX',
      ...(instead && { instead: { sha256: instead.sha256, size: instead.size } }),
    };
  };
}
