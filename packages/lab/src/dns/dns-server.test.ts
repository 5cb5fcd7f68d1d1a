import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import {
  createZoneSet,
  type DnsMessage,
  decodeMessage,
  encodeMessage,
  parseZone,
  RECORD_TYPES,
  rcodeName,
  textOfRecord,
  typeCode,
} from '@ehlo/protocol/dns';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import {
  createDnsServer,
  createForward,
  type DnsAnsweredNote,
  type DnsServer,
  type DnsServerOptions,
  readWorldZones,
} from './index.ts';
import { createFrameReader, frame } from './tcp-frames.ts';

const zones = readWorldZones();
const open: DnsServer[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start<Origin = never>(options: Partial<DnsServerOptions<Origin>> = {}) {
  const server = await createDnsServer<Origin>({
    bind: '127.0.0.1',
    port: 0,
    zones,
    role: 'authoritative',
    ...options,
  });
  open.push(server);
  return server;
}

function query(name: string, type: string, more: Partial<DnsMessage> = {}): Uint8Array {
  return encodeMessage({
    id: 7,
    response: false,
    opcode: 0,
    aa: false,
    tc: false,
    rd: true,
    ra: false,
    z: false,
    ad: false,
    cd: false,
    rcode: 0,
    questions: [{ name, type: typeCode(type) as number, class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
    ...more,
  });
}

function read(octets: Uint8Array): DnsMessage {
  const decoded = decodeMessage(octets);
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.message;
}

async function overUdp(port: number, octets: Uint8Array): Promise<DnsMessage> {
  const socket = createSocket('udp4');
  socket.send(octets, port, '127.0.0.1');
  const [reply] = await once(socket, 'message');
  socket.close();
  return read(reply);
}

async function tcpClient(port: number) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  // A reset is one of the ends the tests wait for.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Reads until `count` messages came. */
async function messages(socket: Socket, count: number): Promise<DnsMessage[]> {
  const frames = createFrameReader(65_535);
  const got: DnsMessage[] = [];
  for await (const chunk of socket) {
    got.push(...frames.push(chunk).map(read));
    if (got.length >= count) break;
  }
  return got;
}

describe('createDnsServer', () => {
  it('says and notes nothing once it is closed, when zones that it waited for come (a late answer ended the process)', async () => {
    let come: (set: typeof zones) => void = () => undefined;
    let asked = () => {};
    const waits = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const noted: unknown[] = [];
    const server = await createDnsServer({
      bind: '127.0.0.1',
      port: 0,
      role: 'authoritative',
      zones: () => {
        asked();
        return new Promise<typeof zones>((resolve) => {
          come = resolve;
        });
      },
      onAnswered: (answered) => noted.push(answered),
    });
    const client = createSocket('udp4');
    client.send(query('campus.test.', 'A'), server.port, '127.0.0.1');
    await waits;
    await server.close();
    come(zones);
    await new Promise((resolve) => setImmediate(resolve));
    client.close();
    expect(noted).toEqual([]);
  });

  it('answers Node’s own resolver over UDP', async () => {
    const { port } = await start();
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${port}`]);
    expect(await resolver.resolveMx('campus.test')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ exchange: 'mail.campus.test', priority: 10 }),
        expect.objectContaining({ exchange: 'backup.campus.test', priority: 20 }),
      ]),
    );
    expect(await resolver.resolve4('www.campus.test')).toEqual(['192.0.2.80']);
    expect(await resolver.reverse('192.0.2.25')).toEqual(['mail.campus.test']);
    await expect(resolver.resolve4('nosuch.campus.test')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(resolver.resolve4('www.example.com')).rejects.toMatchObject({ code: 'EREFUSED' });
    await expect(resolver.resolve4('broken.test')).rejects.toMatchObject({ code: 'ESERVFAIL' });
  });

  it('is asked again over TCP when the answer is too long for UDP (RFC 7766 §5)', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `@ TXT "${index} ${'x'.repeat(40)}"`);
    const parsed = parseZone(`$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n${lines.join('\n')}`, 'long.test');
    if (!parsed.ok) throw new Error('zone');
    const asked: string[] = [];
    const { port } = await start({
      zones: createZoneSet([parsed.zone]),
      onAnswered: (note) => asked.push(note.transport),
    });
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${port}`]);
    expect(await resolver.resolveTxt('long.test')).toHaveLength(60);
    expect(asked).toEqual(['udp', 'tcp']);
  });

  it('tells who asked what, and what was answered, octet for octet', async () => {
    const notes: DnsAnsweredNote<never>[] = [];
    const { port } = await start({ onAnswered: (note) => notes.push(note) });
    const asked = query('MaIl.campus.test.', 'A');
    const reply = await overUdp(port, asked);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({
      transport: 'udp',
      remoteAddress: '127.0.0.1',
      query: new Uint8Array(asked),
    });
    expect(read(notes[0]?.response as Uint8Array)).toEqual(reply);
    expect(reply.questions[0]?.name).toBe('MaIl.campus.test.');
  });

  it('answers pipelined queries in pieces of any size, after the client’s FIN too (RFC 7766 §6.2)', async () => {
    const { port } = await start();
    const socket = await tcpClient(port);
    const octets = Buffer.concat(
      ['mail', 'web', 'nosuch'].map((host) => frame(query(`${host}.campus.test.`, 'A'))),
    );
    for (const octet of octets) socket.write(Buffer.of(octet));
    socket.end();
    const replies = await messages(socket, 3);
    expect(replies.map((reply) => [reply.questions[0]?.name, rcodeName(reply.rcode)])).toEqual([
      ['mail.campus.test.', 'NOERROR'],
      ['web.campus.test.', 'NOERROR'],
      ['nosuch.campus.test.', 'NXDOMAIN'],
    ]);
  });

  it('hands a zone over, SOA first and last (RFC 5936)', async () => {
    const { port } = await start();
    const socket = await tcpClient(port);
    socket.write(frame(query('lonely.test.', 'AXFR')));
    const [reply] = await messages(socket, 1);
    expect(reply?.answers.map((record) => record.code)).toEqual([6, 2, 1, 6]);
  });

  it('answers garbage with FORMERR over both, and stays silent to responses', async () => {
    const { port } = await start();
    const garbage = Uint8Array.from([0, 9, 1, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0xff]);
    expect(await overUdp(port, garbage)).toMatchObject({ id: 9, rcode: 1 });
    const socket = await tcpClient(port);
    const response = query('mail.campus.test.', 'A', { response: true });
    socket.write(Buffer.concat([frame(new Uint8Array(0)), frame(response), frame(garbage)]));
    expect(await messages(socket, 1)).toMatchObject([{ id: 9, rcode: 1 }]);
  });

  it('closes a connection that announces more than a query can need', async () => {
    const { port } = await start();
    const socket = await tcpClient(port);
    socket.write(Buffer.concat([frame(query('mail.campus.test.', 'A')), Buffer.of(0xff, 0xff)]));
    expect(await messages(socket, 2)).toHaveLength(1);
  });

  it('closes a connection that sends no whole query for 30 seconds', async () => {
    const clock = createFakeClock();
    const { port } = await start({ clock });
    const socket = await tcpClient(port);
    socket.write(frame(query('mail.campus.test.', 'A')));
    const frames = createFrameReader(65_535);
    for await (const chunk of socket) if (frames.push(chunk).length > 0) clock.turn(30_000);
    expect(socket.destroyed).toBe(true);
  });

  it('answers a client that does not read no faster than it reads', async () => {
    const big = `$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nbig TYPE65280 \\# 60000 ${'00'.repeat(60_000)}`;
    const parsed = parseZone(big, 'big.test');
    if (!parsed.ok) throw new Error('zone');
    let answered = 0;
    const { port } = await start({ zones: createZoneSet([parsed.zone]), onAnswered: () => answered++ });
    const socket = await tcpClient(port);
    socket.pause();
    const one = frame(query('big.big.test.', 'TYPE65280'));
    const asked = 1000;
    socket.write(Buffer.concat(Array<Uint8Array>(asked).fill(one)));
    // Another client is served meanwhile: by then the first one's answers have filled what the system buffers.
    const other = await tcpClient(port);
    for (let turn = 0; turn < 200; turn++) {
      other.write(frame(query('big.test.', 'A')));
      await once(other, 'data');
    }
    expect(answered).toBeLessThan(asked);
    socket.resume();
    const frames = createFrameReader(65_535);
    let got = 0;
    for await (const chunk of socket) {
      got += frames.push(chunk).length;
      if (got === asked) break;
    }
    expect(got).toBe(asked);
  });

  it('closes connections beyond its limit and serves the others', async () => {
    const { port } = await start({ limits: { connections: 2 } });
    const [first] = [await tcpClient(port), await tcpClient(port)];
    first?.write(frame(query('mail.campus.test.', 'A')));
    const third = await tcpClient(port);
    third.resume();
    await once(third, 'close');
    expect(await messages(first as Socket, 1)).toHaveLength(1);
  });

  it('finds one number for both where 0 is asked for, and says so where a port is taken', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const udp = createSocket('udp4');
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    await expect(start({ port: udp.address().port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    // The TCP port it had by then is free again.
    const tcp = createServer().listen(udp.address().port, '127.0.0.1');
    await once(tcp, 'listening');
    tcp.close();
    udp.close();
  });

  it('survives a flood of garbage', async () => {
    const { port } = await start();
    const socket = createSocket('udp4');
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 0x7fff_ffff;
      return seed;
    };
    // In waves that the system's buffer holds, so that the sound query behind them is not lost.
    for (let wave = 0; wave < 100; wave++) {
      for (let index = 0; index < 20; index++)
        socket.send(
          Uint8Array.from({ length: random() % 300 }, () => random() & 255),
          port,
          '127.0.0.1',
        );
      await overUdp(port, query('mail.campus.test.', 'A'));
    }
    const reply = await overUdp(port, query('mail.campus.test.', 'A'));
    socket.close();
    expect(reply.answers.map(textOfRecord)).toEqual(['mail.campus.test. 3600 IN A 192.0.2.25']);
  });
});

describe('an internal listener', () => {
  /** `name!` before everything. */
  const readOrigin: DnsServerOptions<string>['readOrigin'] = (octets) => {
    const at = octets.indexOf(0x21);
    if (at < 0) return octets.length > 8 ? { kind: 'bad' } : { kind: 'incomplete' };
    return { kind: 'origin', origin: Buffer.from(octets.subarray(0, at)).toString(), length: at + 1 };
  };
  const from = (origin: string, octets: Uint8Array) => Buffer.concat([Buffer.from(`${origin}!`), octets]);
  const role = (origin: string | undefined) => (origin === 'ns1' ? 'authoritative' : 'resolver');

  it('takes the origin off each datagram and answers by it', async () => {
    const notes: DnsAnsweredNote<string>[] = [];
    const { port } = await start<string>({ readOrigin, role, onAnswered: (note) => notes.push(note) });
    expect(await overUdp(port, from('ns1', query('mail.campus.test.', 'A')))).toMatchObject({ aa: true });
    expect(await overUdp(port, from('other', query('mail.campus.test.', 'A')))).toMatchObject({ aa: false });
    expect(notes.map((note) => note.origin)).toEqual(['ns1', 'other']);
    expect(notes[0]?.query).toEqual(new Uint8Array(query('mail.campus.test.', 'A')));
  });

  it('takes it off a TCP connection once, however it is cut', async () => {
    const notes: DnsAnsweredNote<string>[] = [];
    const { port } = await start<string>({ readOrigin, role, onAnswered: (note) => notes.push(note) });
    const socket = await tcpClient(port);
    const one = frame(query('mail.campus.test.', 'A'));
    for (const octet of from('ns1', Buffer.concat([one, one]))) socket.write(Buffer.of(octet));
    expect(await messages(socket, 2)).toMatchObject([{ aa: true }, { aa: true }]);
    expect(notes.map((note) => note.origin)).toEqual(['ns1', 'ns1']);
  });

  it('drops what comes without one', async () => {
    const { port } = await start<string>({ readOrigin, role });
    const socket = await tcpClient(port);
    socket.resume();
    socket.write(frame(query('mail.campus.test.', 'A')));
    await once(socket, 'close');
    const silent = createSocket('udp4');
    silent.on('message', () => expect.unreachable());
    silent.send(query('mail.campus.test.', 'A'), port, '127.0.0.1');
    await overUdp(port, from('x', query('mail.campus.test.', 'A')));
    silent.close();
  });
});

describe('createForward', () => {
  const A = RECORD_TYPES.A.code;
  const answerOf = (octets: Uint8Array, more: Partial<DnsMessage> = {}) => {
    const asked = read(octets);
    const name = asked.questions[0]?.name ?? '.';
    return encodeMessage({
      ...asked,
      response: true,
      answers: [{ name, type: 'A', code: A, class: 1, ttl: 5, data: { address: '203.0.113.7' } }],
      ...more,
    });
  };
  /** A resolver of the real world: answers over UDP as told, over TCP always. */
  async function outside(overUdpWith: (octets: Uint8Array) => Uint8Array[]) {
    const tcp = createServer((socket) => {
      const frames = createFrameReader(65_535);
      socket.on('data', (chunk) => {
        for (const message of frames.push(chunk)) socket.end(frame(answerOf(message)));
      });
    }).listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const port = (tcp.address() as { port: number }).port;
    const udp = createSocket('udp4');
    udp.bind(port, '127.0.0.1');
    await once(udp, 'listening');
    udp.on('message', (octets, remote) => {
      for (const reply of overUdpWith(octets)) udp.send(reply, remote.port, remote.address);
    });
    open.push({
      port,
      close: async () => {
        udp.close();
        tcp.close();
      },
    });
    return port;
  }

  it('asks for names outside, with the client’s spelling and id in the answer, and for no others', async () => {
    const asked: string[] = [];
    const port = await outside((octets) => {
      asked.push(read(octets).questions[0]?.name ?? '');
      return [answerOf(octets)];
    });
    const server = await start({ forward: createForward({ host: '127.0.0.1', port }) });
    const reply = await overUdp(server.port, query('WWW.example.com.', 'A'));
    expect(reply).toMatchObject({ id: 7, aa: false, ra: true, questions: [{ name: 'WWW.example.com.' }] });
    expect(reply.answers.map(textOfRecord)).toEqual(['WWW.example.com. 5 IN A 203.0.113.7']);
    expect(await overUdp(server.port, query('mail.campus.test.', 'A'))).toMatchObject({ aa: true });
    expect(asked).toEqual(['WWW.example.com.']);
  });

  it('ignores answers with another id or another question (RFC 5452 §9.1), and goes to TCP on TC', async () => {
    const port = await outside((octets) => [
      answerOf(octets, { id: (read(octets).id + 1) & 0xffff }),
      answerOf(octets, { questions: [{ name: 'evil.test.', type: A, class: 1 }] }),
      answerOf(octets, { tc: true, answers: [] }),
    ]);
    const server = await start({ forward: createForward({ host: '127.0.0.1', port }) });
    const reply = await overUdp(server.port, query('www.example.com.', 'A'));
    expect(reply.answers).toHaveLength(1);
  });

  it('says SERVFAIL when nobody answers', async () => {
    const port = await outside(() => []);
    const forward = createForward({ host: '127.0.0.1', port }, { timeoutMs: 20, most: 4 });
    const server = await start({ forward });
    expect(await overUdp(server.port, query('www.example.com.', 'A'))).toMatchObject({
      id: 7,
      rcode: 2,
      response: true,
    });
  });
});
