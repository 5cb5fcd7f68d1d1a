import { createSocket } from 'node:dgram';
import { connect, type Socket } from 'node:net';
import { typeName } from '@ehlo/protocol/dns';
import type { Connection, Dialled, DialTarget, Net } from '@ehlo/shell';
import type { DnsExchange, DnsQuestionRecord } from './case.ts';
import { createRealListeners } from './real-listener.ts';
import { createRealTls } from './real-tls.ts';
import type { ScriptedServer } from './scripted-server.ts';

/** Addresses that exist in the recording's network: nobody listening there means refused, anywhere else unreachable. */
const LOCAL =
  /^(?:127\.|::1$|192\.0\.2\.(?:10|25|26|53|54|55|80|99|250)$|198\.51\.100\.(?:10|20|53|80)$|203\.0\.113\.(?:66|53|10|20|250)$|2001:db8:(?:25::25|25::80|66::1|66::25)$)/;

let ids = 0;

/** Dials a case's virtual addresses over real sockets on loopback; tells each question that a DNS server gets. */
export function createRealNet(
  servers: readonly ScriptedServer[],
  dns: readonly DnsExchange[],
  onQuestion: (question: DnsQuestionRecord) => void,
): Net & { listenerAt(address: string, port: number): number | undefined } {
  const replayed = new Set<DnsExchange>();
  const taken = (address: string, port: number) =>
    servers.some(
      (server) =>
        server.port === port &&
        server.transport === 'tcp' &&
        (server.host === address || (address === '0.0.0.0' && !server.host.includes(':'))),
    );
  const listeners = createRealListeners(taken, (socket) =>
    connectionOver(socket, { address: '127.0.0.1', port: socket.remotePort ?? 0 }),
  );
  return {
    listen: listeners.listen,
    listenerAt: listeners.find,
    revive: () => undefined,
    async dial(target, signal): Promise<Dialled> {
      const server = servers.find(
        (candidate) =>
          candidate.host === target.address &&
          candidate.port === target.port &&
          candidate.transport === target.transport,
      );
      if (server && server.realPort === undefined) return waitInVain(target, signal);
      if (server?.realPort !== undefined)
        return target.transport === 'udp'
          ? dialUdp(target, server.realPort)
          : dialTcp(target, server.realPort);
      const recorded = dns.filter(
        (exchange) =>
          exchange.server === `${target.address}#${target.port}` && exchange.proto === target.transport,
      );
      if (recorded.length > 0)
        return { ok: true, connection: replay(target, recorded, replayed, onQuestion) };
      return { ok: false, failure: LOCAL.test(target.address) ? 'refused' : 'unreachable' };
    },
  };
}

function waitInVain(target: DialTarget, signal: Parameters<Net['dial']>[1]): Promise<Dialled> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, failure: 'timed-out' }), target.timeoutMs);
    signal?.onAbort(() => {
      clearTimeout(timer);
      resolve({ ok: false, failure: 'unreachable' });
    });
  });
}

function lost(how: 'reset'): Error {
  return Object.assign(new Error('connection reset by peer'), { name: 'ConnectionLost', how });
}

/** Chunks that came, for one reader at a time. */
function createInbox() {
  const chunks: (Uint8Array | null)[] = [];
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
  return {
    put(chunk: Uint8Array | null) {
      chunks.push(chunk);
      wake();
    },
    fail(error: Error) {
      failure ??= error;
      wake();
    },
    get unread() {
      return chunks.some((chunk) => chunk !== null);
    },
    async read(): Promise<Uint8Array | null> {
      for (;;) {
        const chunk = chunks.shift();
        if (chunk !== undefined) return chunk;
        if (failure) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

function dialTcp(target: DialTarget, realPort: number): Promise<Dialled> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ host: '127.0.0.1', port: realPort, allowHalfOpen: true });
    const connection = connectionOver(socket, target);
    socket.once('connect', () => resolve({ ok: true, connection }));
    socket.once('error', () => resolve({ ok: false, failure: 'refused' }));
  });
}

function connectionOver(socket: Socket, { address, port }: { address: string; port: number }): Connection {
  const inbox = createInbox();
  const lose = () => inbox.fail(lost('reset'));
  let wrote = false;
  const tls = createRealTls(socket, inbox.put, lose);
  socket.on('data', (chunk: Buffer) => {
    if (tls.client) tls.client.receive(chunk);
    else inbox.put(new Uint8Array(chunk));
  });
  socket.on('end', () => (tls.client ? tls.client.receiveEnd() : inbox.put(null)));
  socket.on('error', () => {
    tls.client?.receiveReset();
    lose();
  });
  return {
    address,
    port,
    id: `real-${++ids}`,
    read: () => inbox.read(),
    write: (octets) =>
      new Promise((written, failed) => {
        wrote = true;
        const channel = tls.client?.socket ?? socket;
        if (channel.destroyed) failed(lost('reset'));
        else channel.write(octets, (error) => (error ? failed(lost('reset')) : written()));
      }),
    secure: (wish) => tls.secure(wish),
    renegotiate: () => tls.renegotiate(),
    end: () => void (tls.client?.socket ?? socket).end(),
    // As a kernel does for a program that exits and has not read what came: here it was taken out of the kernel already.
    abort: () => void (wrote && inbox.unread ? socket.resetAndDestroy() : socket.destroySoon()),
  };
}

