import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, octetsOfLatin1, utf8 } from '../../octets.ts';
import { advance, createReading } from '../../reading/fold.ts';
import { explain } from '../../transcript/explain.ts';
import { LINK } from '../pcapng-numbers.ts';
import type { CaptureEvent } from '../write/capture-event.ts';
import { FLAG, tcpPacket } from '../write/packets.ts';
import type { CapturedPacket } from './capture-file.ts';
import { importCapture } from './capture-import.ts';
import type { ImportedConnection } from './imported.ts';
import {
  AT,
  CLIENT,
  CLOSED,
  DIALOGUE,
  imported,
  OPENED,
  packetsOf,
  pcapngOf,
  pcapOf,
  SERVER,
  said,
  toldBy,
} from './packets.fixture.ts';
import { readingContextOf, readingEventsOf, transcriptOf } from './reading-of.ts';

const TOLD = [
  '< 220 mail.campus.test',
  '> EHLO me',
  '< 250-hello',
  '< 250 SIZE',
  '> QUIT',
  '< 221 bye',
  '< FIN',
  '> FIN',
];
const packets = packetsOf(pcapngOf(DIALOGUE));
const one = (file: Uint8Array): ImportedConnection => imported(file).connections[0] as ImportedConnection;
/** Each packet behind so many octets of a frame's head. */
const framed = (head: readonly number[]): CapturedPacket[] =>
  packets.map((packet) => ({ ...packet, octets: concat([Uint8Array.from(head), packet.octets]) }));
const MACS = Array<number>(12).fill(2);

