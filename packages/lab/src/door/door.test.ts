import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { createMemoryLog } from '@ehlo/log';
import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import type { ConnectionOctets, Logged } from '@ehlo/wire';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { createCertificates, type LabCertificates } from './certificates.ts';
import { Door, type Inside } from './door.ts';
import { Tap } from './tap.ts';

let dataDir: string;
let certificates: LabCertificates;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ehlo-door-'));
  certificates = await createCertificates(
    dataDir,
    { hosts: ['mail.campus.test'], addresses: [] },
    Date.now,
  )();
});
afterAll(() => rm(dataDir, { recursive: true }));

let server: Server;
let accept: (socket: Socket) => void;
const log = createMemoryLog();
const clock = createFakeClock();
beforeEach(async () => {
  server = createServer({ allowHalfOpen: true }, (socket) => accept(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

let room = 0;
/** A door whose inside collects what it gets; `answer` is called with all of it so far. */
function open(
  answer: (door: Door, text: string) => void,
  options: { implicit?: boolean; drained?: (door: Door) => void } = {},
) {
  const name = `room-${++room}`;
  let tell: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let text = '';
  accept = (socket) => {
    const tap = new Tap(
      log,
      {
        kind: 'connection.opened',
        by: 'outside',
        from: { address: '10.20.0.1', port: 1 },
        to: { address: '192.0.2.25', port: 25 },
        service: 'mta',
        tls: options.implicit ? 'implicit' : 'none',
      },
      () => undefined,
    );
    tap.settle(name);
    const door = new Door(socket, tap, clock);
    const inside: Inside = {
      octets(octets) {
        text += latin1(octets);
        answer(door, text);
      },
      ended: () => door.end('client'),
      drained: () => options.drained?.(door),
      secured: () => {
        text = '';
        answer(door, '(secured)');
      },
      gone: () => tell(),
    };
    door.open(inside, undefined, options.implicit ? certificates.good : undefined);
  };
  const port = (server.address() as { port: number }).port;
  return { port, events: () => log.read(name), gone };
}

const octetsOf = (events: readonly Logged[], layer: 'clear' | 'tls', from: 'client' | 'server') =>
  Buffer.concat(
    events
      .filter((event): event is Logged<ConnectionOctets> => event.kind === 'connection.octets')
      .filter((event) => event.layer === layer && event.from === from)
      .map((event) => event.octets as Uint8Array),
  );
/** Content types of the TLS records in a stream (RFC 8446 §5.1); throws when it is none. */
function recordTypes(octets: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at < octets.length; ) {
    if (octets[at + 1] !== 3) throw new Error(`no TLS record at ${at}`);
    types.push(octets[at] as number);
    at += 5 + octets.readUInt16BE(at + 3);
  }
  return types;
}

/** What a TLS client says first. */
async function clientHello(): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = new Duplex({ read: () => undefined, write: (octets: Buffer) => resolve(octets) });
    connectTls({ socket, servername: 'mail.campus.test' });
  });
}

describe('a door in clear', () => {
  it('taps both directions and passes them on', async () => {
    const { port, events, gone } = open((door, text) => {
      if (text.endsWith('\r\n')) door.write(octetsOfLatin1('250 ok\r\n'));
    });
    const client = connect(port, '127.0.0.1');
    client.write('NOOP\r\n');
    expect(String((await once(client, 'data'))[0])).toBe('250 ok\r\n');
    client.end();
    await gone;
    await once(client, 'close');
    const logged = await events();
    expect(octetsOf(logged, 'clear', 'client').toString()).toBe('NOOP\r\n');
    expect(octetsOf(logged, 'clear', 'server').toString()).toBe('250 ok\r\n');
    expect(logged.at(-1)).toMatchObject({ kind: 'connection.closed', by: 'client', how: 'ended' });
  });

  it('logs a reset as a reset', async () => {
    const { port, events, gone } = open((door) => door.write(octetsOfLatin1('250 ok\r\n')));
    const client = connect(port, '127.0.0.1');
    client.write('NOOP\r\n');
    await once(client, 'data');
    client.resetAndDestroy();
    await gone;
    await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
    expect((await events()).at(-1)).toMatchObject({ by: 'client', how: 'reset' });
  });

  it('lets the last reply arrive although the client still talks, then closes', async () => {
    const { port, gone } = open((door) => {
      door.write(octetsOfLatin1('221 bye\r\n'));
      door.end('server');
    });
    const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    client.write('QUIT\r\nNOOP\r\n'.repeat(500));
    let said = '';
    client.on('data', (octets) => {
      said += octets;
    });
    await once(client, 'end');
    expect(said).toBe('221 bye\r\n');
    await gone;
    clock.turn(1_000);
    client.on('error', () => undefined);
    const closed = new Promise((resolve) => client.once('close', resolve));
    // The first write after a close is answered by a reset, the second one notices.
    const write = () => client.destroyed || client.write('too late\r\n', () => setImmediate(write));
    write();
    await closed;
  });
});

