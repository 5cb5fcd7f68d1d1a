import { type DnsMessage, type KnownType, reverseName } from '@ehlo/protocol/dns';
import type { RuleRefusal } from '@ehlo/protocol/smtp';
import { DENYLIST } from '@ehlo/wire';

/** Asks the world's resolver. @returns undefined when no answer came */
export type Ask = (name: string, type: KnownType) => Promise<DnsMessage | undefined>;

const NXDOMAIN = 3;
/** Names of one address that are tried: more are nobody's honest server. */
const MOST_NAMES = 4;
/** Characters of a list's reason that go into a reply. */
const MOST_REASON = 160;

const REVERSE_ZONES = /\.(?:in-addr|ip6)\.arpa\.$/;
const bare = (name: string): string => name.replace(/\.$/, '');

/**
 * Is an address on the denylist? It is asked backwards below the list's name: an address of 127.0.0.0/8 says yes, and TXT says why
 * (RFC 5782 §2.1, §2.2; IPv6 by nibbles, §2.4). A list that does not answer refuses nobody.
 */
export async function askDenylist(client: string, ask: Ask): Promise<RuleRefusal | undefined> {
  const backwards = reverseName(client)?.replace(REVERSE_ZONES, '');
  if (backwards === undefined) return undefined;
  const name = `${backwards}.${DENYLIST}.`;
  const listed = addressesOf(await ask(name, 'A')).find((address) => address.startsWith('127.'));
  if (listed === undefined) return undefined;
  const [reason = ''] = textsOf(await ask(name, 'TXT'));
  return {
    rule: 'denylist',
    client,
    asked: bare(name),
    listed,
    reason: reason.slice(0, MOST_REASON),
  };
}

/**
 * Has an address a name that leads back to it? PTR, then the address of each name (RFC 1912 §2.1 asks for it of every host; RFC 7372
 * §3.3 has the code of who refuses).
 */
export async function askReverseName(client: string, ask: Ask): Promise<RuleRefusal | undefined> {
  const asked = reverseName(client);
  if (asked === undefined) return undefined;
  const refusal = { rule: 'reverse-name', client, asked: bare(asked) } as const;
  const pointers = await ask(asked, 'PTR');
  if (isUnknown(pointers)) return { ...refusal, names: 'unknown' };
  const names = namesOf(pointers).slice(0, MOST_NAMES);
  const type = client.includes(':') ? 'AAAA' : 'A';
  let unknown = false;
  for (const name of names) {
    const found = await ask(name, type);
    if (isUnknown(found)) unknown = true;
    else if (addressesOf(found).includes(client)) return undefined;
  }
  return { ...refusal, names: unknown ? 'unknown' : names.map(bare) };
}

/** No answer, or one that says nothing about what there is (RFC 2308 §2). */
const isUnknown = (message: DnsMessage | undefined): boolean =>
  message === undefined || (message.rcode !== 0 && message.rcode !== NXDOMAIN);

/** Of the records that it holds. The strings of a TXT record are one text (RFC 1035 §3.3.14). */
const recordsOf = (message: DnsMessage | undefined): DnsMessage['answers'] =>
  message?.rcode === 0 ? message.answers : [];
const addressesOf = (message: DnsMessage | undefined): string[] =>
  recordsOf(message).flatMap((record) =>
    record.type === 'A' || record.type === 'AAAA' ? [record.data.address] : [],
  );
const namesOf = (message: DnsMessage | undefined): string[] =>
  recordsOf(message).flatMap((record) => (record.type === 'PTR' ? [record.data.target] : []));
const textsOf = (message: DnsMessage | undefined): string[] =>
  recordsOf(message).flatMap((record) => (record.type === 'TXT' ? [record.data.strings.join('')] : []));
