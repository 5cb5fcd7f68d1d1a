import { ipv4Text, ipv6Text } from '@ehlo/protocol/dns';

const NEGATION = 0x80;

/** APL: `1:192.0.2.0/24 !2:2001:db8::/32` (RFC 3123 §5); undefined for what is none. */
export function addressListText(octets: Uint8Array): string | undefined {
  const items: string[] = [];
  for (let at = 0; at < octets.length; ) {
    const [high = 0, low = 0, prefix = 0, flags = 0] = octets.subarray(at, at + 4);
    const family = (high << 8) | low;
    const length = flags & ~NEGATION;
    const address = new Uint8Array(family === 1 ? 4 : 16);
    if (![1, 2].includes(family) || length > address.length || at + 4 + length > octets.length)
      return undefined;
    address.set(octets.subarray(at + 4, at + 4 + length));
    const text = family === 1 ? ipv4Text(address) : ipv6Text(address);
    items.push(`${flags & NEGATION ? '!' : ''}${family}:${text}/${prefix}`);
    at += 4 + length;
  }
  return items.join(' ');
}
