import { describe, expect, it } from 'vitest';
import { adviceSentence, adviseZone, createZoneSet, parseZone, ZONE_ADVICE } from './index.ts';
import { labZones } from './reading/lab-zones.fixture.ts';

const TOP = '$TTL 3600\n@ SOA ns1 hostmaster 7 7200 3600 1209600 300\n@ NS ns1\nns1 A 192.0.2.53\n';

function advice(text: string, origin = 'campus.test', before?: string) {
  const parse = (whole: string) => {
    const parsed = parseZone(whole, origin);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
    return parsed;
  };
  const { zone, lines } = parse(TOP + text);
  const zones = createZoneSet([...labZones().zones, zone]);
  return adviseZone(zone, lines, zones, before === undefined ? undefined : parse(TOP + before).zone);
}

describe('adviseZone', () => {
  it.each([
    ['MX 10 www\nwww CNAME web\nweb A 192.0.2.80', 'points-to-alias', /write web\.campus\.test\. there/],
    ['MX 10 192.0.2.25', 'points-to-address', /192\.0\.2\.25, which is an address/],
    ['MX 10 192.0.2.25.', 'points-to-address', /192\.0\.2\.25, which is an address/],
    ['MX 10 mail.campus.test\nmail A 192.0.2.25', 'dot-missing', /Write mail\.campus\.test\. with the dot/],
    ['MX 10 mx1.faculty.test', 'dot-missing', /Write mx1\.faculty\.test\. with the dot/],
    ['MX 10 nosuch', 'no-such-host', /nosuch\.campus\.test, which has no address/],
    ['MX 10 nosuch.faculty.test.', 'no-such-host', /nosuch\.faculty\.test/],
    ['MX 0 .\n@ MX 10 ns1', 'null-mx-among-others', /stands alone/],
    ['NS smtp\nsmtp CNAME ns1', 'points-to-alias', /NS points to smtp/],
    ['TXT "v=spf1 -all"\n@ TXT "v=spf1 mx -all"', 'two-spf', /permerror/],
    ['TXT v=spf1 mx -all', 'text-in-pieces', /"v=spf1mx-all"/],
    ['TXT "a"\n@ TXT "a"', 'twice', /served once/],
    ['60 A 192.0.2.1\n@ 90 A 192.0.2.2', 'ttl-differs', /60 is served/],
    ['0 A 192.0.2.1', 'ttl-zero', /costs the question again/],
    ['700000 A 192.0.2.1', 'ttl-long', /more than a week/],
  ])('of "@ %s" says %s (%#)', (text, id, words) => {
    const [found, ...more] = advice(`@ ${text}`);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ advice: id, rfc: ZONE_ADVICE[id as keyof typeof ZONE_ADVICE] });
    expect(adviceSentence(found as NonNullable<typeof found>)).toMatch(words);
  });

  it('names line and record', () => {
    expect(advice('a A 192.0.2.1\n@ MX 10 nosuch')).toMatchObject([
      { line: 6, record: 'campus.test. 3600 IN MX 10 nosuch.campus.test.' },
    ]);
  });

  it.each([
    ['mail.campus.test A 192.0.2.1', 'dot-missing'],
    ['under_score A 192.0.2.1', 'not-a-host-name'],
    ['x CNAME nowhere', 'no-such-target'],
    ['x CNAME x', 'alias-loop'],
    ['_dmarc TXT "v=DMARC1; p=none"\n_dmarc TXT "v=DMARC1; p=reject"', 'two-dmarc'],
  ])('looks at owners and aliases too: %s', (text, id) => {
    expect(advice(text).map((found) => found.advice)).toEqual([id]);
  });

  it('tells every alias of a circle, and none that leads into one', () => {
    expect(advice('m CNAME n\nn CNAME m\nx CNAME m').map(({ record }) => record.split(' ')[0])).toEqual([
      'm.campus.test.',
      'n.campus.test.',
    ]);
  });

  it('cites the section of the type that names an address', () => {
    expect(advice('x NS 192.0.2.1')).toMatchObject([{ rfc: 'RFC 1035 §3.3.11' }]);
  });

  it('leaves texts alone that are cut as they should be', () => {
    expect(advice('x TXT "v=spf1" " mx -all"\n_dmarc TXT "v=DMARC1;" " p=none"')).toEqual([]);
  });

  it('is silent about names elsewhere, wildcards, and records that are not hosts', () => {
    expect(
      advice(
        '@ MX 10 mx.example.com.\n@ MX 20 x.sandbox\n*.sandbox A 192.0.2.1\n_dmarc TXT "v=DMARC1; p=none"\n_imaps._tcp SRV 0 1 993 ns1',
      ),
    ).toEqual([]);
  });

  it('wants a serial that rises when something changed (RFC 1912 §2.2), and only then', () => {
    expect(advice('a A 192.0.2.1', 'campus.test', 'a A 192.0.2.2').map((found) => found.advice)).toEqual([
      'serial-same',
    ]);
    expect(advice('a A 192.0.2.1', 'campus.test', 'a A 192.0.2.1')).toEqual([]);
  });

  it('says that a zone cut out of another one needs its NS there, and that a domain below .test does not', () => {
    expect(advice('', 'lab.campus.test').map((found) => found.advice)).toEqual(['not-delegated']);
    expect(advice('', 'mydept.test')).toEqual([]);
  });
});
