import { type DnsMessage, decodeMessage, encodeMessage } from '@ehlo/protocol/dns';

/** Type numbers: RFC 1035 §3.2.2, RFC 3596 §2.1. */
const ADDRESS_TYPES = { A: 1, AAAA: 28 } as const;
export type AddressType = keyof typeof ADDRESS_TYPES;

export interface AddressAnswer {
  id: number;
  /** RCODE: 0 NOERROR, 3 NXDOMAIN (RFC 1035 §4.1.1). */
  code: number;
  truncated: boolean;
  addresses: string[];
}

/** As glibc's resolver asks: recursion desired, no EDNS. */
export function encodeAddressQuery(id: number, name: string, type: AddressType): Uint8Array {
  const query: DnsMessage = {
    id,
    response: false,
    opcode: 0,
    aa: false,
    tc: false,
    rd: true,
    ra: false,
    z: false,
    ad: false,
    cd: false,
    rcode: 0,
    questions: [{ name: name.endsWith('.') ? name : `${name}.`, type: ADDRESS_TYPES[type], class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
  };
  return encodeMessage(query);
}

/** Undefined when the octets are no answer that can be read. */
export function decodeAddressAnswer(octets: Uint8Array): AddressAnswer | undefined {
  const decoded = decodeMessage(octets);
  if (!decoded.ok || !decoded.message.response) return undefined;
  const { id, rcode, tc, answers } = decoded.message;
  const addresses = answers.flatMap((record) => {
    if (record.type === 'A') return [record.data.address];
    return record.type === 'AAAA' ? [record.data.address] : [];
  });
  return { id, code: rcode, truncated: tc, addresses };
}
