/** The little of DNS that finding an address needs (RFC 1035 §4, RFC 3596 §2.1). */

export const ADDRESS_TYPES = { A: 1, AAAA: 28 } as const;
export type AddressType = keyof typeof ADDRESS_TYPES;

export interface AddressAnswer {
  id: number;
  /** RCODE: 0 NOERROR, 3 NXDOMAIN (RFC 1035 §4.1.1). */
  code: number;
  truncated: boolean;
  addresses: string[];
}

export function encodeAddressQuery(id: number, name: string, type: AddressType): Uint8Array {
  const octets = [id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  for (const label of name.replace(/\.$/, '').split('.')) {
    octets.push(label.length);
    for (let index = 0; index < label.length; index++) octets.push(label.charCodeAt(index));
  }
  octets.push(0, 0, ADDRESS_TYPES[type], 0, 1);
  return Uint8Array.from(octets);
}

/** Undefined when the octets are no answer that can be read. */
export function decodeAddressAnswer(octets: Uint8Array): AddressAnswer | undefined {
  const at = (index: number) => octets[index] ?? 0;
  const pair = (index: number) => (at(index) << 8) | at(index + 1);
  if (octets.length < 12 || (at(2) & 0x80) === 0) return undefined;
  let offset = 12;
  const skipName = () => {
    while (offset < octets.length) {
      const length = at(offset);
      if (length >= 0xc0) {
        offset += 2;
        return;
      }
      offset += length + 1;
      if (length === 0) return;
    }
  };
  for (let question = pair(4); question > 0; question--) {
    skipName();
    offset += 4;
  }
  const addresses: string[] = [];
  for (let record = pair(6); record > 0 && offset < octets.length; record--) {
    skipName();
    const type = pair(offset);
    const length = pair(offset + 8);
    const data = octets.subarray(offset + 10, offset + 10 + length);
    if (type === ADDRESS_TYPES.A && data.length === 4) addresses.push(data.join('.'));
    if (type === ADDRESS_TYPES.AAAA && data.length === 16) addresses.push(ipv6Text(data));
    offset += 10 + length;
  }
  return { id: pair(0), code: at(3) & 15, truncated: (at(2) & 2) !== 0, addresses };
}

/** RFC 5952 §4: lower case, no leading zeros, the longest run of two or more zero groups as `::`. */
export function ipv6Text(octets: Uint8Array): string {
  const groups: string[] = [];
  for (let index = 0; index < 16; index += 2)
    groups.push((((octets[index] as number) << 8) | (octets[index + 1] as number)).toString(16));
  const text = groups.join(':');
  const runs = text.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  if (!longest) return text;
  return text
    .replace(longest, text.startsWith(longest) ? '::' : ':')
    .replace(/:{3,}/, '::')
    .replace(/^(.*[^:]):$/, '$1::');
}
