import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dns as en } from '../../prose/en/dns.ts';
import { dns as fr } from '../../prose/fr/dns.ts';
import type { Prose } from '../../prose/prose.ts';
import { plain, say } from '../../prose/say.ts';
import type { ZoneSet } from '../index.ts';
import { createDnsCoach, type DnsCard, type DnsEvent } from './index.ts';
import { ask, labZones } from './lab-zones.fixture.ts';

const lab = labZones();
const zone = (records: string) => `@ 60 IN SOA ns h 1 2 3 4 5\n@ IN NS ns\n${records}`;

/** Cards of the last question, after those before it. */
function cards(questions: string[], zones: ZoneSet = lab, by: DnsEvent['by'] = 'terminal'): DnsCard[] {
  const coach = createDnsCoach();
  let last: DnsCard[] = [];
  for (const question of questions) last = coach.advance({ ...ask(zones, question), ...(by ? { by } : {}) });
  for (const { head, body } of last)
    for (const said of [head, body])
      for (const language of [en, fr])
        expect(plain(say(language as unknown as Prose, said)), said.id).not.toMatch(/^$|undefined/);
  return last;
}
const spoken = (card: DnsCard | undefined) =>
  card && [card.head, card.body].map((said) => plain(say(en as unknown as Prose, said))).join(' ');

describe('cases of the DNS', () => {
  it.each([
    ['lonely.test MX', 'mx-missing', { domain: 'lonely.test' }, 'dig lonely.test'],
    ['nomail.test MX', 'mx-null', { domain: 'nomail.test' }, undefined],
    [
      'mail.campus.test MX',
      'mx-of-a-host',
      { name: 'mail.campus.test', domain: 'campus.test' },
      'dig campus.test MX',
    ],
    [
      'www.campus.test MX',
      'mx-of-a-host',
      { name: 'www.campus.test', domain: 'campus.test' },
      'dig campus.test MX',
    ],
    ['alice@campus.test MX', 'mx-of-an-address', { name: 'alice@campus.test' }, 'dig campus.test MX'],
    ['alice.liddell@campus.test', 'mx-of-an-address', { domain: 'campus.test' }, 'dig campus.test MX'],
    ['192.0.2.25 MX', 'mx-of-an-address', { name: '192.0.2.25' }, 'dig -x 192.0.2.25'],
    ['2001:db8:25::25 MX', 'mx-of-an-address', { name: '2001:db8:25::25' }, 'dig -x 2001:db8:25::25'],
    ['25.2.0.192.in-addr.arpa MX', 'mx-of-an-address', { name: '192.0.2.25' }, 'dig -x 192.0.2.25'],
    [
      'campus.test MX',
      'preference-read-backwards',
      { first: 'mail.campus.test', lower: 10, last: 'backup.campus.test', higher: 20 },
      undefined,
    ],
    [
      'mail.campus.test.campus.test',
      'trailing-dot-missing',
      { meant: 'mail.campus.test', zone: 'campus.test' },
      'dig mail.campus.test',
    ],
    ['nobody.campus.test', 'unknown-host', { name: 'nobody.campus.test' }, undefined],
    ['old.campus.test', 'unknown-host', { name: 'gone.campus.test' }, undefined],
  ])('dig %s: %s', (question, id, data, repair) => {
    const [first, ...more] = cards([question]);
    expect(first).toMatchObject({ case: id, data });
    expect(first?.repair).toBe(repair);
    expect(more).toEqual([]);
  });

  it('sees a lost final dot in the data of an answer (RFC 1035 §5.1)', () => {
    const zones = labZones([zone('@ IN MX 10 mail.dot.test'), 'dot.test']);
    const [card] = cards(['dot.test MX'], zones);
    expect(card).toMatchObject({ case: 'trailing-dot-missing', data: { meant: 'mail.dot.test' } });
    expect(spoken(card)).toContain('Write mail.dot.test. with its dot.');
  });

  it.each([[['cn.test MX', 'smtp.cn.test A']], [['smtp.cn.test A', 'cn.test MX']]])(
    'sees that an MX is an alias: %j (RFC 2181 §10.3)',
    (questions) => {
      const zones = labZones([zone('@ IN MX 10 smtp\nsmtp IN CNAME mail\nmail IN A 192.0.2.98'), 'cn.test']);
      expect(cards(questions, zones)).toMatchObject([
        { case: 'mx-cname', data: { domain: 'cn.test', host: 'smtp.cn.test', target: 'mail.cn.test' } },
      ]);
    },
  );

  it('says nothing of an alias that no MX names', () => {
    expect(cards(['campus.test MX', 'www.campus.test'])).toEqual([]);
  });

  it('offers the known name that is nearest', () => {
    const [card] = cards(['campus.test MX', 'mial.campus.test']);
    expect(card).toMatchObject({ case: 'unknown-host', repair: 'dig mail.campus.test' });
    expect(spoken(card)).toBe(
      'There is no name mial.campus.test. Did you mean mail.campus.test? The DNS knows exact names only.',
    );
  });

  it('speaks once where a program asks for A and AAAA in one breath', () => {
    expect(cards(['nobody.campus.test A'])).toHaveLength(1);
    expect(cards(['nobody.campus.test A', 'nobody.campus.test AAAA'])).toEqual([]);
  });

  it('does not tell a mail server what only a person can mend', () => {
    expect(cards(['mail.campus.test MX'], lab, 'relay')).toEqual([]);
    expect(cards(['nomail.test MX'], lab, 'relay')).toHaveLength(1);
  });

  it('speaks of preference once for a domain', () => {
    expect(cards(['campus.test MX', 'campus.test', 'campus.test MX'])).toEqual([]);
  });

  it.each([
    'ipv6.test MX',
    'spam.test MX',
    'cs.campus.test MX',
    'mail.campus.test A',
    'mail.campus.test AAAA',
    'www.campus.test A',
    'campus.test TXT',
    'campus.test NS',
    'campus.test ANY',
    'lonely.test A',
    'lonely.test TXT',
    '25.2.0.192.in-addr.arpa PTR',
    '_dmarc.campus.test TXT',
    'cluster.campus.test A',
    'example.com A',
    'heig-vd.ch MX',
  ])('has nothing to say about dig %s', (question) => {
    expect(cards([question]).filter(({ as }) => as === 'card')).toEqual([]);
  });
});

