import { type DnsMessage, decodeMessage, encodeMessage } from '@ehlo/protocol/dns';
import type { Connection, Net } from '@ehlo/shell';
import { describe, expect, it, vi } from 'vitest';
import { createMxStore } from './mx.ts';

const RESOLVER = { address: '192.0.2.54', port: 53 };

/** A resolver that answers every question with what `reply` makes of it. */
function resolverNet(reply: (query: DnsMessage) => Uint8Array[]) {
  const dials: unknown[] = [];
  const net: Net = {
    listen: () => Promise.resolve({ ok: false, failure: 'in-use' }),
    revive: () => undefined,
    async dial(target) {
      dials.push(target);
      let datagrams: Uint8Array[] = [];
      const connection: Connection = {
        id: '1',
        address: target.address,
        port: target.port,
        async write(octets) {
          const decoded = decodeMessage(octets);
          if (!decoded.ok) throw new Error(decoded.problem);
          datagrams = reply(decoded.message);
        },
        read: async () => datagrams.shift() ?? null,
        end: () => undefined,
        secure: () => Promise.reject(new Error('no TLS here')),
        renegotiate: () => Promise.resolve(undefined),
        abort: () => undefined,
      };
      return { ok: true, connection };
    },
  };
  return { net, dials };
}

const mx = (preference: number, exchange: string) =>
  ({
    name: 'campus.test.',
    type: 'MX',
    code: 15,
    class: 1,
    ttl: 300,
    data: { preference, exchange },
  }) as const;

describe('the MX on the route strip', () => {
  it('is a real answer: the lowest preference first (RFC 5321 §5.1)', async () => {
    const { net, dials } = resolverNet((query) => [
      encodeMessage({ ...query, response: true, id: query.id ^ 1, answers: [mx(1, 'forged.test.')] }),
      encodeMessage({
        ...query,
        response: true,
        answers: [mx(20, 'backup.campus.test.'), mx(10, 'mail.campus.test.')],
      }),
    ]);
    const store = createMxStore(net, () => RESOLVER);
    store.ask('campus.test');
    store.ask('campus.test');
    await vi.waitFor(() => expect(store.getState()['campus.test']).toBeDefined());
    expect(store.getState()['campus.test']).toEqual({ preference: 10, host: 'mail.campus.test' });
    expect(dials).toMatchObject([{ transport: 'udp', address: '192.0.2.54', port: 53 }]);
  });

  it.each([
    [0, 'none'],
    [3, 'unknown'],
    [5, 'unknown'],
  ])('is none only of a domain that the DNS knows: RCODE %i', async (rcode, answer) => {
    const { net } = resolverNet((query) => [encodeMessage({ ...query, response: true, rcode })]);
    const store = createMxStore(net, () => RESOLVER);
    store.ask('gmail.com');
    await vi.waitFor(() => expect(store.getState()).toEqual({ 'gmail.com': answer }));
  });

  it('is asked for again after an edit of a zone', async () => {
    let exchange = 'mail.campus.test.';
    const { net, dials } = resolverNet((query) => [
      encodeMessage({ ...query, response: true, answers: [mx(10, exchange)] }),
    ]);
    const store = createMxStore(net, () => RESOLVER);
    store.ask('campus.test');
    await vi.waitFor(() => expect(store.getState()['campus.test']).toBeDefined());
    exchange = 'other.campus.test.';
    store.ask('campus.test', 7);
    store.ask('campus.test', 7);
    await vi.waitFor(() =>
      expect(store.getState()['campus.test']).toEqual({ preference: 10, host: 'other.campus.test' }),
    );
    expect(dials).toHaveLength(2);
  });

  it('tells a domain without one from a domain not yet answered', async () => {
    const { net } = resolverNet((query) => [encodeMessage({ ...query, response: true })]);
    const store = createMxStore(net, () => RESOLVER);
    expect(store.getState()['lonely.test']).toBeUndefined();
    store.ask('lonely.test');
    await vi.waitFor(() => expect(store.getState()['lonely.test']).toBe('none'));
  });

  it('asks again after a silence', async () => {
    const { net, dials } = resolverNet(() => []);
    const store = createMxStore(net, () => RESOLVER);
    store.ask('campus.test');
    await vi.waitFor(() => {
      store.ask('campus.test');
      expect(dials.length).toBeGreaterThan(1);
    });
    expect(store.getState()['campus.test']).toBeUndefined();
  });
});
