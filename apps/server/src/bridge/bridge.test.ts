import { once } from 'node:events';
import { CREDIT_OCTETS, MAX_CREDIT_OCTETS } from '@ehlo/wire';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createBridgeFixture,
  createTcpServer,
  DIAL_HEADER,
  type Fixture,
  readOctets,
} from './bridge.fixture.ts';

const MAIL = { host: 'mail.campus.test', address: '192.0.2.25', port: 25 };
const dial = (stream: number, to = MAIL, timeoutMs = 5_000) =>
  ({ type: 'dial', stream, transport: 'tcp', timeoutMs, ...to }) as const;

let fixture: Fixture;
let server: Awaited<ReturnType<typeof createTcpServer>>;
beforeEach(async () => {
  fixture = await createBridgeFixture();
  server = await createTcpServer();
  fixture.serve(25, server.port);
});
afterEach(async () => {
  await fixture.close();
  server.close();
});

async function call(tab?: string) {
  const page = await fixture.page(tab === undefined ? {} : { tab });
  page.send(dial(1));
  const socket = await server.accepted();
  expect(await readOctets(socket, DIAL_HEADER.length)).toEqual(DIAL_HEADER);
  const dialled = await page.next('dialled');
  return { page, socket, dialled };
}

describe('a stream', () => {
  it('says how the connection is known, then carries octets both ways', async () => {
    const { page, socket, dialled } = await call();
    expect(dialled).toEqual({
      type: 'dialled',
      stream: 1,
      address: '192.0.2.25',
      port: 25,
      connection: expect.any(Number),
    });
    socket.write('220 hello\r\n');
    expect((await page.octets(1, 11)).toString()).toBe('220 hello\r\n');
    page.sendOctets(1, 0, 'EHLO me\r\n');
    expect((await readOctets(socket, 9)).toString()).toBe('EHLO me\r\n');
  });

  it('carries any octet, in any cut', async () => {
    const { page, socket } = await call();
    const every = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet));
    for (let at = 0; at < 256; at += 5) page.sendOctets(1, at, every.subarray(at, at + 5));
    expect(await readOctets(socket, 256)).toEqual(every);
    socket.write(every);
    expect(await page.octets(1, 256)).toEqual(every);
  });

  it('half-closes from the page: the server reads to the end and still answers', async () => {
    const { page, socket } = await call();
    page.sendOctets(1, 0, 'QUIT\r\n');
    page.send({ type: 'end', stream: 1, offset: 6 });
    await readOctets(socket, 6);
    socket.resume();
    await once(socket, 'end');
    socket.end('221 bye\r\n');
    expect((await page.octets(1, 9)).toString()).toBe('221 bye\r\n');
    expect(await page.next('ended')).toEqual({ type: 'ended', stream: 1, offset: 9 });
    expect(await page.next('closed')).toEqual({ type: 'closed', stream: 1, how: 'ended', offset: 9 });
  });

  it('half-closes from the server: the page may still send', async () => {
    const { page, socket } = await call();
    socket.end('421 bye\r\n');
    expect(await page.next('ended')).toEqual({ type: 'ended', stream: 1, offset: 9 });
    page.sendOctets(1, 0, 'NOOP\r\n');
    expect((await readOctets(socket, 6)).toString()).toBe('NOOP\r\n');
  });

  it('passes a reset on, either way', async () => {
    const first = await call();
    first.socket.resetAndDestroy();
    expect(await first.page.next('closed')).toMatchObject({ how: 'reset' });

    const second = await call();
    const reset = once(second.socket, 'error');
    second.page.send({ type: 'abort', stream: 1 });
    second.socket.resume();
    expect((await reset)[0]).toMatchObject({ code: 'ECONNRESET' });
  });

  it('acknowledges what the server took, in bulk', async () => {
    const { page, socket } = await call();
    socket.resume();
    const part = Buffer.alloc(32 * 1024, 'x');
    for (let at = 0; at < 1024 * 1024; at += part.length) {
      page.sendOctets(1, at, part);
      const ack = await page.next('ack');
      expect(ack.offset).toBe(at + part.length);
    }
  });

  it('ends when the page sends more than it has credit for, and others go on', async () => {
    const { page } = await call();
    page.send(dial(2));
    const other = await server.accepted();
    await page.next('dialled');
    await readOctets(other, DIAL_HEADER.length);
    // The first server does not read; its kernel takes some, never 64 MiB.
    const part = Buffer.alloc(60_000, 'x');
    let at = 0;
    while (!page.frames.some(({ type }) => type === 'closed') && at < 64 * 2 ** 20) {
      page.sendOctets(1, at, part);
      at += part.length;
      if (at % 3_000_000 === 0) await new Promise(setImmediate);
    }
    expect(await page.next('closed')).toMatchObject({ stream: 1, how: 'limit' });
    page.sendOctets(2, 0, 'NOOP\r\n');
    expect((await readOctets(other, 6)).toString()).toBe('NOOP\r\n');
  });

  it('ends when octets are missing in the middle', async () => {
    const { page } = await call();
    page.sendOctets(1, 5, 'late');
    expect(await page.next('problem')).toMatchObject({ problem: { code: 'bad-frame' } });
    expect(await page.next('closed')).toMatchObject({ how: 'limit' });
  });
});

