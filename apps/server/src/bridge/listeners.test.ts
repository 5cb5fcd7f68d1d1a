import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createBridgeFixture, type Fixture, type Page } from './bridge.fixture.ts';

let fixture: Fixture;
afterEach(() => fixture?.close());

const AT = { address: '0.0.0.0', port: 4444 };

function dial(page: Page, stream: number, address = '127.0.0.1', port = 4444): void {
  page.send({ type: 'dial', stream, transport: 'tcp', host: 'localhost', address, port, timeoutMs: 5_000 });
}

async function listening(): Promise<Page & { welcome: { me: { address: string } } }> {
  fixture = await createBridgeFixture();
  const page = await fixture.page();
  page.send({ type: 'listen', stream: 1, ...AT });
  expect(await page.next('listening')).not.toHaveProperty('failure');
  return page;
}

describe('a port that a terminal listens on', () => {
  it('is reached from another terminal of the room, over TCP, and the room’s log has the dialogue', async () => {
    const server = await listening();
    server.send({ type: 'accept', stream: 2, listener: 1 });
    const client = await fixture.page();
    dial(client, 1, server.welcome.me.address);
    const { connection } = await client.next('dialled');
    const accepted = await server.next('dialled');
    expect(accepted).toMatchObject({ stream: 2, address: server.welcome.me.address, connection });
    client.sendOctets(1, 0, 'hello\n');
    expect((await server.octets(2, 6)).toString()).toBe('hello\n');
    server.sendOctets(2, 0, 'hi\n');
    expect((await client.octets(1, 3)).toString()).toBe('hi\n');
    client.send({ type: 'end', stream: 1, offset: 6 });
    expect(await server.next('ended')).toMatchObject({ stream: 2 });
    server.send({ type: 'end', stream: 2, offset: 3 });
    await client.next('closed');
    await fixture.log.append(fixture.room, [{ kind: 'service.switched', service: 'mock', state: 'up' }])
      .committed;
    const events = await fixture.log.read(fixture.room, { connection: connection ?? 0 });
    expect(events.map(({ kind }) => kind)).toEqual([
      'connection.opened',
      'connection.octets',
      'connection.octets',
      'connection.closed',
    ]);
  });

  it.each([
    ['twice', AT, 'in-use'],
    ['where it is covered already', { address: '127.0.0.1', port: 4444 }, 'in-use'],
    ['where a server of the world stands', { address: '0.0.0.0', port: 1025 }, 'in-use'],
    ['at an address of somebody else', { address: '192.0.2.25', port: 4445 }, 'not-here'],
  ])('is not given %s', async (_, at, failure) => {
    const page = await listening();
    page.send({ type: 'listen', stream: 3, ...at });
    expect(await page.next('listening')).toEqual({ type: 'listening', stream: 3, failure });
  });

  it('is free again once its terminal closes it, or goes', async () => {
    const page = await listening();
    page.send({ type: 'unlisten', stream: 1 });
    page.send({ type: 'listen', stream: 3, ...AT });
    expect(await page.next('listening')).not.toHaveProperty('failure');
    page.socket.terminate();
    const next = await fixture.page();
    for (let stream = 1; ; stream++) {
      next.send({ type: 'listen', stream, ...AT });
      if ((await next.next('listening')).failure === undefined) break;
    }
  });

  it('takes no more than a few of a tab', async () => {
    const page = await listening();
    for (let stream = 2; stream <= 5; stream++)
      page.send({ type: 'listen', stream, address: '::1', port: stream });
    const answers = [];
    for (let count = 0; count < 4; count++) answers.push((await page.next('listening')).failure);
    expect(answers.filter((failure) => failure === 'too-many')).toHaveLength(1);
  });

  it('keeps a caller who is not accepted yet waiting, and refuses whom nobody listens for', async () => {
    const server = await listening();
    const client = await fixture.page();
    dial(client, 1);
    await client.next('dialled');
    client.sendOctets(1, 0, 'early\n');
    server.send({ type: 'accept', stream: 2, listener: 1 });
    expect((await server.octets(2, 6)).toString()).toBe('early\n');
    server.send({ type: 'unlisten', stream: 1 });
    dial(client, 2);
    expect(await client.next('failed')).toMatchObject({ failure: 'not-allowed' });
  });

  it('does not let other programs of the machine in: they do not know the greeting', async () => {
    const server = await listening();
    server.send({ type: 'accept', stream: 2, listener: 1 });
    const before = process.report?.getReport() as unknown as
      | { libuv: { type: string; localEndpoint?: { port: number }; is_active: boolean }[] }
      | undefined;
    const ports = (before?.libuv ?? [])
      .filter(({ type }) => type === 'tcp')
      .map(({ localEndpoint }) => localEndpoint?.port ?? 0);
    const stranger = await Promise.all(
      [...new Set(ports)]
        .filter((port) => port !== 0 && port !== fixture.port)
        .map(
          (port) =>
            new Promise<string>((resolve) => {
              const socket = connect(port, '127.0.0.1', () =>
                socket.write('EHLO stranger, longer than a greeting\r\n'),
              );
              socket.on('error', () => resolve('refused'));
              socket.on('close', () => resolve('closed'));
            }),
        ),
    );
    expect(stranger.length).toBeGreaterThan(0);
    expect(server.frames.some(({ type }) => type === 'dialled')).toBe(false);
  });
});
