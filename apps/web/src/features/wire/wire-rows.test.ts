import type { Logged, RoomEvent } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { foldWire, isWanted, type WireRow } from './wire-rows.ts';

let seq = 0;
const logged = (event: RoomEvent): Logged =>
  ({ ...event, room: 'mine', seq: ++seq, at: seq * 1000 }) as Logged;
const at = (port: number) => ({ host: 'mail.campus.test', address: '192.0.2.25', port });
const fold = (...events: Logged[]): readonly WireRow[] => events.reduce(foldWire, []);
const opened = (port = 25) =>
  logged({
    kind: 'connection.opened',
    by: 'terminal',
    from: at(50_000),
    to: at(port),
    service: 'mta',
    tls: 'none',
  });

describe('what crossed the wires', () => {
  it('is a row a connection, which changes as it is secured and closed', () => {
    const call = opened();
    const rows = fold(
      call,
      logged({ kind: 'connection.closed', connection: call.seq, by: 'client', how: 'ended' }),
    );
    expect(rows).toMatchObject([{ id: call.seq, protocol: 'smtp', outcome: 'ended', closedBy: 'client' }]);
  });

  it('tells a call that nobody took, and a question to the DNS', () => {
    const rows = fold(
      logged({ kind: 'connection.failed', to: at(26), failure: 'refused' }),
      logged({
        kind: 'dns.answered',
        ...{ by: 'relay', transport: 'udp', from: at(1), to: at(53) },
        ...{ query: new Uint8Array(1), response: new Uint8Array(2) },
      }),
    );
    expect(rows.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['failed', 'refused'],
      ['dns', 'answered'],
    ]);
  });

  it('is found by host, port, line, code, protocol and who made it', () => {
    const [row] = fold(opened(25)) as [WireRow];
    const summary = { lines: 2, name: 'teal-heron', text: 'ehlo teal-heron 550 no such user' };
    const all = { text: '', protocol: 'all', by: 'all' } as const;
    for (const text of ['campus', ':25', 'teal', '550 user', ''])
      expect(isWanted(row, summary, { ...all, text })).toBe(true);
    expect(isWanted(row, summary, { ...all, text: '250' })).toBe(false);
    expect(isWanted(row, summary, { ...all, protocol: 'imap' })).toBe(false);
    expect(isWanted(row, summary, { ...all, by: 'outside' })).toBe(false);
  });
});
