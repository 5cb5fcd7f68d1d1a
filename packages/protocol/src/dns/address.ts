/** IP addresses: octets and text, and the names under which they are looked up in reverse. */

/** Octets of `192.0.2.25`, or undefined. Leading zeros are refused: some programs read them as octal. */
export function ipv4Octets(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return Uint8Array.from(parts, Number);
}

export function ipv4Text(octets: Uint8Array): string {
  return octets.join('.');
}

/** Octets of an IPv6 address in any spelling of RFC 4291 §2.2, or undefined. */
export function ipv6Octets(text: string): Uint8Array | undefined {
  let address = text;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (dotted) {
    const last = ipv4Octets(dotted[2] as string);
    if (!last) return undefined;
    const word = (at: number) => (((last[at] as number) << 8) | (last[at + 1] as number)).toString(16);
    address = `${dotted[1]}${word(0)}:${word(2)}`;
  }
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (!head || ![...head, ...(tail ?? [])].every((word) => /^[0-9a-f]{1,4}$/i.test(word))) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const words = [...head, ...Array<string>(tail === undefined ? 0 : missing).fill('0'), ...(tail ?? [])];
  return Uint8Array.from(
    words.flatMap((word) => {
      const value = Number.parseInt(word, 16);
      return [value >> 8, value & 255];
    }),
  );
}

/** As RFC 5952 §4 writes it: lower case, no leading zeros, the longest run of two or more zero groups as `::`. */
export function ipv6Text(octets: Uint8Array): string {
  const words = Array.from(
    { length: 8 },
    (_, index) => ((octets[2 * index] as number) << 8) | (octets[2 * index + 1] as number),
  );
  let [best, bestLength] = [-1, 1];
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (words[start + length] === 0) length++;
    if (length > bestLength) [best, bestLength] = [start, length];
  }
  const mapped = words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff;
  if (mapped) return `::ffff:${ipv4Text(octets.subarray(12))}`;
  const hex = words.map((word) => word.toString(16));
  if (best < 0) return hex.join(':');
  return `${hex.slice(0, best).join(':')}::${hex.slice(best + bestLength).join(':')}`;
}

/** `25.2.0.192.in-addr.arpa.` (RFC 1035 §3.5) or its ip6.arpa twin (RFC 3596 §2.5); undefined for what is no address. */
export function reverseName(address: string): string | undefined {
  const four = ipv4Octets(address);
  if (four) return `${ipv4Text(four.reverse())}.in-addr.arpa.`;
  const six = ipv6Octets(address);
  if (!six) return undefined;
  const nibbles = [...six].flatMap((octet) => [octet >> 4, octet & 15]).reverse();
  return `${nibbles.map((nibble) => nibble.toString(16)).join('.')}.ip6.arpa.`;
}
