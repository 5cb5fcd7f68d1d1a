/**
 * What the reference knows of the DNS for mail, and of what is published in it: one entry a row of the tables. Words are
 * in the books `dns` and `verdicts`, under `said`.
 */
import type { SpokenEntry, Standing } from '../knowledge/entry.ts';
import { AUTH_METHODS, AUTH_RESULTS } from '../verdicts/methods.ts';
import { CLASSES } from './codes.ts';
import { FLAGS, OPCODE_ROWS, RCODE_ROWS } from './reading/header.ts';
import { DKIM_KEY_TAGS } from './reading/text/dkim-key.ts';
import { DKIM_SIGNATURE_TAGS } from './reading/text/dkim-signature.ts';
import { DMARC_TAGS } from './reading/text/dmarc.ts';
import { SPF_MECHANISMS, SPF_MODIFIERS } from './reading/text/spf-rows.ts';
import { META_TYPES, OPAQUE_TYPES, RECORD_TYPES } from './record-types.ts';

export const DNS_FAMILIES = [
  'record-type',
  'rcode',
  'opcode',
  'dns-flag',
  'dns-class',
  'spf-term',
  'dkim-key-tag',
  'dkim-signature-tag',
  'dmarc-tag',
  'auth-method',
  'auth-result',
] as const;
export type DnsFamilyId = (typeof DNS_FAMILIES)[number];

export interface DnsEntry extends SpokenEntry {
  family: DnsFamilyId;
  /** Number on the wire, where it has one. */
  code?: number;
  book: 'dns' | 'verdicts';
}

interface TypeRow {
  code: number;
  rfc: string;
  standing?: Standing;
  also?: readonly string[];
  related?: readonly string[];
}

/** Types of mail's own past, which have no layout here (RFC 1035 §3.3; RFC 1183). */
const PAST_TYPES = {
  MD: { code: 3, rfc: 'RFC 1035 §3.3.4', standing: 'obsolete', related: ['dns-mx'] },
  MF: { code: 4, rfc: 'RFC 1035 §3.3.5', standing: 'obsolete', related: ['dns-mx'] },
  MB: { code: 7, rfc: 'RFC 1035 §3.3.3', standing: 'historic', related: ['dns-mx'] },
  MG: { code: 8, rfc: 'RFC 1035 §3.3.6', standing: 'historic', related: ['dns-mx'] },
  MR: { code: 9, rfc: 'RFC 1035 §3.3.8', standing: 'historic', related: ['dns-mx'] },
  MINFO: { code: 14, rfc: 'RFC 1035 §3.3.7', standing: 'historic', related: ['dns-mx'] },
  RP: { code: 17, rfc: 'RFC 1183 §2.2', related: ['dns-soa'] },
} as const satisfies Record<string, TypeRow>;

/** What is looked for by other words, and read next. */
const MORE: Readonly<Record<string, Partial<TypeRow>>> = {
  A: { also: ['address', 'ipv4'], related: ['dns-aaaa', 'dns-ptr', 'dns-mx'] },
  AAAA: { also: ['address', 'ipv6', 'quad a'], related: ['dns-a', 'dns-ptr', 'dns-mx'] },
  CNAME: { also: ['alias', 'canonical name'], related: ['dns-a', 'dns-mx'] },
  NS: { also: ['name server', 'delegation'], related: ['dns-soa'] },
  MX: { also: ['mail exchange', 'null mx', 'preference'], related: ['dns-a', 'dns-cname', 'dns-txt'] },
  TXT: { also: ['text', 'spf', 'dkim', 'dmarc'], related: ['spf-all', 'dmarc-p', 'dkim-key-p'] },
  SOA: { also: ['start of authority', 'serial'], related: ['dns-ns', 'dns-nxdomain'] },
  PTR: { also: ['reverse', 'pointer', 'in-addr.arpa'], related: ['dns-a', 'auth-iprev'] },
  SRV: { also: ['service', '_submission._tcp', '_imaps._tcp'], related: ['dns-mx'] },
  TLSA: { also: ['dane'], related: ['dns-mx', 'dns-dnskey'] },
  SPF: { standing: 'obsolete', related: ['dns-txt', 'spf-all'] },
  CAA: { also: ['certificate', 'certification authority'], related: ['dns-tlsa'] },
  HINFO: { related: ['dns-any'] },
  DNAME: { related: ['dns-cname'] },
  DS: { also: ['dnssec'], related: ['dns-dnskey', 'dns-rrsig', 'dns-flag-ad'] },
  DNSKEY: { also: ['dnssec'], related: ['dns-ds', 'dns-rrsig', 'dns-flag-ad'] },
  RRSIG: { also: ['dnssec', 'signature'], related: ['dns-dnskey', 'dns-ds', 'dns-flag-ad'] },
  NSEC: { also: ['dnssec'], related: ['dns-nsec3', 'dns-nxdomain', 'dns-rrsig'] },
  NSEC3: { also: ['dnssec'], related: ['dns-nsec', 'dns-nxdomain', 'dns-rrsig'] },
  HTTPS: { related: ['dns-svcb', 'dns-srv'] },
  SVCB: { related: ['dns-https', 'dns-srv'] },
  NAPTR: { related: ['dns-srv'] },
  SMIMEA: { related: ['dns-openpgpkey', 'dns-tlsa'] },
  OPENPGPKEY: { related: ['dns-smimea'] },
  OPT: { also: ['edns', 'edns0', 'ede', 'cookie'], related: ['dns-flag-tc', 'dns-badvers', 'dns-badcookie'] },
  AXFR: { also: ['zone transfer'], related: ['dns-ixfr', 'dns-soa', 'dns-notauth'] },
  IXFR: { also: ['zone transfer'], related: ['dns-axfr', 'dns-soa'] },
  ANY: { also: ['*'], related: ['dns-hinfo', 'dns-flag-tc'] },
  MAILA: { standing: 'obsolete', related: ['dns-mx'] },
  MAILB: { standing: 'historic', related: ['dns-mx', 'dns-mb'] },
  TSIG: { also: ['signature'], related: ['dns-badsig', 'dns-tkey'] },
  TKEY: { related: ['dns-tsig', 'dns-badmode'] },
};

