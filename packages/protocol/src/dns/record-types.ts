/**
 * Record types as data: the decoder, the encoder, the zone file reader and the printer all walk these rows, so a type
 * is known everywhere by adding one row here.
 */

/** How a field of RDATA is laid out on the wire, and what it is in a program. */
export interface FieldValues {
  /** 4 octets; dotted decimal text. */
  ipv4: string;
  /** 16 octets; text as RFC 5952 writes it. */
  ipv6: string;
  /** A domain name that may be compressed when sent (RFC 3597 §4: types of RFC 1035 only). Absolute text, `campus.test.`. */
  name: string;
  /** A domain name that must not be compressed when sent; it is still understood compressed. */
  'whole-name': string;
  u8: number;
  u16: number;
  u32: number;
  /** u32; a zone file may also write `1h30m`. */
  seconds: number;
  /** One length octet, then up to 255 octets; one character per octet. */
  string: string;
  /** One or more of them, to the end of RDATA. */
  strings: string[];
  /** All octets to the end of RDATA as text, one character per octet. */
  'rest-text': string;
  /** All octets to the end of RDATA; a zone file writes them in hexadecimal. */
  'rest-hex': Uint8Array;
}
export type FieldKind = keyof FieldValues;
export type FieldValue = FieldValues[FieldKind];

interface RecordTypeRow {
  code: number;
  rfc: string;
  fields: readonly { name: string; kind: FieldKind }[];
}

export const RECORD_TYPES = {
  A: { code: 1, rfc: 'RFC 1035 §3.4.1', fields: [{ name: 'address', kind: 'ipv4' }] },
  NS: { code: 2, rfc: 'RFC 1035 §3.3.11', fields: [{ name: 'host', kind: 'name' }] },
  CNAME: { code: 5, rfc: 'RFC 1035 §3.3.1', fields: [{ name: 'target', kind: 'name' }] },
  SOA: {
    code: 6,
    rfc: 'RFC 1035 §3.3.13',
    fields: [
      { name: 'mname', kind: 'name' },
      { name: 'rname', kind: 'name' },
      { name: 'serial', kind: 'u32' },
      { name: 'refresh', kind: 'seconds' },
      { name: 'retry', kind: 'seconds' },
      { name: 'expire', kind: 'seconds' },
      { name: 'minimum', kind: 'seconds' },
    ],
  },
  PTR: { code: 12, rfc: 'RFC 1035 §3.3.12', fields: [{ name: 'target', kind: 'name' }] },
  MX: {
    code: 15,
    rfc: 'RFC 1035 §3.3.9',
    fields: [
      { name: 'preference', kind: 'u16' },
      { name: 'exchange', kind: 'name' },
    ],
  },
  TXT: { code: 16, rfc: 'RFC 1035 §3.3.14', fields: [{ name: 'strings', kind: 'strings' }] },
  AAAA: { code: 28, rfc: 'RFC 3596 §2.2', fields: [{ name: 'address', kind: 'ipv6' }] },
  SRV: {
    code: 33,
    rfc: 'RFC 2782',
    fields: [
      { name: 'priority', kind: 'u16' },
      { name: 'weight', kind: 'u16' },
      { name: 'port', kind: 'u16' },
      { name: 'target', kind: 'whole-name' },
    ],
  },
  TLSA: {
    code: 52,
    rfc: 'RFC 6698 §2.1',
    fields: [
      { name: 'usage', kind: 'u8' },
      { name: 'selector', kind: 'u8' },
      { name: 'matching', kind: 'u8' },
      { name: 'association', kind: 'rest-hex' },
    ],
  },
  CAA: {
    code: 257,
    rfc: 'RFC 8659 §4.1',
    fields: [
      { name: 'flags', kind: 'u8' },
      { name: 'tag', kind: 'string' },
      { name: 'value', kind: 'rest-text' },
    ],
  },
} as const satisfies Record<string, RecordTypeRow>;
export type KnownType = keyof typeof RECORD_TYPES;

/** Types that are asked for but are no records (RFC 1035 §3.2.3, RFC 1995), and OPT, TKEY and TSIG, which are records and no data (RFC 6895 §3.1). */
export const META_TYPES = {
  OPT: { code: 41, rfc: 'RFC 6891 §6.1.1' },
  TKEY: { code: 249, rfc: 'RFC 2930 §2' },
  TSIG: { code: 250, rfc: 'RFC 8945 §4.2' },
  IXFR: { code: 251, rfc: 'RFC 1995 §3' },
  AXFR: { code: 252, rfc: 'RFC 5936 §2' },
  MAILB: { code: 253, rfc: 'RFC 1035 §3.2.3' },
  MAILA: { code: 254, rfc: 'RFC 1035 §3.2.3' },
  ANY: { code: 255, rfc: 'RFC 8482 §1' },
} as const;

