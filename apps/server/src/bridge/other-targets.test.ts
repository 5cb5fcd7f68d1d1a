import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import type { Person } from '../people/person.ts';
import { createAllowedTargets } from './allowed-targets.ts';
import {
  createBridgeFixture,
  createTcpServer,
  DIAL_HEADER,
  type Fixture,
  readOctets,
} from './bridge.fixture.ts';
import { dialSocket } from './dial-socket.ts';
import { Session } from './session.ts';

let fixture: Fixture;
afterEach(() => fixture?.close());

describe('a target that the operator lists', () => {
  it('is dialled without a header, and its connection is an event like any other', async () => {
    const server = await createTcpServer();
    fixture = await createBridgeFixture({
      allowDial: [{ name: 'mailpit', port: 1025, host: '127.0.0.1', toPort: server.port }],
    });
    const page = await fixture.page();
    const at = { transport: 'tcp', address: '127.0.0.1', port: 1025, timeoutMs: 5_000 } as const;
    page.send({ type: 'dial', stream: 1, host: 'Mailpit', ...at });
    const { connection } = await page.next('dialled');
    const socket = await server.accepted();
    socket.write('220 mailpit\r\n');
    await page.octets(1, 13);
    page.sendOctets(1, 0, 'QUIT\r\n');
    expect((await readOctets(socket, 6)).toString()).toBe('QUIT\r\n');
    socket.end('221 bye\r\n');
    await page.next('ended');
    page.send({ type: 'end', stream: 1, offset: 6 });
    socket.resume();
    await page.next('closed');
    await fixture.log.append(fixture.room, [{ kind: 'service.switched', service: 'mock', state: 'up' }])
      .committed;
    const events = await fixture.log.read(fixture.room, { connection: connection! });
    expect(events).toMatchObject([
      { kind: 'connection.opened', service: 'dialled', by: 'terminal', to: { host: 'Mailpit', port: 1025 } },
      { kind: 'connection.octets', from: 'server', offset: 0, length: 13 },
      { kind: 'connection.octets', from: 'client', offset: 0, length: 6 },
      { kind: 'connection.octets', from: 'server', offset: 13, length: 9 },
      { kind: 'connection.closed', by: 'server', how: 'ended' },
    ]);
    server.close();
  });

  it('does not make its address and port dialable by another name', async () => {
    const server = await createTcpServer(() => expect.unreachable('it was dialled'));
    fixture = await createBridgeFixture({
      allowDial: [{ name: 'mailpit', port: 1025, host: '127.0.0.1', toPort: server.port }],
    });
    const page = await fixture.page();
    const at = { transport: 'tcp', address: '127.0.0.1', timeoutMs: 5_000 } as const;
    page.send({ type: 'dial', stream: 1, host: 'localhost', port: 1025, ...at });
    expect(await page.next('failed')).toMatchObject({ failure: 'not-allowed' });
    page.send({ type: 'dial', stream: 3, host: '127.0.0.1', port: 1025, ...at });
    expect(await page.next('failed')).toMatchObject({ failure: 'not-allowed' });
    page.send({ type: 'dial', stream: 2, host: 'mailpit', port: server.port, ...at });
    expect(await page.next('failed')).toMatchObject({ failure: 'not-allowed' });
    server.close();
  });

  it('leaves no connection open in the log, whenever a dial to it is cancelled', async () => {
    const server = await createTcpServer((socket) => socket.resume());
    fixture = await createBridgeFixture({
      allowDial: [{ name: 'mailpit', port: 1025, host: '127.0.0.1', toPort: server.port }],
    });
    const page = await fixture.page();
    const at = { transport: 'tcp', host: 'mailpit', address: '127.0.0.1', port: 1025 } as const;
    for (let stream = 1; stream <= 24; stream++) {
      page.send({ type: 'dial', stream, ...at, timeoutMs: 5_000 });
      if (stream % 3 === 1) await server.accepted();
      if (stream % 3 === 2) await page.next('dialled');
      page.send({ type: 'abort', stream });
      page.send({ type: 'ping', id: stream });
      await page.next('pong');
    }
    await fixture.log.append(fixture.room, [{ kind: 'service.switched', service: 'mock', state: 'up' }])
      .committed;
    const kinds = ['connection.opened', 'connection.closed'] as const;
    const [opened, closed] = await Promise.all(
      kinds.map((kind) => fixture.log.read(fixture.room, { kinds: [kind] })),
    );
    expect(opened!.length).toBeGreaterThanOrEqual(8);
    expect(closed!.map((event) => 'connection' in event && event.connection)).toEqual(
      opened!.map(({ seq }) => seq),
    );
    server.close();
  });

  it('has its connection closed in the log when the cancel comes in the moment it stands', async () => {
    const server = await createTcpServer((accepted) => accepted.resume());
    const { socket, ear } = dialSocket('127.0.0.1', server.port);
    await once(socket, 'connect');
    const closed: string[] = [];
    const tap = {
      connection: 7,
      octets: () => undefined,
      closed: (by: string, how: string) => void closed.push(`${by} ${how}`),
    };
    const done = Promise.resolve({
      kind: 'tcp',
      socket,
      ear,
      tap,
      address: '127.0.0.1',
      port: 1025,
    } as const);
    const session = new Session({} as Person, {
      dial: () => ({ done, cancel: () => undefined }),
      listeners: { listen: () => Promise.resolve('in-use') },
      clock: createFakeClock(),
      note: () => expect.unreachable('the dial did not fail'),
    });
    const to = { transport: 'tcp', host: 'mailpit', address: '127.0.0.1', port: 1025 } as const;
    session.receive({ type: 'dial', stream: 1, ...to, timeoutMs: 5_000 });
    session.receive({ type: 'abort', stream: 1 });
    await once(socket, 'close');
    expect(closed).toEqual(['client reset']);
    server.close();
  });

  it('that is down is refused', async () => {
    const server = await createTcpServer();
    server.close();
    fixture = await createBridgeFixture({
      allowDial: [{ name: 'mailpit', port: 1025, host: '127.0.0.1', toPort: server.port }],
    });
    const page = await fixture.page();
    page.send({
      type: 'dial',
      stream: 1,
      transport: 'tcp',
      host: 'mailpit',
      address: '127.0.0.1',
      port: 1025,
      timeoutMs: 5_000,
    });
    expect(await page.next('failed')).toMatchObject({ failure: 'refused' });
  });
});

