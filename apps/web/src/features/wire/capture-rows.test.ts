import type { ImportedCapture } from '@ehlo/protocol/capture';
import { describe, expect, it } from 'vitest';
import { piecesOf, rowsOfCapture } from './capture-rows.ts';

const counts = { segments: 1, sentAgain: 0, early: 0, missing: 0 };
const capture: ImportedCapture = {
  connections: [
    {
      id: 1,
      protocol: 'smtp',
      client: { address: '127.0.0.1', port: 50_000 },
      server: { address: '127.0.0.1', port: 25 },
      openedAt: 2_000_000,
      endedAt: 3_000_000,
      midway: false,
      events: [
        { kind: 'octets', at: 2_500_000, from: 'server', layer: 'clear', offset: 0, length: 7 },
        { kind: 'octets', at: 2_600_000, from: 'client', layer: 'tls', offset: 0, length: 90 },
      ],
      counts: { client: counts, server: counts },
      end: { how: 'ended', by: 'client', at: 3_000_000 },
    },
  ],
  questions: [
    {
      id: 1,
      transport: 'udp',
      client: { address: '127.0.0.1', port: 1 },
      server: { address: '127.0.0.1', port: 53 },
      at: 1_000_000,
      query: new Uint8Array(12),
    },
  ],
  counts: { packets: 9, others: 0, unknownLinks: {}, cut: 0, fragments: 0, leftOut: 0 },
};

describe('a capture that somebody brought', () => {
  it('stands in the list as the room’s own connections do, in the order in which they began', () => {
    expect(rowsOfCapture(capture)).toMatchObject([
      { kind: 'dns', outcome: 'unanswered' },
      { kind: 'connection', protocol: 'smtp', secured: true, outcome: 'ended', closedBy: 'client' },
    ]);
  });

  it('has the pieces that were in clear, with their times', () => {
    const [connection] = capture.connections;
    expect(connection && piecesOf(connection)).toEqual([{ key: 0, from: 'server', seconds: 0.5, length: 7 }]);
  });
});
