import {
  createZoneSet,
  decodeMessage,
  encodeMessage,
  parseZone,
  RECORD_TYPES,
  respond,
  type ZoneSet,
} from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { type AskDns, findHosts } from './find-hosts.ts';

const SELF = { name: 'mail.campus.test', addresses: ['192.0.2.25'] };

function zones(records: string): ZoneSet {
  const parsed = parseZone(`@ 60 IN SOA ns h 1 2 3 4 5\n@ IN NS ns\n${records}`, 'far.test');
  if (!parsed.ok) throw new Error(parsed.problems[0]?.sentence);
  return createZoneSet([parsed.zone]);
}

interface Faults {
  /** Questions that get no answer. */
  silent?: string[];
  /** Questions that a server failed at (SERVFAIL, RFC 1035 §4.1.1). */
  failed?: string[];
}

/** Asks a zone far.test as the lab's resolver would. */
function askOf(set: ZoneSet, { silent = [], failed = [] }: Faults = {}): { ask: AskDns; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async ask(name, type) {
      asked.push(`${name} ${type}`);
      if (silent.includes(`${name} ${type}`)) return undefined;
      const query = encodeMessage({
        id: 7,
        response: false,
        opcode: 0,
        aa: false,
        tc: false,
        rd: true,
        ra: false,
        z: false,
        ad: false,
        cd: false,
        rcode: 0,
        questions: [{ name, type: RECORD_TYPES[type].code, class: 1 }],
        answers: [],
        authorities: [],
        additionals: [],
      });
      const manner = { transport: 'tcp', from: 'near', role: 'resolver', outside: 'refuse' } as const;
      const decoded = decodeMessage(respond(set, query, manner) ?? new Uint8Array());
      if (!decoded.ok) return undefined;
      if (failed.includes(`${name} ${type}`))
        return { ...decoded.message, rcode: 2, answers: [], authorities: [] };
      return decoded.message;
    },
  };
}

const find = (records: string, more: Faults & { random?: () => number } = {}, domain = 'far.test') =>
  findHosts(domain, SELF, askOf(zones(records), more).ask, more.random ?? (() => 0));
const names = async (found: ReturnType<typeof find>) => {
  const result = await found;
  return 'hosts' in result ? result.hosts.map(({ host }) => host) : result.failure;
};

describe('where a sender goes (RFC 5321 §5.1)', () => {
  it('tries the lowest preference first', async () => {
    expect(await names(find('@ MX 20 b\n@ MX 10 a\na A 203.0.113.1\nb A 203.0.113.2'))).toEqual([
      'a.far.test',
      'b.far.test',
    ]);
  });

  it('shuffles those of equal preference, and only those', async () => {
    const records = '@ MX 10 a\n@ MX 10 b\n@ MX 20 c\na A 203.0.113.1\nb A 203.0.113.2\nc A 203.0.113.3';
    const drawn = (...lots: number[]) => names(find(records, { random: () => lots.shift() ?? 0 }));
    expect(await drawn(0.1, 0.2, 0)).toEqual(['a.far.test', 'b.far.test', 'c.far.test']);
    expect(await drawn(0.9, 0.2, 0)).toEqual(['b.far.test', 'a.far.test', 'c.far.test']);
  });

  it('leaves out itself, by name or by address, and what is no better than itself', async () => {
    const others = 'a A 203.0.113.1\nb A 203.0.113.2\nme A 192.0.2.25';
    expect(
      await names(find(`@ MX 10 a\n@ MX 20 mail.campus.test.\n@ MX 20 b\n@ MX 30 c\n${others}`)),
    ).toEqual(['a.far.test']);
    expect(await names(find(`@ MX 10 a\n@ MX 20 me\n@ MX 30 b\n${others}`))).toEqual(['a.far.test']);
  });

  it('says that it loops where nothing better than itself is left', async () => {
    expect(await names(find('@ MX 10 mail.campus.test.\n@ MX 20 b\nb A 203.0.113.2'))).toMatchObject({
      at: 'loop',
      enhanced: '5.4.6',
      permanent: true,
    });
    expect(await names(find('@ A 192.0.2.25'))).toMatchObject({ at: 'loop' });
  });

  it('follows an alias, to the domain and to a server', async () => {
    expect(await names(find('@ MX 10 a\na CNAME b\nb AAAA 2001:db8::1'))).toEqual(['a.far.test']);
  });

  it('passes over a server without an address, and gives the mail back where none has one', async () => {
    expect(await names(find('@ MX 10 a\n@ MX 20 b\nb A 203.0.113.2'))).toEqual(['b.far.test']);
    expect(await names(find('@ MX 10 a\n@ MX 20 b'))).toMatchObject({
      at: 'dns',
      enhanced: '5.4.4',
      permanent: true,
    });
    expect(await names(find('x A 203.0.113.2'))).toMatchObject({
      at: 'dns',
      enhanced: '5.4.4',
      permanent: true,
    });
  });

  it('keeps the mail where the DNS says nothing', async () => {
    expect(await names(find('@ MX 10 a', { silent: ['far.test. MX'] }))).toMatchObject({
      at: 'dns',
      enhanced: '4.4.3',
      permanent: false,
    });
  });

  it('keeps the mail where addresses of its only servers cannot be had now', async () => {
    const elsewhere = await names(find('@ MX 10 mx.elsewhere.example.'));
    expect(elsewhere).toMatchObject({ at: 'dns', enhanced: '4.4.3', permanent: false });
  });

  it('asks only what no answer brought along', async () => {
    const { ask, asked } = askOf(zones('@ MX 10 a\na A 203.0.113.1'));
    await findHosts('far.test', SELF, ask, () => 0);
    expect(asked).toEqual(['far.test. MX']);
  });

  it('takes an address literal at its word (RFC 5321 §4.1.3)', async () => {
    const { ask, asked } = askOf(zones(''));
    expect(await findHosts('[203.0.113.20]', SELF, ask, () => 0)).toEqual({
      hosts: [{ host: '[203.0.113.20]', addresses: ['203.0.113.20'] }],
    });
    expect(asked).toEqual([]);
  });
});

