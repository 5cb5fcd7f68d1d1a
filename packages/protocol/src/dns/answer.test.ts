import { describe, expect, it } from 'vitest';
import {
  type AnswerManner,
  createZoneSet,
  type DnsMessage,
  decodeMessage,
  encodeMessage,
  extendedErrorsOf,
  parseZone,
  RCODES,
  rcodeName,
  rcodeOf,
  respond,
  textOfRecord,
  typeCode,
} from './index.ts';

function zone(origin: string, text: string) {
  const parsed = parseZone(
    `$TTL 60\n@ SOA ns hostmaster 1 2 3 4 30\n@ NS ns\nns A 192.0.2.53\n${text}`,
    origin,
  );
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.sentence).join('\n'));
  return parsed.zone;
}

const zones = createZoneSet([
  zone('.', 'test. NS ns.test.\nns.test. A 192.0.2.53'),
  zone(
    'campus.test',
    [
      '@ MX 10 mail\n@ MX 20 mx.faculty.test.\nmail A 192.0.2.25\nmail AAAA 2001:db8::25\nwww CNAME web\nweb A 192.0.2.80',
      'lists CNAME mx.faculty.test.\nold CNAME gone\naway CNAME www.example.com.\nloop1 CNAME loop2\nloop2 CNAME loop1',
      '*.sandbox A 192.0.2.150\n*.sandbox MX 5 mail\ndeep.er.down A 192.0.2.1\nsub NS ns.sub\nns.sub A 192.0.2.99',
      ...Array.from({ length: 40 }, (_, index) => `many TXT "record ${index} ${'x'.repeat(40)}"`),
      `alias CNAME ${Array.from({ length: 3 }, () => 'y'.repeat(50)).join('.')}`,
    ].join('\n'),
  ),
  zone('faculty.test', 'mx A 198.51.100.10'),
  { origin: 'broken.test.', broken: true },
]);

const BASE: AnswerManner = { transport: 'udp', from: 'near', role: 'authoritative', outside: 'refuse' };