/** Types without a part in mail, or in asking about it, stay out of the reference. */
const LEFT_OUT = new Set(['NSEC3PARAM']);

/**
 * Documents whose sections were read, or quoted in several places, while the tables were made. RFC 9989 was read as the
 * draft that became it, with the same sections. What cites another one stands on memory.
 */
const READ = new Set(
  [1035, 4871, 5321, 5617, 6376, 6698, 7208, 7489, 7505, 8301, 8460, 8461, 8463, 9989].map(
    (rfc) => `RFC ${rfc}`,
  ),
);

const RCODE_NEXT: Readonly<Record<string, readonly string[]>> = {
  NOERROR: ['dns-nxdomain'],
  NXDOMAIN: ['dns-noerror', 'dns-soa'],
  FORMERR: ['dns-opt', 'dns-notimp'],
  SERVFAIL: ['dns-refused', 'dns-flag-cd'],
  NOTIMP: ['dns-opcode-query', 'dns-formerr'],
  REFUSED: ['dns-servfail', 'dns-notauth'],
  YXDOMAIN: ['dns-opcode-update', 'dns-nxdomain'],
  YXRRSET: ['dns-opcode-update', 'dns-nxrrset'],
  NXRRSET: ['dns-opcode-update', 'dns-yxrrset'],
  NOTAUTH: ['dns-axfr', 'dns-tsig', 'dns-refused'],
  NOTZONE: ['dns-opcode-update', 'dns-notauth'],
  BADCOOKIE: ['dns-opt'],
  BADVERS: ['dns-opt', 'dns-badsig'],
};

const FLAG_NEXT: Readonly<Record<string, readonly string[]>> = {
  QR: ['dns-opcode-query'],
  AA: ['dns-flag-ra', 'dns-soa'],
  TC: ['dns-opt', 'dns-any'],
  RD: ['dns-flag-ra'],
  RA: ['dns-flag-rd', 'dns-flag-aa'],
  AD: ['dns-flag-cd', 'dns-rrsig'],
  CD: ['dns-flag-ad', 'dns-servfail'],
};

const OPCODE_NEXT: Readonly<Record<string, readonly string[]>> = {
  QUERY: ['dns-flag-qr', 'dns-flag-rd'],
  IQUERY: ['dns-ptr'],
  STATUS: ['dns-notimp'],
  NOTIFY: ['dns-soa', 'dns-axfr'],
  UPDATE: ['dns-yxdomain', 'dns-notzone'],
};

const entry = (
  family: DnsFamilyId,
  id: string,
  title: string,
  rfc: string,
  said: string,
  more: Partial<Omit<DnsEntry, 'family' | 'id' | 'title' | 'rfc' | 'said'>> = {},
): DnsEntry => ({
  family,
  id: id.toLowerCase().replace(/[^a-z0-9.-]/g, '-'),
  title,
  rfc,
  standing: 'standard',
  also: [],
  related: [],
  book: 'dns',
  ...(READ.has(rfc.split(' §')[0] ?? '') ? {} : { confirmed: false as const }),
  ...more,
  said: { id: said, params: {} },
});

