import type { SpfVerdict, VerdictQuestion } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { spfRecords } from './spf-records.ts';

const txt = (name: string, ...texts: string[]): VerdictQuestion => ({
  name,
  type: 'TXT',
  came: 'answers',
  answers: texts.map((text) => `"${text}"`),
});
const verdict = (more: Partial<SpfVerdict>): SpfVerdict => ({
  result: 'fail',
  identity: 'mailfrom',
  domain: 'campus.test',
  rules: [],
  questions: [],
  ...more,
});
const fates = (spf: SpfVerdict) =>
  spfRecords(spf).map(({ domain, terms }) => [domain, ...terms.map(({ text, fate }) => `${text} ${fate}`)]);

describe('the terms of an SPF record', () => {
  it('are tried from left to right until one matches (RFC 7208 §4.6.2)', () => {
    const record = txt('campus.test', 'v=spf1 mx ip4:192.0.2.0/24 ~all exp=why.campus.test');
    const rules = [{ term: 'ip4:192.0.2.0/24', domain: 'campus.test' }];
    expect(fates(verdict({ result: 'pass', rules, questions: [record] }))).toEqual([
      [
        'campus.test',
        'mx passed-over',
        'ip4:192.0.2.0/24 decided',
        '~all unread',
        'exp=why.campus.test said',
      ],
    ]);
  });

  it('decide in the record that includes and in the included one (RFC 7208 §5.2)', () => {
    const questions = [
      txt('campus.test', 'v=spf1 a include:esp.test -all'),
      txt('esp.test', 'v=spf1 +ip4:203.0.113.0/24 -all'),
    ];
    const rules = [
      { term: 'include:esp.test', domain: 'campus.test' },
      { term: '+ip4:203.0.113.0/24', domain: 'esp.test' },
    ];
    expect(fates(verdict({ result: 'pass', rules, questions }))).toEqual([
      ['campus.test', 'a passed-over', 'include:esp.test decided', '-all unread'],
      ['esp.test', '+ip4:203.0.113.0/24 decided', '-all unread'],
    ]);
  });

  it('are all passed over where none matched', () => {
    const questions = [txt('campus.test', 'v=spf1 mx')];
    expect(fates(verdict({ result: 'neutral', questions }))).toEqual([['campus.test', 'mx passed-over']]);
  });

  it('of the domain are passed over where its record leads to another (RFC 7208 §6.1)', () => {
    const questions = [
      txt('campus.test', 'v=spf1 mx redirect=_spf.campus.test'),
      txt('_spf.campus.test', 'v=spf1 -all'),
    ];
    const rules = [{ term: '-all', domain: '_spf.campus.test' }];
    expect(fates(verdict({ rules, questions }))).toEqual([
      ['campus.test', 'mx passed-over', 'redirect=_spf.campus.test said'],
      ['_spf.campus.test', '-all decided'],
    ]);
  });

  it.each([
    [
      'of an include that did not match',
      verdict({
        domain: 'a.test',
        rules: [{ term: '-all', domain: 'a.test' }],
        questions: [txt('campus.test', 'v=spf1 ip4:192.0.2.1 -all')],
      }),
    ],
    ['after an error', verdict({ result: 'permerror', questions: [txt('campus.test', 'v=spf1 mx -all')] })],
    [
      'where the rule is none of them',
      verdict({ rules: [{ term: '-all', domain: 'x.test' }], questions: [txt('x.test', 'v=spf1 mx')] }),
    ],
  ])('are told without a fate %s', (_title, spf) => {
    expect(spfRecords(spf)[0]?.terms.every(({ fate }) => fate === 'said')).toBe(true);
  });

  it('are not read from other texts, nor from two records (RFC 7208 §4.5)', () => {
    const questions = [
      txt('a.test', 'google-site-verification=x'),
      txt('b.test', 'v=spf1 -all', 'v=spf1 +all'),
      { ...txt('c.test'), came: 'no-name' as const },
    ];
    expect(spfRecords(verdict({ questions }))).toEqual([]);
  });

  it('say under which name an address was found', () => {
    const rules = [{ term: 'mx', domain: 'campus.test', by: 'mail.campus.test' }];
    const questions = [txt('campus.test', 'v=spf1 mx -all')];
    expect(spfRecords(verdict({ result: 'pass', rules, questions }))[0]?.by).toBe('mail.campus.test');
  });
});
