import type { DnsRecord } from './record-types.ts';

/** Octets of a message over UDP without EDNS (RFC 1035 §4.2.1). */
export const PLAIN_UDP_OCTETS = 512;
/** What this software offers and uses with EDNS: fits one Ethernet frame on any path (RFC 9715 §3). */
export const EDNS_UDP_OCTETS = 1232;
/** Octets of any message: TCP's length prefix has two octets (RFC 1035 §4.2.2). */
export const MAX_MESSAGE_OCTETS = 65_535;
export const HEADER_OCTETS = 12;

/** RFC 1035 §4.1.1; `ad` and `cd`: RFC 4035 §3.2. */
export interface DnsHeader {
  id: number;
  /** QR: false for a query. */
  response: boolean;
  opcode: number;
  aa: boolean;
  tc: boolean;
  rd: boolean;
  ra: boolean;
  /** The bit that must be zero. */
  z: boolean;
  ad: boolean;
  cd: boolean;
  /** Lower four bits; see `rcodeOf` for all twelve. */
  rcode: number;
}

export interface DnsQuestion {
  name: string;
  /** Type number. */
  type: number;
  /** Class number; 1 is IN. */
  class: number;
}

/** The OPT record read as what it is: a second header (RFC 6891 §6.1.2, §6.1.3). */
export interface Edns {
  udpSize: number;
  /** Upper eight bits of the rcode. */
  extendedRcode: number;
  version: number;
  dnssecOk: boolean;
  /** The 15 flag bits without a meaning. */
  z: number;
  options: { code: number; octets: Uint8Array }[];
}

export interface DnsMessage extends DnsHeader {
  questions: DnsQuestion[];
  answers: DnsRecord[];
  authorities: DnsRecord[];
  /** Without the OPT record, which is `edns`. */
  additionals: DnsRecord[];
  edns?: Edns;
}

export type Section = 'questions' | 'answers' | 'authorities' | 'additionals';

/** All twelve bits of the response code (RFC 6891 §6.1.3). */
export function rcodeOf(message: DnsMessage): number {
  return message.rcode | ((message.edns?.extendedRcode ?? 0) << 4);
}

/**
 * One field on the wire. A message's fields ascend and cover every octet of it; fields that share octets (the
 * header's flags) have `bits`.
 */
export interface DnsField {
  /** Octets [start, end) of the message. */
  start: number;
  end: number;
  /** Where it stands; `opt` is the OPT record inside the additionals. */
  section: 'header' | Section | 'opt' | 'trailing';
  /** Position of its question or record within the section, as on the wire (OPT counts). */
  record?: number;
  /** `id`, `qr`, `name`, `ttl`, `rdlength`, `preference`, … */
  field: string;
  /** Bits of those octets, the most significant of 16 being 0: [first, count]. */
  bits?: [number, number];
  /** As people write it: a name, a number, a mnemonic, an address, a quoted string. */
  text: string;
  /** For a name with a pointer: octet offset it points to (RFC 1035 §4.1.4). */
  pointsTo?: number;
}

/** Why octets are not a DNS message. `at`: octet offset where reading stopped. */
export interface DnsProblem {
  problem: keyof typeof DNS_PROBLEMS;
  at: number;
}

export const DNS_PROBLEMS = {
  'short-header': { rfc: 'RFC 1035 §4.1.1', says: 'A message has at least twelve octets of header.' },
  'too-long': { rfc: 'RFC 1035 §4.2.2', says: 'A message has at most 65 535 octets.' },
  'ends-early': {
    rfc: 'RFC 1035 §4.1',
    says: 'The message ends before everything its header counts was there.',
  },
  'label-type': {
    rfc: 'RFC 1035 §4.1.4',
    says: 'A label begins with 00 (its length) or 11 (a pointer), never 01 or 10.',
  },
  'pointer-not-backward': { rfc: 'RFC 1035 §4.1.4', says: 'A pointer may only point to an earlier place.' },
  'too-many-pointers': { rfc: 'RFC 1035 §4.1.4', says: 'No name needs more than 127 pointers.' },
  'name-too-long': { rfc: 'RFC 1035 §2.3.4', says: 'A name has at most 255 octets.' },
  'rdata-length': {
    rfc: 'RFC 1035 §4.1.3',
    says: 'The fields of this record take more or fewer octets than RDLENGTH says.',
  },
  'opt-owner': { rfc: 'RFC 6891 §6.1.2', says: 'The owner of an OPT record is the root.' },
  'opt-place': { rfc: 'RFC 6891 §6.1.1', says: 'An OPT record stands in the additional section.' },
  'two-opt': { rfc: 'RFC 6891 §6.1.1', says: 'A message has at most one OPT record.' },
} as const;

export type Decoded =
  | {
      ok: true;
      message: DnsMessage;
      fields: DnsField[];
      /** Octets after the last record; servers answer such a query with FORMERR. */
      trailing: number;
    }
  /** `header` and `fields` tell what could be read before the problem. */
  | ({ ok: false; header?: DnsHeader; fields: DnsField[] } & DnsProblem);
