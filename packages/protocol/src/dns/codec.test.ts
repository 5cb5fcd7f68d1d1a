import * as packet from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DnsMessage,
  type DnsRecord,
  decodeMessage,
  encodeMessage,
  nameOfLabels,
  parseName,
} from './index.ts';

const IN = 1;
const EMPTY: DnsMessage = {
  id: 4711,
  response: true,
  opcode: 0,
  aa: true,
  tc: false,
  rd: true,
  ra: true,
  z: false,
  ad: false,
  cd: false,
  rcode: 0,
  questions: [],
  answers: [],
  authorities: [],
  additionals: [],
};
const head = (name: string, code: number) => ({ name, code, class: IN, ttl: 3600 });

/** One record of each type here, and the same as dns-packet has it. */
const PAIRS: [DnsRecord, packet.Answer][] = [
  [
    { ...head('mail.campus.test.', 1), type: 'A', data: { address: '192.0.2.25' } },
    { type: 'A', name: 'mail.campus.test', ttl: 3600, class: 'IN', data: '192.0.2.25' },
  ],
  [
    { ...head('mail.campus.test.', 28), type: 'AAAA', data: { address: '2001:db8:25::25' } },
    { type: 'AAAA', name: 'mail.campus.test', ttl: 3600, class: 'IN', data: '2001:db8:25::25' },
  ],
  [
    { ...head('campus.test.', 2), type: 'NS', data: { host: 'ns1.campus.test.' } },
    { type: 'NS', name: 'campus.test', ttl: 3600, class: 'IN', data: 'ns1.campus.test' },
  ],
  [
    { ...head('www.campus.test.', 5), type: 'CNAME', data: { target: 'web.campus.test.' } },
    { type: 'CNAME', name: 'www.campus.test', ttl: 3600, class: 'IN', data: 'web.campus.test' },
  ],
  [
    { ...head('25.2.0.192.in-addr.arpa.', 12), type: 'PTR', data: { target: 'mail.campus.test.' } },
    { type: 'PTR', name: '25.2.0.192.in-addr.arpa', ttl: 3600, class: 'IN', data: 'mail.campus.test' },
  ],
  [
    { ...head('campus.test.', 15), type: 'MX', data: { preference: 10, exchange: 'mail.campus.test.' } },
    {
      type: 'MX',
      name: 'campus.test',
      ttl: 3600,
      class: 'IN',
      data: { preference: 10, exchange: 'mail.campus.test' },
    },
  ],
  [
    { ...head('nomail.test.', 15), type: 'MX', data: { preference: 0, exchange: '.' } },
    { type: 'MX', name: 'nomail.test', ttl: 3600, class: 'IN', data: { preference: 0, exchange: '.' } },
  ],
  [
    { ...head('campus.test.', 16), type: 'TXT', data: { strings: ['v=spf1 mx -all', ''] } },
    { type: 'TXT', name: 'campus.test', ttl: 3600, class: 'IN', data: ['v=spf1 mx -all', ''] },
  ],
  [
    {
      ...head('_imaps._tcp.campus.test.', 33),
      type: 'SRV',
      data: { priority: 0, weight: 1, port: 993, target: 'mail.campus.test.' },
    },
    {
      type: 'SRV',
      name: '_imaps._tcp.campus.test',
      ttl: 3600,
      class: 'IN',
      data: { priority: 0, weight: 1, port: 993, target: 'mail.campus.test' },
    },
  ],
  [
    { ...head('campus.test.', 257), type: 'CAA', data: { flags: 128, tag: 'issue', value: 'ca.test' } },
    {
      type: 'CAA',
      name: 'campus.test',
      ttl: 3600,
      class: 'IN',
      data: { flags: 128, tag: 'issue', value: 'ca.test', issuerCritical: true },
    },
  ],
  [
    {
      ...head('_25._tcp.mail.campus.test.', 52),
      type: 'TLSA',
      data: { usage: 3, selector: 1, matching: 1, association: Uint8Array.of(1, 2, 0xab) },
    },
    {
      type: 'TLSA',
      name: '_25._tcp.mail.campus.test',
      ttl: 3600,
      class: 'IN',
      data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.from([1, 2, 0xab]) },
    } as packet.Answer,
  ],
  [
    {
      ...head('campus.test.', 6),
      type: 'SOA',
      data: {
        mname: 'ns1.campus.test.',
        rname: 'hostmaster.campus.test.',
        serial: 4_294_967_295,
        refresh: 7200,
        retry: 3600,
        expire: 1_209_600,
        minimum: 300,
      },
    },
    {
      type: 'SOA',
      name: 'campus.test',
      ttl: 3600,
      class: 'IN',
      data: {
        mname: 'ns1.campus.test',
        rname: 'hostmaster.campus.test',
        serial: 4_294_967_295,
        refresh: 7200,
        retry: 3600,
        expire: 1_209_600,
        minimum: 300,
      },
    },
  ],
];