describe('credit', () => {
  it('stops reading a server whose octets the page does not acknowledge, and goes on when it does', async () => {
    const { page, socket } = await call();
    page.send(dial(2));
    const other = await server.accepted();
    await page.next('dialled');
    const total = 8 * 2 ** 20;
    socket.write(Buffer.alloc(total, 'a'));
    // Control frames and other streams pass while this one stands still.
    other.write('220 me\r\n');
    expect((await page.octets(2, 8)).toString()).toBe('220 me\r\n');
    page.send({ type: 'ping', id: 7 });
    expect(await page.next('pong')).toEqual({ type: 'pong', id: 7 });
    let got = await page.octets(1, CREDIT_OCTETS - 64 * 1024);
    expect(got.length).toBeLessThanOrEqual(CREDIT_OCTETS);
    while (got.length < total) {
      page.send({ type: 'ack', stream: 1, offset: got.length });
      got = await page.octets(1, got.length + 1);
    }
    expect(got.length).toBe(total);
  });

  it.each([
    ['as much as the page grants', 2 * CREDIT_OCTETS, 2 * CREDIT_OCTETS],
    ['1 MiB at most', 2 ** 40, MAX_CREDIT_OCTETS],
    ['256 KiB at least', 0, CREDIT_OCTETS],
  ])('is %s', async (_, window, credit) => {
    const { page, socket } = await call();
    page.send({ type: 'ack', stream: 1, offset: 0, window });
    page.send({ type: 'ping', id: 1 });
    await page.next('pong');
    socket.write(Buffer.alloc(8 * 2 ** 20, 'a'));
    await page.octets(1, credit - 64 * 1024);
    // Nothing more comes, whatever else passes.
    page.send({ type: 'ping', id: 2 });
    await page.next('pong');
    const got = await page.octets(1, 0);
    expect(got.length).toBeLessThanOrEqual(credit);
  });

  it('that was granted survives a lost socket: all that is unacknowledged comes again', async () => {
    const { page, socket } = await call('the-same-tab');
    page.send({ type: 'ack', stream: 1, offset: 0, window: MAX_CREDIT_OCTETS });
    page.send({ type: 'ping', id: 1 });
    await page.next('pong');
    const all = Buffer.alloc(3 * 2 ** 20, 'abcdefg');
    socket.write(all);
    const first = await page.octets(1, MAX_CREDIT_OCTETS - 64 * 1024);
    page.socket.terminate();
    await page.closed();
    const again = await fixture.page({ tab: 'the-same-tab', resume: [{ stream: 1, received: 0 }] });
    let got = await again.octets(1, first.length);
    while (got.length < all.length) {
      again.send({ type: 'ack', stream: 1, offset: got.length, window: MAX_CREDIT_OCTETS });
      got = await again.octets(1, got.length + 1);
    }
    expect(got.equals(all)).toBe(true);
  });

  it('is not given for octets that were never sent', async () => {
    const { page, socket } = await call();
    page.send({ type: 'ack', stream: 1, offset: 2 ** 40 });
    socket.write(Buffer.alloc(2 ** 20, 'a'));
    const got = await page.octets(1, CREDIT_OCTETS - 64 * 1024);
    expect(got.length).toBeLessThanOrEqual(CREDIT_OCTETS);
  });
});

