import { isIPv4 } from 'node:net';
import { concat } from '@ehlo/protocol';
import { ipv4Octets, ipv4Text, ipv6Octets, ipv6Text } from '@ehlo/protocol/dns';

/** The PROXY protocol, version 2 (haproxy's proxy-protocol.txt, section 2.2): who is really calling whom. */
export interface ProxyHeader {
  transport: 'tcp' | 'udp';
  from: { address: string; port: number };
  to: { address: string; port: number };
  /** Values by type (section 2.2.1.1); 0xE0 to 0xEF are for applications. A type named twice keeps its last value. */
  tlvs: ReadonlyMap<number, Uint8Array>;
}

export type DecodedProxy =
  | { kind: 'header'; header: ProxyHeader; length: number }
  /** Not yet whole: so far it could be one. */
  | { kind: 'incomplete' }
  | { kind: 'bad'; reason: string };

const SIGNATURE = Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a);
const FIXED = 16;
const VERSION_2_PROXY = 0x21;
const AF_INET = 0x1;
const AF_INET6 = 0x2;
const TRANSPORTS = { tcp: 0x1, udp: 0x2 } as const;
/** Ours are under 1 KiB; a longer one is nobody's. */
const MAX_REST = 4096;
const V4_MAPPED = '::ffff:';

/** Throws a RangeError for an address that is none: callers hand in addresses of the world, never what was typed. */
export function encodeProxyV2(header: ProxyHeader): Uint8Array {
  const both = [header.from.address, header.to.address];
  const family = both.every((address) => isIPv4(address)) ? AF_INET : AF_INET6;
  const addresses = both.map((address) => {
    const octets =
      family === AF_INET
        ? ipv4Octets(address)
        : ipv6Octets(isIPv4(address) ? `${V4_MAPPED}${address}` : address);
    if (!octets) throw new RangeError(`"${address}" is not an IP address.`);
    return octets;
  });
  const ports = [header.from.port, header.to.port].map((port) => Uint8Array.of(port >> 8, port & 255));
  const tlvs = [...header.tlvs].map(([type, value]) =>
    concat([Uint8Array.of(type, value.length >> 8, value.length & 255), value]),
  );
  const rest = concat([...addresses, ...ports, ...tlvs]);
  const kind = (family << 4) | TRANSPORTS[header.transport];
  return concat([SIGNATURE, Uint8Array.of(VERSION_2_PROXY, kind, rest.length >> 8, rest.length & 255), rest]);
}

/** Reads a header from the beginning of `octets`. Never throws. */
export function decodeProxyV2(octets: Uint8Array): DecodedProxy {
  const known = Math.min(octets.length, SIGNATURE.length);
  for (let index = 0; index < known; index++) {
    if (octets[index] !== SIGNATURE[index]) return { kind: 'bad', reason: 'no PROXY v2 signature' };
  }
  if (octets.length < FIXED) return { kind: 'incomplete' };
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  if (view.getUint8(12) !== VERSION_2_PROXY) return { kind: 'bad', reason: 'not version 2, command PROXY' };
  const family = view.getUint8(13) >> 4;
  const transport = (view.getUint8(13) & 15) === TRANSPORTS.tcp ? 'tcp' : 'udp';
  const rest = view.getUint16(14);
  if (rest > MAX_REST) return { kind: 'bad', reason: `a header of ${rest} octets` };
  const width = family === AF_INET ? 4 : family === AF_INET6 ? 16 : 0;
  if (width === 0 || rest < 2 * width + 4)
    return { kind: 'bad', reason: 'no pair of IPv4 or IPv6 addresses' };
  const end = FIXED + rest;
  if (octets.length < end) return { kind: 'incomplete' };

  const address = (at: number) => addressText(octets.subarray(at, at + width));
  const ports = FIXED + 2 * width;
  const tlvs = new Map<number, Uint8Array>();
  let at = ports + 4;
  while (at < end) {
    if (at + 3 > end) return { kind: 'bad', reason: 'a TLV that is cut off' };
    const length = view.getUint16(at + 1);
    if (at + 3 + length > end) return { kind: 'bad', reason: 'a TLV that is cut off' };
    tlvs.set(view.getUint8(at), octets.slice(at + 3, at + 3 + length));
    at += 3 + length;
  }
  return {
    kind: 'header',
    length: end,
    header: {
      transport,
      from: { address: address(FIXED), port: view.getUint16(ports) },
      to: { address: address(FIXED + width), port: view.getUint16(ports + 2) },
      tlvs,
    },
  };
}

function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return ipv4Text(octets);
  const text = ipv6Text(octets);
  return text.startsWith(V4_MAPPED) ? text.slice(V4_MAPPED.length) : text;
}
