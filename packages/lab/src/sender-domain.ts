import { domainToASCII } from 'node:url';
import type { DialogueAnswer } from '@ehlo/protocol';
import { parseName } from '@ehlo/protocol/dns';
import type { LabClock } from './clock.ts';
import type { DialOrigin } from './lab.ts';
import type { DnsClient } from './relay/dns-client.ts';

const NXDOMAIN = 3;
/** Domains that a connection remembers; the oldest goes first. */
const MOST_REMEMBERED = 16;

/** What a server finds out about the domains of those who send over one connection. Never rejects. */
export type AskSenderDomain = (domain: string, origin: Omit<DialOrigin, 'by'>) => Promise<DialogueAnswer>;

/**
 * Can mail to a domain be delivered, as a server finds out before it takes mail from there: MX, else A, else AAAA
 * (RFC 5321 §5.1), asked of the world's resolver. `null-mx`: the domain says that it takes none (RFC 7505).
 *
 * A domain that was found is not asked for again over the same connection while its TTL lasts (RFC 1035 §3.2.1); one that
 * was not is, for it may be there by then.
 */
export function createSenderDomains(parts: { dns: DnsClient; clock: LabClock }): AskSenderDomain {
  const { dns, clock } = parts;
  /** Until when, in the clock's milliseconds. */
  const found = new Map<string, number>();

  return async (domain, origin) => {
    // Asked in its A-labels (RFC 5891 §4.4, RFC 6531 §3.7.1).
    const name = `${domainToASCII(domain)}.`;
    if (!parseName(name).ok || name === '.') return 'no';
    if ((found.get(name) ?? 0) > clock.now()) return 'yes';
    for (const type of ['MX', 'A', 'AAAA'] as const) {
      const message = await dns.ask(origin, name, type);
      if (message?.rcode === NXDOMAIN) return 'no';
      if (message?.rcode !== 0) return 'unknown';
      const exchanges = message.answers.filter((record) => record.type === 'MX');
      if (exchanges.length > 0 && exchanges.every(({ data }) => data.exchange === '.')) return 'null-mx';
      if (!message.answers.some((record) => record.type === type)) continue;
      const seconds = Math.min(...message.answers.map(({ ttl }) => ttl));
      found.delete(name);
      found.set(name, clock.now() + seconds * 1000);
      if (found.size > MOST_REMEMBERED) found.delete(found.keys().next().value as string);
      return 'yes';
    }
    return 'no';
  };
}