describe('a lost socket', () => {
  it('is resumed: nothing is lost, nothing comes twice', async () => {
    const { page, socket } = await call('the-same-tab');
    socket.write('220 hello\r\n');
    await page.octets(1, 11);
    page.sendOctets(1, 0, 'EHLO me\r\n');
    await readOctets(socket, 9);
    page.socket.terminate();
    await page.closed();
    socket.write('250 while you were away\r\n');
    const again = await fixture.page({ tab: 'the-same-tab', resume: [{ stream: 1, received: 6 }] });
    expect(again.welcome).toMatchObject({ session: 'the-same-tab', resumed: [{ stream: 1, received: 9 }] });
    const missed = 'llo\r\n250 while you were away\r\n';
    expect((await again.octets(1, missed.length)).toString()).toBe(missed);
    // The page sends again from what it knows was taken, perhaps too early.
    again.sendOctets(1, 5, 'me\r\nQUIT\r\n');
    expect((await readOctets(socket, 6)).toString()).toBe('QUIT\r\n');
  });

  it('brings the end that came meanwhile', async () => {
    const { page, socket } = await call('the-same-tab');
    page.socket.terminate();
    await page.closed();
    socket.end('421 bye\r\n');
    socket.resume();
    const again = await fixture.page({ tab: 'the-same-tab', resume: [{ stream: 1, received: 0 }] });
    expect((await again.octets(1, 9)).toString()).toBe('421 bye\r\n');
    expect(await again.next('ended')).toEqual({ type: 'ended', stream: 1, offset: 9 });
  });

  it('keeps TCP for 120 seconds, then hangs up', async () => {
    const { page, socket } = await call('the-same-tab');
    page.socket.terminate();
    await page.closed();
    await untilDetached();
    socket.resume();
    let open = true;
    const closed = once(socket, 'end').then(() => {
      open = false;
    });
    fixture.clock.advance(119_000);
    await new Promise(setImmediate);
    expect(open).toBe(true);
    fixture.clock.advance(2_000);
    await closed;
    const again = await fixture.page({ tab: 'the-same-tab', resume: [{ stream: 1, received: 0 }] });
    expect(again.welcome.resumed).toEqual([]);
  });

  it('hangs up streams that the page does not name any more', async () => {
    const { page, socket } = await call('the-same-tab');
    socket.resume();
    const ended = once(socket, 'end');
    page.socket.terminate();
    await page.closed();
    await fixture.page({ tab: 'the-same-tab' });
    await ended;
  });

  it('is taken over at once by a page whose old socket is dead', async () => {
    const { page, socket } = await call('the-same-tab');
    // The network swallows everything: no pong comes back.
    (page.socket as unknown as { pong: () => void }).pong = () => undefined;
    const next = fixture.page({ tab: 'the-same-tab', resume: [{ stream: 1, received: 0 }] });
    const cutOff = page.closed();
    let cut = false;
    void cutOff.then(() => {
      cut = true;
    });
    while (!cut) {
      fixture.clock.advance(500);
      await new Promise(setImmediate);
    }
    expect((await next).welcome).toMatchObject({ session: 'the-same-tab', resumed: [{ stream: 1 }] });
    socket.write('220 still here\r\n');
    expect((await (await next).octets(1, 16)).toString()).toBe('220 still here\r\n');
  });

  /** The server notices the end of a socket a moment after the client. */
  async function untilDetached() {
    const probe = await fixture.page({ tab: 'another-tab' });
    probe.send({ type: 'ping', id: 1 });
    await probe.next('pong');
  }
});

describe('a cloned tab', () => {
  it('gets a session of its own, and the first one keeps its streams', async () => {
    const { page, socket } = await call('the-same-tab');
    const clone = await fixture.page({ tab: 'the-same-tab', resume: [{ stream: 1, received: 0 }] });
    expect(clone.welcome.session).not.toBe('the-same-tab');
    expect(clone.welcome.resumed).toEqual([]);
    socket.write('220 hello\r\n');
    expect((await page.octets(1, 11)).toString()).toBe('220 hello\r\n');
  });
});

describe('a dial', () => {
  it('that nobody answers fails when its time is over, whatever else goes on', async () => {
    fixture.route(9, { kind: 'silent' });
    const page = await fixture.page();
    page.send(dial(1, { ...MAIL, port: 9 }, 3_000));
    page.send({ type: 'ping', id: 1 });
    await page.next('pong');
    fixture.clock.advance(3_000);
    expect(await page.next('failed')).toMatchObject({ stream: 1, failure: 'timed-out' });
  });

  it('that is refused says so, and the room remembers', async () => {
    const page = await fixture.page();
    page.send(dial(1, { ...MAIL, port: 2 }));
    expect(await page.next('failed')).toEqual({
      type: 'failed',
      stream: 1,
      failure: 'refused',
      problem: { code: 'refused', params: { host: 'mail.campus.test', port: 2 } },
    });
    await fixture.log.append(fixture.room, [{ kind: 'service.switched', service: 'mock', state: 'up' }])
      .committed;
    expect(await fixture.log.read(fixture.room, { kinds: ['connection.failed'] })).toMatchObject([
      { failure: 'refused', to: { host: 'mail.campus.test', address: '192.0.2.25', port: 2 } },
    ]);
  });

  it('that the page gives up leaves nothing open', async () => {
    fixture.route(9, { kind: 'silent' });
    const page = await fixture.page();
    for (let stream = 1; stream <= 40; stream++) {
      page.send(dial(stream, { ...MAIL, port: 9 }));
      page.send({ type: 'abort', stream });
    }
    page.send(dial(41));
    expect(await page.next('dialled')).toMatchObject({ stream: 41 });
  });

  it('goes wrong with the ninth at once and the seventeenth stream', async () => {
    fixture.route(9, { kind: 'silent' });
    const page = await fixture.page();
    for (let stream = 1; stream <= 9; stream++) page.send(dial(stream, { ...MAIL, port: 9 }));
    expect(await page.next('failed')).toMatchObject({ stream: 9, failure: 'too-many' });
    for (let stream = 1; stream <= 8; stream++) page.send({ type: 'abort', stream });
    for (let stream = 11; stream <= 26; stream++) {
      page.send(dial(stream));
      await page.next('dialled');
    }
    page.send(dial(27));
    expect(await page.next('failed')).toMatchObject({ stream: 27, failure: 'too-many' });
  });

  it.each([
    ['10.20.99.99', 'not-allowed'],
    ['203.0.113.66', undefined],
  ])('from source %s: %s', async (source, failure) => {
    const page = await fixture.page();
    page.send({ ...dial(1), source });
    const answer = failure ? await page.next('failed') : await page.next('dialled');
    expect(answer).toMatchObject(failure ? { failure } : { stream: 1 });
  });
});
