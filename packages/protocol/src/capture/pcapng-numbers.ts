/** Numbers of pcapng (draft-ietf-opsawg-pcapng-05, §4 and §10) and of the link types that are read or written. */

export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

export const BLOCK = {
  section: 0x0a0d0d0a,
  interface: 1,
  /** Obsolete, still written by old programs (Appendix B). */
  oldPacket: 2,
  simplePacket: 3,
  names: 4,
  packet: 6,
  secrets: 10,
} as const;

export const OPTION = {
  end: 0,
  comment: 1,
  section: { application: 4 },
  interface: { name: 2, description: 3, resolution: 9, offset: 14 },
} as const;

/** LINKTYPE_ values (https://www.tcpdump.org/linktypes.html). */
export const LINK = {
  null: 0,
  ethernet: 1,
  /** BSD's number of raw IP, in files that were written with the number of a system and not of the format. */
  rawBsd: 12,
  rawOpenBsd: 14,
  raw: 101,
  loop: 108,
  linuxCooked: 113,
  ipv4: 228,
  ipv6: 229,
  linuxCooked2: 276,
} as const;