function query(name: string, type: string, more: Partial<DnsMessage> = {}): Uint8Array {
  return encodeMessage({
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
    questions: [{ name, type: typeCode(type) as number, class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
    ...more,
  });
}

function ask(name: string, type: string, manner: Partial<AnswerManner> = {}, more: Partial<DnsMessage> = {}) {
  return read(respond(zones, query(name, type, more), { ...BASE, ...manner }));
}

function read(octets: Uint8Array | undefined) {
  const decoded = decodeMessage(octets ?? new Uint8Array());
  if (!decoded.ok) throw new Error(decoded.problem);
  const { message } = decoded;
  return {
    message,
    size: octets?.length ?? 0,
    rcode: rcodeName(rcodeOf(message)),
    answers: message.answers.map(textOfRecord),
    authorities: message.authorities.map(textOfRecord),
    additionals: message.additionals.map(textOfRecord),
  };
}

const SOA = (name: string) => `${name} 30 IN SOA ns.${name} hostmaster.${name} 1 2 3 4 30`;
const EDNS = { udpSize: 4096, extendedRcode: 0, version: 0, dnssecOk: false, z: 0, options: [] };

describe('respond, as a server of the practice world', () => {
  it('gives addresses of mail hosts in all its zones along with MX (RFC 1035 §3.3.9)', () => {
    const { answers, additionals, message } = ask('campus.test.', 'MX');
    expect(answers).toEqual([
      'campus.test. 60 IN MX 10 mail.campus.test.',
      'campus.test. 60 IN MX 20 mx.faculty.test.',
    ]);
    expect(additionals).toEqual([
      'mail.campus.test. 60 IN A 192.0.2.25',
      'mx.faculty.test. 60 IN A 198.51.100.10',
      'mail.campus.test. 60 IN AAAA 2001:db8::25',
    ]);
    expect(message).toMatchObject({ aa: true, ra: true, rd: true });
  });

  it('says the same without aa as a resolver (RFC 1034 §3.7)', () => {
    expect(ask('campus.test.', 'MX', { role: 'resolver' }).message).toMatchObject({ aa: false, ra: true });
  });

  it('follows an alias into another zone (RFC 1034 §4.3.2, step 3a)', () => {
    expect(ask('lists.campus.test.', 'A').answers).toEqual([
      'lists.campus.test. 60 IN CNAME mx.faculty.test.',
      'mx.faculty.test. 60 IN A 198.51.100.10',
    ]);
  });

  it('gives the alias itself when that is asked for, and never follows it for ANY', () => {
    expect(ask('www.campus.test.', 'CNAME').answers).toHaveLength(1);
    expect(ask('www.campus.test.', 'ANY').answers).toHaveLength(1);
  });

  it.each([
    ['old.campus.test.', 'NXDOMAIN', 'an alias to a name that does not exist (RFC 6604 §3)'],
    ['away.campus.test.', 'NOERROR', 'an alias out of the practice world'],
    ['loop1.campus.test.', 'SERVFAIL', 'aliases in a circle, each once (RFC 1034 §3.6.2)'],
  ])('ends where the chain ends: %s gets %s for %s', (name, rcode) => {
    const got = ask(name, 'A');
    expect(got.rcode).toBe(rcode);
    expect(got.answers).toHaveLength(name.startsWith('loop') ? 2 : 1);
  });

  it.each([
    ['nosuch.campus.test.', 'A', 'NXDOMAIN', 'a name that does not exist'],
    ['mail.campus.test.', 'MX', 'NOERROR', 'a name without such a record'],
    ['er.down.campus.test.', 'A', 'NOERROR', 'a name that only has names below it (RFC 8020 §2)'],
    ['sandbox.campus.test.', 'A', 'NOERROR', 'a name that only has a wildcard below it'],
  ])(
    'answers %s %s with %s, and the SOA with the TTL for remembering that (RFC 2308 §3): %s',
    (name, type, rcode) => {
      expect(ask(name, type)).toMatchObject({ rcode, answers: [], authorities: [SOA('campus.test.')] });
    },
  );

  it('puts the name that was asked for in place of a wildcard (RFC 4592 §3.3.1)', () => {
    const { answers, additionals } = ask('a.b.SandBox.campus.test.', 'MX');
    expect(answers).toEqual(['a.b.SandBox.campus.test. 60 IN MX 5 mail.campus.test.']);
    expect(additionals).toHaveLength(2);
    expect(ask('x.sandbox.campus.test.', 'TXT')).toMatchObject({ rcode: 'NOERROR', answers: [] });
  });

  it('hands a part of a zone that it does not serve on to its servers (RFC 1034 §4.2.1)', () => {
    const { message, authorities, additionals } = ask('www.sub.campus.test.', 'A');
    expect(message).toMatchObject({ aa: false, rcode: 0, answers: [] });
    expect(authorities).toEqual(['sub.campus.test. 60 IN NS ns.sub.campus.test.']);
    expect(additionals).toEqual(['ns.sub.campus.test. 60 IN A 192.0.2.99']);
    expect(ask('www.sub.campus.test.', 'A', { role: 'resolver' }).rcode).toBe('SERVFAIL');
  });

  it.each([
    ['www.example.com.', 'A', 'REFUSED', 'a real name'],
    ['com.', 'NS', 'REFUSED', 'a real top-level domain'],
    ['localhots.', 'A', 'NXDOMAIN', 'a typing mistake without a dot'],
    ['.', 'NS', 'NOERROR', 'the root itself'],
    ['broken.test.', 'A', 'SERVFAIL', 'a zone that could not be read'],
  ])('answers %s %s with %s: %s', (name, type, rcode) => {
    expect(ask(name, type).rcode).toBe(rcode);
  });

  it.each([
    ['another opcode', { opcode: 4 }, 'NOTIMP'],
    ['no question', { questions: [] }, 'FORMERR'],
    ['two questions', { questions: Array(2).fill({ name: 'campus.test.', type: 1, class: 1 }) }, 'FORMERR'],
    ['another class', { questions: [{ name: 'campus.test.', type: 1, class: 3 }] }, 'REFUSED'],
    ['EDNS of a later version (RFC 6891 §6.1.3)', { edns: { ...EDNS, version: 1 } }, 'BADVERS'],
  ])('answers %s with %s', (_what, more, rcode) => {
    expect(ask('campus.test.', 'A', {}, more).rcode).toBe(rcode);
  });

  it('answers garbage with FORMERR and the id it came with, and what is no query with silence', () => {
    const broken = query('campus.test.', 'A').slice(0, 20);
    expect(read(respond(zones, broken, BASE))).toMatchObject({
      rcode: 'FORMERR',
      message: { id: 7, response: true, questions: [] },
    });
    expect(respond(zones, Uint8Array.from([...query('campus.test.', 'A'), 0]), BASE)?.[3]).toBe(
      0x80 | RCODES.FORMERR.code,
    );
    expect(respond(zones, broken.slice(0, 11), BASE)).toBeUndefined();
    expect(respond(zones, query('campus.test.', 'A', { response: true }), BASE)).toBeUndefined();
  });

  it('keeps the spelling of the question (RFC 4343 §4.1; resolvers play with it against forgers)', () => {
    const { message, answers } = ask('wEb.CAMPUS.test.', 'A');
    expect(message.questions[0]?.name).toBe('wEb.CAMPUS.test.');
    expect(answers).toEqual(['web.campus.test. 60 IN A 192.0.2.80']);
  });

  it.each([
    ['512 octets without EDNS (RFC 1035 §4.2.1)', {}, 512],
    ['what EDNS allows', { edns: { ...EDNS, udpSize: 1000 } }, 1000],
    ['1232 octets whatever EDNS allows (RFC 9715 §3)', { edns: EDNS }, 1232],
    ['512 octets when EDNS says less (RFC 6891 §6.2.3)', { edns: { ...EDNS, udpSize: 100 } }, 512],
  ])('says TC where the answer is larger than %s', (_what, more, limit) => {
    const got = ask('many.campus.test.', 'TXT', {}, more);
    expect(got.message.tc).toBe(true);
    expect(got.size).toBeLessThanOrEqual(limit);
    const tcp = ask('many.campus.test.', 'TXT', { transport: 'tcp' }, more);
    expect(tcp).toMatchObject({ message: { tc: false } });
    expect(tcp.answers).toHaveLength(40);
  });

  it('gives ANY in full to terminals, and to strangers over TCP only (RFC 8482 §4.2, §4.4)', () => {
    expect(ask('campus.test.', 'ANY').answers).toHaveLength(4);
    expect(ask('campus.test.', 'ANY', { from: 'network' })).toMatchObject({
      // 7 "RFC8482", 0 "".
      answers: ['campus.test. 3600 IN HINFO \\# 9 075246433834383200'],
      message: { tc: false, aa: true },
    });
    expect(ask('www.campus.test.', 'ANY', { from: 'network' }).answers).toEqual([
      'www.campus.test. 60 IN CNAME web.campus.test.',
    ]);
    expect(ask('nosuch.campus.test.', 'ANY', { from: 'network' }).rcode).toBe('NXDOMAIN');
    expect(ask('er.down.campus.test.', 'ANY', { from: 'network' }).answers).toEqual([]);
    expect(ask('campus.test.', 'ANY', { from: 'network', transport: 'tcp' }).answers).toHaveLength(4);
  });

  it('names the servers of the zone to those who ask without recursion', () => {
    expect(ask('mail.campus.test.', 'A', {}, { rd: false })).toMatchObject({
      authorities: ['campus.test. 60 IN NS ns.campus.test.'],
      additionals: ['ns.campus.test. 60 IN A 192.0.2.53'],
    });
  });

  it.each([
    ['TSIG', 'FORMERR', 'a record about a message, no data (RFC 6895 §3.1)'],
    ['TKEY', 'FORMERR', 'another one'],
    ['OPT', 'FORMERR', 'EDNS itself (RFC 6891 §6.1.1)'],
    ['MAILB', 'NOTIMP', 'mailboxes as RFC 883 had them (RFC 1035 §3.2.3)'],
    ['MAILA', 'NOTIMP', 'mail agents, before there was MX'],
    ['TYPE0', 'NOERROR', 'a number without a type: there is none of it'],
  ])('answers a question for %s with %s: %s', (type, rcode) => {
    expect(ask('campus.test.', type).rcode).toBe(rcode);
  });

  it('gives up an alias chain that has no end, with the part that was walked (RFC 1034 §3.6.2)', () => {
    const links = Array.from({ length: 20 }, (_, index) => `c${index} CNAME c${index + 1}`);
    const long = createZoneSet([zone('campus.test', [...links, 'c20 A 192.0.2.1'].join('\n'))]);
    const asked = (name: string) => read(respond(long, query(name, 'A'), BASE));
    expect(asked('c4.campus.test.')).toMatchObject({ rcode: 'NOERROR', answers: { length: 17 } });
    expect(asked('c3.campus.test.')).toMatchObject({ rcode: 'SERVFAIL', answers: { length: 16 } });
  });

  it('keeps to one zone for those who ask without recursion, as BIND does', () => {
    expect(ask('lists.campus.test.', 'A', {}, { rd: false })).toMatchObject({
      rcode: 'NOERROR',
      answers: ['lists.campus.test. 60 IN CNAME mx.faculty.test.'],
      authorities: [],
      additionals: [],
    });
    const { additionals, authorities } = ask('campus.test.', 'MX', {}, { rd: false });
    expect(authorities).toEqual(['campus.test. 60 IN NS ns.campus.test.']);
    expect(additionals.join()).not.toContain('faculty');
    expect(ask('mail.campus.test.', 'ANY', {}, { rd: false }).authorities).toEqual(authorities);
    expect(ask('lists.campus.test.', 'A', { role: 'resolver' }, { rd: false }).answers).toHaveLength(2);
  });

  it('asks the zone above for DS, which is that zone’s data (RFC 4035 §3.1.4.1)', () => {
    expect(ask('sub.campus.test.', 'DS')).toMatchObject({
      rcode: 'NOERROR',
      authorities: [SOA('campus.test.')],
    });
    const both = createZoneSet([zone('up.test', 'down NS ns.down'), zone('down.up.test', '')]);
    const asked = (name: string) => read(respond(both, query(name, 'DS'), BASE)).authorities;
    expect(asked('down.up.test.')).toEqual([SOA('up.test.')]);
    expect(asked('www.down.up.test.')).toEqual([SOA('down.up.test.')]);
    expect(asked('up.test.')).toEqual([SOA('up.test.')]);
  });

  it('does not follow an alias for what stands beside it (RFC 4035 §2.5)', () => {
    for (const type of ['NSEC', 'RRSIG'])
      expect(ask('lists.campus.test.', type)).toMatchObject({
        answers: [],
        authorities: [SOA('campus.test.')],
      });
  });

  it('hands a whole zone over TCP, SOA first and last (RFC 5936 §2.2)', () => {
    const { answers } = ask('faculty.test.', 'AXFR', { transport: 'tcp' });
    const soa = 'faculty.test. 60 IN SOA ns.faculty.test. hostmaster.faculty.test. 1 2 3 4 30';
    expect([answers[0], answers.at(-1)]).toEqual([soa, soa]);
    expect(answers).toHaveLength(5);
    expect(ask('faculty.test.', 'AXFR').rcode).toBe('FORMERR');
    expect(ask('mx.faculty.test.', 'AXFR', { transport: 'tcp' }).rcode).toBe('NOTAUTH');
    expect(ask('faculty.test.', 'AXFR', { transport: 'tcp', role: 'resolver' }).rcode).toBe('NOTAUTH');
  });

  it.each([
    ['over UDP with the SOA alone: come over TCP (RFC 1995 §2)', 'udp', 0, 1],
    ['with the whole zone, to who has an older one (RFC 1995 §4)', 'tcp', 0, 5],
    ['with the whole zone across the end of the numbers (RFC 1982 §3.2)', 'tcp', 2 ** 32 - 1, 5],
    ['with the SOA alone, to who has this one', 'tcp', 1, 1],
    ['with the SOA alone, to who has a later one', 'tcp', 2, 1],
  ] as const)('answers IXFR %s', (_how, transport, serial, count) => {
    const soa = zone('faculty.test', '').soa;
    const authorities = [{ ...soa, data: { ...soa.data, serial } }];
    expect(ask('faculty.test.', 'IXFR', { transport }, { authorities }).answers).toHaveLength(count);
  });

  it('hands a dated copy of a real zone over record by record, never whole', () => {
    const copy = createZoneSet([{ ...zone('real.example', 'www A 192.0.2.1'), dated: '2023-10-17' }]);
    const asked = (type: string) =>
      read(respond(copy, query('www.real.example.', type), { ...BASE, transport: 'tcp' })).rcode;
    expect(asked('A')).toBe('NOERROR');
    expect(read(respond(copy, query('real.example.', 'AXFR'), { ...BASE, transport: 'tcp' })).rcode).toBe(
      'REFUSED',
    );
  });

  const dated = createZoneSet([
    ...zones.zones,
    { ...zone('heig-vd.ch', '@ A 193.134.223.20'), dated: '2023-10-17' },
  ]);
  it.each([
    ['www.example.com.', 'A', 20, 'Not Authoritative', /practice world.*www\.example\.com/],
    ['broken.test.', 'A', 24, 'Invalid Data', /broken\.test/],
    ['heig-vd.ch.', 'A', 0, 'Other', /copy of 2023-10-17/],
    ['nosuch.heig-vd.ch.', 'A', 0, 'Other', /copy of 2023-10-17/],
  ])('says why in words (RFC 8914 §2) about %s %s: %i, %s', (name, type, code, called, text) => {
    const manner = { ...BASE, explain: true };
    const { message } = read(respond(dated, query(name, type, { edns: EDNS }), manner));
    expect(extendedErrorsOf(message)).toEqual([{ code, name: called, text: expect.stringMatching(text) }]);
    const silent = read(respond(dated, query(name, type), manner)).message;
    expect(silent.edns).toBeUndefined();
  });

  it('says which alias has no end, which leads away, and which ends at a zone that cannot be read', () => {
    const more = createZoneSet([
      ...zones.zones,
      zone(
        'more.test',
        'broken CNAME x.broken.test.\ncut NS ns.far.test.\nc0 CNAME c1.more.test.\n'.concat(
          Array.from({ length: 20 }, (_, index) => `c${index + 1} CNAME c${index + 2}`).join('\n'),
        ),
      ),
    ]);
    const said = (name: string, manner: Partial<AnswerManner> = {}) =>
      extendedErrorsOf(
        read(respond(more, query(name, 'A', { edns: EDNS }), { ...BASE, explain: true, ...manner })).message,
      ).map(({ text }) => text);
    expect(said('loop1.campus.test.')).toEqual([
      'The aliases of loop1.campus.test lead round in a circle. Let one of them name a host.',
    ]);
    expect(said('c0.more.test.')[0]).toContain('an alias over more than 16 names');
    expect(said('broken.more.test.')[0]).toContain('The zone file of broken.test cannot be read.');
    expect(said('away.campus.test.')).toEqual([
      'away.campus.test leads to www.example.com, outside this practice world: EHLO knows nothing about it.',
    ]);
    expect(said('x.cut.more.test.', { role: 'resolver' })[0]).toContain('not in this practice world');
  });

  it('says in words which classes, types, opcodes and transfers it does not serve', () => {
    const said = (octets: Uint8Array) =>
      extendedErrorsOf(read(respond(zones, octets, { ...BASE, transport: 'tcp', explain: true })).message)[0]
        ?.text;
    const chaos = [{ name: 'version.bind.', type: 16, class: 3 }];
    expect(said(query('.', 'TXT', { edns: EDNS, questions: chaos }))).toContain(
      'Class CH is not served here',
    );
    expect(said(query('campus.test.', 'MAILA', { edns: EDNS }))).toContain('Ask for MX');
    expect(said(query('campus.test.', 'SOA', { edns: EDNS, opcode: 4 }))).toContain(
      'Only ordinary questions',
    );
    expect(said(query('mail.campus.test.', 'AXFR', { edns: EDNS }))).toContain(
      'No zone begins at mail.campus.test',
    );
  });

  it('adds no words where nothing needs them', () => {
    const octets = respond(zones, query('campus.test.', 'MX', { edns: EDNS }), { ...BASE, explain: true });
    expect(read(octets).message.edns?.options).toEqual([]);
  });
});
