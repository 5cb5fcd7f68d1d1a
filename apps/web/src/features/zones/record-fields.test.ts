import { parseZone, rowOf, textOfRecord } from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { dataOf, FORM_TYPES, fieldNames, stringCount, valuesOf } from './record-fields.ts';

const TOP = '$TTL 60\n@ SOA ns1 hostmaster 7 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n';
const read = (line: string) => {
  const parsed = parseZone(TOP + line, 'campus.test');
  if (!parsed.ok) throw new Error(parsed.problems[0]?.sentence);
  return parsed.zone.records.at(-1) as NonNullable<(typeof parsed.zone.records)[0]>;
};

describe('the form of a record', () => {
  it.each([
    ['@ MX 10 mail', { preference: '10', exchange: 'mail.campus.test.' }],
    ['@ A 192.0.2.1', { address: '192.0.2.1' }],
    ['@ TXT "v=spf1 mx -all"', { strings: 'v=spf1 mx -all' }],
    ['@ TXT "one" "two"', { strings: 'onetwo' }],
    ['@ TXT "say \\"hi\\" \\\\ caf\\195\\169"', { strings: 'say "hi" \\ café' }],
    ['_s._tcp SRV 0 1 587 mail', { priority: '0', weight: '1', port: '587', target: 'mail.campus.test.' }],
    ['@ CAA 0 issue "ca.test; x=1"', { flags: '0', tag: 'issue', value: 'ca.test; x=1' }],
    ['_25._tcp TLSA 3 1 1 01AB', { usage: '3', selector: '1', matching: '1', association: '01AB' }],
    ['@ TYPE65280 \\# 2 0102', { raw: '\\# 2 0102' }],
  ])('takes %s apart, and puts it together the same', (line, values) => {
    const record = read(line);
    const row = rowOf(record, 'campus.test.');
    expect(valuesOf(row)).toEqual(values);
    const again = read(`${row.name} ${row.ttl} ${row.type} ${dataOf(row.type, valuesOf(row))}`);
    const joined = (text: string) => text.replaceAll('" "', '');
    expect(joined(textOfRecord(again))).toBe(joined(textOfRecord(record)));
  });

  it('cuts a long text into strings of 255 octets (RFC 1035 §3.3)', () => {
    const data = dataOf('TXT', { strings: 'é'.repeat(200) });
    expect(stringCount('é'.repeat(200))).toBe(2);
    const record = read(`@ TXT ${data}`);
    expect(record.type === 'TXT' && record.data.strings.map(({ length }) => length)).toEqual([255, 145]);
  });

  it('lets no field leave its place: blanks and comments stay in the word', () => {
    expect(dataOf('MX', { preference: '10', exchange: 'mail ; A 1' })).toBe('10 mail\\032\\;\\032A\\0321');
  });

  it('has fields for every type it offers', () => {
    for (const type of FORM_TYPES) expect(fieldNames(type).length).toBeGreaterThan(0);
  });
});