/** Types that are known by name and kept as octets (RFC 3597 §2). */
export const OPAQUE_TYPES = {
  HINFO: { code: 13, rfc: 'RFC 1035 §3.3.2' },
  NAPTR: { code: 35, rfc: 'RFC 3403 §4' },
  DNAME: { code: 39, rfc: 'RFC 6672 §2.1' },
  DS: { code: 43, rfc: 'RFC 4034 §5' },
  SSHFP: { code: 44, rfc: 'RFC 4255 §3.1' },
  RRSIG: { code: 46, rfc: 'RFC 4034 §3' },
  NSEC: { code: 47, rfc: 'RFC 4034 §4' },
  DNSKEY: { code: 48, rfc: 'RFC 4034 §2' },
  NSEC3: { code: 50, rfc: 'RFC 5155 §3' },
  NSEC3PARAM: { code: 51, rfc: 'RFC 5155 §4' },
  SMIMEA: { code: 53, rfc: 'RFC 8162 §2' },
  OPENPGPKEY: { code: 61, rfc: 'RFC 7929 §2' },
  SVCB: { code: 64, rfc: 'RFC 9460 §2' },
  HTTPS: { code: 65, rfc: 'RFC 9460 §2' },
  SPF: { code: 99, rfc: 'RFC 7208 §3.1' },
} as const;

type DataOf<T extends KnownType> = {
  [F in (typeof RECORD_TYPES)[T]['fields'][number] as F['name']]: FieldValues[F['kind']];
};

export interface RecordHead {
  /** Owner, absolute: `campus.test.`, the root is `.`. Octets that text cannot show are `\DDD` (RFC 1035 §5.1). */
  name: string;
  /** Type number. */
  code: number;
  /** Class number; 1 is IN. */
  class: number;
  /** Seconds. */
  ttl: number;
}
export type RecordOf<T extends KnownType> = RecordHead & { type: T; data: DataOf<T> };
/** A record of a type, or in a class, whose layout is not known here (RFC 3597). */
export type OpaqueRecord = RecordHead & { type: 'opaque'; data: { octets: Uint8Array } };
/** `if (record.type === 'MX') record.data.exchange`. */
export type DnsRecord = { [T in KnownType]: RecordOf<T> }[KnownType] | OpaqueRecord;

const KNOWN_BY_CODE = new Map<number, KnownType>(
  Object.entries(RECORD_TYPES).map(([name, row]) => [row.code, name as KnownType]),
);
const NAME_BY_CODE = new Map<number, string>(
  Object.entries({ ...OPAQUE_TYPES, ...META_TYPES, ...RECORD_TYPES }).map(([name, row]) => [row.code, name]),
);
const CODE_BY_NAME = new Map([...NAME_BY_CODE].map(([code, name]) => [name, code]));

/** The row that lays out a type's RDATA, or undefined: keep its octets. */
export const knownType = (code: number): KnownType | undefined => KNOWN_BY_CODE.get(code);
/** `MX`; `TYPE65280` for numbers without a name (RFC 3597 §5). */
export const typeName = (code: number): string => NAME_BY_CODE.get(code) ?? `TYPE${code}`;

/** Number of a type written as `MX`, `mx` or `TYPE15`; undefined when it is none of them. */
export function typeCode(text: string): number | undefined {
  const upper = text.toUpperCase();
  const named = CODE_BY_NAME.get(upper);
  if (named !== undefined) return named;
  const digits = /^TYPE(\d{1,5})$/.exec(upper)?.[1];
  const code = digits === undefined ? Number.NaN : Number(digits);
  return code <= 0xffff ? code : undefined;
}

/** The fields of a record's RDATA in wire order, with their values. */
export function fieldsOf(
  record: Exclude<DnsRecord, OpaqueRecord>,
): { name: string; kind: FieldKind; value: FieldValue }[] {
  const values = record.data as Record<string, FieldValue>;
  return RECORD_TYPES[record.type].fields.map((field) => ({
    ...field,
    value: values[field.name] as FieldValue,
  }));
}

/** Puts a record together from values that were read field by field, following the row of `type`. */
export function recordOf(
  head: Omit<RecordHead, 'code'>,
  type: KnownType,
  data: Record<string, FieldValue>,
): DnsRecord {
  return { ...head, code: RECORD_TYPES[type].code, type, data } as DnsRecord;
}