describe('createAllowedTargets', () => {
  it('looks names up again until they have an address, every 30 seconds at most, and then no more', async () => {
    let now = 0;
    let asked = 0;
    const names = new Map<string, string>();
    const allowed = createAllowedTargets(
      [{ name: 'web', port: 80, host: 'web.lan', toPort: 8080 }],
      () => now,
      async (host) => {
        asked++;
        const address = names.get(host);
        if (address === undefined) throw new Error('ENOTFOUND');
        return address;
      },
    );
    await allowed.refresh();
    expect(allowed.resolved).toEqual([]);
    names.set('web.lan', '10.0.0.7');
    await allowed.refresh();
    expect(asked).toBe(1);
    now = 30_000;
    await allowed.refresh();
    expect(allowed.find({ host: 'web.', address: '10.0.0.7', port: 80 })).toMatchObject({ toPort: 8080 });
    names.set('web.lan', '169.254.169.254');
    now = 90_000;
    await allowed.refresh();
    expect(allowed.resolved).toMatchObject([{ address: '10.0.0.7' }]);
    expect(allowed.find({ host: 'web', address: '169.254.169.254', port: 80 })).toBeUndefined();
  });
});

describe('a UDP stream', () => {
  it('carries one datagram a frame, its header in front of each', async () => {
    const resolver = createSocket('udp4');
    resolver.bind(0, '127.0.0.1');
    await once(resolver, 'listening');
    resolver.on('message', (datagram, { port, address }) => {
      resolver.send(Buffer.concat([Buffer.from('re:'), datagram]), port, address);
    });
    fixture = await createBridgeFixture();
    const { port } = resolver.address() as AddressInfo;
    fixture.route(53, { kind: 'udp', port, header: DIAL_HEADER, to: { address: '192.0.2.25', port: 53 } });
    const page = await fixture.page();
    page.send({
      type: 'dial',
      stream: 1,
      transport: 'udp',
      host: 'resolver',
      address: '192.0.2.25',
      port: 53,
      timeoutMs: 5_000,
    });
    await page.next('dialled');
    page.sendOctets(1, 0, 'one');
    expect((await page.octets(1, 11)).toString()).toBe('re:DIAL!one');
    page.sendOctets(1, 3, 'two');
    expect((await page.octets(1, 22)).toString()).toBe('re:DIAL!onere:DIAL!two');
    page.send({ type: 'end', stream: 1, offset: 6 });
    page.send({ type: 'ping', id: 1 });
    await page.next('pong');
    fixture.clock.advance(5_000);
    expect(await page.next('closed')).toEqual({ type: 'closed', stream: 1, how: 'ended', offset: 22 });
    resolver.close();
  });
});
