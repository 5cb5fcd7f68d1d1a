/**
 * IP packets as octets: IPv4 (RFC 791) or IPv6 (RFC 8200), with TCP (RFC 9293) or UDP (RFC 768) in them, and correct
 * checksums (RFC 1071).
 */

/** An end of a conversation: an address of 4 or 16 octets, and a port. */
export interface Socket {
  address: Uint8Array;
  port: number;
}

/** Both addresses have the same length. */
export interface Path {
  from: Socket;
  to: Socket;
}

export interface Segment extends Path {
  sequence: number;
  acknowledgement: number;
  flags: number;
  /** Of IPv4's header; IPv6 has none. */
  identification: number;
  payload: Uint8Array;
  /** Said with SYN only (RFC 9293 §3.7.1). */
  largestSegment?: number;
}

export const FLAG = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;
/** What each side offers, always: it is more than is ever under way. */
const WINDOW = 0xffff;
const HOPS = 64;
const TCP = 6;
const UDP = 17;
const DONT_FRAGMENT = 0x4000;

export function tcpPacket(segment: Segment): Uint8Array {
  const options = segment.largestSegment === undefined ? 0 : 4;
  const header = 20 + options;
  const { packet, at } = ipPacket(segment, TCP, header + segment.payload.length, segment.identification);
  const view = new DataView(packet.buffer);
  view.setUint16(at, segment.from.port);
  view.setUint16(at + 2, segment.to.port);
  view.setUint32(at + 4, segment.sequence);
  view.setUint32(at + 8, segment.acknowledgement);
  view.setUint8(at + 12, (header / 4) << 4);
  view.setUint8(at + 13, segment.flags);
  view.setUint16(at + 14, WINDOW);
  if (segment.largestSegment !== undefined) {
    view.setUint16(at + 20, 0x0204);
    view.setUint16(at + 22, segment.largestSegment);
  }
  packet.set(segment.payload, at + header);
  view.setUint16(at + 16, transportChecksum(packet, at, segment, TCP));
  return packet;
}

export function udpPacket(path: Path, payload: Uint8Array, identification: number): Uint8Array {
  const { packet, at } = ipPacket(path, UDP, 8 + payload.length, identification);
  const view = new DataView(packet.buffer);
  view.setUint16(at, path.from.port);
  view.setUint16(at + 2, path.to.port);
  view.setUint16(at + 4, 8 + payload.length);
  packet.set(payload, at + 8);
  // A sum of zero is sent as ones: zero says that there is none (RFC 768).
  view.setUint16(at + 6, transportChecksum(packet, at, path, UDP) || 0xffff);
  return packet;
}

/** The header is filled in; what it carries begins at `at`. */
function ipPacket(
  { from, to }: Path,
  protocol: number,
  length: number,
  identification: number,
): { packet: Uint8Array; at: number } {
  const isIpv4 = from.address.length === 4;
  const at = isIpv4 ? 20 : 40;
  const packet = new Uint8Array(at + length);
  const view = new DataView(packet.buffer);
  if (isIpv4) {
    view.setUint8(0, 0x45);
    view.setUint16(2, at + length);
    view.setUint16(4, identification);
    view.setUint16(6, DONT_FRAGMENT);
    view.setUint8(8, HOPS);
    view.setUint8(9, protocol);
    packet.set(from.address, 12);
    packet.set(to.address, 16);
    view.setUint16(10, ~folded(sumOf(packet, 0, 20)) & 0xffff);
  } else {
    view.setUint8(0, 0x60);
    view.setUint16(4, length);
    view.setUint8(6, protocol);
    view.setUint8(7, HOPS);
    packet.set(from.address, 8);
    packet.set(to.address, 24);
  }
  return { packet, at };
}

/** Over the pseudo-header too (RFC 9293 §3.1, RFC 8200 §8.1). */
function transportChecksum(packet: Uint8Array, at: number, { from, to }: Path, protocol: number): number {
  const { length } = from.address;
  const pseudo =
    sumOf(from.address, 0, length) + sumOf(to.address, 0, length) + protocol + packet.length - at;
  return ~folded(pseudo + sumOf(packet, at, packet.length)) & 0xffff;
}

/** Of numbers of 16 bits; a last odd octet counts as one with a zero behind it. Of 64 KiB it stays far below 2^53. */
export function sumOf(octets: Uint8Array, start: number, end: number): number {
  let sum = 0;
  let at = start;
  for (; at + 1 < end; at += 2) sum += ((octets[at] as number) << 8) | (octets[at + 1] as number);
  if (at < end) sum += (octets[at] as number) << 8;
  return sum;
}

export function folded(sum: number): number {
  let rest = sum;
  while (rest > 0xffff) rest = (rest % 0x10000) + Math.floor(rest / 0x10000);
  return rest;
}
