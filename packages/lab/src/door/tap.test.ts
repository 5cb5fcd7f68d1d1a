import { createMemoryLog } from '@ehlo/log';
import { octetsOfLatin1 } from '@ehlo/protocol';
import type { ConnectionOpened } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { KEPT_OCTETS, MAX_HELD_OCTETS, Tap } from './tap.ts';

const opened: ConnectionOpened = {
  kind: 'connection.opened',
  by: 'outside',
  from: { address: '10.20.0.1', port: 40_001 },
  to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
  service: 'mock',
  tls: 'none',
};
const line = octetsOfLatin1;

function setUp() {
  const log = createMemoryLog();
  const tap = new Tap(log, opened, () => undefined);
  const events = async (room = 'r') => (await log.read(room)).map(({ at: _, room: __, ...event }) => event);
  const flush = () => log.append('other', [{ kind: 'person.seen', home: 'r' }]).committed;
  return { log, tap, events, flush };
}

describe('the tap of a connection', () => {
  it('logs each chunk as it came, with its offset in its direction', async () => {
    const { tap, events, flush } = setUp();
    tap.settle('r');
    tap.octets('server', 'clear', line('220 hi\r\n'));
    tap.octets('client', 'clear', line('EH'));
    tap.octets('client', 'clear', line('LO me\r\n'));
    tap.closed('client', 'ended');
    await flush();
    expect(await events()).toMatchObject([
      { kind: 'connection.opened', seq: 1 },
      { kind: 'connection.octets', connection: 1, from: 'server', offset: 0, length: 8 },
      { kind: 'connection.octets', from: 'client', offset: 0, length: 2, octets: line('EH') },
      { kind: 'connection.octets', from: 'client', offset: 2, length: 7 },
      { kind: 'connection.closed', by: 'client', how: 'ended' },
    ]);
  });

  it('keeps events in memory until a room is known, then logs them in order', async () => {
    const { log, tap, events, flush } = setUp();
    tap.octets('server', 'clear', line('220 hi\r\n'));
    tap.octets('client', 'clear', line('EHLO ocean7\r\n'));
    await flush();
    expect(await log.rooms()).toEqual(['other']);
    expect(tap.settle('r', { address: '10.20.3.7', person: 'ocean7' })).toEqual({ room: 'r', id: 1 });
    await flush();
    expect(await events()).toMatchObject([
      { kind: 'connection.opened', person: 'ocean7', from: { address: '10.20.3.7', port: 40_001 } },
      { connection: 1, octets: line('220 hi\r\n') },
      { connection: 1, octets: line('EHLO ocean7\r\n') },
    ]);
  });

  it('says when more came in than is held without a room', () => {
    const { tap } = setUp();
    tap.octets('client', 'clear', new Uint8Array(MAX_HELD_OCTETS));
    expect(tap.overflows).toBe(false);
    tap.octets('client', 'clear', new Uint8Array(1));
    expect(tap.overflows).toBe(true);
    tap.settle('r');
    expect(tap.overflows).toBe(false);
  });

  it('keeps time and length only once a connection has used its share', async () => {
    const { tap, events, flush } = setUp();
    tap.settle('r');
    tap.octets('server', 'clear', new Uint8Array(KEPT_OCTETS));
    tap.octets('client', 'clear', line('NOOP\r\n'));
    await flush();
    const last = (await events()).at(-1);
    expect(last).toMatchObject({ offset: 0, length: 6 });
    expect(last).not.toHaveProperty('octets');
  });

  it('names the blob for the part of a letter that is past its share, and is in step again at the dot', async () => {
    const { tap, events, flush } = setUp();
    tap.settle('r');
    let stored = 0;
    tap.letterBegins(() => stored);
    tap.octets('client', 'clear', new Uint8Array(KEPT_OCTETS));
    stored = KEPT_OCTETS;
    tap.octets('client', 'clear', new Uint8Array(1000));
    stored += 1000;
    tap.octets('client', 'clear', line('end\r\n.\r\nQUIT\r\n'));
    stored += 5;
    tap.letterEnds(line('QUIT\r\n'), { sha256: 'abc', size: stored });
    tap.octets('server', 'clear', line('250 ok\r\n'));
    await flush();
    expect((await events()).slice(2)).toEqual([
      {
        kind: 'connection.octets',
        seq: 3,
        connection: 1,
        from: 'client',
        layer: 'clear',
        offset: KEPT_OCTETS,
        length: 1005,
        blob: { sha256: 'abc', start: KEPT_OCTETS, end: KEPT_OCTETS + 1005 },
      },
      expect.objectContaining({ offset: KEPT_OCTETS + 1005, length: 9, octets: line('.\r\nQUIT\r\n') }),
      expect.objectContaining({ from: 'server', octets: line('250 ok\r\n') }),
    ]);
  });

  it('logs only what it has not logged when the dot line was cut by its share', async () => {
    const { tap, events, flush } = setUp();
    tap.settle('r');
    tap.letterBegins(() => 0);
    tap.octets('client', 'clear', new Uint8Array(KEPT_OCTETS));
    tap.octets('client', 'clear', line('\r\n'));
    tap.letterEnds(line(''));
    await flush();
    expect((await events()).slice(2)).toMatchObject([{ offset: KEPT_OCTETS, octets: line('\r\n') }]);
  });

  it('tells how much of a letter crossed when the connection breaks in it', async () => {
    const { tap, events, flush } = setUp();
    tap.settle('r');
    tap.letterBegins(() => 0);
    tap.octets('client', 'clear', new Uint8Array(KEPT_OCTETS));
    tap.octets('client', 'clear', new Uint8Array(77));
    tap.closed('client', 'reset');
    tap.octets('client', 'clear', new Uint8Array(1));
    await flush();
    expect((await events()).slice(2)).toMatchObject([
      { kind: 'connection.octets', offset: KEPT_OCTETS, length: 77 },
      { kind: 'connection.closed', by: 'client', how: 'reset' },
    ]);
  });

  it('goes on at another home after a pause', async () => {
    const { tap, events, flush } = setUp();
    tap.settle('guest');
    tap.pause();
    tap.octets('client', 'clear', line('NOOP\r\n'));
    tap.resume({ room: 'r', id: 40 });
    await flush();
    expect(await events()).toMatchObject([{ connection: 40, octets: line('NOOP\r\n') }]);
  });

  it('calls `lost` when not even its beginning could be logged', async () => {
    const log = createMemoryLog();
    const full = new Error('full');
    const refusing = {
      ...log,
      append: () => ({ events: [{ ...opened, room: 'r', seq: 1, at: 0 }], committed: Promise.reject(full) }),
    };
    const lost = await new Promise((resolve) => new Tap(refusing, opened, resolve).settle('r'));
    expect(lost).toBe(full);
  });
});