describe('createCaptureImport', () => {
  it('gives back what a capture was written from: chunks, sides, times, and who closed', () => {
    const connection = one(pcapngOf(DIALOGUE));
    expect(toldBy(connection)).toEqual(TOLD);
    expect(connection).toMatchObject({
      id: 1,
      protocol: 'smtp',
      client: CLIENT,
      server: SERVER,
      openedAt: AT,
      midway: false,
      end: { how: 'ended', by: 'server', at: AT + 9_000_000 },
      counts: { client: { segments: 2, sentAgain: 0, early: 0, missing: 0 } },
    });
    expect(connection.events.slice(0, 2)).toMatchObject([
      { at: AT + 1_000, offset: 0, length: 22 },
      { at: AT + 1_000_000, offset: 0 },
    ]);
  });

  it.each([
    ['pcap, little-endian', pcapOf(packets)],
    ['pcap, big-endian', pcapOf(packets, { little: false })],
    ['pcap in nanoseconds', pcapOf(packets, { nano: true })],
    ['pcap in nanoseconds, big-endian', pcapOf(packets, { nano: true, little: false })],
    ['raw IP by its number of BSD', pcapOf(packets, { link: LINK.rawBsd })],
    ['IPv4', pcapOf(packets, { link: LINK.ipv4 })],
    ['Ethernet', pcapOf(framed([...MACS, 8, 0]), { link: LINK.ethernet })],
    ['Ethernet with a VLAN', pcapOf(framed([...MACS, 0x81, 0, 0, 7, 8, 0]), { link: LINK.ethernet })],
    [
      'Ethernet with two',
      pcapOf(framed([...MACS, 0x88, 0xa8, 0, 7, 0x81, 0, 0, 8, 8, 0]), { link: LINK.ethernet }),
    ],
    [
      'PPP over Ethernet',
      pcapOf(framed([...MACS, 0x88, 0x64, 0x11, 0, 0, 1, 0, 42, 0, 0x21]), { link: LINK.ethernet }),
    ],
    [
      'Linux cooked, version 1',
      pcapOf(framed([...Array<number>(14).fill(0), 8, 0]), { link: LINK.linuxCooked }),
    ],
    [
      'Linux cooked, version 2',
      pcapOf(framed([8, 0, ...Array<number>(18).fill(0)]), { link: LINK.linuxCooked2 }),
    ],
    ['loopback of BSD', pcapOf(framed([2, 0, 0, 0]), { link: LINK.null })],
    ['loopback of OpenBSD', pcapOf(framed([0, 0, 0, 2]), { link: LINK.loop })],
  ])('reads %s', (_, file) => {
    const connection = one(file);
    expect(toldBy(connection)).toEqual(TOLD);
    expect(connection.openedAt).toBe(AT);
  });

  it('reads IPv6 behind extension headers (RFC 8200 §4)', () => {
    const six = packetsOf(
      pcapngOf([
        {
          ...OPENED,
          client: { address: '2001:db8::7', port: 5 },
          server: { address: '2001:db8::25', port: 25 },
        },
        ...DIALOGUE.slice(1),
      ] as CaptureEvent[]),
    ).map((packet) => {
      const { octets } = packet;
      const header = octets.slice(0, 40);
      const view = new DataView(header.buffer);
      view.setUint16(4, view.getUint16(4) + 16);
      view.setUint8(6, 0);
      const options = Uint8Array.from([60, 0, 1, 4, 0, 0, 0, 0, 6, 0, 1, 4, 0, 0, 0, 0]);
      return { ...packet, octets: concat([header, options, octets.subarray(40)]) };
    });
    expect(toldBy(one(pcapOf(six)))).toEqual(TOLD);
  });

  it.each([1, 7, 100])('reads a file in slices of %i octets', (slice) => {
    for (const file of [pcapngOf(DIALOGUE), pcapOf(packets)]) {
      const { connections, problem } = imported(file, slice);
      expect(problem).toBeUndefined();
      expect(toldBy(connections[0] as ImportedConnection)).toEqual(TOLD);
    }
  });

  it('takes segments that come twice, or early, once and in order, and counts them', () => {
    const index = packets.findIndex(({ octets }) => octets.length > 60);
    const again = [...packets.slice(0, index + 1), ...packets.slice(index)];
    const twice = one(pcapOf(again));
    expect(toldBy(twice)).toEqual(TOLD);
    expect(twice.counts.server.sentAgain).toBe(22);

    const lines = packets.findIndex(({ octets }) => String.fromCharCode(...octets).includes('250-hello'));
    const [first, second] = packets.slice(lines, lines + 2) as [CapturedPacket, CapturedPacket];
    const swapped = one(pcapOf([...packets.slice(0, lines), second, first, ...packets.slice(lines + 2)]));
    expect(toldBy(swapped)).toEqual(TOLD);
    expect(swapped.counts.server).toMatchObject({ early: 1, sentAgain: 0, missing: 0 });
  });

  it('cuts what lies over what came before', () => {
    const path = {
      from: { address: Uint8Array.of(10, 0, 0, 1), port: 40_000 },
      to: { address: Uint8Array.of(10, 0, 0, 2), port: 25 },
    };
    const segment = (sequence: number, text: string, flags: number = FLAG.ack): CapturedPacket => {
      const payload = octetsOfLatin1(text);
      const octets = tcpPacket({ ...path, sequence, acknowledgement: 0, flags, identification: 0, payload });
      return { at: AT, link: LINK.raw, octets, length: octets.length };
    };
    const wraps = 2 ** 32 - 4;
    const connection = one(
      pcapOf([
        segment(wraps, '', FLAG.syn),
        segment(wraps + 1, 'abc'),
        segment(wraps + 2, 'bcde'),
        segment(8, 'never seen here'),
        segment(2, 'f, over the end of the numbers'),
      ]),
    );
    expect(toldBy(connection)).toEqual(['> abc', '> de', '> f, over the end of the numbers']);
    expect(connection.counts.client).toMatchObject({ sentAgain: 2 + 15, early: 1 });
  });

  it('shows what the capture lost as a gap, as soon as the other side has it', () => {
    const lost = packets.filter(({ octets }) => !String.fromCharCode(...octets).includes('250-hello'));
    const connection = one(pcapOf(lost));
    expect(toldBy(connection)).toEqual(TOLD.with(2, '< (11 lost)'));
    expect(connection.counts.server.missing).toBe(11);
  });

  it('counts octets that the capture cut off (tcpdump -s)', () => {
    const connection = one(pcapOf(packets, { snap: 45 }));
    expect(toldBy(connection).slice(0, 2)).toEqual(['< 220 m', '< (17 lost)']);
    expect(imported(pcapOf(packets, { snap: 45 })).counts.cut).toBeGreaterThan(4);
  });

  it('begins in the middle where the beginning is not there, and knows the server by its port', () => {
    const connection = one(pcapOf(packets.slice(5)));
    expect(toldBy(connection)).toEqual(TOLD.slice(1));
    expect(connection).toMatchObject({ midway: true, client: CLIENT, server: SERVER });
  });

  it('knows the server of a stream begun in the middle, at ports that say nothing, by what is said', () => {
    const ends = { client: { ...CLIENT, port: 40_000 }, server: { ...SERVER, port: 50_000 } };
    const strange = packetsOf(pcapngOf([{ ...OPENED, ...ends } as CaptureEvent, ...DIALOGUE.slice(1)]));
    for (const start of [4, 5])
      expect(one(pcapOf(strange.slice(start)))).toMatchObject({ ...ends, protocol: 'smtp' });
  });

  it.each<[string, readonly CaptureEvent[], unknown]>([
    [
      'reset',
      [OPENED, said('server', '220 x\r\n', 1), { ...CLOSED, how: 'reset' } as CaptureEvent],
      { how: 'reset', by: 'server' },
    ],
    ['open', [OPENED, said('server', '220 x\r\n', 1)], { how: 'open' }],
    [
      'half-closed',
      [
        OPENED,
        { kind: 'finished', connection: 1, at: AT + 1, by: 'client' },
        said('server', '220 late\r\n', 2),
      ],
      { how: 'open' },
    ],
  ])('says how a connection ended: %s', (_, events, end) => {
    expect(one(pcapngOf(events)).end).toMatchObject(end as object);
  });

  it('knows a dial that was refused, or never answered', () => {
    const [syn] = packets as [CapturedPacket];
    expect(one(pcapOf([syn])).end).toEqual({ how: 'unanswered' });
    const rst = tcpPacket({
      from: { address: Uint8Array.of(192, 0, 2, 25), port: 25 },
      to: { address: Uint8Array.of(10, 20, 3, 7), port: 49_152 },
      ...{ sequence: 0, acknowledgement: 0, flags: FLAG.rst | FLAG.ack, identification: 0 },
      payload: new Uint8Array(0),
    });
    expect(one(pcapOf([syn, { at: AT + 1, link: LINK.raw, octets: rst, length: rst.length }])).end).toEqual({
      how: 'refused',
    });
  });

  it('takes a port that is used again for another connection', () => {
    const again = DIALOGUE.map((event) => ({
      ...event,
      connection: 2,
      at: ('at' in event ? event.at : 0) + 60_000_000,
    }));
    const { connections } = imported(pcapngOf([...DIALOGUE, ...(again as CaptureEvent[])]));
    expect(connections.map(toldBy)).toEqual([TOLD, TOLD]);
  });

  it('puts fragments together (RFC 791 §3.2), in any order, and counts what never came together', () => {
    const index = packets.findIndex(({ octets }) => String.fromCharCode(...octets).includes('220 mail'));
    const whole = packets[index] as CapturedPacket;
    const piece = (start: number, end: number, more: boolean): CapturedPacket => {
      const octets = concat([whole.octets.slice(0, 20), whole.octets.subarray(20 + start, 20 + end)]);
      const view = new DataView(octets.buffer);
      view.setUint16(2, octets.length);
      view.setUint16(6, (more ? 0x2000 : 0) | (start / 8));
      return { ...whole, octets, length: octets.length };
    };
    const end = whole.octets.length - 20;
    const pieces = [piece(16, end, false), piece(0, 16, true)];
    const file = pcapOf([...packets.slice(0, index), ...pieces, ...packets.slice(index + 1)]);
    expect(toldBy(one(file))).toEqual(TOLD);
    const half = imported(pcapOf([...packets.slice(0, index), pieces[0] as CapturedPacket]));
    expect(half.counts.fragments).toBe(1);
  });

  it('pairs questions to the DNS with their answers, over UDP and over TCP', () => {
    const query = octetsOfLatin1('\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x06campus\x04test\0\0\x0f\0\x01');
    const response = query.slice();
    response[2] = 0x81;
    const resolver = { address: '192.0.2.54', port: 53 };
    const elsewhere = { ...resolver, port: 1053 };
    const frame = (message: Uint8Array) => concat([Uint8Array.of(0, message.length), message]);
    const { questions, connections } = imported(
      pcapngOf([
        { kind: 'datagram', at: AT, from: CLIENT, to: resolver, octets: query },
        { kind: 'datagram', at: AT, from: CLIENT, to: resolver, octets: query },
        { kind: 'datagram', at: AT + 5, from: resolver, to: CLIENT, octets: response },
        { kind: 'datagram', at: AT + 6, from: CLIENT, to: { ...resolver, port: 5353 }, octets: query },
        {
          kind: 'datagram',
          at: AT + 6,
          from: CLIENT,
          to: { ...resolver, port: 5000 },
          octets: utf8('no question'),
        },
        { kind: 'opened', connection: 1, at: AT + 10, client: CLIENT, server: resolver },
        { kind: 'octets', connection: 1, at: AT + 11, from: 'client', octets: frame(query).subarray(0, 9) },
        { kind: 'octets', connection: 1, at: AT + 12, from: 'client', octets: frame(query).subarray(9) },
        { kind: 'octets', connection: 1, at: AT + 13, from: 'server', octets: frame(response) },
        { kind: 'opened', connection: 2, at: AT + 20, client: CLIENT, server: elsewhere },
        { kind: 'octets', connection: 2, at: AT + 21, from: 'client', octets: frame(query) },
      ]),
    );
    expect(connections).toMatchObject([{ protocol: 'dns' }, { protocol: 'dns' }]);
    expect(questions).toMatchObject([
      {
        id: 1,
        transport: 'udp',
        client: CLIENT,
        server: resolver,
        at: AT,
        answeredAt: AT + 5,
        query,
        response,
      },
      { id: 2, transport: 'udp', at: AT + 6, query },
      { id: 3, transport: 'tcp', at: AT + 12, answeredAt: AT + 13, query, response },
      { id: 4, transport: 'tcp', at: AT + 21, server: elsewhere, query },
    ]);
  });

  it('sees where TLS begins: the records are a layer of their own', () => {
    const record = '\x16\x03\x01\0\x05hello';
    const connection = one(
      pcapngOf([
        OPENED,
        said('server', '220 x\r\n', 1),
        said('client', 'STARTTLS\r\n', 2),
        said('server', '220 go\r\n', 3),
        said('client', record, 4),
        said('server', record, 5),
      ]),
    );
    expect(connection.protocol).toBe('smtp');
    const layers = connection.events.map(
      (event) => event.kind === 'octets' && `${event.layer} ${event.offset}`,
    );
    expect(layers).toEqual(['clear 0', 'clear 0', 'clear 7', 'tls 0', 'tls 0']);
    const implicit = one(
      pcapngOf([{ ...OPENED, server: { ...SERVER, port: 465 } } as CaptureEvent, said('client', record, 1)]),
    );
    expect(implicit).toMatchObject({ protocol: 'tls', events: [{ layer: 'tls', offset: 0 }] });
  });

  it('keeps so many octets, connections and questions, and counts the rest', () => {
    const many = Array.from({ length: 30 }, (_, at) => said('client', 'x'.repeat(1000), at));
    const limited = imported(pcapngOf([OPENED, said('server', '220 x\r\n', 1), ...many]), 500, {
      octets: 5000,
    });
    expect(toldBy(limited.connections[0] as ImportedConnection).slice(-2)).toEqual([
      `> ${'x'.repeat(1000)}`,
      '> (26000 limit)',
    ]);
    expect(imported(pcapngOf(DIALOGUE), 500, { connections: 0 }).counts.leftOut).toBeGreaterThan(0);
  });
});