describe('what Debian’s dig really sent, and the lab answered', () => {
  const recorded: { asked: string; query: string; response: string }[] = JSON.parse(
    readFileSync(new URL('../fixtures/dig-at-the-lab.json', import.meta.url), 'utf8'),
  );
  const expected: Record<string, string> = {
    'dig campus.test MX': 'preference-read-backwards',
    'dig MX lonely.test': 'mx-missing',
    'dig nomail.test MX': 'mx-null',
    'dig MX mail.campus.test': 'mx-of-a-host',
    'dig mx www.campus.test': 'mx-of-a-host',
    'dig MX alice@campus.test': 'mx-of-an-address',
    'dig alice@campus.test': 'mx-of-an-address',
    'dig MX 192.0.2.25': 'mx-of-an-address',
    'dig MX 2001:db8:25::25': 'mx-of-an-address',
    'dig mail.campus.test.campus.test': 'trailing-dot-missing',
    'dig mial.campus.test': 'unknown-host',
    'dig old.campus.test': 'unknown-host',
    'dig lists.campus.test MX': 'mx-of-a-host',
  };
  const octets = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

  it.each(recorded.map((one) => [one.asked, one] as const))('%s', (asked, one) => {
    const found = createDnsCoach().advance({ query: octets(one.query), response: octets(one.response) });
    expect(found.map((card) => card.case).join()).toBe(expected[asked] ?? '');
  });
});
