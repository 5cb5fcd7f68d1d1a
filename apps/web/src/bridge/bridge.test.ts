import {
  type ClientFrame,
  CREDIT_OCTETS,
  decodeStreamFrame,
  encodeStreamFrame,
  MAX_CREDIT_OCTETS,
  MAX_FRAME_OCTETS,
  type Me,
  type ServerFrame,
} from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { type Bridge, createBridge, type SavedBridge, type Socket } from './bridge.ts';

const ME = { handle: 'ocean7', room: 'r1' } as Me;
const TARGET = {
  transport: 'tcp',
  host: 'localhost',
  address: '127.0.0.1',
  port: 1025,
  timeoutMs: 1000,
} as const;

/** A page, its clock, and the server's end of whatever socket stands. */
function harness(saved?: SavedBridge) {
  const sockets: FakeSocket[] = [];
  const timers: { at: number; call: () => void }[] = [];
  let time = 0;
  const bridge = createBridge({
    connect: () => {
      const socket = fakeSocket();
      sockets.push(socket);
      return socket;
    },
    clock: {
      now: () => time,
      after(ms, call) {
        const timer = { at: time + ms, call };
        timers.push(timer);
        return () => {
          timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
        };
      },
    },
    saved,
    newTab: () => 'tab-1',
    random: () => 0.5,
  });
  return {
    bridge,
    sockets,
    get server() {
      return sockets.at(-1) as FakeSocket;
    },
    pass(ms: number) {
      time += ms;
      for (const timer of timers.filter(({ at }) => at <= time)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.call();
      }
    },
  };
}

interface FakeSocket extends Socket {
  frames: ClientFrame[];
  octets: { stream: number; offset: number; octets: Uint8Array }[];
  welcome(resumed?: { stream: number; received: number }[], session?: string): void;
  say(frame: ServerFrame): void;
  give(stream: number, offset: number, text: string): void;
  drop(): void;
  closed: boolean;
}

function fakeSocket(): FakeSocket {
  let onMessage: (data: string | Uint8Array) => void = () => undefined;
  let onClose: () => void = () => undefined;
  let onOpen: () => void = () => undefined;
  const socket: FakeSocket = {
    frames: [],
    octets: [],
    closed: false,
    send(data) {
      if (typeof data === 'string') socket.frames.push(JSON.parse(data));
      else {
        const frame = decodeStreamFrame(data);
        if (frame) socket.octets.push(frame);
      }
    },
    close() {
      socket.closed = true;
      onClose();
    },
    onOpen: (listener) => {
      onOpen = listener;
    },
    onMessage: (listener) => {
      onMessage = listener;
    },
    onClose: (listener) => {
      onClose = listener;
    },
    welcome(resumed = [], session = 'tab-1') {
      onOpen();
      socket.say({ type: 'welcome', version: 1, session, me: ME, resumed });
    },
    say: (frame) => onMessage(JSON.stringify(frame)),
    give: (stream, offset, text) =>
      onMessage(encodeStreamFrame(stream, offset, new TextEncoder().encode(text))),
    drop: () => onClose(),
  };
  return socket;
}

const text = (octets: Uint8Array | null) => (octets === null ? null : new TextDecoder().decode(octets));

async function dialled(h: { bridge: Bridge; server: FakeSocket }, connection = 7) {
  const dialling = h.bridge.dial(TARGET);
  h.server.say({ type: 'dialled', stream: 1, connection, address: '127.0.0.1', port: 1025 });
  const answer = await dialling;
  if (!answer.ok) throw new Error('the dial failed');
  return answer.connection;
}

