import { base64Words } from './base64-words.ts';
import { openWords, type RdataStyle } from './rdata-text.ts';

/** Names of algorithms (IANA, "DNS Security Algorithm Numbers"). */
const ALGORITHMS: Readonly<Record<number, string>> = {
  1: 'RSAMD5',
  2: 'DH',
  3: 'DSA',
  5: 'RSASHA1',
  6: 'NSEC3DSA',
  7: 'NSEC3RSASHA1',
  8: 'RSASHA256',
  10: 'RSASHA512',
  12: 'ECCGOST',
  13: 'ECDSAP256SHA256',
  14: 'ECDSAP384SHA384',
  15: 'ED25519',
  16: 'ED448',
  252: 'INDIRECT',
  253: 'PRIVATEDNS',
  254: 'PRIVATEOID',
};

const SECURE_ENTRY_POINT = 0x0001;
const REVOKED = 0x0080;

/** DNSKEY: flags, protocol, algorithm, key (RFC 4034 §2), and what BIND says about it. */
export function keyText(octets: Uint8Array, style: RdataStyle): string {
  const [high = 0, low = 0, protocol = 0, algorithm = 0] = octets;
  const flags = (high << 8) | low;
  const key = octets.subarray(4);
  const shown = style.crypto ? base64Words(key, style) : `[key id = ${keyTag(octets)}]`;
  let text = `${flags} ${protocol} ${algorithm}${openWords(style)}${shown}`;
  if (style.comments) text += style.lineBreak;
  else if (style.multiline) text += ' ';
  if (style.multiline) text += ')';
  if (!style.comments) return text;
  const kind = flags & SECURE_ENTRY_POINT ? (flags & REVOKED ? 'revoked KSK' : 'KSK') : 'ZSK';
  return `${text} ; ${kind}; alg = ${ALGORITHMS[algorithm] ?? algorithm} ; key id = ${keyTag(octets)}`;
}

/** RFC 4034, appendix B; of RSA/MD5 keys, which nobody uses, it is another (B.1). */
function keyTag(octets: Uint8Array): number {
  let sum = 0;
  for (const [index, octet] of octets.entries()) sum += index % 2 === 0 ? octet << 8 : octet;
  return (sum + (sum >>> 16)) & 0xffff;
}
