import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBridgeFixture, createTcpServer, type Fixture, openPage } from './bridge.fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createBridgeFixture({
    allowDial: [{ name: 'web.lan', port: 80, host: '192.0.2.200', toPort: 8080 }],
  });
});
afterEach(() => fixture.close());

const TARGETS: [address: string, port: number, host?: string][] = [
  ['169.254.169.254', 80],
  ['127.0.0.1', 22],
  ['127.0.0.1', 25],
  ['0.0.0.0', 25],
  ['::', 25],
  ['::1', 22],
  ['::ffff:192.0.2.25', 25],
  ['::ffff:169.254.169.254', 80],
  ['::ffff:7f00:1', 22],
  ['2130706433', 22],
  ['0x7f000001', 22],
  ['0177.0.0.1', 22],
  ['0300.0.2.31', 25],
  ['127.1', 22],
  ['192.0.2.25.', 25],
  ['192.0.2.25\u0000.evil.test', 25],
  ['192.0.2.25@evil.test', 25],
  ['１９２.0.2.25', 25],
  ['localhost', 22],
  ['example.org', 25],
  ['10.0.0.1', 443],
  ['192.0.2.200', 80, 'mail.campus.test'],
  ['192.0.2.200', 81, 'web.lan'],
  ['192.0.2.200', 8080, 'web.lan'],
  ['127.0.0.1', 80, 'web.lan'],
];

describe('a target that is not of the lab', () => {
  it.each(TARGETS)('%s port %i is refused in the same words', async (address, port, host = 'x.test') => {
    const page = await fixture.page();
    page.send({ type: 'dial', stream: 1, transport: 'tcp', host, address, port, timeoutMs: 5_000 });
    expect(await page.next('failed')).toEqual({
      type: 'failed',
      stream: 1,
      failure: 'not-allowed',
      problem: { code: 'not-allowed', params: { host, port } },
    });
  });

  it('is refused at once, whether or not something listens there', async () => {
    const open = await createTcpServer(() => expect.unreachable('something was dialled'));
    const page = await fixture.page();
    const ports = [open.port, 1, open.port, 2];
    for (const [stream, port] of ports.entries())
      page.send({
        type: 'dial',
        stream,
        transport: 'tcp',
        host: 'x',
        address: '127.0.0.1',
        port,
        timeoutMs: 5_000,
      });
    // In the order they were asked: none waits for a network.
    for (const stream of ports.keys())
      expect(await page.next('failed')).toMatchObject({ stream, failure: 'not-allowed' });
    open.close();
  });

  it('does not fill the log, however often it is asked for', async () => {
    const page = await fixture.page();
    for (let stream = 1; stream <= 500; stream++)
      page.send({
        type: 'dial',
        stream,
        transport: 'tcp',
        host: 'x',
        address: '10.0.0.1',
        port: 1,
        timeoutMs: 5_000,
      });
    page.send({ type: 'ping', id: 1 });
    await page.next('pong');
    const noted = await fixture.log.read(fixture.room, { kinds: ['connection.failed'] });
    expect(noted.length).toBeLessThanOrEqual(60);
  });

  it('is refused over UDP too', async () => {
    const page = await fixture.page();
    page.send({
      type: 'dial',
      stream: 1,
      transport: 'udp',
      host: 'web.lan',
      address: '192.0.2.200',
      port: 80,
      timeoutMs: 5_000,
    });
    expect(await page.next('failed')).toMatchObject({ failure: 'not-allowed' });
  });
});

