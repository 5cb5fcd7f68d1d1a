import type { DnsMessage } from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { type Ask, askDenylist, askReverseName } from './look-up-client.ts';

type Data = Record<string, unknown>;
/** A resolver that knows these; `fails` answers SERVFAIL. */
function resolver(known: Record<string, Data[] | 'fails'>): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = async (name, type) => {
    asked.push(`${name} ${type}`);
    const found = known[`${name} ${type}`];
    const rcode = found === undefined ? 3 : found === 'fails' ? 2 : 0;
    const answers = Array.isArray(found) ? found.map((data) => ({ name, type, ttl: 60, data })) : [];
    return { rcode, answers } as unknown as DnsMessage;
  };
  return { ask, asked };
}

describe('askDenylist', () => {
  it('asks an IPv6 address by its nibbles (RFC 5782 §2.4)', async () => {
    const { ask, asked } = resolver({});
    expect(await askDenylist('2001:db8::1', ask)).toBeUndefined();
    expect(asked).toEqual(['1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.dnsbl.test. A']);
  });

  it.each<[string, Data[] | 'fails']>([
    ['an address that is no listing (RFC 5782 §2.1)', [{ address: '192.0.2.1' }]],
    ['a list that fails: nobody is refused for it', 'fails'],
  ])('takes nothing from %s', async (_, answer) => {
    const { ask } = resolver({ '2.0.0.127.dnsbl.test. A': answer });
    expect(await askDenylist('127.0.0.2', ask)).toBeUndefined();
  });

  it('is content without a reason, and bounds one', async () => {
    const listed = { '2.0.0.127.dnsbl.test. A': [{ address: '127.0.0.2' }] };
    expect(await askDenylist('127.0.0.2', resolver(listed).ask)).toMatchObject({ reason: '' });
    const long = {
      ...listed,
      '2.0.0.127.dnsbl.test. TXT': [{ strings: ['a'.repeat(200), 'b'.repeat(200)] }],
    };
    expect(await askDenylist('127.0.0.2', resolver(long).ask)).toMatchObject({ reason: 'a'.repeat(160) });
  });
});

describe('askReverseName', () => {
  const PTR = '1.2.0.192.in-addr.arpa. PTR';

  it('is content with one name of several that leads back', async () => {
    const { ask } = resolver({
      [PTR]: [{ target: 'a.test.' }, { target: 'b.test.' }],
      'b.test. A': [{ address: '192.0.2.9' }, { address: '192.0.2.1' }],
    });
    expect(await askReverseName('192.0.2.1', ask)).toBeUndefined();
  });

  it('says that it does not know where the DNS does not tell', async () => {
    expect(await askReverseName('192.0.2.1', resolver({ [PTR]: 'fails' }).ask)).toMatchObject({
      names: 'unknown',
    });
    const forward = resolver({ [PTR]: [{ target: 'a.test.' }], 'a.test. A': 'fails' });
    expect(await askReverseName('192.0.2.1', forward.ask)).toMatchObject({ names: 'unknown' });
  });

  it('tries few names: an address with a hundred makes nobody ask a hundred times', async () => {
    const { ask, asked } = resolver({
      [PTR]: Array.from({ length: 100 }, (_, nth) => ({ target: `n${nth}.test.` })),
    });
    await askReverseName('192.0.2.1', ask);
    expect(asked).toHaveLength(5);
  });
});
