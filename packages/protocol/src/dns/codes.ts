/** Numbers of the DNS header, as data. A mnemonic is what dig prints. */

export interface DnsCode {
  code: number;
  rfc: string;
}

export const OPCODES = {
  QUERY: { code: 0, rfc: 'RFC 1035 §4.1.1' },
  IQUERY: { code: 1, rfc: 'RFC 3425 §3' },
  STATUS: { code: 2, rfc: 'RFC 1035 §4.1.1' },
  NOTIFY: { code: 4, rfc: 'RFC 1996 §3.3' },
  UPDATE: { code: 5, rfc: 'RFC 2136 §1.3' },
} as const satisfies Record<string, DnsCode>;
export type Opcode = keyof typeof OPCODES;

/** 16 and above need the extended rcode of an OPT record (RFC 6891 §6.1.3). */
export const RCODES = {
  NOERROR: { code: 0, rfc: 'RFC 1035 §4.1.1' },
  FORMERR: { code: 1, rfc: 'RFC 1035 §4.1.1' },
  SERVFAIL: { code: 2, rfc: 'RFC 1035 §4.1.1' },
  NXDOMAIN: { code: 3, rfc: 'RFC 1035 §4.1.1' },
  NOTIMP: { code: 4, rfc: 'RFC 1035 §4.1.1' },
  REFUSED: { code: 5, rfc: 'RFC 1035 §4.1.1' },
  YXDOMAIN: { code: 6, rfc: 'RFC 2136 §2.2' },
  YXRRSET: { code: 7, rfc: 'RFC 2136 §2.2' },
  NXRRSET: { code: 8, rfc: 'RFC 2136 §2.2' },
  NOTAUTH: { code: 9, rfc: 'RFC 2136 §2.2' },
  NOTZONE: { code: 10, rfc: 'RFC 2136 §2.2' },
  BADVERS: { code: 16, rfc: 'RFC 6891 §9' },
  BADCOOKIE: { code: 23, rfc: 'RFC 7873 §8' },
} as const satisfies Record<string, DnsCode>;
export type Rcode = keyof typeof RCODES;

export const CLASSES = {
  IN: { code: 1, rfc: 'RFC 1035 §3.2.4' },
  CH: { code: 3, rfc: 'RFC 1035 §3.2.4' },
  HS: { code: 4, rfc: 'RFC 1035 §3.2.4' },
  NONE: { code: 254, rfc: 'RFC 2136 §2.4' },
  ANY: { code: 255, rfc: 'RFC 1035 §3.2.5' },
} as const satisfies Record<string, DnsCode>;
export type ClassName = keyof typeof CLASSES;

/** EDNS options by name (RFC 6891 §6.1.2). */
export const EDNS_OPTIONS = {
  NSID: { code: 3, rfc: 'RFC 5001 §2.3' },
  ECS: { code: 8, rfc: 'RFC 7871 §6' },
  EXPIRE: { code: 9, rfc: 'RFC 7314 §2' },
  COOKIE: { code: 10, rfc: 'RFC 7873 §4' },
  KEEPALIVE: { code: 11, rfc: 'RFC 7828 §3.1' },
  PADDING: { code: 12, rfc: 'RFC 7830 §3' },
  EDE: { code: 15, rfc: 'RFC 8914 §2' },
} as const satisfies Record<string, DnsCode>;

const namesByCode = (table: Record<string, DnsCode>): Map<number, string> =>
  new Map(Object.entries(table).map(([name, { code }]) => [code, name]));
const OPCODE_NAMES = namesByCode(OPCODES);
const RCODE_NAMES = namesByCode(RCODES);
const CLASS_NAMES = namesByCode(CLASSES);
const EDNS_OPTION_NAMES = namesByCode(EDNS_OPTIONS);

/** `QUERY`; `RESERVED9` for numbers without a name, as dig writes it. */
export const opcodeName = (code: number): string => OPCODE_NAMES.get(code) ?? `RESERVED${code}`;
/** `NXDOMAIN`; `RESERVED11` for numbers without a name. */
export const rcodeName = (code: number): string => RCODE_NAMES.get(code) ?? `RESERVED${code}`;
/** `IN`; `CLASS42` for numbers without a name (RFC 3597 §5). */
export const className = (code: number): string => CLASS_NAMES.get(code) ?? `CLASS${code}`;
/** `COOKIE`, or the number. */
export const ednsOptionName = (code: number): string => EDNS_OPTION_NAMES.get(code) ?? String(code);

/** Number of a class written as `IN`, `ch` or `CLASS42`; undefined when it is none of them. */
export function classCode(text: string): number | undefined {
  const upper = text.toUpperCase();
  if (upper in CLASSES) return CLASSES[upper as ClassName].code;
  const digits = /^CLASS(\d{1,5})$/.exec(upper)?.[1];
  const code = digits === undefined ? Number.NaN : Number(digits);
  return code <= 0xffff ? code : undefined;
}
