import { readWay } from '@ehlo/protocol/letter';
import { readAuthenticationResults } from '@ehlo/protocol/verdicts';
import { describe, expect, it } from 'vitest';
import { certaintiesOf } from './certainties.ts';

const HOPS = readWay(['from evil ([203.0.113.66]) by mx1.faculty.test with ESMTP id 1; x']).hops;
const found = (results: string, own = true) => ({
  own,
  read: readAuthenticationResults(`mx1.faculty.test; ${results}`),
});
const header = (name: string, value: string) => ({ headers: [{ name, value, raw: value }] });
const told = (...args: Parameters<typeof certaintiesOf>) =>
  certaintiesOf(...args).map(({ id, surety }) => `${id} ${surety}`);

describe('what a reader may count on', () => {
  it('is the address that one’s own server saw, and what it found out', () => {
    const passed = found(
      'spf=fail smtp.mailfrom=x.test; dkim=pass header.d=campus.test; dmarc=pass header.from=campus.test',
    );
    const all = certaintiesOf(header('Subject', 'x'), HOPS, passed);
    expect(all.slice(0, 3).map(({ id, surety }) => [id, surety])).toEqual([
      ['address', 'known'],
      ['authorShown', 'known'],
      ['signed', 'known'],
    ]);
    expect(all[0]?.params).toMatchObject({ address: '203.0.113.66', host: 'mx1.faculty.test' });
    expect(all[1]?.params.domain).toBe('campus.test');
  });

  it.each([
    ['dmarc=fail header.from=campus.test; dkim=none', ['authorNotShown wrong', 'unsigned open']],
    [
      'dkim=fail header.d=campus.test; dmarc=none header.from=x.test',
      ['authorUnchecked open', 'signatureWrong wrong'],
    ],
    ['spf=pass smtp.mailfrom=x.test', ['authorUnchecked open', 'unsigned open']],
  ])('after %s is %s', (results, ids) => {
    expect(told(header('Subject', 'x'), HOPS, found(results)).slice(1, 3)).toEqual(ids);
  });

  it('is nothing that a letter says of itself', () => {
    expect(
      told(header('Subject', 'x'), [], found('dmarc=pass header.from=x.test', false)).slice(0, 2),
    ).toEqual(['noAddress open', 'authorUnchecked open']);
  });

  it.each([
    ['multipart/encrypted; protocol="application/pgp-encrypted"', 'sealed known', 'OpenPGP (RFC 3156 §4)'],
    ['application/pkcs7-mime; smime-type=enveloped-data', 'sealed known', 'S/MIME (RFC 8551 §3.2)'],
    ['application/pkcs7-mime; smime-type=signed-data', 'open open', 'signed, and open to all'],
    ['text/plain', 'open open', 'as written'],
  ])('%s is %s: %s', (type, last) => {
    expect(told(header('Content-Type', type), HOPS, undefined).at(-1)).toBe(last);
  });
});