describe('a broken capture', () => {
  const whole = pcapngOf(DIALOGUE);
  const classic = pcapOf(packets);
  const changed = (file: Uint8Array, at: number, ...octets: number[]) => {
    const copy = file.slice();
    copy.set(octets, at);
    return copy;
  };
  /** Of the second block of `whole`. */
  const second = new DataView(whole.buffer).getUint32(4, true);

  it.each([
    ['nothing', new Uint8Array(0), { id: 'empty', params: {} }],
    [
      'what is none',
      utf8('\x01\x02\x03\x04 and much more of this'),
      { id: 'not-a-capture', params: { begins: '01 02 03 04' } },
    ],
    [
      'text beyond ASCII',
      utf8('From: Zoé Île <zoe@campus.test>\r\n'),
      { id: 'other-format', params: { format: 'text' } },
    ],
    ['text', utf8('220 mail.campus.test ESMTP\r\n'), { id: 'other-format', params: { format: 'text' } }],
    [
      'a compressed one',
      Uint8Array.of(0x1f, 0x8b, 8, ...Array<number>(30).fill(0)),
      { id: 'other-format', params: { format: 'gzip' } },
    ],
    [
      'a version that nobody knows',
      changed(classic, 4, 9, 0),
      { id: 'version', params: { major: 9, minor: 4 } },
    ],
    [
      'a section of another version',
      changed(whole, 12, 2, 0),
      { id: 'version', params: { major: 2, minor: 0 } },
    ],
    [
      'a block without length',
      changed(whole, second + 4, 0, 0, 0, 0),
      { id: 'block-length', params: { at: second, length: 0 } },
    ],
    [
      'a block longer than any',
      changed(whole, second + 4, 0xfc, 0xff, 0xff, 0xff),
      { id: 'block-length', params: { at: second, length: 0xfffffffc } },
    ],
    [
      'a packet longer than any',
      changed(classic, 32, 0xff, 0xff, 0xff, 0x7f),
      { id: 'packet-length', params: { at: 24, length: 0x7fffffff, limit: 262_144 } },
    ],
    ['a file that ends early', classic.subarray(0, 60), { id: 'truncated', params: { at: 60, missing: 24 } }],
    ['a head that ends early', classic.subarray(0, 10), { id: 'truncated', params: { at: 10, missing: 14 } }],
    [
      'a packet of no interface',
      concat([
        whole.subarray(0, second),
        whole.subarray(second + new DataView(whole.buffer).getUint32(second + 4, true)),
      ]),
      { id: 'no-interface', params: { at: second, interface: 0 } },
    ],
  ])('%s: says so, and gives what came before', (_, file, problem) => {
    expect(imported(file).problem).toEqual(problem);
    expect(imported(file, 5).problem).toEqual(problem);
  });

  it('cut anywhere still gives what came before the cut', () => {
    // Of one octet nobody knows what it was to be.
    for (let end = 4; end < classic.length; end += 13) {
      const { connections, problem } = imported(classic.subarray(0, end));
      if (problem) expect(problem.id).toBe('truncated');
      const told = connections[0] ? toldBy(connections[0]) : [];
      expect(TOLD.slice(0, told.length)).toEqual(told);
    }
  });

  it('names packets of a link type that is not known, and goes on', () => {
    expect(imported(pcapOf(packets, { link: 105 })).counts).toMatchObject({
      packets: packets.length,
      others: packets.length,
      unknownLinks: { 105: packets.length },
    });
  });

  it('never throws, and never keeps more than it was fed, whatever octets are changed', () => {
    const file = fc.constantFrom(whole, classic, pcapOf(framed([...MACS, 8, 0]), { link: LINK.ethernet }));
    const change = fc.tuple(fc.nat(2000), fc.nat(255));
    fc.assert(
      fc.property(
        file,
        fc.array(change, { maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (octets, changes, slice) => {
          const copy = octets.slice();
          for (const [at, value] of changes) copy[at % copy.length] = value;
          const { connections } = imported(copy, slice);
          let kept = 0;
          for (const { events } of connections)
            for (const event of events) {
              if (event.kind !== 'octets') continue;
              kept += event.octets?.length ?? 0;
              expect(event.length).toBeGreaterThan(0);
            }
          expect(kept).toBeLessThanOrEqual(copy.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throws on octets at random behind a good head', () => {
    const head = fc.constantFrom(classic.subarray(0, 24), whole.subarray(0, second));
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 600 }), (start, rest) => {
        imported(concat([start, rest]), 50);
      }),
    );
  });
});

describe('what comes out of segments in any order', () => {
  it('is what was sent, however they are shuffled, doubled and cut', () => {
    const text = Array.from({ length: 40 }, (_, at) => `line ${at} of a letter\r\n`).join('');
    const path = {
      from: { address: Uint8Array.of(10, 0, 0, 1), port: 40_000 },
      to: { address: Uint8Array.of(10, 0, 0, 2), port: 25 },
    };
    const piece = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 90 }));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (pieces, start) => {
          const cover = Array.from(
            { length: Math.ceil(text.length / 50) },
            (_, at) => [at * 50, 50] as const,
          );
          const segments = [...pieces, ...cover].map(([at, length]) => {
            const octets = tcpPacket({
              ...path,
              sequence: (start + 1 + at) % 2 ** 32,
              acknowledgement: 0,
              flags: FLAG.ack,
              identification: 0,
              payload: octetsOfLatin1(text.slice(at, at + length)),
            });
            return { at: AT, link: LINK.raw, octets, length: octets.length };
          });
          const syn = tcpPacket({
            ...path,
            sequence: start,
            acknowledgement: 0,
            flags: FLAG.syn,
            identification: 0,
            payload: new Uint8Array(0),
          });
          const connection = one(
            pcapOf([{ at: AT, link: LINK.raw, octets: syn, length: syn.length }, ...segments]),
          );
          const got = connection.events.map((event) =>
            event.kind === 'octets' && event.octets ? String.fromCharCode(...event.octets) : '?',
          );
          expect(got.join('')).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a connection of a capture', () => {
  it('is read as one of the room is', () => {
    const connection = one(pcapngOf(DIALOGUE));
    const reading = createReading(readingContextOf(connection));
    for (const event of readingEventsOf(connection)) advance(reading, event);
    expect(reading.protocol).toBe('smtp');
    expect(reading.exchanges.map(({ command, reply }) => [command?.verb, reply?.code])).toEqual([
      [undefined, 220],
      ['EHLO', 250],
      ['QUIT', 221],
    ]);
    expect(reading.closed).toEqual({ by: 'server', how: 'ended' });
  });

  it('is explained as a transcript is', () => {
    const { protocol, lines } = explain(transcriptOf(one(pcapngOf(DIALOGUE))));
    expect(protocol).toBe('smtp');
    expect(lines).toHaveLength(6);
  });
});

it('reads a file of 100 MB in slices, and tells how far it is', async () => {
  const letter = said('client', 'x'.repeat(60_000), 3_000_000);
  const piece = packetsOf(pcapngOf([OPENED, said('server', '220 x\r\n', 1), letter]));
  const [head, ...rest] = [pcapOf(piece), ...piece.map((packet) => pcapOf([packet]).subarray(24))] as [
    Uint8Array,
  ];
  const block = concat(rest);
  const size = 100 * 2 ** 20;
  const told: number[] = [];
  /** The same packets again and again: all but the first are sent again. */
  const read = async (start: number, end: number) => {
    const octets = new Uint8Array(end - start);
    for (let at = 0; at < octets.length; ) {
      const place = start + at;
      const from = place < 24 ? head.subarray(place) : block.subarray((place - 24) % block.length);
      const part = from.subarray(0, octets.length - at);
      octets.set(part, at);
      at += part.length;
    }
    return octets;
  };
  const result = await importCapture({ size, read }, { progress: (done) => told.push(done) });
  expect(told).toHaveLength(400);
  expect(told.at(-1)).toBe(1);
  expect(result?.counts.packets).toBeGreaterThan(60_000);
  expect(result?.connections.length).toBeLessThan(2000);
}, 120_000);
