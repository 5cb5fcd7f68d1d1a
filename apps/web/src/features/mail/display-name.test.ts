import { describe, expect, it } from 'vitest';
import { displayName } from './display-name.ts';

describe('a sender in the list of letters (RFC 5322 §3.4)', () => {
  it.each([
    ['Zoé Müller <zoe@x.test>', 'Zoé Müller'],
    ['"The Registrar" <registrar@campus.test>', 'The Registrar'],
    ['alice@campus.test', 'alice@campus.test'],
    ['<alice@campus.test>', '<alice@campus.test>'],
    ['Alice <alice@campus.test>, Bob <bob@campus.test>', 'Alice <alice@campus.test>, Bob <bob@campus.test>'],
    ['', ''],
  ])('%j is shown as %j', (from, shown) => {
    expect(displayName(from)).toBe(shown);
  });
});
