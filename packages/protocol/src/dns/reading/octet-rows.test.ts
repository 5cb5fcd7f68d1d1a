import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dns as en } from '../../prose/en/dns.ts';
import { dns as fr } from '../../prose/fr/dns.ts';
import type { Prose } from '../../prose/prose.ts';
import { plain, say } from '../../prose/say.ts';
import { type OctetRow, readOctetRows } from './index.ts';
import { ask, labZones } from './lab-zones.fixture.ts';

const zones = labZones();
const answered = (question: string) => {
  const { response } = ask(zones, question);
  if (!response) throw new Error('no response');
  return response;
};
const rowsOf = (octets: Uint8Array) => readOctetRows(octets).groups.flatMap(({ rows }) => rows);
const words = ({ says, bits = [] }: OctetRow, language: object = en) =>
  [...says, ...bits].map(({ said }) => plain(say(language as Prose, said)));

describe('readOctetRows', () => {
  it.each(['campus.test MX', 'campus.test ANY', 'campus.test SOA', 'nosuch.campus.test', 'heig-vd.ch TXT'])(
    'covers every octet of the answer to dig %s once, in order',
    (question) => {
      const octets = answered(question);
      let at = 0;
      for (const { start, end } of rowsOf(octets)) {
        expect(start).toBe(at);
        at = end;
      }
      expect(at).toBe(octets.length);
    },
  );

  it('gathers the bits of the flags (RFC 1035 §4.1.1)', () => {
    const flags = rowsOf(answered('campus.test MX')).find(({ field }) => field === 'flags');
    expect(flags?.bits?.map(({ name, bits, value }) => `${name} ${bits} ${value}`)).toEqual([
      'qr 1 1',
      'opcode 0000 QUERY',
      'aa 0 0',
      'tc 0 0',
      'rd 1 1',
      'ra 1 1',
      'z 0 0',
      'ad 0 0',
      'cd 0 0',
      'rcode 0000 NOERROR',
    ]);
  });

  it('takes names apart: lengths, labels, pointers (RFC 1035 §4.1.4)', () => {
    const octets = answered('campus.test MX');
    const { groups } = readOctetRows(octets);
    const [, question, first] = groups;
    expect(question?.rows[0]?.pieces?.map(({ text }) => text)).toEqual(['6 campus', '4 test', '0']);
    expect(first?.rows[0]?.pieces).toEqual([{ start: 29, end: 31, text: '→ 12' }]);
    expect(words(first?.rows[0] as OctetRow)).toEqual([
      'The name this record belongs to.',
      'The two highest bits are set: no length but a pointer. At octet 12 stands campus.test, and need not be written again.',
    ]);
    const exchange = first?.rows.find(({ field }) => field === 'exchange') as OctetRow;
    expect(exchange.pieces?.map(({ text }) => text)).toEqual(['4 mail', '→ 12']);
    expect(words(exchange)[0]).toBe('The server that takes the mail. Its address is looked up next.');
  });

  it('says something of every field, in both languages', () => {
    for (const question of [
      'campus.test ANY',
      '_submission._tcp.campus.test SRV',
      '25.2.0.192.in-addr.arpa PTR',
      'x.example SPF',
    ])
      for (const row of rowsOf(answered(question)))
        for (const language of [en, fr])
          for (const sentence of words(row, language)) expect(sentence, row.field).toMatch(/[.]$/);
  });

  it('shows what could be read of octets that are no message, and never throws', () => {
    const octets = answered('campus.test MX').slice(0, 40);
    const { groups, broken } = readOctetRows(octets);
    expect(broken).toBeDefined();
    expect(groups[1]?.section).toBe('questions');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (raw) => {
        readOctetRows(raw);
      }),
    );
  });

  it('stops at sixty records and says how many are left', () => {
    const { groups, more } = readOctetRows(answered('campus.test MX'), 2);
    expect(groups).toHaveLength(2);
    expect(more).toBeGreaterThan(0);
  });
});
