import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dns as en } from '../../prose/en/dns.ts';
import { dns as fr } from '../../prose/fr/dns.ts';
import type { Prose } from '../../prose/prose.ts';
import { plain, say } from '../../prose/say.ts';
import type { Said } from '../../reading/reading.ts';
import { typeName } from '../index.ts';
import { type DnsReading, type Part, readExchange, readOctets } from './index.ts';
import { ask, labZones } from './lab-zones.fixture.ts';

const zones = labZones();
const words = (said: Said, language: object = en) => plain(say(language as Prose, said));

function reading(question: string, manner = {}, from = zones): DnsReading {
  const { query, response } = ask(from, question, manner);
  const read = readExchange(query, response);
  if (!read.ok) throw new Error(read.broken.problem);
  return read.reading;
}
const mail = (question: string, manner = {}, from = zones) =>
  reading(question, manner, from).mail.map(({ said }) => words(said));

describe('what an answer means for mail (RFC 5321 §5.1)', () => {
  it.each([
    [
      'campus.test MX',
      'Mail for campus.test goes to mail.campus.test, preference 10: lower is tried first. backup.campus.test (20) comes after it, when it does not answer.',
    ],
    ['ipv6.test MX', 'Mail for ipv6.test goes to mail.ipv6.test, preference 10. It is the only one.'],
    [
      'nomail.test MX',
      'nomail.test says that it takes no mail. A sender returns the mail at once, even if the domain has an address.',
    ],
    [
      'lonely.test MX',
      'No MX is not the end: a sender takes the address of lonely.test itself, as if it were an MX of preference 0.',
    ],
    [
      'nowhere.campus.test MX',
      'No mail can go to nowhere.campus.test: the domain does not exist. The sender gets it back at once.',
    ],
    [
      'lists.campus.test MX',
      'lists.campus.test is an alias. A sender goes on with mx1.faculty.test as if that had been the domain.',
    ],
    [
      'old.campus.test',
      'old.campus.test is an alias. A sender goes on with gone.campus.test as if that had been the domain.',
    ],
    ['nomail.test SPF', 'SPF is published as TXT only. Nobody has to look for this type.'],
    [
      'example.com MX',
      'This server has no say about example.com. In the lab only the practice world is answered: names that end in .test.',
    ],
    [
      '25.2.0.192.in-addr.arpa PTR',
      'Receivers compare: mail.campus.test should lead back to the same address. Many refuse mail from hosts where it does not.',
    ],
  ])('dig %s', (question, first) => {
    expect(mail(question)[0]).toBe(first);
  });

  it('a delegation says whom to ask (RFC 1034 §4.3.1)', () => {
    const tree = labZones();
    const only = {
      ...tree,
      zoneOf: (name: string) => tree.zoneAt(name === '.' ? '.' : 'test.'),
    };
    const read = reading('mail.campus.test', { role: 'authoritative' }, only);
    expect(read.facts?.outcome).toBe('referral');
    expect(words(read.outcome.said)).toBe(
      'This server does not know mail.campus.test. It says who does: ask ns1.campus.test.',
    );
  });

  it('a truncated answer is asked for again over TCP (RFC 7766 §5)', () => {
    const many = Array.from({ length: 40 }, (_, index) => `@ IN MX ${index} host${index}.big.test.`);
    const big = labZones([['@ IN SOA ns h 1 2 3 4 5', '@ IN NS ns', ...many].join('\n'), 'big.test']);
    const read = reading('big.test MX', {}, big);
    expect(read.facts?.outcome).toBe('truncated');
    expect(words(read.mail[0]?.said as Said)).toMatch(/until the whole answer is here/);
    expect(reading('big.test MX', { transport: 'tcp' }, big).facts?.records).toHaveLength(40);
  });

  it('servers of one preference are chosen at random', () => {
    const equal = labZones([
      '@ 60 IN SOA ns h 1 2 3 4 5\n@ IN NS ns\n@ IN MX 5 a\n@ IN MX 5 b\n@ IN MX 9 c',
      'equal.test',
    ]);
    expect(mail('equal.test MX', {}, equal)[0]).toMatch(/one of 2 servers with the same preference, 5/);
  });

  it('says in French what it says in English', () => {
    const [first] = reading('campus.test MX').mail;
    expect(words(first?.said as Said, fr)).toBe(
      'Le courrier de campus.test va à mail.campus.test, préférence 10\u00a0: le plus petit nombre est essayé d’abord. backup.campus.test (20) vient après lui, s’il ne répond pas.',
    );
  });
});

