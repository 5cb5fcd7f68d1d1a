import { describe, expect, it } from 'vitest';
import type { Logged } from './event.ts';
import { fromJsonEvent, toJsonEvent } from './json-event.ts';

const stamp = { room: 'r', seq: 9, at: 1_700_000_000_000_000 };
const octets = Uint8Array.from([0, 255, 13, 10, 65]);

const events: [string, Logged][] = [
  [
    'octets',
    {
      ...stamp,
      kind: 'connection.octets',
      connection: 1,
      from: 'client',
      layer: 'clear',
      offset: 0,
      length: 5,
      octets,
    },
  ],
  [
    'octets past the cap',
    {
      ...stamp,
      kind: 'connection.octets',
      connection: 1,
      from: 'client',
      layer: 'clear',
      offset: 0,
      length: 5,
    },
  ],
  [
    'a released line',
    {
      ...stamp,
      kind: 'connection.released',
      connection: 1,
      held: 2,
      from: 'client',
      as: 'edited',
      octets,
      how: 'by-hand',
    },
  ],
  [
    'a DNS answer',
    {
      ...stamp,
      kind: 'dns.answered',
      by: 'terminal',
      transport: 'udp',
      from: { address: '10.20.0.7', port: 1 },
      to: { address: '192.0.2.53', port: 53 },
      query: octets.subarray(1, 3),
      response: octets,
    },
  ],
  [
    'an event without octets',
    { ...stamp, cause: 3, kind: 'connection.closed', connection: 1, by: 'client', how: 'ended' },
  ],
];

describe('toJsonEvent', () => {
  it.each(events)('carries %s through JSON and back', (_title, event) => {
    expect(fromJsonEvent(JSON.parse(JSON.stringify(toJsonEvent(event))))).toEqual(event);
  });

  it('leaves the event alone', () => {
    const [, event] = events[0]!;
    toJsonEvent(event);
    expect('octets' in event && event.octets).toBe(octets);
  });

  it('writes octets as base64', () => {
    expect(toJsonEvent(events[0]![1])).toMatchObject({ octets: { base64: 'AP8NCkE=' } });
  });
});
