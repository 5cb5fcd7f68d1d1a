import { describe, expect, it } from 'vitest';
import type { Logged, RoomEvent } from '../event.ts';
import { foldWire, hasWords, isWantedRow, type WireRow } from './wire-rows.ts';

let seq = 0;
const logged = (event: RoomEvent): Logged =>
  ({ ...event, room: 'mine', seq: ++seq, at: seq * 1000 }) as Logged;
const at = (port: number) => ({ host: 'mail.campus.test', address: '192.0.2.25', port });
const fold = (...events: Logged[]): readonly WireRow[] => foldWire([], events);
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

  it('is a row once however often it is told, in order', () => {
    const [first, second] = [opened(), opened(26)];
    const rows = foldWire(fold(second), [first, second]);
    expect(rows.map(({ id }) => id)).toEqual([first.seq, second.seq]);
    expect(foldWire(rows, [logged({ kind: 'mail.flagged', stored: 1, add: [], remove: [] })])).toBe(rows);
  });

  it('is found by host, port, line, code, protocol, person and who made it', () => {
    const call = opened(25);
    const [row] = fold(
      call,
      logged({ kind: 'connection.claimed', connection: call.seq, person: 'ocean7' }),
    ) as [WireRow];
    const said = 'ehlo teal-heron\n550 no such user\n';
    for (const text of ['campus', ':25', 'teal', '550 user', '', 'OCEAN7', 'smtp', 'open'])
      expect(hasWords(row, said, text), text).toBe(true);
    expect(hasWords(row, said, '250 teal')).toBe(false);
    expect(isWantedRow(row, { protocol: 'smtp', by: 'terminal' })).toBe(true);
    expect(isWantedRow(row, { protocol: 'imap', by: 'all' })).toBe(false);
    expect(isWantedRow(row, { protocol: 'all', by: 'outside' })).toBe(false);
  });

  it('is found by the name that was asked of the DNS (RFC 1035 §4.1.2)', () => {
    const query = Uint8Array.from([
      ...Array(12).fill(0),
      7,
      ...Buffer.from('faculty'),
      4,
      ...Buffer.from('test'),
      0,
    ]);
    const asked = { by: 'relay', transport: 'udp', from: at(1), to: at(53), query, response: query } as const;
    const [row] = fold(logged({ kind: 'dns.answered', ...asked })) as [WireRow];
    expect(hasWords(row, '', 'faculty.test')).toBe(true);
    expect(hasWords(row, '', 'campus.test. ')).toBe(false);
  });
});
