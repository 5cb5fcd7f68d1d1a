import { parseZone, rowOf } from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { checkRow, checkText, hasComments, newZoneText, withNextSerial, zoneSetOf } from './check.ts';

const TOP = '$TTL 60\n@ SOA ns1 hostmaster 7 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n';

describe('checking while somebody writes', () => {
  const zones = zoneSetOf([]);
  const parsed = parseZone(TOP, 'campus.test');
  const rows = parsed.ok ? parsed.zone.records.map((record) => rowOf(record, 'campus.test.')) : [];

  it('says what is wrong with the row, and what follows for others', () => {
    const own = checkRow(
      'campus.test.',
      [...rows, { name: 'x', ttl: '60', type: 'A', data: '1.2' }],
      3,
      zones,
    );
    expect(own.problems.map(({ line, complaint }) => [own.isOwn(line), complaint.problem])).toEqual([
      [true, 'not-ipv4'],
    ]);
    const beside = [{ name: 'ns1', ttl: '60', type: 'CNAME', data: 'other.campus.test.' }, ...rows];
    const other = checkRow('campus.test.', beside, 3, zones);
    expect(other.problems.map(({ line }) => other.isOwn(line))).toEqual([false]);
  });

  it('takes a word in the field of the TTL for a time', () => {
    const own = checkRow(
      'campus.test.',
      [...rows, { name: 'x', ttl: 'soon', type: 'A', data: '192.0.2.1' }],
      3,
      zones,
    );
    expect(own.problems.map(({ complaint }) => complaint.problem)).toEqual(['not-duration']);
  });

  it('advises about what is served all the same', () => {
    const mx = { name: '@', ttl: '60', type: 'MX', data: '10 nosuch.campus.test.' };
    expect(checkRow('campus.test.', [...rows, mx], 3, zones).advice.map(({ advice }) => advice)).toEqual([
      'no-such-host',
    ]);
  });

  it('reads the texts for mail, and says which words of them are wrong (RFC 7208 §4.6.4, RFC 9989 §4.7)', () => {
    const text = `${TOP}@ TXT "v=spf1 ip4:300.1.1.1 -al"\n_dmarc TXT "v=DMARC1; p=nothing"\nx TXT "anything"\n`;
    const { texts, problems } = checkText('campus.test.', text, zones);
    expect(problems).toEqual([]);
    expect(new Set(texts.map(({ line }) => line))).toEqual(new Set([5, 6]));
  });

  it('raises the serial, and leaves the rest', () => {
    const raised = withNextSerial('campus.test.', rows, '20260801');
    expect(raised.map((row, index) => row.data === rows[index]?.data)).toEqual([false, true, true]);
    expect(raised[0]?.data).toContain(' 8 2 3 4 5');
  });

  it('begins a new zone that can be read and needs no advice but its hosts', () => {
    const { problems } = checkText('mydept.test.', newZoneText('mydept.test.', '20260801'), zones);
    expect(problems).toEqual([]);
  });

  it.each([
    ['a A 1 ; why', true],
    ['a TXT "x; y"', false],
    ['a TXT "x\\"; y"', false],
  ])('finds comments in %j: %s', (text, found) => {
    expect(hasComments(text)).toBe(found);
  });
});
