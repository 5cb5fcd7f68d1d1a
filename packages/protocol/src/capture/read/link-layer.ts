import { LINK } from '../pcapng-numbers.ts';

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
/** 802.1Q, 802.1ad, and the number that was used before it had one. */
const VLAN_TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
const PPPOE_SESSION = 0x8864;
/** Tags that one frame may have behind each other. */
const MOST_TAGS = 4;

/** Whether packets of this link type can be read. */
export const isKnownLink = (link: number): boolean => Object.values(LINK).some((known) => known === link);

/**
 * The IP packet in a frame, as a view of it, whatever is behind it included; undefined where it carries none (ARP, LLDP), or is too
 * short. Link types: https://www.tcpdump.org/linktypes.html
 */
export function ipIn(link: number, frame: Uint8Array): Uint8Array | undefined {
  switch (link) {
    case LINK.ethernet:
      return behind(frame, 12);
    case LINK.linuxCooked:
      return behind(frame, 14);
    case LINK.linuxCooked2:
      return frame.length >= 20 && isIp(number(frame, 0)) ? frame.subarray(20) : undefined;
    case LINK.null:
    case LINK.loop:
      return frame.length > 4 ? plausible(frame.subarray(4)) : undefined;
    case LINK.raw:
    case LINK.rawBsd:
    case LINK.rawOpenBsd:
    case LINK.ipv4:
    case LINK.ipv6:
      return plausible(frame);
    default:
      return undefined;
  }
}

const number = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
const isIp = (type: number): boolean => type === IPV4 || type === IPV6;

/** Behind the EtherType at `at`, and behind what stands between it and IP. */
function behind(frame: Uint8Array, at: number): Uint8Array | undefined {
  let place = at;
  for (let tags = 0; tags < MOST_TAGS && VLAN_TAGS.has(number(frame, place)); tags++) place += 4;
  const type = number(frame, place);
  if (isIp(type)) return frame.subarray(place + 2);
  // Six octets of PPPoE (RFC 2516 §4), then two of PPP.
  return type === PPPOE_SESSION ? plausible(frame.subarray(place + 10)) : undefined;
}

/** The address family differs from system to system: a packet says by itself what it is. */
function plausible(packet: Uint8Array): Uint8Array | undefined {
  const version = (packet[0] ?? 0) >> 4;
  return version === 4 || version === 6 ? packet : undefined;
}
