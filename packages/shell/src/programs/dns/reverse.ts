import { ipv6Octets, reverseName } from '@ehlo/protocol/dns';
import { addressFamily } from '../../names/resolve.ts';

/**
 * The name under which an address is looked up in reverse (RFC 1035 §3.5, RFC 3596 §2.5). `strict` wants an address;
 * else the words between the dots are turned round whatever they are, for names as RFC 2317 has them.
 */
export function reverseLookupName(text: string, strict: 'strict' | 'any words'): string | undefined {
  if (ipv6Octets(text)) return reverseName(text)?.replace(/\.$/, '');
  if (strict === 'strict' && addressFamily(text) !== 4) return undefined;
  return `${text.split('.').reverse().join('.')}.in-addr.arpa.`;
}
