import type { DkimVerdict, DmarcVerdict, SpfVerdict } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { tiesOf } from './ties.ts';

const spf = (result: SpfVerdict['result']): SpfVerdict => ({
  result,
  identity: 'mailfrom',
  domain: 'spam.test',
  rules: [],
  questions: [],
});
const dmarc = (aligned: boolean): DmarcVerdict => ({
  result: 'fail',
  domain: 'campus.test',
  policy: 'none',
  spf: { mode: 'relaxed', aligned },
  dkim: [{ mode: 'strict', aligned: true }],
  questions: [],
});

it.each([
  ['pass', true, 'speaks', 'passed and aligned: DMARC passes by it (RFC 9989 §4.4)'],
  ['fail', true, 'unproved', 'the author’s domain, and the client is none of its own'],
  ['pass', false, 'elsewhere', 'passed for somebody else’s domain'],
  ['softfail', false, 'neither', 'neither'],
] as const)('SPF %s, aligned %s: %s (%s)', (result, aligned, what, _why) => {
  const [tie] = tiesOf({ spf: spf(result), dkim: [], dmarc: dmarc(aligned) });
  expect(tie).toMatchObject({ check: 'spf', domain: 'spam.test', what });
});

it('compares nothing where the author’s domain has no policy', () => {
  expect(tiesOf({ spf: spf('pass'), dkim: [] })[0]?.what).toBe('uncompared');
});

it('takes each signature with its own alignment', () => {
  const signature: DkimVerdict = {
    result: 'pass',
    domain: 'campus.test',
    selector: 's1',
    questions: [],
  };
  const [, tie] = tiesOf({ spf: spf('fail'), dkim: [signature], dmarc: dmarc(false) });
  expect(tie).toMatchObject({ check: 'dkim', selector: 's1', what: 'speaks' });
});