const types: Record<string, TypeRow> = { ...PAST_TYPES, ...RECORD_TYPES, ...OPAQUE_TYPES, ...META_TYPES };
const recordTypes = Object.entries(types)
  .filter(([name]) => !LEFT_OUT.has(name))
  .map(([name, row]) => {
    const { code, rfc, standing = 'standard', also = [], related = [] } = { ...row, ...MORE[name] };
    return entry('record-type', `dns-${name}`, name, rfc, `dnsType.${name}`, {
      code,
      standing,
      also,
      related,
    });
  })
  .sort((one, other) => (one.code ?? 0) - (other.code ?? 0));

const rcodes = [
  ...Object.entries(RCODE_ROWS).map(([code, { name, rfc }]) =>
    entry('rcode', `dns-${name}`, name, rfc, `dnsRcode.${name}`, {
      code: Number(code),
      related: RCODE_NEXT[name] ?? [],
    }),
  ),
  // BADVERS has its number by accident (RFC 6895 §2.3), and its sentence speaks of both.
  entry('rcode', 'dns-badsig', 'BADSIG', 'RFC 8945 §3', 'dnsRcode.BADVERS', {
    code: 16,
    related: ['dns-badvers'],
  }),
];

const opcodes = Object.entries(OPCODE_ROWS).map(([code, { name, rfc }]) =>
  entry('opcode', `dns-opcode-${name}`, name, rfc, `dnsOpcode.${name}`, {
    code: Number(code),
    standing: name === 'IQUERY' ? 'obsolete' : 'standard',
    related: OPCODE_NEXT[name] ?? [],
  }),
);

const flags = Object.entries(FLAGS).map(([name, rfc]) =>
  entry('dns-flag', `dns-flag-${name}`, name, rfc, `dnsFlag.${name}`, {
    related: FLAG_NEXT[name] ?? [],
  }),
);

const classes = Object.entries(CLASSES).map(([name, { code, rfc }]) =>
  entry('dns-class', `dns-class-${name}`, name, rfc, `dnsClass.${name}`, { code }),
);

const spf = [
  ...Object.entries(SPF_MECHANISMS).map(([name, { rfc }]) =>
    entry('spf-term', `spf-${name}`, name, rfc, `spfMechanism.${name}`, {
      also: ['spf'],
      related: ['dns-txt', 'auth-spf'],
    }),
  ),
  ...Object.entries(SPF_MODIFIERS).map(([name, { rfc }]) =>
    entry('spf-term', `spf-${name}`, `${name}=`, rfc, `spfMechanism.${name}`, {
      also: ['spf'],
      related: ['dns-txt', 'auth-spf'],
    }),
  ),
];

/** A tag that its table calls historic was taken away again. */
const tags = (
  family: DnsFamilyId,
  prefix: string,
  group: string,
  rows: Readonly<Record<string, { rfc: string; historic?: string }>>,
  also: string,
  related: readonly string[],
) =>
  Object.entries(rows).map(([name, { rfc, historic }]) =>
    entry(family, `${prefix}-${name}`, `${name}=`, rfc, `${group}.${name}`, {
      standing: historic === undefined ? 'standard' : 'historic',
      also: [also],
      related,
    }),
  );

const methods = Object.entries(AUTH_METHODS).map(([name, row]) =>
  entry('auth-method', `auth-${name}`, name, row.rfc, `authMethod.${name}`, {
    standing: 'deprecated' in row ? 'obsolete' : 'standard',
    also: ['authentication-results'],
    book: 'verdicts',
  }),
);

const results = Object.entries(AUTH_RESULTS).map(([name, rfc]) =>
  entry('auth-result', `auth-result-${name}`, name, rfc, `authResult.${name}`, {
    standing: name === 'hardfail' ? 'historic' : 'standard',
    also: ['authentication-results', 'verdict'],
    book: 'verdicts',
  }),
);

export const DNS_ENTRIES: readonly DnsEntry[] = [
  ...recordTypes,
  ...rcodes,
  ...opcodes,
  ...flags,
  ...classes,
  ...spf,
  ...tags('dkim-key-tag', 'dkim-key', 'dkimTag', DKIM_KEY_TAGS, 'dkim', ['dns-txt', 'auth-dkim']),
  ...tags('dkim-signature-tag', 'dkim-signature', 'dkimSignatureTag', DKIM_SIGNATURE_TAGS, 'dkim-signature', [
    'auth-dkim',
    'dkim-key-p',
  ]),
  ...tags('dmarc-tag', 'dmarc', 'dmarcTag', DMARC_TAGS, 'dmarc', ['dns-txt', 'auth-dmarc']),
  ...methods,
  ...results,
];