describe('header, question and outcome', () => {
  it('names all eight flags, set or not (RFC 1035 §4.1.1)', () => {
    const { flags } = reading('campus.test MX', { role: 'authoritative' });
    expect(flags.filter(({ set }) => set).map(({ flag }) => flag)).toEqual(['QR', 'AA', 'RD', 'RA']);
    expect(flags).toHaveLength(8);
    for (const { said } of flags) expect(words(said)).not.toBe('');
  });

  it.each([
    ['campus.test MX', 'answer', 'NOERROR', '2 MX records of campus.test.'],
    ['mail.campus.test MX', 'no-data', 'NOERROR', 'mail.campus.test exists and has no MX record.'],
    ['nobody.campus.test', 'nxdomain', 'NXDOMAIN', 'There is no name nobody.campus.test.'],
    ['old.campus.test', 'nxdomain', 'NXDOMAIN', 'There is no name gone.campus.test.'],
    ['example.org', 'error', 'REFUSED', 'No answer about example.org: REFUSED.'],
    ['portal.campus.test', 'answer', 'NOERROR', 'One A record of web.campus.test.'],
  ])('dig %s gives %s', (question, outcome, rcode, sentence) => {
    const read = reading(question);
    expect(read.facts?.outcome).toBe(outcome);
    expect(read.rcode.name).toBe(rcode);
    expect(words(read.outcome.said)).toBe(sentence);
  });

  it('asks in words', () => {
    expect(words(reading('campus.test MX').question?.said as Said)).toBe(
      'Which servers take mail for campus.test?',
    );
    expect(words(reading('campus.test NAPTR').question?.said as Said)).toBe(
      'What does campus.test have of type NAPTR?',
    );
  });

  it('reads a query without its answer', () => {
    const { query } = ask(zones, 'campus.test MX');
    const read = readExchange(query);
    expect(read.ok && words(read.reading.outcome.said)).toBe('A question; the answer has not come.');
  });

  it('says where octets stop being a message', () => {
    const read = readOctets(new Uint8Array(5));
    expect(!read.ok && words(read.broken.said)).toMatch(/twelve/);
  });
});

describe('records word by word', () => {
  const texts = (text: string, parts: readonly Part[]) =>
    parts.map(({ start, end }) => text.slice(start, end));

  it('names each word of an MX record', () => {
    const [record] = reading('campus.test MX').answers;
    expect(texts(record?.text ?? '', record?.parts ?? [])).toEqual([
      'campus.test.',
      '3600',
      'IN',
      'MX',
      '10',
      'mail.campus.test.',
    ]);
    expect(record?.parts.map(({ said }) => words(said))[1]).toBe(
      'Time to live: a resolver may remember this for 1 hour.',
    );
  });

  it('reads the mailbox of a SOA (RFC 1035 §8) and its times', () => {
    const [record] = reading('campus.test SOA').answers;
    const sentences = record?.parts.map(({ said }) => words(said)).join(' ');
    expect(sentences).toContain('hostmaster@campus.test.');
    expect(sentences).toContain('every 2 hours');
    expect(sentences).toContain('After 14 days');
  });

  it('covers every record of every zone without a gap, and every word has a sentence in both languages', () => {
    let records = 0;
    for (const zone of zones.zones) {
      for (const [name, node] of zone.nodes) {
        for (const code of node.keys()) {
          const read = reading(`${name} ${typeName(code)}`, { transport: 'tcp', role: 'authoritative' });
          for (const { text, parts, said, rfc, policy } of [...read.answers, ...read.additionals]) {
            records++;
            expect(texts(text, parts).join(' '), text).toBe(text);
            for (const each of [...parts, { said, rfc }, ...(policy?.parts ?? [])]) {
              for (const language of [en, fr]) expect(words(each.said, language), each.said.id).not.toBe('');
              expect(each.rfc).toMatch(/^(?:RFC \d+|draft-)/);
            }
          }
        }
      }
    }
    expect(records).toBeGreaterThan(100);
  });
});

describe('what BIND answered', () => {
  const recorded: { asked: string; response: string; query: string }[] = JSON.parse(
    readFileSync(new URL('../fixtures/bind-answers.json', import.meta.url), 'utf8'),
  );

  it.each(recorded.map((one) => [one.asked, one] as const))('%s has words for all of it', (_asked, one) => {
    const octets = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
    const read = readExchange(octets(one.query), octets(one.response));
    if (!read.ok) throw new Error(read.broken.problem);
    const { flags, opcode, rcode, outcome, mail: meaning, question, edns } = read.reading;
    const all = [
      ...flags,
      opcode,
      rcode,
      outcome,
      ...meaning,
      ...(question ? [question] : []),
      ...(edns ? [edns] : []),
    ];
    for (const { said } of all) {
      for (const language of [en, fr]) {
        expect(words(said, language), said.id).not.toBe('');
        expect(words(said, language), said.id).not.toMatch(/undefined|NaN/);
      }
    }
  });
});
