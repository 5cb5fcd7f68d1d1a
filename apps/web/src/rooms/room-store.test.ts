import type { Logged, RoomEvent } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOM, foldRoom, newMailCount } from './room-store.ts';

let seq = 0;
const logged = (event: RoomEvent): Logged => ({ ...event, room: 'r', seq: ++seq, at: seq * 1000 }) as Logged;
const fold = (...events: RoomEvent[]) => events.map(logged).reduce(foldRoom, EMPTY_ROOM);

const MAIL = {
  kind: 'mail.stored',
  mailbox: 'mock',
  folder: 'INBOX',
  blob: '',
  size: 1,
  prefix: '',
  flags: [],
  envelope: { reversePath: '', forwardPaths: [] },
  summary: { from: '', to: '', subject: 'hi', date: '', attachments: 0, snippet: '' },
} as const satisfies RoomEvent;

describe('the room at a glance', () => {
  it('has a row per connection, with how it ended', () => {
    seq = 0;
    const room = fold(
      {
        kind: 'connection.opened',
        by: 'outside',
        from: { address: '10.20.0.1', port: 5 },
        to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
        service: 'mock',
        tls: 'none',
      },
      { kind: 'connection.claimed', connection: 1, person: 'ocean7' },
      { kind: 'connection.secured', connection: 1, protocol: 'TLSv1.3', cipher: 'x' },
      { kind: 'connection.closed', connection: 1, by: 'client', how: 'ended' },
    );
    expect(room.connections).toMatchObject([
      { id: 1, by: 'outside', person: 'ocean7', secured: true, closed: { by: 'client', how: 'ended' } },
    ]);
  });

  it('knows of which connection there can be no copy: TLS passed through to the server behind the mock’s port', () => {
    seq = 0;
    const opened = {
      kind: 'connection.opened',
      by: 'outside',
      from: { address: '10.20.0.1', port: 5 },
      to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
      service: 'mock',
      tls: 'none',
      upstream: 'mailpit:1025',
    } as const;
    const room = fold(opened, opened, { kind: 'connection.opaque', connection: 1 });
    expect(room.connections.map(({ id, opaque }) => [id, opaque])).toEqual([
      [1, true],
      [2, undefined],
    ]);
  });

  it('counts as new the mails that came by themselves and were not opened, not those a room is born with', () => {
    seq = 0;
    const room = fold(MAIL, { ...MAIL, mail: 1 }, { ...MAIL, mail: 1 });
    expect(newMailCount(room)).toBe(2);
    const opened = foldRoom(room, logged({ kind: 'mail.flagged', stored: 2, add: ['\\Seen'], remove: [] }));
    expect(newMailCount(opened)).toBe(1);
    const gone = foldRoom(opened, logged({ kind: 'mail.expunged', stored: [3] }));
    expect(newMailCount(gone)).toBe(0);
    expect(gone.mails.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('counts what lies in an INBOX alone, and knows that every flag, move and folder changes mail', () => {
    seq = 0;
    const room = fold({ ...MAIL, mail: 1 }, { ...MAIL, mail: 1, folder: 'Junk' });
    expect(newMailCount(room)).toBe(1);
    const flagged = foldRoom(
      room,
      logged({ kind: 'mail.flagged', stored: 1, add: ['\\Flagged'], remove: [] }),
    );
    expect(flagged.mailChange).toBe(3);
    const rename = { kind: 'folder.changed', mailbox: MAIL.mailbox, change: 'renamed' } as const;
    // RFC 3501 §6.3.5: the mail of INBOX goes, what is below it stays.
    const emptied = foldRoom(flagged, logged({ ...rename, folder: 'INBOX', to: 'old' }));
    expect(newMailCount(emptied)).toBe(0);
    expect(emptied.mails.map(({ folder }) => folder)).toEqual(['old', 'Junk']);
    expect(emptied.mailChange).toBe(4);
  });

  it('knows which services are switched off', () => {
    const down = fold({ kind: 'service.switched', service: 'mock', state: 'down' });
    expect(down.down).toEqual(['mock']);
    expect(foldRoom(down, logged({ kind: 'service.switched', service: 'mock', state: 'up' })).down).toEqual(
      [],
    );
  });

  it('keeps the newest question to the DNS, with its answer', () => {
    const ask = (octet: number) =>
      ({
        kind: 'dns.answered',
        by: 'terminal',
        transport: 'udp',
        from: { address: '10.20.0.1', port: 5 },
        to: { address: '192.0.2.54', port: 53 },
        query: Uint8Array.of(octet),
        response: Uint8Array.of(octet, octet),
      }) as const;
    seq = 0;
    expect(fold(ask(1), ask(2)).question).toEqual({
      id: 2,
      query: Uint8Array.of(2),
      response: Uint8Array.of(2, 2),
    });
  });

  it('leaves what is not its own unchanged', () => {
    const room = fold(MAIL);
    const octets = logged({
      kind: 'connection.octets',
      connection: 1,
      from: 'client',
      layer: 'clear',
      offset: 0,
      length: 1,
    });
    expect(foldRoom(room, octets)).toBe(room);
  });
});