/** Datagrams are not secured here. */
const NO_TLS: Pick<Connection, 'secure' | 'renegotiate'> = {
  secure: () => Promise.reject(lost('reset')),
  renegotiate: () => Promise.reject(lost('reset')),
};

function dialUdp(target: DialTarget, realPort: number): Promise<Dialled> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const inbox = createInbox();
    socket.on('message', (datagram) => inbox.put(new Uint8Array(datagram)));
    socket.connect(realPort, '127.0.0.1', () => {
      resolve({
        ok: true,
        connection: {
          address: target.address,
          port: target.port,
          id: `real-${++ids}`,
          read: () => inbox.read(),
          write: (octets) => new Promise((written) => socket.send(octets, () => written())),
          ...NO_TLS,
          end: () => undefined,
          abort: () => socket.close(),
        },
      });
    });
  });
}

/**
 * A DNS server that answers the recorded questions with the recorded answers: the same question gets its answers in
 * their order, and the last one again.
 */
function replay(
  target: DialTarget,
  recorded: readonly DnsExchange[],
  replayed: Set<DnsExchange>,
  onQuestion: (question: DnsQuestionRecord) => void,
): Connection {
  const inbox = createInbox();
  const framed = target.transport === 'tcp';
  return {
    address: target.address,
    port: target.port,
    id: `real-${++ids}`,
    read: () => inbox.read(),
    async write(octets) {
      const query = Buffer.from(framed ? octets.subarray(2) : octets);
      onQuestion(readQuestion(target, query));
      const matches = recorded.filter((exchange) => {
        const asked = Buffer.from(exchange.query, 'base64');
        return question(asked).equals(question(query));
      });
      const match = matches.find((exchange) => !replayed.has(exchange)) ?? matches.at(-1);
      if (match) replayed.add(match);
      if (!match?.response) return;
      const response = Buffer.from(match.response, 'base64');
      query.copy(response, 0, 0, 2);
      const length = Buffer.of(response.length >> 8, response.length & 255);
      inbox.put(new Uint8Array(framed ? Buffer.concat([length, response]) : response));
    },
    ...NO_TLS,
    end: () => inbox.put(null),
    abort: () => inbox.put(null),
  };
}

/** Types that the recorder calls by name; others are `TYPE65`. */
const NAMED_TYPES = new Set([1, 2, 5, 6, 12, 13, 15, 16, 28, 33, 35, 43, 46, 48, 52, 99, 251, 252, 255, 257]);
const NAMED_CLASSES: Readonly<Record<number, string>> = { 1: 'IN', 3: 'CH', 255: 'ANY' };
const OPT = 41;

/** As the recorder reads it: what stands behind the header is a question, and OPT stands right behind that. */
function readQuestion(target: DialTarget, query: Buffer): DnsQuestionRecord {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const [type, klass] = [query.readUInt16BE(at + 1), query.readUInt16BE(at + 3)];
  at += 5;
  const flags = query.readUInt16BE(2);
  const opt = query.readUInt16BE(10) > 0 && query[at] === 0 && query.readUInt16BE(at + 1) === OPT;
  return {
    proto: target.transport,
    server: `${target.address}#${target.port}`,
    name: `${labels.join('.')}.`,
    type: NAMED_TYPES.has(type) ? typeName(type) : `TYPE${type}`,
    class: NAMED_CLASSES[klass] ?? `CLASS${klass}`,
    rd: (flags & 0x100) !== 0,
    ad: (flags & 0x20) !== 0,
    cd: (flags & 0x10) !== 0,
    edns: opt ? { udp: query.readUInt16BE(at + 3), do: (query.readUInt16BE(at + 7) & 0x8000) !== 0 } : null,
  };
}

/** Name, type and class of the first question, in lower case. */
function question(message: Buffer): Buffer {
  let at = 12;
  while ((message[at] ?? 0) > 0) at += (message[at] as number) + 1;
  return Buffer.from(
    message
      .subarray(12, at + 5)
      .toString('latin1')
      .toLowerCase(),
    'latin1',
  );
}
