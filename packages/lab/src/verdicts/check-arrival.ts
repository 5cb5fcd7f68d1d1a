import type { BlobStore } from '@ehlo/log';
import type { Endpoint } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Home } from '../door/tap.ts';
import type { StoreRequest } from '../line-server/surroundings.ts';
import type { DnsClient } from '../relay/dns-client.ts';
import { checkLetter } from './check-letter.ts';
import { verdictFields } from './verdict-fields.ts';

/** A letter whose dot came and that is in nobody's mailbox yet. */
export interface ToCheck {
  home: Pick<Home, 'room' | 'id'>;
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

/** Rejects with `RefusedByPolicy`. */
export type CheckArrival = (arrival: ToCheck) => Promise<Checked>;

/** Each question to the DNS is an event of the connection's room, caused by the connection. */
export function createCheckArrival(parts: {
  blobs: Pick<BlobStore, 'read'>;
  dns: Pick<DnsClient, 'ask'>;
  clock: Pick<LabClock, 'after'>;
}): CheckArrival {
  const { blobs, dns, clock } = parts;
  return async ({ home, at, person, client, request, letter }) => {
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
    if (dmarc && wanted === 'reject') throw new RefusedByPolicy(dmarc.domain);
    return {
      fields: verdictFields(host, sender, verdicts),
      folder: wanted === 'quarantine' ? 'Junk' : 'INBOX',
    };
  };
}