describe('what the DNS says of a domain, and what a sender makes of it', () => {
  const TWO = '@ MX 10 a\n@ MX 20 b\na A 203.0.113.1\nb A 203.0.113.2';
  /** Zone, what goes wrong, and the servers in order; or the failure. */
  it.each<[string, string, Faults, string[] | object]>([
    ['MX: its servers', TWO, {}, ['a.far.test', 'b.far.test']],
    ['no MX, an A record: itself (RFC 5321 §5.1)', '@ A 203.0.113.1', {}, ['far.test']],
    ['no MX, an AAAA record: itself', '@ AAAA 2001:db8::1', {}, ['far.test']],
    [
      'no MX, and no address now: later',
      '@ TXT x',
      { failed: ['far.test. A', 'far.test. AAAA'] },
      { enhanced: '4.4.3', permanent: false },
    ],
    [
      'an MX and an A record: the MX alone',
      '@ MX 10 a\n@ A 203.0.113.9\na A 203.0.113.1',
      {},
      ['a.far.test'],
    ],
    [
      'a null MX: nobody, whatever address it has (RFC 7505 §3)',
      '@ MX 0 .\n@ A 203.0.113.1',
      {},
      { code: 556, enhanced: '5.1.10', permanent: true },
    ],
    [
      'SERVFAIL about the MX: later, and not the address instead (RFC 5321 §5.1)',
      '@ A 203.0.113.1',
      { failed: ['far.test. MX'] },
      { enhanced: '4.4.3', text: expect.stringContaining('SERVFAIL'), permanent: false },
    ],
    [
      'no address of the best server now: the next',
      '@ MX 10 a.elsewhere.example.\n@ MX 20 b\nb A 203.0.113.2',
      {},
      ['b.far.test'],
    ],
    [
      'an MX that is an alias (against RFC 2181 §10.3): followed',
      '@ MX 10 a\na CNAME b\nb A 203.0.113.2',
      {},
      ['a.far.test'],
    ],
    ['an IPv6 address only: that', '@ MX 10 a\na AAAA 2001:db8::1', {}, ['a.far.test']],
    [
      'neither MX nor address: back',
      '@ TXT x',
      {},
      { enhanced: '5.4.4', text: expect.stringContaining('neither'), permanent: true },
    ],
  ])('%s', async (_what, records, faults, is) => {
    const found = await names(find(records, faults));
    if (Array.isArray(is)) expect(found).toEqual(is);
    else expect(found).toMatchObject({ at: 'dns', ...is });
  });

  it('no such domain: back (RFC 5321 §5.1)', async () => {
    expect(await names(find('', {}, 'nothing.far.test'))).toMatchObject({
      at: 'dns',
      enhanced: '5.1.2',
      permanent: true,
    });
  });

  it('an alias of a domain with MX: its servers (RFC 5321 §5.1)', async () => {
    expect(await names(find('www CNAME @\n@ MX 10 a\na A 203.0.113.1', {}, 'www.far.test'))).toEqual([
      'a.far.test',
    ]);
  });

  it('aliases that lead round in a circle: later', async () => {
    expect(await names(find('one CNAME two\ntwo CNAME one', {}, 'one.far.test'))).toMatchObject({
      at: 'dns',
      enhanced: '4.4.3',
      permanent: false,
    });
  });
});
