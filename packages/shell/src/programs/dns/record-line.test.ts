import { type DnsRecord, parseZone } from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { PLAIN_RDATA, rdataText } from './rdata-text.ts';
import { multilineRdata, PLAIN_LINE, questionLine, recordLine } from './record-line.ts';

const COLUMNS = { ttl: 24, class: 24, type: 24, rdata: 32 };
const MULTILINE = {
  ...PLAIN_LINE,
  columns: COLUMNS,
  rdata: { ...multilineRdata(PLAIN_RDATA, COLUMNS), comments: true },
};

const octets = (hex: string) =>
  Uint8Array.from(hex.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const opaque = (code: number, hex: string): DnsRecord => ({
  name: 'kinds.campus.test.',
  code,
  class: 1,
  ttl: 3600,
  type: 'opaque',
  data: { octets: octets(hex) },
});
const SOA = '@ SOA ns1 hostmaster 2026020101 7200 3600 1209600 300';
/** The last record of a zone file that ends with this line. */
function zoneRecord(line: string): DnsRecord {
  const parsed = parseZone(`$TTL 3600\n${SOA}\n@ NS ns1\n${line}\n`, 'campus.test.');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const record = [...parsed.lines.keys()].at(-1);
  if (!record) throw new Error(`no record: ${line}`);
  return record;
}

describe('records as dig 9.18.49 writes them', () => {
  it.each([
    ['campus.test.\t\t3600\tIN\tMX\t10 mail.campus.test.\n', 'campus.test.'],
    ['mail.campus.test.\t3600\tIN\tMX\t10 mail.campus.test.\n', 'mail.campus.test.'],
    ['25.2.0.192.in-addr.arpa. 3600\tIN\tMX\t10 mail.campus.test.\n', '25.2.0.192.in-addr.arpa.'],
    ['_submission._tcp.campus.test. 3600 IN\tMX\t10 mail.campus.test.\n', '_submission._tcp.campus.test.'],
  ])('columns: %j', (line, name) => {
    const record = {
      name,
      code: 15,
      class: 1,
      ttl: 3600,
      type: 'MX',
      data: { preference: 10, exchange: 'mail.campus.test.' },
    } as const;
    expect(recordLine(record, PLAIN_LINE)).toBe(line);
  });

  it('a question has no TTL', () => {
    expect(questionLine({ name: 'campus.test.', type: 255, class: 1 }, PLAIN_LINE)).toBe(
      'campus.test.\t\t\tIN\tANY\n',
    );
  });

  it.each([
    [opaque(13, '06504320227822054c696e7578'), '"PC \\"x\\"" "Linux"'],
    [
      opaque(43, 'ec45 05 01 2BB183AF5F22588179A53B0A98631FAD1A292118'),
      '60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118',
    ],
    [opaque(99, '0b763d73706631202d616c6c046d6f7265'), '"v=spf1 -all" "more"'],
    [opaque(29, '00121613 89fb3ca0 816c6140 009932c0'), '46 31 0.000 N 6 38 0.000 E 400.00m 1m 10000m 10m'],
    [opaque(256, '000a0001 68747470733a2f2f63616d7075732e746573742f'), '10 1 "https://campus.test/"'],
    [opaque(42, '00011803c0000200022084 20010db8'), '1:192.0.2.0/24 !2:2001:db8::/32'],
    [opaque(42, '0001180fc0'), '\\# 5 0001180FC0'],
    [opaque(108, '00005e00532a'), '00-00-5e-00-53-2a'],
    [opaque(65, '0001 00 0001 0003 026832'), '1 . alpn="h2"'],
    [opaque(65280, '0001ff'), '\\# 3 0001FF'],
    [opaque(65281, ''), '\\# 0'],
    [opaque(14, '0161c010'), '\\# 4 0161C010'],
  ])('type %#', (record, text) => {
    expect(rdataText(record, PLAIN_RDATA)).toBe(text);
  });

  it.each([
    ['t TXT "say \\"hello\\"; back\\\\slash" "second"', '"say \\"hello\\"; back\\\\slash" "second"'],
    ['c CAA 0 issue "ca.test"', '0 issue "ca.test"'],
    ['m MX 0 .', '0 .'],
    ['s SRV 0 1 587 mail', '0 1 587 mail.campus.test.'],
    [
      `t TLSA 3 1 1 ${'0123456789abcdef'.repeat(4)}`,
      '3 1 1 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF01234567 89ABCDEF',
    ],
  ])('%s', (line, text) => expect(rdataText(zoneRecord(line), PLAIN_RDATA)).toBe(text));

  it('an SOA in several lines says what its numbers are', () => {
    const soa: DnsRecord = {
      name: 'campus.test.',
      code: 6,
      class: 1,
      ttl: 3600,
      type: 'SOA',
      data: {
        mname: 'ns1.campus.test.',
        rname: 'hostmaster.campus.test.',
        serial: 2026020101,
        refresh: 7200,
        retry: 3600,
        expire: 1209600,
        minimum: 300,
      },
    };
    expect(
      recordLine(soa, MULTILINE),
    ).toBe(`campus.test.\t\t3600 IN\tSOA ns1.campus.test. hostmaster.campus.test. (
\t\t\t\t2026020101 ; serial
\t\t\t\t7200       ; refresh (2 hours)
\t\t\t\t3600       ; retry (1 hour)
\t\t\t\t1209600    ; expire (2 weeks)
\t\t\t\t300        ; minimum (5 minutes)
\t\t\t\t)
`);
  });
});