describe('frames that nobody understands', () => {
  it.each([
    ['text that is not JSON', 'EHLO me'],
    ['an unknown type', '{"type":"exec","command":"id"}'],
    ['a dial without a port', '{"type":"dial","stream":1}'],
    ['hello again', '{"type":"hello","version":1,"tab":"abcdefgh","resume":[]}'],
    ['a deep nest', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('%s: the page is told, and its socket lives', async (_, text) => {
    const page = await fixture.page();
    page.sendText(text);
    expect(await page.next('problem')).toMatchObject({ problem: { code: 'bad-frame' } });
    page.send({ type: 'ping', id: 1 });
    await page.next('pong');
  });

  it('a binary frame shorter than its header, or for a stream nobody knows, harms nothing', async () => {
    const page = await fixture.page();
    page.socket.send(Buffer.from([1, 2, 3]));
    expect(await page.next('problem')).toMatchObject({ problem: { code: 'bad-frame' } });
    page.sendOctets(99, 0, 'to nobody');
    page.send({ type: 'ack', stream: 99, offset: 5 });
    page.send({ type: 'end', stream: 99, offset: 5 });
    page.send({ type: 'abort', stream: 99 });
    page.send({ type: 'ping', id: 1 });
    await page.next('pong');
  });

  it('twenty of them end the socket', async () => {
    const page = await fixture.page();
    for (let i = 0; i < 20; i++) page.sendText('garbage');
    const [code] = await once(page.socket, 'close');
    expect(code).toBe(1008);
  });

  it.each(['text', 'binary'])('one of more than a mebibyte (%s) ends the socket with 1009', async (kind) => {
    const page = await fixture.page();
    const large = Buffer.alloc(2 ** 20 + 1, 'x');
    page.socket.send(kind === 'text' ? large.toString() : large);
    const [code] = await once(page.socket, 'close');
    expect(code).toBe(1009);
  });

  it('a first frame that is not hello is refused, and silence is cut off after ten seconds', async () => {
    const page = await openPage(fixture.port, { cookie: fixture.cookie });
    page.send({ type: 'ping', id: 1 });
    expect(await page.next('problem')).toMatchObject({ problem: { code: 'bad-frame' } });
    const closed = once(page.socket, 'close');
    fixture.clock.advance(10_000);
    expect((await closed)[0]).toBe(1008);
  });

  it('a stream that is dialled twice stays the first one', async () => {
    const server = await createTcpServer();
    fixture.serve(25, server.port);
    const page = await fixture.page();
    const dial = {
      type: 'dial',
      stream: 1,
      transport: 'tcp',
      host: 'mail.campus.test',
      address: '192.0.2.25',
      port: 25,
      timeoutMs: 5_000,
    } as const;
    page.send(dial);
    page.send(dial);
    expect(await page.next('problem')).toMatchObject({ problem: { code: 'bad-frame' } });
    await page.next('dialled');
    server.close();
  });
});

describe('who may open the bridge', () => {
  it.each([
    ['another site’s page', { origin: 'https://evil.example' }],
    ['a page of another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a name that was rebound to us', { host: 'evil.example', origin: 'http://evil.example' }],
    ['https where we speak http', { origin: 'https://127.0.0.1' }],
    ['a host with a path in it', { host: '127.0.0.1/../x' }],
  ])('%s is turned away with a sentence', async (_, headers) => {
    await expect(openPage(fixture.port, headers as Record<string, string>)).rejects.toThrow(
      /^Error: 403|^403/,
    );
  });

  it('a page behind the proxy that EHLO_PUBLIC_URL names comes in', async () => {
    const page = await openPage(fixture.port, {
      host: 'ehlo.example.org',
      origin: 'https://ehlo.example.org',
    });
    page.socket.terminate();
  });

  it('who says no Origin is no page', async () => {
    const upgrade = request({
      host: '127.0.0.1',
      port: fixture.port,
      path: '/bridge',
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      },
    });
    upgrade.end();
    const [response] = await once(upgrade, 'response');
    expect(response.statusCode).toBe(403);
    response.resume();
  });

  it('somebody new gets a cookie with the handshake, a known person keeps theirs', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(fixture.port, '127.0.0.1');
      socket.write(
        `GET /bridge HTTP/1.1\r\nHost: 127.0.0.1:${fixture.port}\r\nOrigin: http://127.0.0.1:${fixture.port}\r\n` +
          'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      socket.once('data', (chunk: Buffer) => {
        resolve(chunk.toString());
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 101/);
    expect(answer).toMatch(/Set-Cookie: ehlo-8025=[\w-]{22};.*HttpOnly; SameSite=Strict/);
    const page = await fixture.page();
    expect(page.welcome.me.room).toBe(fixture.room);
  });

  it('a closing server takes nobody new', async () => {
    fixture.bridge.refuseNew();
    await expect(openPage(fixture.port)).rejects.toThrow(/503/);
  });

  it('a socket that never speaks WebSocket is answered and closed', async () => {
    const socket = connect(fixture.port, '127.0.0.1');
    socket.end(
      `GET /bridge HTTP/1.1\r\nHost: 127.0.0.1:${fixture.port}\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n`,
    );
    socket.resume();
    await once(socket, 'close');
  });
});