const decodedOk = (octets: Uint8Array) => {
  const decoded = decodeMessage(octets);
  if (!decoded.ok) throw new Error(`${decoded.problem} at ${decoded.at}`);
  return decoded;
};

describe('the DNS codec and dns-packet read each other', () => {
  it.each(PAIRS.map(([own, theirs]) => [own.type, own.name, own, theirs] as const))(
    '%s of %s',
    (_type, _name, own, theirs) => {
      const questions = [{ type: 'ANY' as packet.RecordType, name: theirs.name, class: 'IN' as const }];
      const ownOctets = encodeMessage({
        ...EMPTY,
        questions: [{ name: own.name, type: 255, class: IN }],
        answers: [own],
      });
      const theirOctets = packet.encode({ type: 'response', id: 4711, questions, answers: [theirs] });
      expect(decodedOk(theirOctets).message.answers).toEqual([own]);
      expect(packet.decode(Buffer.from(ownOctets)).answers).toEqual(packet.decode(theirOctets).answers);
    },
  );

  it('a query with EDNS and an option, in both directions', () => {
    const theirs = packet.encode({
      type: 'query',
      id: 1,
      flags: packet.RECURSION_DESIRED,
      questions: [{ type: 'MX', name: 'CaMpUs.test' }],
      additionals: [
        {
          type: 'OPT',
          name: '.',
          udpPayloadSize: 4096,
          flags: packet.DNSSEC_OK,
          options: [{ code: 10, data: Buffer.from('12345678') }],
        } as unknown as packet.OptAnswer,
      ],
    });
    const { message } = decodedOk(theirs);
    expect(message.questions).toEqual([{ name: 'CaMpUs.test.', type: 15, class: IN }]);
    expect(message.edns).toMatchObject({ udpSize: 4096, dnssecOk: true, version: 0 });
    expect(message.edns?.options).toEqual([{ code: 10, octets: new Uint8Array(Buffer.from('12345678')) }]);
    const again = packet.decode(Buffer.from(encodeMessage(message)));
    expect(again.additionals?.[0]).toMatchObject({ type: 'OPT', udpPayloadSize: 4096 });
  });

  it('whatever labels a name has (RFC 1035 §3.1 allows any octet)', () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 63 });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 3 }), (raw) => {
        const labels = raw.map((octets) => Buffer.from(octets).toString('latin1'));
        const name = nameOfLabels(labels);
        expect(parseName(name)).toEqual({ ok: true, name, labels });
        const octets = encodeMessage({ ...EMPTY, questions: [{ name, type: 1, class: IN }] });
        expect(decodedOk(octets).message.questions[0]?.name).toBe(name);
      }),
    );
  });

  it('whatever records a message has, names compressed or not', () => {
    const record = fc.constantFrom(...PAIRS);
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 8 }),
        fc.array(record, { maxLength: 3 }),
        (answers, additionals) => {
          const message = {
            ...EMPTY,
            answers: answers.map(([own]) => own),
            additionals: additionals.map(([own]) => own),
          };
          const octets = encodeMessage(message);
          expect(decodedOk(octets).message).toEqual(message);
          const theirs = packet.decode(Buffer.from(octets));
          const again = decodedOk(packet.encode(theirs)).message;
          expect(again.answers).toEqual(message.answers);
          expect(again.additionals).toEqual(message.additionals);
        },
      ),
    );
  });
});

