import { describe, expect, it } from 'vitest';
import { dns as en } from '../../prose/en/dns.ts';
import { dns as fr } from '../../prose/fr/dns.ts';
import type { Prose } from '../../prose/prose.ts';
import { plain, say } from '../../prose/say.ts';
import { decodeMessage, type ZoneSet } from '../index.ts';
import { createKnownAnswers, type Delivery, deliver } from './index.ts';
import { ask, labZones } from './lab-zones.fixture.ts';

const words = ({ said }: Pick<Delivery, 'said'>, language: object = en) =>
  plain(say(language as Prose, said));

/** Asks what `deliver` wants to know until it has enough. */
function decide(domain: string, zones: ZoneSet = labZones()): { delivery: Delivery; asked: string[] } {
  const known = createKnownAnswers();
  const asked: string[] = [];
  let delivery = deliver(domain, known.find);
  for (let round = 0; round < 20 && delivery.ask[0]; round++) {
    const { name, type } = delivery.ask[0];
    asked.push(`${name} ${type}`);
    const decoded = decodeMessage(ask(zones, `${name} ${type}`, { transport: 'tcp' }).response);
    if (decoded.ok) known.learn(decoded.message);
    delivery = deliver(domain, known.find);
  }
  for (const finding of [delivery, ...delivery.steps, ...delivery.hosts])
    for (const language of [en, fr]) expect(words(finding, language), finding.said.id).not.toBe('');
  return { delivery, asked };
}
const zone = (records: string) => `@ 60 IN SOA ns h 1 2 3 4 5\n@ IN NS ns\n${records}`;

describe('what a sender would do now (RFC 5321 §5.1)', () => {
  it('asks for the MX first', () => {
    const delivery = deliver('campus.test', () => ({ state: 'unasked' }));
    expect(delivery.outcome).toBe('ask');
    expect(delivery.ask).toEqual([{ name: 'campus.test.', type: 'MX' }]);
    expect(words(delivery)).toBe('First question: which MX has campus.test?');
  });

  it('tries servers by preference, lowest first, with the addresses that came along', () => {
    const { delivery, asked } = decide('campus.test');
    expect(asked).toEqual(['campus.test. MX']);
    expect(delivery.hosts.map(({ host, preference, addresses }) => [host, preference, addresses])).toEqual([
      ['mail.campus.test.', 10, ['192.0.2.25', '2001:db8:25::25']],
      ['backup.campus.test.', 20, ['192.0.2.26']],
    ]);
    expect(words(delivery)).toBe('2 servers are tried in turn, on port 25, mail.campus.test first.');
  });

  it('takes the domain itself where there is no MX', () => {
    const { delivery, asked } = decide('lonely.test');
    expect(asked.slice(0, 2)).toEqual(['lonely.test. MX', 'lonely.test. A']);
    expect(delivery.outcome).toBe('hosts');
    expect(delivery.hosts).toMatchObject([{ host: 'lonely.test.', addresses: ['203.0.113.20'] }]);
    expect(words(delivery)).toBe('No MX: lonely.test itself is tried.');
  });

  it('gives the mail back for a null MX, address or not (RFC 7505 §3)', () => {
    const { delivery } = decide('nomail.test');
    expect(delivery).toMatchObject({ outcome: 'impossible', rfc: 'RFC 7505 §3', hosts: [] });
  });

  it('gives the mail back for a domain that does not exist', () => {
    expect(decide('nowhere.campus.test').delivery).toMatchObject({
      outcome: 'impossible',
      said: { id: 'dnsDelivery.nxdomain' },
    });
  });

  it('keeps the mail while the DNS gives no answer', () => {
    const { delivery } = decide('elsewhere.example');
    expect(delivery.outcome).toBe('later');
  });

  it('follows an alias of the domain as if that had been the domain', () => {
    const { delivery } = decide('lists.campus.test');
    expect(delivery.steps[0]?.said.id).toBe('dnsStep.alias');
    expect(delivery.hosts).toMatchObject([{ host: 'mx1.faculty.test.', addresses: ['198.51.100.10'] }]);
  });

  it('uses a host that has IPv6 only', () => {
    expect(decide('ipv6.test').delivery.hosts).toMatchObject([
      { addresses: ['2001:db8:66::25'], usable: 'yes' },
    ]);
  });

  it('does not fall back to the domain’s own address when no MX can be used', () => {
    const zones = labZones([zone('@ IN MX 10 gone\n@ IN A 192.0.2.99'), 'stuck.test']);
    const { delivery } = decide('stuck.test', zones);
    expect(delivery).toMatchObject({ outcome: 'impossible', said: { id: 'dnsDelivery.noneUsable' } });
    expect(delivery.hosts[0]).toMatchObject({ usable: 'no', said: { id: 'dnsHost.passedOver' } });
  });

  it('follows an MX that is an alias, and says that it must not be one (RFC 2181 §10.3)', () => {
    const zones = labZones([zone('@ IN MX 10 smtp\nsmtp IN CNAME mail\nmail IN A 192.0.2.98'), 'alias.test']);
    const { delivery } = decide('alias.test', zones);
    expect(delivery.hosts[0]).toMatchObject({
      alias: true,
      addresses: ['192.0.2.98'],
      rfc: 'RFC 2181 §10.3',
    });
  });

  it('sees through an MX that is written as an address', () => {
    const zones = labZones([zone('@ IN MX 10 192.0.2.25.'), 'number.test']);
    expect(decide('number.test', zones).delivery.hosts[0]?.said.id).toBe('dnsHost.address');
  });

  it('stops at aliases that go in a circle', () => {
    const zones = labZones([zone('a IN CNAME b\nb IN CNAME a'), 'circle.test']);
    expect(decide('a.circle.test', zones).delivery.outcome).toBe('later');
  });

  it('looks nothing up for an address literal (RFC 5321 §4.1.3)', () => {
    const { delivery, asked } = decide('[192.0.2.25]');
    expect(asked).toEqual([]);
    expect(delivery).toMatchObject({ outcome: 'hosts', hosts: [{ addresses: ['192.0.2.25'] }] });
  });
});
