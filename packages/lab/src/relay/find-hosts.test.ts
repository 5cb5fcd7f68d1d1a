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

/** Asks a zone far.test as the lab's resolver would; `silent`: names that get no answer. */
function askOf(set: ZoneSet, silent: string[] = []): { ask: AskDns; asked: string[] } {
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
      return decoded.ok ? decoded.message : undefined;
    },
  };
}

const find = (records: string, more: { silent?: string[]; random?: () => number } = {}) =>
  findHosts('far.test', SELF, askOf(zones(records), more.silent).ask, more.random ?? (() => 0));
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
