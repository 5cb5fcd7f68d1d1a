import type { DnsMessage, DnsRecord } from '@ehlo/protocol/dns';
import { expect, it } from 'vitest';
import { checkSpf } from './check-spf.ts';
import { loadLibrary } from './library.ts';
import type { AskWorld } from './resolver.ts';

const head = (name: string) => ({ name, class: 1, ttl: 60 });
const txt = (name: string, text: string): DnsRecord => ({
  ...head(name),
  code: 16,
  type: 'TXT',
  data: { strings: [text] },
});

const ZONE: DnsRecord[] = [
  txt('plain.test.', 'v=spf1 ip4:192.0.2.0/24 -all'),
  txt('outer.test.', 'v=spf1 include:inner.test -all'),
  txt('inner.test.', 'v=spf1 ~ip4:198.51.100.0/24 ip4:192.0.2.1 -all'),
  txt('moved.test.', 'v=spf1 redirect=plain.test'),
  txt('mailers.test.', 'v=spf1 a:mail.mailers.test ?mx/24 ~all'),
  txt('two.test.', 'v=spf1 a:mail.mailers.test a:web.mailers.test'),
  txt('silent.test.', 'v=spf1 ip4:198.51.100.7'),
  txt('broken.test.', 'v=spf1 ipv4:192.0.2.1 -all'),
  { ...head('mail.mailers.test.'), code: 1, type: 'A', data: { address: '192.0.2.25' } },
  {
    ...head('mailers.test.'),
    code: 15,
    type: 'MX',
    data: { preference: 10, exchange: 'mail.mailers.test.' },
  },
];

const ask: AskWorld = async (name, type) => {
  const own = ZONE.filter((record) => record.name === name);
  const rcode = own.length === 0 ? 3 : 0;
  return { rcode, answers: own.filter((record) => record.type === type) } as unknown as DnsMessage;
};

async function spfOf(domain: string, client: string) {
  const of = { identity: 'mailfrom', domain } as const;
  return checkSpf(await loadLibrary(), ask, { client, helo: 'me', reversePath: `bob@${domain}` }, of);
}

it.each([
  ['plain.test', '192.0.2.9', 'pass', [['ip4:192.0.2.0/24', 'plain.test']]],
  ['plain.test', '203.0.113.1', 'fail', [['-all', 'plain.test']]],
  [
    'outer.test',
    '192.0.2.1',
    'pass',
    [
      ['include:inner.test', 'outer.test'],
      ['ip4:192.0.2.1', 'inner.test'],
    ],
  ],
  ['outer.test', '198.51.100.7', 'fail', [['-all', 'outer.test']]],
  ['moved.test', '203.0.113.1', 'fail', [['-all', 'plain.test']]],
  ['mailers.test', '192.0.2.25', 'pass', [['a:mail.mailers.test', 'mailers.test']]],
  ['mailers.test', '192.0.2.26', 'neutral', [['?mx/24', 'mailers.test', 'mail.mailers.test']]],
  ['mailers.test', '203.0.113.1', 'softfail', [['~all', 'mailers.test']]],
  ['two.test', '192.0.2.25', 'pass', [['a', 'two.test']]],
  ['silent.test', '203.0.113.1', 'neutral', []],
  ['nothing.test', '203.0.113.1', 'none', []],
] as const)(
  'SPF of %s from %s is %s, by the term that matched (RFC 7208 §4.6.2)',
  async (domain, client, result, rules) => {
    const found = await spfOf(domain, client);
    expect(found.result).toBe(result);
    expect(
      found.rules.map(({ term, domain: of, by }) => (by === undefined ? [term, of] : [term, of, by])),
    ).toEqual(rules);
  },
);

it('tells each of its questions once, with what came (RFC 7208 §4.6.4)', async () => {
  expect((await spfOf('mailers.test', '192.0.2.26')).questions).toEqual([
    {
      name: 'mailers.test',
      type: 'TXT',
      came: 'answers',
      answers: ['"v=spf1 a:mail.mailers.test ?mx/24 ~all"'],
    },
    { name: 'mail.mailers.test', type: 'A', came: 'answers', answers: ['192.0.2.25'] },
    { name: 'mail.mailers.test', type: 'AAAA', came: 'no-records', answers: [] },
    { name: 'mailers.test', type: 'MX', came: 'answers', answers: ['10 mail.mailers.test.'] },
  ]);
});

it('says why a record cannot be evaluated (RFC 7208 §2.6.7)', async () => {
  const found = await spfOf('broken.test', '192.0.2.1');
  expect(found).toMatchObject({
    result: 'permerror',
    record: 'v=spf1 ipv4:192.0.2.1 -all',
    rules: [],
    reason: 'Unknown mechanism ipv4',
  });
});

it('keeps of endless answers only the beginning', async () => {
  const long: AskWorld = async (name) =>
    ({
      rcode: 0,
      answers: Array.from({ length: 200 }, (_, at) => txt(name, `${at} ${'x'.repeat(200)}`)),
    }) as unknown as DnsMessage;
  const of = { identity: 'mailfrom', domain: 'long.test' } as const;
  const sender = { client: '192.0.2.1', helo: 'me', reversePath: 'bob@long.test' };
  const { questions } = await checkSpf(await loadLibrary(), long, sender, of);
  expect(questions[0]?.answers).toHaveLength(10);
});
