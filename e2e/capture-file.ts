/** Captures as tcpdump writes them, made by hand so that they can be wrong in one place. */
import { open } from 'node:fs/promises';

/** pcap 2.4 (draft-ietf-opsawg-pcap-05 §4), microseconds. @param link 1: Ethernet */
export function pcapHeader(link: number): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262_144, 16);
  header.writeUInt32LE(link, 20);
  return header;
}

interface Said {
  from: 'client' | 'server';
  /** Octets that this side said before. */
  before: number;
  octets: Buffer;
  /** Seconds since 1970. */
  at: number;
}

/** One TCP segment (RFC 9293 §3.1) to or from port 25, in IPv4 in Ethernet; checksums are 0, which nobody here looks at. */
export function packet({ from, before, octets, at }: Said): Buffer {
  const frame = Buffer.alloc(14 + 20 + 20);
  frame.writeUInt16BE(0x0800, 12);
  const [client, server] = [Buffer.from([10, 0, 0, 1]), Buffer.from([10, 0, 0, 25])];
  frame.writeUInt8(0x45, 14);
  frame.writeUInt16BE(40 + octets.length, 16);
  frame.writeUInt8(64, 22);
  frame.writeUInt8(6, 23);
  (from === 'client' ? client : server).copy(frame, 26);
  (from === 'client' ? server : client).copy(frame, 30);
  frame.writeUInt16BE(from === 'client' ? 50_000 : 25, 34);
  frame.writeUInt16BE(from === 'client' ? 25 : 50_000, 36);
  frame.writeUInt32BE(1000 + before, 38);
  frame.writeUInt8(0x50, 46);
  frame.writeUInt8(0x18, 47);
  const record = Buffer.alloc(16);
  record.writeUInt32LE(at, 0);
  record.writeUInt32LE(frame.length + octets.length, 8);
  record.writeUInt32LE(frame.length + octets.length, 12);
  return Buffer.concat([record, frame, octets]);
}

export const greeting = (): Buffer =>
  packet({ from: 'server', before: 0, octets: Buffer.from('220 mail.example ESMTP\r\n'), at: 1_700_000_000 });

/** One connection on which a client says so many octets, in lines. */
export async function writeLargeCapture(path: string, octets: number): Promise<void> {
  const piece = Buffer.from(`${'x'.repeat(998)}\r\n`.repeat(60));
  const file = await open(path, 'w');
  try {
    await file.write(Buffer.concat([pcapHeader(1), greeting()]));
    for (let before = 0; before < octets; before += piece.length)
      await file.write(packet({ from: 'client', before, octets: piece, at: 1_700_000_001 }));
  } finally {
    await file.close();
  }
}
