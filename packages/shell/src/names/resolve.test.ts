import { type DnsMessage, decodeMessage, encodeMessage } from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { bench, fakeConnection } from '../world.fixture.ts';
import type { DialTarget, ResolverConf } from '../world.ts';

type Answer = (query: DnsMessage, transport: 'tcp' | 'udp') => DnsMessage | undefined;

/** A resolver of one function; other targets are refused, so that ncat tells which address it dialled. */
function withResolver(answer: Answer, resolver?: ResolverConf) {
  const asked: string[] = [];
  const unresolved: string[] = [];
  const uncallable: string[] = [];
  const dial = (target: DialTarget) => {
    if (target.port !== 53) return { ok: false as const, failure: 'refused' as const };
    const server = fakeConnection(target);
    const { connection } = server;
    return {
      ok: true as const,
      connection: {
        ...connection,
        write(octets: Uint8Array) {
          const framed = target.transport === 'tcp';
          const decoded = decodeMessage(framed ? octets.subarray(2) : octets);
          if (!decoded.ok) return Promise.reject(new Error('no query'));
          asked.push(
            `${target.transport} ${decoded.message.questions[0]?.name} ${decoded.message.questions[0]?.type}`,
          );
          const response = answer(decoded.message, target.transport);
          if (response) {
            const raw = encodeMessage(response);
            server.say(framed ? Uint8Array.from([raw.length >> 8, raw.length & 255, ...raw]) : raw);
          }
          return Promise.resolve();
        },
      },
    };
  };
  const onUnresolved = (name: string) => unresolved.push(name);
  const onUncallable = (...what: [string, number, string]) => uncallable.push(what.join(' '));
  const world = { onUnresolved, onUncallable, ...(resolver && { resolver }) };
  return { asked, unresolved, uncallable, ...bench({ dial, columns: 200, world }) };
}

const reply = (query: DnsMessage, change: Partial<DnsMessage>): DnsMessage => ({
  ...query,
  response: true,
  ...change,
});
const a = (address: string) =>
  ({ name: 'mail.campus.test.', code: 1, class: 1, ttl: 60, type: 'A', data: { address } }) as const;
const aaaa = (address: string) =>
  ({ name: 'mail.campus.test.', code: 28, class: 1, ttl: 60, type: 'AAAA', data: { address } }) as const;
const type = (query: DnsMessage) => query.questions[0]?.type;

describe('names', () => {
  it('that do not exist are told to the page, those of the hosts file are not', async () => {
    const { unresolved, run } = withResolver((query) => reply(query, { rcode: 3 }));
    await run('ncat nosuch.test 25; ncat -Z localhost 25; ncat localhost 25');
    expect(unresolved).toEqual(['nosuch.test']);
  });

  it.each([
    ['ncat -C lcalhost 1025', 'lcalhost 1025'],
    ['nc mial.campus.test 25', 'mial.campus.test 25'],
    ['telnet lcalhost 1025', 'lcalhost 1025'],
    ['openssl s_client -connect lcalhost:465', 'lcalhost 465'],
    ['curl smtp://lcalhost:1025', 'lcalhost 1025'],
    ['swaks --to bob@campus.test --server lcalhost', 'lcalhost 25'],
  ])('that nobody can call are told to the page with their port: %s', async (line, told) => {
    const { uncallable, run } = withResolver((query) => reply(query, { rcode: 3 }));
    await run(line);
    expect(uncallable).toEqual([`${told} unknown-host`]);
  });

  it('that the resolver refuses are told as looked up in vain, not as unknown', async () => {
    const { uncallable, run } = withResolver((query) => reply(query, { rcode: 5 }));
    await run('ncat google.com 25');
    expect(uncallable).toEqual(['google.com 25 no-lookup']);
  });

  it('of one family only are not told as without an address, nor what nobody wants to call', async () => {
    const { uncallable, run } = withResolver((query) => reply(query, {}));
    await run('ncat -4 ipv6.test 25; ping nosuch.test');
    expect(uncallable).toEqual([]);
  });

  it('are asked of the resolver, A and AAAA over UDP, and IPv6 is tried first (RFC 6724)', async () => {
    const { asked, run } = withResolver((query) =>
      reply(query, { answers: [type(query) === 1 ? a('192.0.2.25') : aaaa('2001:db8:25::25')] }),
    );
    expect(await run('ncat -zv mail.campus.test 25')).toContain(
      'Ncat: Connection to 2001:db8:25::25 failed: Connection refused.\nNcat: Trying next address...\nNcat: Connection refused.',
    );
    expect(asked).toEqual(['udp mail.campus.test. 1', 'udp mail.campus.test. 28']);
  });

  it('are asked for one family only with -4', async () => {
    const { asked, run } = withResolver((query) => reply(query, { answers: [a('192.0.2.25')] }));
    expect(await run('nc -4 -zv mail.campus.test 25')).toContain('mail.campus.test (192.0.2.25) port 25');
    expect(asked).toEqual(['udp mail.campus.test. 1']);
  });

  it('are asked again over TCP when the answer was cut (RFC 7766 §5)', async () => {
    const { asked, run } = withResolver((query, transport) =>
      reply(query, transport === 'udp' ? { tc: true } : { answers: [a('192.0.2.25')] }),
    );
    expect(await run('nc -4 -zv mail.campus.test 25')).toContain('(192.0.2.25)');
    expect(asked).toEqual(['udp mail.campus.test. 1', 'tcp mail.campus.test. 1']);
  });

  it.each([
    [3, 'Name or service not known'],
    [0, 'No address associated with hostname'],
    [2, 'Temporary failure in name resolution'],
  ])('rcode %i without an address is told in getaddrinfo’s words', async (rcode, words) => {
    const { run } = withResolver((query) => reply(query, { rcode }));
    expect(await run('nc nowhere.test 25')).toBe(`nc: getaddrinfo for host "nowhere.test" port 25: ${words}`);
  });

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['::1', '::1'],
    ['LOCALHOST', '127.0.0.1'],
  ])('%s is known without asking', async (host, address) => {
    const { asked, run } = withResolver(() => undefined);
    expect(await run(`nc -zv ${host} 25`)).toContain(address);
    expect(asked).toEqual([]);
  });

  it.each(['localhost:1025', 'a..b', 'x y', '999.1.1.1', '-t'])(
    '%j is no name and is not asked for',
    async (host) => {
      const { asked, run } = withResolver(() => undefined);
      expect(await run(`nc -- '${host}' 25`)).toContain('Name or service not known');
      expect(asked).toEqual([]);
    },
  );

  it('are looked up with the domains of the search list, the next server when one is silent (resolv.conf(5))', async () => {
    const { asked, run } = withResolver(
      (query) =>
        reply(
          query,
          query.questions[0]?.name === 'mail.campus.test.' ? { answers: [a('192.0.2.25')] } : { rcode: 3 },
        ),
      { address: '192.0.2.54', port: 53, search: ['x.test', 'campus.test'] },
    );
    expect(await run('nc -4 -zv mail 25')).toContain('mail (192.0.2.25)');
    expect(asked).toEqual(['udp mail.x.test. 1', 'udp mail.campus.test. 1']);
  });
});