describe('the bridge client', () => {
  it('says hello with its tab, then dials', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    expect(h.server.frames.map(({ type }) => type)).toEqual(['hello', 'dial']);
    expect(h.bridge.connectionOf(connection.id)).toBe(7);
  });

  it('tells a failed dial as a value, with its reason', async () => {
    const h = harness();
    h.server.welcome();
    const calls: unknown[] = [];
    h.bridge.onCall((call) => calls.push(call));
    const dialling = h.bridge.dial({ ...TARGET, port: 1026 });
    h.server.say({ type: 'failed', stream: 1, failure: 'refused', problem: { code: 'refused', params: {} } });
    expect(await dialling).toEqual({ ok: false, failure: 'refused' });
    expect(calls).toMatchObject([{ kind: 'failed', failure: 'refused', target: { port: 1026 } }]);
  });

  it('dials once the socket stands, when it was asked before', async () => {
    const h = harness();
    const dialling = h.bridge.dial(TARGET);
    expect(h.server.frames).toEqual([]);
    h.server.welcome();
    expect(h.server.frames.filter(({ type }) => type === 'dial')).toHaveLength(1);
    h.server.say({ type: 'dialled', stream: 1, address: '127.0.0.1', port: 1025 });
    expect((await dialling).ok).toBe(true);
  });

  it('keeps to itself that a dial is only a probe, which the server would not understand', () => {
    const h = harness();
    void h.bridge.dial({ ...TARGET, probe: true });
    h.server.welcome();
    void h.bridge.dial({ ...TARGET, probe: true });
    const dials = h.server.frames.filter(({ type }) => type === 'dial');
    expect(dials).toEqual([1, 2].map((stream) => ({ type: 'dial', stream, ...TARGET })));
  });

  it('delivers octets in order, drops what it already had, and ends after the last one', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    h.server.give(1, 0, '220 ');
    h.server.give(1, 0, '220 hi');
    h.server.say({ type: 'ended', stream: 1, offset: 6 });
    expect(text(await connection.read())).toBe('220 hi');
    expect(await connection.read()).toBeNull();
  });

  it('acknowledges in bulk what the program consumed, not what merely arrived, and the end at once', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    const acks = () => h.server.frames.filter(({ type }) => type === 'ack');
    h.server.give(1, 0, 'x'.repeat(40_000));
    expect(acks()).toEqual([]);
    await connection.read();
    expect(acks()).toEqual([{ type: 'ack', stream: 1, offset: 40_000 }]);
    h.server.give(1, 40_000, '221 bye\r\n');
    await connection.read();
    expect(acks()).toHaveLength(1);
    h.server.say({ type: 'ended', stream: 1, offset: 40_009 });
    expect(acks().at(-1)).toEqual({ type: 'ack', stream: 1, offset: 40_009 });
  });

  it('acknowledges many small frames too, which the other side must keep', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    for (let offset = 0; offset < 300; offset++) h.server.give(1, offset, 'x');
    await connection.read();
    expect(h.server.frames.at(-1)).toEqual({ type: 'ack', stream: 1, offset: 300 });
  });

  it('grants more credit, up to a limit, once the program took whole windows quickly', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    let offset = 0;
    const granted = [];
    for (const octets of [1, 2, 4, 4].map((windows) => windows * CREDIT_OCTETS)) {
      h.server.give(1, offset, 'x'.repeat(octets));
      offset += octets;
      h.pass(20);
      await connection.read();
      granted.push(h.server.frames.at(-1));
    }
    expect(granted).toMatchObject([
      { type: 'ack', window: 2 * CREDIT_OCTETS },
      { type: 'ack', window: MAX_CREDIT_OCTETS },
      { type: 'ack', window: MAX_CREDIT_OCTETS },
      { type: 'ack', window: MAX_CREDIT_OCTETS, offset },
    ]);
    // It is granted on after a lost socket, whose server starts at the floor.
    h.server.drop();
    h.pass(1_000);
    h.server.welcome([{ stream: 1, received: 0 }]);
    expect(h.server.frames.at(-1)).toEqual({ type: 'ack', stream: 1, offset, window: MAX_CREDIT_OCTETS });
  });

  it('grants a program that reads slowly no more than every stream has', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    for (let window = 0; window < 8; window++) {
      h.server.give(1, window * CREDIT_OCTETS, 'x'.repeat(CREDIT_OCTETS));
      h.pass(200);
      await connection.read();
    }
    const acks = h.server.frames.filter(({ type }) => type === 'ack');
    expect(acks.length).toBe(8);
    for (const ack of acks) expect(ack).not.toHaveProperty('window');
  });

  it('sends no more than its credit, in frames of at most 64 KiB, until the server acknowledges', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    let written = false;
    const writing = connection.write(new Uint8Array(CREDIT_OCTETS + 10)).then(() => {
      written = true;
    });
    const sent = () => h.server.octets.reduce((sum, { octets }) => sum + octets.length, 0);
    expect(sent()).toBe(CREDIT_OCTETS);
    expect(Math.max(...h.server.octets.map(({ octets }) => octets.length))).toBeLessThanOrEqual(
      MAX_FRAME_OCTETS,
    );
    await Promise.resolve();
    expect(written).toBe(false);
    h.server.say({ type: 'ack', stream: 1, offset: 100 });
    await writing;
    expect(sent()).toBe(CREDIT_OCTETS + 10);
  });

  it('half-closes after the last octet', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    await connection.write(new TextEncoder().encode('QUIT\r\n'));
    connection.end();
    expect(h.server.frames.at(-1)).toEqual({ type: 'end', stream: 1, offset: 6 });
  });

  it('goes on where it was after a lost socket: unacknowledged octets again, views after their last event', async () => {
    const h = harness();
    h.server.welcome();
    h.bridge.subscribe({ view: 'room' }, () => undefined);
    h.server.say({ type: 'events', subscription: 1, reset: true, upTo: 42, events: [] });
    const connection = await dialled(h);
    await connection.write(new TextEncoder().encode('EHLO me\r\n'));
    h.server.say({ type: 'ack', stream: 1, offset: 4 });
    h.server.give(1, 0, '220 hi\r\n');
    h.server.drop();
    expect(h.bridge.state.getState()).toMatchObject({ link: 'lost', lostAt: 0, keptUntil: 120_000 });
    await connection.write(new TextEncoder().encode('NOOP\r\n'));

    h.pass(200);
    expect(h.sockets).toHaveLength(2);
    h.server.welcome([{ stream: 1, received: 6 }]);
    expect(h.server.frames[0]).toMatchObject({ type: 'hello', resume: [{ stream: 1, received: 8 }] });
    expect(h.server.frames).toContainEqual({
      type: 'subscribe',
      subscription: 1,
      view: { view: 'room' },
      after: 42,
    });
    const again = h.server.octets.map(({ offset, octets }) => [offset, text(octets)]);
    expect(again).toEqual([
      [6, 'e\r\n'],
      [9, 'NOOP\r\n'],
    ]);
    expect(h.bridge.state.getState().link).toBe('up');
    expect(text(await connection.read())).toBe('220 hi\r\n');
  });

  it('names a connection that the server no longer knows as lost', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    const reading = connection.read();
    h.server.drop();
    h.pass(200);
    h.server.welcome([]);
    await expect(reading).rejects.toMatchObject({ name: 'ConnectionLost', how: 'lost' });
    await expect(connection.write(new Uint8Array(1))).rejects.toMatchObject({ how: 'lost' });
  });

  it('delivers what arrived before a reset, then names the reset', async () => {
    const h = harness();
    h.server.welcome();
    const connection = await dialled(h);
    h.server.give(1, 0, '421 bye\r\n');
    h.server.say({ type: 'closed', stream: 1, how: 'reset', offset: 9 });
    expect(text(await connection.read())).toBe('421 bye\r\n');
    await expect(connection.read()).rejects.toMatchObject({ how: 'reset' });
  });

  it('revives a connection after a reload from what the tab kept', async () => {
    const before = harness();
    before.server.welcome();
    const old = await dialled(before);
    before.server.give(1, 0, '220 hi\r\n');
    await old.read();
    await old.write(new TextEncoder().encode('EHLO me\r\n'));
    before.server.give(1, 8, '250 never consumed\r\n');
    const saved = JSON.parse(JSON.stringify(before.bridge.save())) as SavedBridge;

    const after = harness(saved);
    const connection = after.bridge.revive('1');
    expect(after.bridge.connectionOf('1')).toBe(7);
    after.server.welcome([{ stream: 1, received: 4 }]);
    expect(after.server.frames[0]).toMatchObject({ tab: 'tab-1', resume: [{ stream: 1, received: 8 }] });
    expect(after.server.octets.map(({ offset, octets }) => [offset, text(octets)])).toEqual([[4, ' me\r\n']]);
    after.server.give(1, 8, '250 never consumed\r\n');
    expect(text((await connection?.read()) ?? null)).toBe('250 never consumed\r\n');
    // A number is never used twice within a tab.
    void after.bridge.dial(TARGET);
    expect(after.server.frames.at(-1)).toMatchObject({ type: 'dial', stream: 2 });
  });

  it('takes the session it is given: a cloned tab gets a new one', () => {
    const h = harness({ tab: 'tab-1', nextStream: 5, streams: [] });
    h.server.welcome([], 'tab-2');
    expect(h.bridge.save().tab).toBe('tab-2');
  });

  it('backs off, and tries at once when asked to', () => {
    const h = harness();
    h.server.drop();
    h.pass(200);
    h.server.drop();
    h.pass(200);
    expect(h.sockets).toHaveLength(2);
    h.bridge.retry();
    expect(h.sockets).toHaveLength(3);
  });

  it('gives a socket up that does not answer a ping', () => {
    const h = harness();
    h.server.welcome();
    h.pass(20_000);
    expect(h.server.frames.at(-1)).toEqual({ type: 'ping', id: 1 });
    h.pass(10_000);
    expect(h.sockets[0]?.closed).toBe(true);
    expect(h.bridge.state.getState().link).toBe('lost');
  });

  it('gives events their octets back', () => {
    const h = harness();
    h.server.welcome();
    const seen: unknown[] = [];
    h.bridge.subscribe({ view: 'dialogue', connection: 7 }, (events) => seen.push(...events));
    h.server.say({
      type: 'events',
      subscription: 1,
      reset: true,
      upTo: 9,
      events: [
        {
          kind: 'connection.octets',
          room: 'r1',
          seq: 9,
          at: 1,
          connection: 7,
          from: 'server',
          layer: 'clear',
          offset: 0,
          length: 3,
          octets: { base64: btoa('220') },
        },
      ],
    });
    expect(seen).toMatchObject([{ octets: new TextEncoder().encode('220') }]);
  });
});
