import { describe, expect, it } from 'vitest';
import { concat, latin1, octetsOfLatin1 } from '../../octets.ts';
import type { CaptureEvent } from './capture-event.ts';
import { writeCapture } from './capture-writer.ts';
import { folded, sumOf } from './packets.ts';

const AT = 1_764_174_000_000_000;
const client = { address: '10.20.3.7', port: 49_152 };
const server = { address: '192.0.2.25', port: 25 };
const opened: CaptureEvent = { kind: 'opened', connection: 1, at: AT, client, server, comment: 'hello' };
const said = (from: 'client' | 'server', text: string, after: number): CaptureEvent => ({
  kind: 'octets',
  connection: 1,
  at: AT + after,
  from,
  octets: octetsOfLatin1(text),
});

interface Packet {
  at: number;
  octets: Uint8Array;
  comment: string;
}

/** The packets of a file, read by hand: block by block, as the draft has them. */
function packetsOf(events: readonly CaptureEvent[]): Packet[] {
  const file = concat([
    ...writeCapture(events, { application: 'test', interfaceName: 'i', interfaceDescription: 'd' }),
  ]);
  const view = new DataView(file.buffer);
  const packets: Packet[] = [];
  for (let at = 0; at < file.length; at += view.getUint32(at + 4, true)) {
    const length = view.getUint32(at + 4, true);
    expect(length % 4).toBe(0);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    if (view.getUint32(at, true) !== 6) continue;
    const captured = view.getUint32(at + 20, true);
    const options = at + 28 + ((captured + 3) & ~3);
    const hasComment = options < at + length - 4;
    packets.push({
      at: view.getUint32(at + 12, true) * 2 ** 32 + view.getUint32(at + 16, true),
      octets: file.subarray(at + 28, at + 28 + captured),
      comment: hasComment
        ? latin1(file.subarray(options + 4, options + 4 + view.getUint16(options + 2, true)))
        : '',
    });
  }
  return packets;
}

/** `> S 1460` for a packet of IPv4 and TCP: who, flags, octets; numbers relative to the first. */
function lines(events: readonly CaptureEvent[]): string[] {
  const first = new Map<number, number>();
  return packetsOf(events).map(({ at, octets, comment }) => {
    const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
    const port = view.getUint16(20);
    const flags = view.getUint8(33);
    const sequence = view.getUint32(24);
    if (!first.has(port)) first.set(port, sequence);
    const letters = ['F', 'S', 'R', 'P', 'A'].filter((_, bit) => flags & (1 << bit)).join('');
    const data = latin1(octets.subarray(20 + (view.getUint8(32) >> 4) * 4));
    const text = data.length > 30 ? `${data.length} octets` : data.trimEnd();
    return [
      port === 25 ? '<' : '>',
      (at - AT) / 1000,
      letters,
      (sequence - (first.get(port) as number)) >>> 0,
      text,
      comment,
    ]
      .filter((part) => part !== '')
      .join(' ');
  });
}

describe('writeCapture', () => {
  it('makes a handshake, a segment of each write, late acknowledgements, and an end by who closed', () => {
    expect(
      lines([
        opened,
        said('server', '220 hi\r\n', 1_000),
        said('client', 'EHLO me\r\n', 90_000),
        said('server', '250 hello\r\n', 91_000),
        said('client', 'QUIT\r\n', 92_000),
        said('server', '221 bye\r\n', 93_000),
        { kind: 'closed', connection: 1, at: AT + 94_000, by: 'server', how: 'ended' },
      ]),
    ).toEqual([
      '> 0 S 0 hello',
      '< 0 SA 0',
      '> 0 A 1',
      '< 1 PA 1 220 hi',
      '> 41 A 1',
      '> 90 PA 1 EHLO me',
      '< 91 PA 9 250 hello',
      '> 92 PA 10 QUIT',
      '< 93 PA 20 221 bye',
      '< 94 FA 29',
      '> 94 FA 16',
      '< 94 A 30',
    ]);
  });

  it('cuts a long write where a segment is full, and acknowledges every second one at once (RFC 5681 §4.2)', () => {
    expect(lines([opened, said('client', 'x'.repeat(4000), 0)]).slice(3)).toEqual([
      '> 0 A 1 1460 octets',
      '> 0 A 1461 1460 octets',
      '< 0 A 1',
      '> 0 PA 2921 1080 octets',
      '< 40 A 1',
    ]);
  });

  it('keeps a half-closed connection open for the side that goes on', () => {
    const finished: CaptureEvent = { kind: 'finished', connection: 1, at: AT, by: 'client' };
    const closed: CaptureEvent = {
      kind: 'closed',
      connection: 1,
      at: AT + 2_000,
      by: 'server',
      how: 'ended',
    };
    expect(lines([opened, finished, said('server', 'late', 1_000), closed]).slice(3)).toEqual([
      '> 0 FA 1',
      '< 0 A 1',
      '< 1 PA 1 late',
      '< 2 FA 5',
      '> 2 A 2',
    ]);
  });

  it('tears a connection by the side that tore it', () => {
    const reset: CaptureEvent = { kind: 'closed', connection: 1, at: AT, by: 'client', how: 'reset' };
    expect(lines([opened, reset]).slice(3)).toEqual(['> 0 RA 1']);
  });

  it('leaves a gap in the numbers where octets are missing, and says so at the next packet', () => {
    const missing: CaptureEvent = {
      kind: 'missing',
      connection: 1,
      at: AT,
      from: 'client',
      length: 5000,
      comment: 'gone',
    };
    expect(lines([opened, missing, said('client', '.\r\n', 0)]).slice(3, 4)).toEqual(['> 0 PA 5001 . gone']);
  });

  it.each([
    ['IPv4', '10.20.3.7', '192.0.2.25', 20],
    ['IPv6', '2001:db8::7', '2001:db8:25::25', 40],
    ['IPv4 and IPv6 together, mapped (RFC 4291 §2.5.5.2)', '10.20.3.7', '2001:db8:25::25', 40],
  ])('sums up right over %s (RFC 1071)', (_, from, to, header) => {
    const packets = packetsOf([
      { ...opened, client: { address: from, port: 1 }, server: { address: to, port: 2 } } as CaptureEvent,
      said('client', 'odd', 0),
      {
        kind: 'datagram',
        at: AT,
        from: { address: from, port: 1 },
        to: { address: to, port: 53 },
        octets: octetsOfLatin1('abc'),
      },
    ]);
    expect(packets).toHaveLength(6);
    for (const { octets } of packets) {
      const addresses = header === 20 ? sumOf(octets, 12, 20) : sumOf(octets, 8, 40);
      const protocol = octets[header === 20 ? 9 : 6] as number;
      const length = octets.length - header;
      expect(folded(addresses + protocol + length + sumOf(octets, header, octets.length))).toBe(0xffff);
      if (header === 20) expect(folded(sumOf(octets, 0, 20))).toBe(0xffff);
    }
  });

  it('is handed out in pieces', () => {
    const many = Array.from({ length: 500 }, (_, at) => said('client', 'x'.repeat(1000), at));
    const options = { application: 'test', interfaceName: 'i', interfaceDescription: 'd' };
    const pieces = [...writeCapture([opened, ...many], options)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  });
});