describe('decodeMessage', () => {
  const query = encodeMessage({
    ...EMPTY,
    response: false,
    questions: [{ name: 'campus.test.', type: 15, class: IN }],
  });
  const withName = (...name: number[]) => Uint8Array.from([...query.subarray(0, 12), ...name, 0, 1, 0, 1]);

  it.each([
    ['nothing at all', new Uint8Array(), 'short-header', 0],
    ['eleven octets', query.subarray(0, 11), 'short-header', 11],
    ['a name that points to itself (RFC 1035 §4.1.4)', withName(0xc0, 12), 'pointer-not-backward', 12],
    ['a pointer forwards', withName(0xc0, 20), 'pointer-not-backward', 12],
    ['a pointer into the header', withName(0xc0, 2), 'pointer-not-backward', 12],
    ['a label, then a pointer back to it', withName(1, 0x61, 0xc0, 12), 'pointer-not-backward', 14],
    ['a label of the reserved kind 01 (RFC 6891 §5)', withName(0x41, 0), 'label-type', 12],
    ['a label of the reserved kind 10', withName(0x80, 0), 'label-type', 12],
    [
      'a name of more than 255 octets (RFC 1035 §2.3.4)',
      withName(...Array.from({ length: 130 }, () => [1, 0x61]).flat(), 0),
      'name-too-long',
      12,
    ],
    ['a message cut in its question', query.subarray(0, query.length - 3), 'ends-early', query.length - 3],
  ])('says what is wrong with %s', (_what, octets, problem, at) => {
    expect(decodeMessage(octets)).toMatchObject({ ok: false, problem, at });
  });

  it('follows at most 127 pointers for one name, however the octets lie', () => {
    const links = 200;
    const rdata = 12 + 11;
    const chain = new Uint8Array(rdata + 2 * links + 12);
    chain.set(query.subarray(0, 2));
    chain[7] = 2;
    // An opaque record whose data is a chain of pointers, each to the one before, then a record whose owner is its end.
    chain.set([0, 0xff, 0, 0, 1, 0, 0, 0, 0, (2 * links) >> 8, (2 * links) & 255], 12);
    for (let at = rdata + 2; at < chain.length - 10; at += 2)
      chain.set([0xc0 | ((at - 2) >> 8), (at - 2) & 255], at);
    expect(decodeMessage(chain)).toMatchObject({ problem: 'too-many-pointers', at: rdata + 2 * links });
  });

  it('refuses RDATA shorter or longer than its fields (RFC 1035 §4.1.3)', () => {
    const octets = encodeMessage({ ...EMPTY, answers: [PAIRS[0]?.[0] as DnsRecord] });
    for (const length of [3, 5]) {
      const wrong = Uint8Array.from([...octets, 0]);
      wrong[octets.length - 5] = length;
      expect(decodeMessage(wrong)).toMatchObject({ ok: false, problem: 'rdata-length' });
    }
  });

  it('keeps types it does not know as octets (RFC 3597 §2)', () => {
    const opaque: DnsRecord = {
      ...head('campus.test.', 65_280),
      type: 'opaque',
      data: { octets: Uint8Array.of(1, 2, 3) },
    };
    expect(decodedOk(encodeMessage({ ...EMPTY, answers: [opaque] })).message.answers).toEqual([opaque]);
  });

  it('covers every octet of a message with fields, in order', () => {
    for (const [own] of PAIRS) {
      const octets = encodeMessage({
        ...EMPTY,
        questions: [{ name: own.name, type: own.code, class: IN }],
        answers: [own],
        edns: {
          udpSize: 1232,
          extendedRcode: 0,
          version: 0,
          dnssecOk: true,
          z: 0,
          options: [{ code: 10, octets: Uint8Array.of(1, 2) }],
        },
      });
      let at = 0;
      for (const field of decodedOk(octets).fields) {
        if (field.bits && field.start < at) expect(field.start).toBe(at - 2);
        else expect(field.start).toBe(at);
        at = field.end;
      }
      expect(at).toBe(octets.length);
    }
  });

  it('names the fields of an MX record and where its compressed names point', () => {
    const octets = encodeMessage({
      ...EMPTY,
      questions: [{ name: 'campus.test.', type: 15, class: IN }],
      answers: [PAIRS[5]?.[0] as DnsRecord],
    });
    const fields = decodedOk(octets).fields.filter((field) => field.section === 'answers');
    expect(fields.map(({ field, text, pointsTo }) => [field, text, pointsTo])).toEqual([
      ['name', 'campus.test.', 12],
      ['type', 'MX', undefined],
      ['class', 'IN', undefined],
      ['ttl', '3600', undefined],
      ['rdlength', '9', undefined],
      ['preference', '10', undefined],
      ['exchange', 'mail.campus.test.', 12],
    ]);
  });

  it('never throws, and what it could read it can write again', () => {
    const seed = encodeMessage({
      ...EMPTY,
      questions: [{ name: 'campus.test.', type: 255, class: IN }],
      answers: PAIRS.map(([own]) => own),
    });
    const mutated = fc
      .array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const octets = seed.slice();
        for (const [at, value] of changes) octets[at] = value;
        return octets;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 600 }), mutated), (octets) => {
        const decoded = decodeMessage(octets);
        if (!decoded.ok) {
          expect(decoded.at).toBeLessThanOrEqual(octets.length);
          return;
        }
        const again = decodedOk(encodeMessage(decoded.message));
        expect(again.message).toEqual(decoded.message);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('encodeMessage', () => {
  it('keeps the case of every name: a pointer is used for the same spelling only (RFC 4343 §4)', () => {
    const octets = encodeMessage({
      ...EMPTY,
      questions: [{ name: 'MaIl.CaMpUs.TeSt.', type: 1, class: IN }],
      answers: [PAIRS[0]?.[0] as DnsRecord],
    });
    const { message } = decodedOk(octets);
    expect([message.questions[0]?.name, message.answers[0]?.name]).toEqual([
      'MaIl.CaMpUs.TeSt.',
      'mail.campus.test.',
    ]);
  });

  it('drops additionals silently and sets TC when an answer does not fit, whole RRsets only (RFC 2181 §9)', () => {
    const txt = (name: string, length: number): DnsRecord => ({
      ...head(name, 16),
      type: 'TXT',
      data: { strings: ['x'.repeat(length)] },
    });
    const edns = { udpSize: 1232, extendedRcode: 0, version: 0, dnssecOk: false, z: 0, options: [] };
    const tooMuch = {
      ...EMPTY,
      edns,
      answers: [txt('a.test.', 100), txt('b.test.', 200), txt('b.test.', 199), txt('c.test.', 9)],
    };
    const cut = decodedOk(encodeMessage(tooMuch, 512)).message;
    expect(cut).toMatchObject({ tc: true, answers: [{ name: 'a.test.' }], edns });
    const extras = decodedOk(
      encodeMessage(
        { ...EMPTY, answers: [txt('a.test.', 200)], additionals: [txt('b.test.', 250), txt('c.test.', 9)] },
        300,
      ),
    );
    expect(extras.message).toMatchObject({ tc: false, additionals: [] });
  });

  it('refuses what no wire can carry', () => {
    const mx = {
      ...head('campus.test.', 15),
      type: 'MX',
      data: { preference: 70_000, exchange: '.' },
    } as DnsRecord;
    expect(() => encodeMessage({ ...EMPTY, answers: [mx] })).toThrow(RangeError);
    expect(() =>
      encodeMessage({ ...EMPTY, questions: [{ name: `${'a'.repeat(64)}.`, type: 1, class: IN }] }),
    ).toThrow(RangeError);
  });
});
