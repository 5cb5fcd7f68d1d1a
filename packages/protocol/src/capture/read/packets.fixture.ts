import { concat, octetsOfLatin1 } from '../../octets.ts';
import { LINK } from '../pcapng-numbers.ts';
import type { CaptureEvent } from '../write/capture-event.ts';
import { writeCapture } from '../write/capture-writer.ts';
import { type CapturedPacket, createCaptureFile } from './capture-file.ts';
import { createCaptureImport, type ImportLimits } from './capture-import.ts';
import type { ImportedCapture, ImportedConnection } from './imported.ts';

export const AT = 1_764_174_000_000_000;
export const CLIENT = { address: '10.20.3.7', port: 49_152 };
export const SERVER = { address: '192.0.2.25', port: 25 };

export const OPENED: CaptureEvent = { kind: 'opened', connection: 1, at: AT, client: CLIENT, server: SERVER };
export const CLOSED: CaptureEvent = {
  kind: 'closed',
  connection: 1,
  at: AT + 9_000_000,
  by: 'server',
  how: 'ended',
};
export const said = (from: 'client' | 'server', text: string, after: number): CaptureEvent => ({
  kind: 'octets',
  connection: 1,
  at: AT + after,
  from,
  octets: octetsOfLatin1(text),
});

/** A short dialogue. */
export const DIALOGUE: readonly CaptureEvent[] = [
  OPENED,
  said('server', '220 mail.campus.test\r\n', 1_000),
  said('client', 'EHLO me\r\n', 1_000_000),
  said('server', '250-hello\r\n', 1_001_000),
  said('server', '250 SIZE\r\n', 1_002_000),
  said('client', 'QUIT\r\n', 2_000_000),
  said('server', '221 bye\r\n', 2_001_000),
  CLOSED,
];

export const pcapngOf = (events: readonly CaptureEvent[]): Uint8Array =>
  concat([...writeCapture(events, { application: 'test', interfaceName: 'i', interfaceDescription: 'd' })]);

/** Raw IP packets, with their times. */
export function packetsOf(file: Uint8Array): CapturedPacket[] {
  const packets: CapturedPacket[] = [];
  const reader = createCaptureFile((packet) => packets.push({ ...packet, octets: packet.octets.slice() }));
  reader.feed(file);
  reader.end();
  return packets;
}

export interface PcapForm {
  little?: boolean;
  nano?: boolean;
  link?: number;
  /** Octets that are kept of each packet. */
  snap?: number;
}

/** The same packets as a pcap file. */
export function pcapOf(
  packets: readonly CapturedPacket[],
  { little = true, nano = false, link = LINK.raw, snap = 262_144 }: PcapForm = {},
): Uint8Array {
  const head = new DataView(new ArrayBuffer(24));
  head.setUint32(0, nano ? 0xa1b23c4d : 0xa1b2c3d4, little);
  head.setUint16(4, 2, little);
  head.setUint16(6, 4, little);
  head.setUint32(16, snap, little);
  head.setUint32(20, link, little);
  const parts: Uint8Array[] = [new Uint8Array(head.buffer)];
  for (const { at, octets } of packets) {
    const record = new DataView(new ArrayBuffer(16));
    record.setUint32(0, Math.floor(at / 1_000_000), little);
    record.setUint32(4, (at % 1_000_000) * (nano ? 1000 : 1), little);
    record.setUint32(8, Math.min(octets.length, snap), little);
    record.setUint32(12, octets.length, little);
    parts.push(new Uint8Array(record.buffer), octets.subarray(0, snap));
  }
  return concat(parts);
}

export function imported(
  file: Uint8Array,
  slice = file.length,
  limits?: Partial<ImportLimits>,
): ImportedCapture {
  const reading = createCaptureImport(limits);
  for (let at = 0; at < file.length; at += slice) reading.feed(file.slice(at, at + slice));
  return reading.end();
}

/** `> EHLO me` for each chunk, `> (20)` for a gap, `> FIN`. */
export function toldBy({ events }: ImportedConnection): string[] {
  return events.map((event) => {
    if (event.kind === 'finished') return `${event.by === 'client' ? '>' : '<'} FIN`;
    const text = event.octets
      ? String.fromCharCode(...event.octets).trimEnd()
      : `(${event.length} ${event.why})`;
    return `${event.from === 'client' ? '>' : '<'} ${text}`;
  });
}
