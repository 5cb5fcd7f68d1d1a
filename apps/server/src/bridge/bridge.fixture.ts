import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Lab, Route } from '@ehlo/lab';
import { createMemoryLog } from '@ehlo/log';
import {
  type ClientFrame,
  decodeStreamFrame,
  encodeStreamFrame,
  FRAME_VERSION,
  type ServerFrame,
} from '@ehlo/wire';
import { WebSocket } from 'ws';
import type { DialTarget } from '../config/parse.ts';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { createGuard } from '../http/guard.ts';
import { openPeople } from '../people/people.ts';
import { createVisitors } from '../people/visitors.ts';
import { createAllowedTargets } from './allowed-targets.ts';
import { createBridge } from './bridge.ts';

/** Marks where the header of an internal dial ends; what a real one holds is the lab's business. */
export const DIAL_HEADER = Buffer.from('DIAL!');

/** A server of the fake world on loopback; `accepted` hands over each connection once its header was taken off. */
export async function createTcpServer(onConnection: (socket: Socket) => void = () => undefined) {
  const waiting: ((socket: Socket) => void)[] = [];
  const sockets: Socket[] = [];
  const all = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    all.add(socket);
    socket.on('error', () => undefined);
    const take = waiting.shift();
    if (take) take(socket);
    else sockets.push(socket);
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    accepted: () => {
      const socket = sockets.shift();
      return socket ? Promise.resolve(socket) : new Promise<Socket>((resolve) => waiting.push(resolve));
    },
    close() {
      server.close();
      for (const socket of all) socket.destroy();
    },
  };
}

/** Bridge, log and people as they are; the world is one address, 192.0.2.25, whose ports lead where the test says. */
export async function createBridgeFixture(options: { allowDial?: DialTarget[] } = {}) {
  const clock = createFakeClock();
  const log = createMemoryLog({ now: () => clock.now() * 1000 });
  const people = await openPeople({ log, now: clock.now, random: Math.random });
  const guard = createGuard('127.0.0.1', new URL('https://ehlo.example.org'));
  const visitors = createVisitors({
    people,
    webPort: () => 8025,
    secure: false,
    seed: async () => undefined,
  });
  const routes = new Map<number, Route>();
  let nextConnection = 1000;
  const lab: Pick<Lab, 'route'> = {
    route: ({ address, port }) =>
      address === '192.0.2.25' ? (routes.get(port) ?? { kind: 'refused' }) : { kind: 'not-allowed' },
  };
  const allowed = createAllowedTargets(options.allowDial ?? [], clock.now);
  await allowed.refresh();
  const bridge = createBridge({
    log,
    lab,
    people,
    visitors,
    guard,
    allowed,
    sources: ['203.0.113.66'],
    taken: (_, { address, port }) => address === '127.0.0.1' && port === 1025,
    clock,
    me: async ({ handle, home, address }) => ({
      handle,
      room: home,
      mailbox: `${handle}@campus.test`,
      address,
      password: 'secret',
      world: {
        hosts: [],
        resolver: { address: '192.0.2.54', port: 53 },
        sources: [],
        services: [],
        down: [],
        realMail: false,
      },
    }),
  });
  const http = createHttpServer();
  http.on('upgrade', bridge.upgrade);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const arrived = await people.arrive('127.0.0.1');
  if (!arrived.ok) throw new Error(arrived.problem.code);
  const cookie = `ehlo-8025=${arrived.secret}`;
  const pages: Page[] = [];

  return {
    clock,
    log,
    bridge,
    port,
    cookie,
    room: arrived.person.home,
    /** From now on `192.0.2.25:port` is this server. */
    serve(virtualPort: number, realPort: number) {
      routes.set(virtualPort, {
        kind: 'tcp',
        port: realPort,
        header: DIAL_HEADER,
        service: 'mta',
        to: { address: '192.0.2.25', port: virtualPort },
        opened: Promise.resolve(nextConnection++),
      });
    },
    route: (virtualPort: number, route: Route) => routes.set(virtualPort, route),
    async page(settings: { tab?: string; resume?: { stream: number; received: number }[] } = {}) {
      const page = await openPage(port, { cookie });
      pages.push(page);
      page.send({
        type: 'hello',
        version: FRAME_VERSION,
        tab: settings.tab ?? `tab-${pages.length}-abcdef`,
        resume: settings.resume ?? [],
      });
      const welcome = await page.next('welcome');
      return { ...page, welcome };
    },
    async close() {
      for (const page of pages) page.socket.terminate();
      bridge.close();
      http.close();
      http.closeAllConnections();
      await log.close();
    },
  };
}

export type Fixture = Awaited<ReturnType<typeof createBridgeFixture>>;
export type Page = Awaited<ReturnType<typeof openPage>>;

/** A page's socket; frames wait until they are asked for. */
export async function openPage(port: number, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, {
    perMessageDeflate: false,
    headers: { origin: `http://127.0.0.1:${port}`, ...headers },
  });
  const frames: ServerFrame[] = [];
  const octets = new Map<number, Buffer>();
  let changed = () => {};
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      const frame = decodeStreamFrame(data)!;
      octets.set(frame.stream, Buffer.concat([octets.get(frame.stream) ?? Buffer.alloc(0), frame.octets]));
    } else frames.push(JSON.parse(data.toString()) as ServerFrame);
    changed();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => changed());
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => reject(new Error(`${response.statusCode}: ${body}`)));
    });
  });

  async function until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  }

  return {
    socket,
    frames,
    send: (frame: ClientFrame) => socket.send(JSON.stringify(frame)),
    sendText: (text: string) => socket.send(text),
    sendOctets: (stream: number, offset: number, text: string | Uint8Array) =>
      socket.send(encodeStreamFrame(stream, offset, typeof text === 'string' ? Buffer.from(text) : text)),
    /** Next frame of this type; those before it are skipped. */
    next<Type extends ServerFrame['type']>(type: Type): Promise<Extract<ServerFrame, { type: Type }>> {
      return until(() => {
        const index = frames.findIndex((frame) => frame.type === type);
        if (index < 0) return undefined;
        const [found] = frames.splice(0, index + 1).slice(-1);
        return found as Extract<ServerFrame, { type: Type }>;
      });
    },
    /** Waits until the stream brought this many octets, and gives them all. */
    octets: (stream: number, atLeast: number) =>
      until(() => {
        const got = octets.get(stream);
        return got !== undefined && got.length >= atLeast ? got : undefined;
      }),
    closed: () =>
      socket.readyState === socket.CLOSED
        ? Promise.resolve()
        : new Promise<void>((resolve) => socket.once('close', () => resolve())),
  };
}

/** Reads from `socket` until `length` octets are there. */
export async function readOctets(socket: Socket, length: number): Promise<Buffer> {
  let got = Buffer.alloc(0);
  while (got.length < length) {
    const chunk = socket.read() as Buffer | null;
    if (chunk) got = Buffer.concat([got, chunk]);
    else await once(socket, 'readable');
  }
  if (got.length > length) socket.unshift(got.subarray(length));
  return got.subarray(0, length);
}
