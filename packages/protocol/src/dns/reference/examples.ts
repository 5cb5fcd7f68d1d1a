/** Records of the kind that an entry of the reference is about, as a zone file writes them. */
import { readRecord } from '../reading/read-message.ts';
import type { RecordReading } from '../reading/reading.ts';
import { parseZone } from '../zone.ts';

const TYPES: Readonly<Record<string, readonly string[]>> = {
  a: ['mail.campus.test. 3600 IN A 192.0.2.25'],
  aaaa: ['mail.campus.test. 3600 IN AAAA 2001:db8:25::25'],
  cname: ['smtp.campus.test. 3600 IN CNAME mail.campus.test.'],
  ns: ['campus.test. 3600 IN NS ns1.campus.test.'],
  mx: ['campus.test. 3600 IN MX 10 mail.campus.test.', 'nomail.test. 86400 IN MX 0 .'],
  txt: ['campus.test. 3600 IN TXT "v=spf1 mx ip4:192.0.2.0/24 -all"'],
  soa: ['campus.test. 3600 IN SOA ns1.campus.test. hostmaster.campus.test. 2026020101 7200 3600 1209600 300'],
  ptr: ['25.2.0.192.in-addr.arpa. 3600 IN PTR mail.campus.test.'],
  srv: ['_submission._tcp.campus.test. 3600 IN SRV 0 1 587 mail.campus.test.'],
  caa: ['campus.test. 3600 IN CAA 0 issue "ca.campus.test"', 'campus.test. 3600 IN CAA 0 issue ";"'],
  tlsa: [
    '_25._tcp.mail.campus.test. 3600 IN TLSA 3 1 1 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ],
};

const SPF: Readonly<Record<string, string>> = {
  all: 'v=spf1 mx -all',
  include: 'v=spf1 include:faculty.test -all',
  a: 'v=spf1 a:mail.campus.test -all',
  mx: 'v=spf1 mx -all',
  ptr: 'v=spf1 ptr:campus.test -all',
  ip4: 'v=spf1 ip4:192.0.2.0/24 -all',
  ip6: 'v=spf1 ip6:2001:db8:25::/48 -all',
  exists: 'v=spf1 exists:%{i}.senders.campus.test -all',
  redirect: 'v=spf1 redirect=campus.test',
  exp: 'v=spf1 mx -all exp=why.campus.test',
  ra: 'v=spf1 mx -all ra=postmaster',
  rp: 'v=spf1 mx -all ra=postmaster rp=10',
  rr: 'v=spf1 mx -all ra=postmaster rr=fail',
};

const DKIM_KEY =
  'v=DKIM1; h=sha256; k=ed25519; n=made in 2026; s=email; t=y:s; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const DMARC =
  'v=DMARC1; p=reject; sp=quarantine; np=reject; adkim=s; aspf=r; rua=mailto:dmarc@campus.test; ruf=mailto:dmarc@campus.test; fo=1; t=n; psd=n';
/** Tags that were taken away again, in records of their time. */
const OLD: Readonly<Record<string, string>> = {
  'dkim-key-g': 'v=DKIM1; g=*; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  'dmarc-pct': 'v=DMARC1; p=reject; pct=50',
  'dmarc-rf': 'v=DMARC1; p=reject; rf=afrf',
  'dmarc-ri': 'v=DMARC1; p=reject; ri=86400',
};

function linesOf(id: string): readonly string[] {
  const [, family, rest = ''] = /^(dns|spf|dkim-key|dmarc)-(.+)$/.exec(id) ?? [];
  const own = <T>(table: Readonly<Record<string, T>>, key: string) =>
    Object.hasOwn(table, key) ? table[key] : undefined;
  const text = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name} 3600 IN TXT "${value}"`];
  switch (family) {
    case 'dns':
      return own(TYPES, rest) ?? [];
    case 'spf':
      return text('campus.test.', own(SPF, rest));
    case 'dkim-key':
      return text('s2026._domainkey.campus.test.', own(OLD, id) ?? DKIM_KEY);
    case 'dmarc':
      return text('_dmarc.campus.test.', own(OLD, id) ?? DMARC);
    default:
      return [];
  }
}

/** What a zone needs around a record so that it can be read. */
const TOP = '@ 3600 IN SOA ns1.test. hostmaster.test. 1 1 1 1 1\n';
const NS = '@ 3600 IN NS ns1.test.\n';

/** Examples of an entry, word by word. @param id as in `/ref/<id>`; of an entry without records: none */
export function recordsOf(id: string): RecordReading[] {
  return linesOf(id).flatMap((line) => {
    // The root holds every name; a zone has one SOA, its own, and that of the example is at its owner.
    const own = id === 'dns-soa';
    const parsed = parseZone(`${own ? '' : TOP}${NS}${line}\n`, own ? (line.split(' ')[0] as string) : '.');
    const record = parsed.ok ? parsed.zone.records.at(-1) : undefined;
    return record ? [readRecord(record)] : [];
  });
}
