import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseZone, textOfRecord } from './index.ts';

const SOA = '@ IN SOA ns1 hostmaster 1 7200 3600 1209600 300\n@ IN NS ns1\n';
const TOP = `$TTL 3600\n${SOA}`;

/** The records after SOA and NS, as text. */
function records(text: string, origin = 'campus.test'): string[] {
  const parsed = parseZone(TOP + text, origin);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.sentence).join('\n'));
  return parsed.zone.records.slice(2).map(textOfRecord);
}

function complaints(text: string): string[] {
  const parsed = parseZone(text, 'campus.test');
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.line} ${problem.complaint.problem}`);
}

describe('parseZone', () => {
  it.each([
    ['mail A 192.0.2.25', 'mail.campus.test. 3600 IN A 192.0.2.25', 'relative names (RFC 1035 §5.1)'],
    ['mail.campus.test. A 192.0.2.25', 'mail.campus.test. 3600 IN A 192.0.2.25', 'complete names'],
    ['@ MX 10 mail', 'campus.test. 3600 IN MX 10 mail.campus.test.', '@ for the origin'],
    ['@ MX 0 .', 'campus.test. 3600 IN MX 0 .', 'the null MX (RFC 7505 §3)'],
    ['web 300 IN A 192.0.2.80', 'web.campus.test. 300 IN A 192.0.2.80', 'TTL before class'],
    ['web IN 5m A 192.0.2.80', 'web.campus.test. 300 IN A 192.0.2.80', 'class before TTL, with a unit'],
    ['web in a 192.0.2.80 ; the web', 'web.campus.test. 3600 IN A 192.0.2.80', 'any case, and comments'],
    ['web AAAA 2001:DB8::0:1', 'web.campus.test. 3600 IN AAAA 2001:db8::1', 'IPv6 as RFC 5952 writes it'],
    ['*.sandbox A 192.0.2.150', '*.sandbox.campus.test. 3600 IN A 192.0.2.150', 'wildcards (RFC 4592)'],
    [
      '_imaps._tcp SRV 0 1 993 mail',
      '_imaps._tcp.campus.test. 3600 IN SRV 0 1 993 mail.campus.test.',
      'SRV (RFC 2782)',
    ],
    ['@ CAA 0 issue "ca.test"', 'campus.test. 3600 IN CAA 0 issue "ca.test"', 'CAA (RFC 8659 §4.1.1)'],
    [
      '_25._tcp.mail TLSA 3 1 1 ( 0102\n ABcd )',
      '_25._tcp.mail.campus.test. 3600 IN TLSA 3 1 1 0102ABCD',
      'hexadecimal in pieces, over lines (RFC 6698 §2.2)',
    ],
    [
      'x TYPE65280 \\# 3 01 0203',
      'x.campus.test. 3600 IN TYPE65280 \\# 3 010203',
      'unknown types (RFC 3597 §5)',
    ],
    [
      'q TXT "a \\"b\\" \\\\ ; (" two',
      'q.campus.test. 3600 IN TXT "a \\"b\\" \\\\ ; (" "two"',
      'quoted and bare strings',
    ],
    ['q TXT "caf\\195\\169"', 'q.campus.test. 3600 IN TXT "caf\\195\\169"', 'octets as \\DDD'],
    ['q TXT "café"', 'q.campus.test. 3600 IN TXT "caf\\195\\169"', 'other characters as UTF-8'],
    ['a\\.b A 192.0.2.1', 'a\\.b.campus.test. 3600 IN A 192.0.2.1', 'a dot inside a label'],
  ])('reads %j as %j: %s', (text, expected) => {
    expect(records(text)).toEqual([expected]);
  });

  it('repeats the owner for lines that begin with a blank, and follows $ORIGIN and $TTL from where they stand', () => {
    expect(
      records(
        'cs MX 5 mail\n   TXT "v=spf1 -all"\n$ORIGIN lab.campus.test.\n$TTL 1h\na A 192.0.2.1\n$ORIGIN b\nc A 192.0.2.2',
      ),
    ).toEqual([
      'cs.campus.test. 3600 IN MX 5 mail.campus.test.',
      'cs.campus.test. 3600 IN TXT "v=spf1 -all"',
      'a.lab.campus.test. 3600 IN A 192.0.2.1',
      'c.b.lab.campus.test. 3600 IN A 192.0.2.2',
    ]);
  });

  it('takes the TTL from the record before, or from the SOA, where no $TTL stands (RFC 1035 §5.1)', () => {
    const parsed = parseZone(`${SOA}a 60 A 192.0.2.1\nb A 192.0.2.2`, 'campus.test.');
    expect(parsed.ok && parsed.zone.records.map((record) => record.ttl)).toEqual([300, 300, 60, 60]);
  });

  it('reads files with CRLF line ends', () => {
    expect(parseZone(`${TOP}a A 192.0.2.1\n`.replaceAll('\n', '\r\n'), 'campus.test').ok).toBe(true);
  });

  it.each([
    ['mail A 192.0.2', '4 not-ipv4'],
    ['mail A 192.0.2.025', '4 not-ipv4'],
    ['mail AAAA 2001::db8::1', '4 not-ipv6'],
    ['mail A', '4 missing-field'],
    ['mail MX mail', '4 not-number'],
    ['mail MX 70000 mail', '4 not-number'],
    ['mail A 192.0.2.1 192.0.2.2', '4 extra-words'],
    ['mail', '4 no-type'],
    ['mail XM 10 mail', '4 unknown-type'],
    ['mail ANY', '4 unknown-type'],
    ['mail CH A 192.0.2.1', '4 other-class'],
    ['www.faculty.test. A 192.0.2.1', '4 outside-zone'],
    ['a..b A 192.0.2.1', '4 bad-name'],
    ['café A 192.0.2.1', '4 bad-name'],
    [`${'a'.repeat(64)} A 192.0.2.1`, '4 bad-name'],
    ['@ MX 10 a..b', '4 not-a-name'],
    ['q TXT "open', '4 open-quote'],
    ['q TXT "a\\', '4 open-quote'],
    ['q TXT "\\999"', '4 bad-string-escape'],
    [`q TXT "${'x'.repeat(256)}"`, '4 string-too-long'],
    ['a MX ( 10\nmail\nb A 192.0.2.1', '4 open-parenthesis'],
    ['a MX 10 mail )', '4 stray-parenthesis'],
    ['a TXT (\n"x"\n"\\999" )', '6 bad-string-escape'],
    ['x TYPE65280 \\# 4 0102', '4 bad-opaque'],
    ['x TYPE65280 0102', '4 bad-opaque'],
    ['x TLSA 3 1 1 abc', '4 not-hex'],
    ['x 1y A 192.0.2.1', '4 not-duration'],
    ['x -5 A 192.0.2.1', '4 not-duration'],
    ['x 2147483648 A 192.0.2.1', '4 not-duration'],
    ['$INCLUDE other.zone', '4 unknown-directive'],
    ['$TTL soon', '4 not-duration'],
    ['@ SOA ns1 hostmaster 2 1 1 1 1', '4 two-soa'],
    ['www CNAME web\nwww A 192.0.2.1', '4 cname-and-other'],
    ['www CNAME web\nwww CNAME mail', '5 two-cname'],
  ])('says what is wrong with %j, and on which line: %s', (text, expected) => {
    expect(complaints(TOP + text)).toContain(expected);
  });

  it.each([
    ['', '1 no-soa'],
    ['@ 60 SOA ns1 hostmaster 1 1 1 1 1', '1 no-ns'],
    ['a 60 SOA ns1 hostmaster 1 1 1 1 1\n@ NS ns1', '1 soa-not-at-apex'],
    ['  A 192.0.2.1', '1 no-owner'],
    ['a A 192.0.2.1', '1 no-ttl'],
  ])('says what a zone lacks in %j: %s', (text, expected) => {
    expect(complaints(text)).toContain(expected);
  });

  it('finds several problems at once and says each with its line and a way to mend it', () => {
    const parsed = parseZone(`${TOP}mail A 192.0.2\n@ MX ten mail\n`, 'campus.test');
    expect(!parsed.ok && parsed.problems.map((problem) => problem.sentence)).toEqual([
      'Line 4: "192.0.2" is no IPv4 address. Write four numbers from 0 to 255 with dots between, such as 192.0.2.25.',
      'Line 5: "ten" is no number from 0 to 65535.',
    ]);
  });

  it('reads the snapshot of heig-vd.ch, whose SPF record goes over two strings', () => {
    const file = new URL('../../../lab/zones/heig-vd.ch.zone', import.meta.url);
    const parsed = parseZone(readFileSync(file, 'utf8'), 'heig-vd.ch');
    const txt = parsed.ok ? parsed.zone.records.find((record) => record.type === 'TXT') : undefined;
    expect(txt?.type === 'TXT' && txt.data.strings).toHaveLength(2);
  });
});
