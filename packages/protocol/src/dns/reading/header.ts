import { EDNS_OPTIONS } from '../codes.ts';
import type { DnsMessage } from '../message.ts';
import { rcodeOf } from '../message.ts';
import type { CodeReading, FlagReading } from './reading.ts';

/** Bits of the header, in the order of the wire (RFC 1035 §4.1.1, RFC 4035 §3.2). */
export const FLAGS = {
  QR: 'RFC 1035 §4.1.1',
  AA: 'RFC 1035 §4.1.1',
  TC: 'RFC 1035 §4.1.1',
  RD: 'RFC 1035 §4.1.1',
  RA: 'RFC 1035 §4.1.1',
  Z: 'RFC 6895 §2.1',
  AD: 'RFC 4035 §3.2.3',
  CD: 'RFC 4035 §3.2.2',
} as const;
export type FlagId = keyof typeof FLAGS;

/** Every code of IANA's registry, by its number there; `BADVERS` and `BADSIG` share one (RFC 6895 §2.3). */
export const RCODE_ROWS = {
  0: { name: 'NOERROR', rfc: 'RFC 1035 §4.1.1' },
  1: { name: 'FORMERR', rfc: 'RFC 1035 §4.1.1' },
  2: { name: 'SERVFAIL', rfc: 'RFC 1035 §4.1.1' },
  3: { name: 'NXDOMAIN', rfc: 'RFC 1035 §4.1.1' },
  4: { name: 'NOTIMP', rfc: 'RFC 1035 §4.1.1' },
  5: { name: 'REFUSED', rfc: 'RFC 1035 §4.1.1' },
  6: { name: 'YXDOMAIN', rfc: 'RFC 2136 §2.2' },
  7: { name: 'YXRRSET', rfc: 'RFC 2136 §2.2' },
  8: { name: 'NXRRSET', rfc: 'RFC 2136 §2.2' },
  9: { name: 'NOTAUTH', rfc: 'RFC 2136 §2.2' },
  10: { name: 'NOTZONE', rfc: 'RFC 2136 §2.2' },
  11: { name: 'DSOTYPENI', rfc: 'RFC 8490' },
  16: { name: 'BADVERS', rfc: 'RFC 6891 §9' },
  17: { name: 'BADKEY', rfc: 'RFC 8945' },
  18: { name: 'BADTIME', rfc: 'RFC 8945' },
  19: { name: 'BADMODE', rfc: 'RFC 2930' },
  20: { name: 'BADNAME', rfc: 'RFC 2930' },
  21: { name: 'BADALG', rfc: 'RFC 2930' },
  22: { name: 'BADTRUNC', rfc: 'RFC 8945' },
  23: { name: 'BADCOOKIE', rfc: 'RFC 7873 §8' },
} as const;
export type RcodeId = (typeof RCODE_ROWS)[keyof typeof RCODE_ROWS]['name'];

/** Every code of IANA's registry. */
export const OPCODE_ROWS = {
  0: { name: 'QUERY', rfc: 'RFC 1035 §4.1.1' },
  1: { name: 'IQUERY', rfc: 'RFC 3425 §3' },
  2: { name: 'STATUS', rfc: 'RFC 1035 §4.1.1' },
  4: { name: 'NOTIFY', rfc: 'RFC 1996 §3.3' },
  5: { name: 'UPDATE', rfc: 'RFC 2136 §1.3' },
  6: { name: 'DSO', rfc: 'RFC 8490' },
} as const;
export type OpcodeId = (typeof OPCODE_ROWS)[keyof typeof OPCODE_ROWS]['name'];

interface Row {
  name: string;
  rfc: string;
}

function codeOf(group: string, rows: Readonly<Record<number, Row>>, code: number): CodeReading {
  const row = Object.hasOwn(rows, code) ? rows[code] : undefined;
  const name = row?.name ?? String(code);
  return {
    code,
    name,
    said: { id: `${group}.${row?.name ?? 'other'}`, params: { code } },
    rfc: row?.rfc ?? 'RFC 6895 §2',
  };
}

export const readRcode = (message: DnsMessage): CodeReading =>
  codeOf('dnsRcode', RCODE_ROWS, rcodeOf(message));
export const readOpcode = (message: DnsMessage): CodeReading =>
  codeOf('dnsOpcode', OPCODE_ROWS, message.opcode);

export function readFlags(message: DnsMessage): FlagReading[] {
  const bits: Record<FlagId, boolean> = {
    QR: message.response,
    AA: message.aa,
    TC: message.tc,
    RD: message.rd,
    RA: message.ra,
    Z: message.z,
    AD: message.ad,
    CD: message.cd,
  };
  return (Object.keys(FLAGS) as FlagId[]).map((flag) => ({
    flag,
    set: bits[flag],
    said: { id: `${bits[flag] ? 'dnsFlag' : 'dnsFlagClear'}.${flag}` },
    rfc: FLAGS[flag],
  }));
}

const OPTION_NAMES = new Map<number, string>(
  Object.entries(EDNS_OPTIONS).map(([name, { code }]) => [code, name]),
);
/** `COOKIE`; `65001` for a number without a name here. */
export const optionName = (code: number): string => OPTION_NAMES.get(code) ?? String(code);
