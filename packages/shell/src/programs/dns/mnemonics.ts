import { typeCode, typeName } from '@ehlo/protocol/dns';

/**
 * Types that BIND 9.18 knows by name and `@ehlo/protocol` does not (its table has those that e-mail meets).
 * Numbers: IANA, "Resource Record (RR) TYPEs".
 */
const FURTHER_TYPES: Readonly<Record<string, number>> = {
  RESERVED0: 0,
  MD: 3,
  MF: 4,
  MB: 7,
  MG: 8,
  MR: 9,
  NULL: 10,
  WKS: 11,
  MINFO: 14,
  RP: 17,
  AFSDB: 18,
  X25: 19,
  ISDN: 20,
  RT: 21,
  NSAP: 22,
  'NSAP-PTR': 23,
  SIG: 24,
  KEY: 25,
  PX: 26,
  GPOS: 27,
  LOC: 29,
  NXT: 30,
  EID: 31,
  NIMLOC: 32,
  ATMA: 34,
  KX: 36,
  CERT: 37,
  A6: 38,
  SINK: 40,
  APL: 42,
  IPSECKEY: 45,
  DHCID: 49,
  HIP: 55,
  NINFO: 56,
  RKEY: 57,
  TALINK: 58,
  CDS: 59,
  CDNSKEY: 60,
  CSYNC: 62,
  ZONEMD: 63,
  DSYNC: 66,
  HHIT: 67,
  BRID: 68,
  UINFO: 100,
  UID: 101,
  GID: 102,
  UNSPEC: 103,
  NID: 104,
  L32: 105,
  L64: 106,
  LP: 107,
  EUI48: 108,
  EUI64: 109,
  URI: 256,
  AVC: 258,
  DOA: 259,
  AMTRELAY: 260,
  RESINFO: 261,
  WALLET: 262,
  TA: 32_768,
  DLV: 32_769,
};
const NAME_OF_FURTHER = new Map(Object.entries(FURTHER_TYPES).map(([name, code]) => [code, name]));

/** Number of a type as BIND reads it (`mx`, `MX`, `TYPE15`); undefined when it is none. */
export function readType(text: string): number | undefined {
  const upper = text.toUpperCase();
  return Object.hasOwn(FURTHER_TYPES, upper) ? FURTHER_TYPES[upper] : typeCode(text);
}

export const typeText = (code: number): string => NAME_OF_FURTHER.get(code) ?? typeName(code);

const CLASSES: Readonly<Record<string, number>> = {
  RESERVED0: 0,
  IN: 1,
  CH: 3,
  CHAOS: 3,
  HS: 4,
  HESIOD: 4,
  NONE: 254,
  ANY: 255,
};

/** Number of a class (`in`, `CHAOS`, `CLASS3`); undefined when it is none. */
export function readClass(text: string): number | undefined {
  const upper = text.toUpperCase();
  if (Object.hasOwn(CLASSES, upper)) return CLASSES[upper];
  const digits = /^CLASS(\d{1,5})$/.exec(upper)?.[1];
  const code = digits === undefined ? Number.NaN : Number(digits);
  return code <= 0xffff ? code : undefined;
}

const CLASS_NAMES = new Map([
  [0, 'RESERVED0'],
  [1, 'IN'],
  [3, 'CH'],
  [4, 'HS'],
  [254, 'NONE'],
  [255, 'ANY'],
]);

export const classText = (code: number): string => CLASS_NAMES.get(code) ?? `CLASS${code}`;

/** Type numbers that the tools treat in a way of their own. */
export const TYPE = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  AAAA: 28,
  RRSIG: 46,
  NSEC: 47,
  NSEC3: 50,
  IXFR: 251,
  AXFR: 252,
  ANY: 255,
} as const;