describe('TLS at the door', () => {
  it('taps records below and octets above (implicit TLS, 465)', async () => {
    const { port, events, gone } = open((door) => door.write(octetsOfLatin1('250 secret answer\r\n')), {
      implicit: true,
    });
    const client = connectTls({
      port,
      host: '127.0.0.1',
      ca: certificates.authority,
      servername: 'mail.campus.test',
    });
    await once(client, 'secureConnect');
    client.write('NOOP secret question\r\n');
    await once(client, 'data');
    client.end();
    await gone;
    await once(client, 'close');
    const logged = await events();
    expect(octetsOf(logged, 'clear', 'client').toString()).toContain('secret question');
    for (const from of ['client', 'server'] as const) {
      const raw = octetsOf(logged, 'tls', from);
      expect(recordTypes(raw)).toContain(22);
      expect(raw.includes('secret')).toBe(false);
    }
    expect(logged.find(({ kind }) => kind === 'connection.secured')).toMatchObject({
      protocol: 'TLSv1.3',
      serverName: 'mail.campus.test',
    });
  });

  it('begins where STARTTLS ends: the clear tap has the command, the raw tap records only', async () => {
    const { port, events, gone } = open((door, text) => {
      if (text.startsWith('STARTTLS')) {
        door.write(octetsOfLatin1('220 go ahead\r\n'));
        door.startTls(certificates.good);
      } else if (text.endsWith('\r\n')) door.write(octetsOfLatin1(`250 ${text}`));
    });
    const plain = connect(port, '127.0.0.1');
    plain.write('STARTTLS\r\n');
    await once(plain, 'data');
    const client = connectTls({ socket: plain, ca: certificates.authority, servername: 'mail.campus.test' });
    await once(client, 'secureConnect');
    client.write('NOOP\r\n');
    expect(String((await once(client, 'data'))[0])).toBe('250 NOOP\r\n');
    client.end();
    await gone;
    const logged = await events();
    expect(octetsOf(logged, 'clear', 'client').toString()).toBe('STARTTLS\r\nNOOP\r\n');
    recordTypes(octetsOf(logged, 'tls', 'client'));
  });

  it('reads no clear octet after STARTTLS (CVE-2011-0411)', async () => {
    const heard: string[] = [];
    const { port, gone } = open((door, text) => {
      heard.push(text);
      if (!text.startsWith('STARTTLS\r\n')) return;
      door.write(octetsOfLatin1('220 go ahead\r\n'));
      door.startTls(certificates.good);
    });
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('STARTTLS\r\n');
    await once(client, 'data');
    client.write('MAIL FROM:<injected@campus.test>\r\n');
    await gone;
    expect(heard).toEqual(['STARTTLS\r\n']);
    client.destroy();
  });

  it('stops writing when the client does not read, and loses nothing', async () => {
    const size = 8 * 2 ** 20;
    const chunk = new Uint8Array(64 * 1024).fill(97);
    let left = size;
    let stopped = false;
    const push = (door: Door) => {
      while (left > 0) {
        left -= chunk.length;
        if (!door.write(chunk)) {
          stopped = true;
          return;
        }
      }
      door.end('server');
    };
    const { port } = open(push, { implicit: true, drained: push });
    const client = connectTls({
      port,
      host: '127.0.0.1',
      ca: certificates.authority,
      servername: 'mail.campus.test',
    });
    await once(client, 'secureConnect');
    client.pause();
    client.write('go\r\n');
    while (!stopped) await new Promise((resolve) => setImmediate(resolve));
    expect(left).toBeGreaterThan(0);
    let got = 0;
    client.on('data', (octets: Buffer) => {
      got += octets.length;
    });
    client.resume();
    await once(client, 'end');
    expect(got).toBe(size);
  });

  it('logs which certificate is shown, and the alert of a client that does not take it', async () => {
    const { port, events, gone } = open(() => undefined, { implicit: true });
    const client = connect(port, '127.0.0.1');
    client.write(await clientHello());
    await once(client, 'data');
    // A fatal alert, unknown_ca (RFC 8446 §6), as openssl sends it: Node looks at certificates too late for one.
    client.write(Uint8Array.from([21, 3, 3, 0, 2, 2, 48]));
    await gone;
    await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
    const told = (await events()).filter(
      ({ kind }) => kind !== 'connection.octets' && kind !== 'connection.keys',
    );
    expect(told).toMatchObject([
      { kind: 'connection.opened' },
      { kind: 'connection.certificate', sha256: certificates.good.sha256 },
      { kind: 'connection.unsecured', by: 'client', alert: 'unknown_ca', reason: 'tlsv1 alert unknown ca' },
      { kind: 'connection.closed', by: 'client', how: 'reset' },
    ]);
  });

  it('logs every record that crosses before it logs the end', async () => {
    const { port, events } = open(
      (door) => {
        door.write(octetsOfLatin1('221 bye\r\n'));
        door.end('server');
      },
      { implicit: true },
    );
    // A listener between the two.
    const crossed: Buffer[] = [];
    const between = createServer((socket) => {
      const wire = connect(port, '127.0.0.1');
      wire.on('data', (octets: Buffer) => crossed.push(octets));
      socket.pipe(wire).pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(between, 'listening');
    const client = connectTls({
      port: (between.address() as AddressInfo).port,
      host: '127.0.0.1',
      servername: 'mail.campus.test',
      ca: certificates.authority,
    });
    client.resume();
    await once(client, 'secureConnect');
    client.write('QUIT\r\n');
    await once(client, 'close');
    between.close();
    await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
    const logged = await events();
    expect(logged.at(-1)).toMatchObject({ kind: 'connection.closed', by: 'server', how: 'ended' });
    expect(octetsOf(logged, 'tls', 'server').equals(Buffer.concat(crossed))).toBe(true);
  });

  it.each([
    ['TLSv1.2', ['CLIENT_RANDOM']],
    [
      'TLSv1.3',
      [
        'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
        'CLIENT_TRAFFIC_SECRET_0',
        'SERVER_HANDSHAKE_TRAFFIC_SECRET',
        'SERVER_TRAFFIC_SECRET_0',
      ],
    ],
  ] as const)(
    'keeps the secrets that open the records of %s, as the client has them',
    async (version, labels) => {
      const { port, events, gone } = open((door) => door.end('server'), { implicit: true });
      const client = connectTls({
        ...{ port, host: '127.0.0.1', servername: 'mail.campus.test', ca: certificates.authority },
        ...{ minVersion: version, maxVersion: version },
      });
      const known: string[] = [];
      client.on('keylog', (line: Buffer) => known.push(line.toString('latin1').trimEnd()));
      client.resume();
      await once(client, 'secureConnect');
      client.write('go\r\n');
      await gone;
      await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
      const kept = (await events()).flatMap((event) =>
        event.kind === 'connection.keys' ? [event.line] : [],
      );
      expect(kept.map((line) => line.split(' ')[0]).sort()).toEqual(labels);
      expect(known).toEqual(expect.arrayContaining(kept));
    },
  );

  it('logs that a client spoke no TLS where TLS had to begin', async () => {
    const { port, events, gone } = open(() => undefined, { implicit: true });
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('EHLO me\r\n');
    await gone;
    await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
    const unsecured = (await events()).find(({ kind }) => kind === 'connection.unsecured');
    expect(unsecured).toMatchObject({ by: 'server', reason: 'wrong version number' });
    expect(unsecured).not.toHaveProperty('alert');
  });

  it('hangs up on who spoke no TLS after STARTTLS, and logs that the server did', async () => {
    const { port, events, gone } = open((door, text) => {
      if (!text.startsWith('STARTTLS\r\n')) return;
      door.write(octetsOfLatin1('220 go ahead\r\n'));
      door.startTls(certificates.good);
    });
    const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const seen: string[] = [];
    client.on('data', (octets: Buffer) => seen.push(String(octets)));
    client.on('error', (error: NodeJS.ErrnoException) => seen.push(error.code ?? ''));
    client.on('end', () => seen.push('end'));
    client.write('STARTTLS\r\n');
    await once(client, 'data');
    client.write('EHLO x\r\n');
    await once(client, 'end');
    await gone;
    client.destroy();
    await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
    // OpenSSL sends no alert to plain text: a FIN is all that the client sees, and it comes from the server.
    expect(seen).toEqual(['220 go ahead\r\n', 'end']);
    expect((await events()).slice(-2)).toMatchObject([
      { kind: 'connection.unsecured', by: 'server', reason: 'wrong version number' },
      { kind: 'connection.closed', by: 'server', how: 'ended' },
    ]);
  });

  it('gives up on a handshake that does not come', async () => {
    const { port, events, gone } = open(() => undefined, { implicit: true });
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
    while ((await events()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.turn(30_000);
    await gone;
    await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
    expect((await events()).at(-1)).toMatchObject({ by: 'lab', how: 'timed-out' });
  });
});

describe('the lab’s certificates', () => {
  it('are made once and read afterwards', async () => {
    const again = await createCertificates(dataDir, { hosts: ['x.test'], addresses: [] }, Date.now)();
    expect(again.authority).toBe(certificates.authority);
    const files = ['ca.pem', 'expired.pem', 'other-name.pem', 'self-signed.pem', 'server.key', 'server.pem'];
    expect((await readdir(join(dataDir, 'tls'))).sort()).toEqual(files);
  });
});
