import { ipv4Text, ipv6Text } from '../../dns/address.ts';

/** What an IP packet carries, or a piece of it. */
export interface Datagram {
  from: string;
  to: string;
  /** IANA protocol number of what it carries: 6 TCP, 17 UDP. */
  protocol: number;
  payload: Uint8Array;
  /** Octets of the payload that the capture cut off. */
  cut: number;
  /** It is a piece: its place in the whole, in octets, and whether more follow. */
  fragment?: { id: string; offset: number; more: boolean };
}

const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION = 60;
/** Headers of IPv6 that one packet may have before what it carries. */
const MOST_HEADERS = 8;

/** Undefined for what is no whole IP header. Checksums are not looked at: network cards fill them in behind the capture. */
export function readIp(packet: Uint8Array): Datagram | undefined {
  const version = (packet[0] ?? 0) >> 4;
  if (version === 4) return readIpv4(packet);
  return version === 6 ? readIpv6(packet) : undefined;
}

const number = (octets: Uint8Array, at: number): number =>
  ((octets[at] as number) << 8) | (octets[at + 1] as number);

/** RFC 791 §3.1. A length of zero is a packet that the network card was to cut (TCP segmentation offload). */
function readIpv4(packet: Uint8Array): Datagram | undefined {
  const header = ((packet[0] as number) & 15) * 4;
  if (header < 20 || packet.length < header) return undefined;
  const total = number(packet, 2) || packet.length;
  if (total < header) return undefined;
  const flags = number(packet, 6);
  const offset = (flags & 0x1fff) * 8;
  const more = (flags & 0x2000) !== 0;
  const from = ipv4Text(packet.subarray(12, 16));
  const to = ipv4Text(packet.subarray(16, 20));
  const protocol = packet[9] as number;
  const datagram = { from, to, protocol, ...payloadOf(packet, header, total) };
  if (offset === 0 && !more) return datagram;
  return { ...datagram, fragment: { id: `${from} ${to} ${protocol} ${number(packet, 4)}`, offset, more } };
}

/** RFC 8200 §3 and §4. */
function readIpv6(packet: Uint8Array): Datagram | undefined {
  if (packet.length < 40) return undefined;
  const total = 40 + (number(packet, 4) || packet.length - 40);
  const from = ipv6Text(packet.subarray(8, 24));
  const to = ipv6Text(packet.subarray(24, 40));
  let next = packet[6] as number;
  let at = 40;
  let fragment: Datagram['fragment'];
  for (let headers = 0; headers < MOST_HEADERS; headers++) {
    if (next === FRAGMENT) {
      if (packet.length < at + 8) return undefined;
      const place = number(packet, at + 2);
      const id = `${from} ${to} ${number(packet, at + 4)} ${number(packet, at + 6)}`;
      fragment = { id, offset: place & 0xfff8, more: (place & 1) !== 0 };
      next = packet[at] as number;
      at += 8;
      // What is behind it is a piece, and no header of its own.
      if (fragment.offset > 0) break;
    } else if (next === HOP_BY_HOP || next === ROUTING || next === DESTINATION || next === AUTHENTICATION) {
      if (packet.length < at + 8) return undefined;
      const words = packet[at + 1] as number;
      const length = next === AUTHENTICATION ? (words + 2) * 4 : (words + 1) * 8;
      next = packet[at] as number;
      at += length;
    } else break;
  }
  if (at > packet.length || at > total) return undefined;
  const datagram = { from, to, protocol: next, ...payloadOf(packet, at, total) };
  // A fragment that is all there is (RFC 6946).
  if (!fragment || (fragment.offset === 0 && !fragment.more)) return datagram;
  return { ...datagram, fragment };
}

/** Without what pads a short Ethernet frame. */
function payloadOf(packet: Uint8Array, start: number, total: number): Pick<Datagram, 'payload' | 'cut'> {
  const payload = packet.subarray(start, Math.min(total, packet.length));
  return { payload, cut: total - start - payload.length };
}
