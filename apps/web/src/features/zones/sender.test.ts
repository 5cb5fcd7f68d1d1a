import { decodeMessage, encodeMessage, respond } from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { questionOf } from './ask.ts';
import { zoneSetOf } from './check.ts';
import { type AskDns, senderFor } from './sender.ts';

const TOP = '$TTL 60\n@ SOA ns1 hostmaster 7 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n';

function server(text: string) {
  const view = { origin: 'campus.test.', text: TOP + text } as never;
  const zones = zoneSetOf([view]);
  const asked: string[] = [];
  const ask: AskDns = async (name, type) => {
    asked.push(`${name} ${type}`);
    const manner = { transport: 'udp', from: 'near', role: 'resolver', outside: 'refuse' } as const;
    const octets = respond(zones, encodeMessage(questionOf(name, type)), manner);
    const decoded = decodeMessage(octets as Uint8Array);
    return decoded.ok ? decoded.message : undefined;
  };
  return { ask, asked };
}

describe('senderFor', () => {
  it('asks for MX, then for addresses, and ends with the servers in the order they are tried', async () => {
    const { ask, asked } = server('@ MX 20 b\n@ MX 10 a\na A 192.0.2.1\nb AAAA 2001:db8::2\n');
    const steps: string[] = [];
    const delivery = await senderFor('campus.test', ask, ({ outcome }) => steps.push(outcome));
    expect(delivery.hosts.map(({ host, addresses }) => [host, addresses])).toEqual([
      ['a.campus.test.', ['192.0.2.1']],
      ['b.campus.test.', ['2001:db8::2']],
    ]);
    expect(asked[0]).toBe('campus.test. 15');
    expect(steps[0]).toBe('ask');
    expect(steps.at(-1)).toBe('hosts');
  });

  it.each([
    ['@ MX 0 .', 'impossible', 'dnsDelivery.nullMx'],
    ['@ A 192.0.2.9', 'hosts', 'dnsDelivery.implicit'],
    ['@ MX 10 nosuch', 'impossible', 'dnsDelivery.noneUsable'],
  ])('of %s: %s', async (text, outcome, said) => {
    const delivery = await senderFor('campus.test', server(text).ask, () => undefined);
    expect([delivery.outcome, delivery.said.id]).toEqual([outcome, said]);
  });

  it('keeps the mail when no answer comes', async () => {
    const delivery = await senderFor(
      'campus.test',
      async () => undefined,
      () => undefined,
    );
    expect(delivery.outcome).toBe('later');
  });
});
