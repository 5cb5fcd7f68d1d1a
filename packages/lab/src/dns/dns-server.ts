import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, isIPv6, type Server } from 'node:net';
import type { AnswerManner, DnsQuestion, ZoneSet } from '@ehlo/protocol/dns';
import type { Seq } from '@ehlo/wire';
import { type LabClock, realClock } from '../clock.ts';
import { type Answered, answerQuery, type DnsFault, type Unanswered } from './answering.ts';
import { serveDnsConnection } from './dns-connection.ts';
import type { Forward } from './forward.ts';
import { createRateLimit } from './rate-limit.ts';

/** What a lab-internal dial writes before anything else: who is asking. `length`: octets it took. */
export type ReadOrigin<Origin> = (
  octets: Uint8Array,
) => { kind: 'origin'; origin: Origin; length: number } | { kind: 'incomplete' } | { kind: 'bad' };

export interface DnsAnsweredNote<Origin> {
  transport: 'udp' | 'tcp';
  remoteAddress: string;
  remotePort: number;
  /** Set on internal listeners. */
  origin?: Origin;
  /** Octets as they crossed, without TCP's length prefix and without the origin. */
  query: Uint8Array;
  response: Uint8Array;
  via?: 'copy' | 'forward';
  fault?: Seq;
}

/** A query that a fault keeps from being answered. */
export interface DnsUnansweredNote<Origin>
  extends Omit<DnsAnsweredNote<Origin>, 'response' | 'via' | 'fault'> {
  fault: Seq;
}

/** Who asks: by origin on internal listeners, else by address. */
export interface Asker<Origin> {
  origin: Origin | undefined;
  remoteAddress: string;
}

export interface DnsServerOptions<Origin = never> {
  /** Address to bind, as for `net.Server.listen`. */
  bind: string;
  /** One number for UDP and TCP; 0 means any that is free for both. */
  port: number;
  /** The same for everyone, or by who asks. Where a promise rejects, the answer is silence: the client asks again. */
  zones: ZoneSet | ((asker: Asker<Origin>) => ZoneSet | Promise<ZoneSet>);
  /** `authoritative` (ns1, aa) or `resolver`; an internal listener may be both, by the address that was dialled. */
  role: AnswerManner['role'] | ((origin: Origin | undefined) => AnswerManner['role']);
  /** Default `refuse`. */
  outside?: AnswerManner['outside'];
  /** Asks for names outside the practice world (EHLO_DNS_FORWARD). */
  forward?: Forward;
  /** What a question meets on purpose, by who asks. */
  faultOf?: (asker: Asker<Origin>, question: DnsQuestion) => DnsFault | undefined;
  /**
   * Makes this an internal listener: every datagram and every TCP connection begins with an origin, which is taken
   * off; what has none is dropped without a word.
   */
  readOrigin?: ReadOrigin<Origin>;
  /** Every response, as it is sent. */
  onAnswered?: (note: DnsAnsweredNote<Origin>) => void;
  /** Every query that `faultOf` silences. */
  onUnanswered?: (note: DnsUnansweredNote<Origin>) => void;
  limits?: Partial<DnsLimits>;
  clock?: LabClock;
}

export interface DnsLimits {
  /** Longest query, UDP and TCP. */
  queryOctets: number;
  /** TCP connections at a time; further ones are closed at once. */
  connections: number;
  connectionsPerAddress: number;
  /** A connection without a whole query for so long is closed (RFC 7766 §6.2.3). */
  idleMs: number;
  /** Responses a second, and at once, over UDP to one address that is not on this machine; more are not sent. */
  udpPerSecond: number;
  udpBurst: number;
}

const LIMITS: DnsLimits = {
  queryOctets: 4096,
  connections: 256,
  connectionsPerAddress: 64,
  idleMs: 30_000,
  udpPerSecond: 50,
  udpBurst: 200,
};

export interface DnsServer {
  /** Bound for UDP and TCP. */
  readonly port: number;
  /** Closes both sockets and every connection. Resolves when they are closed. */
  close(): Promise<void>;
}

/** Ports tried before giving up, when a free one for TCP is taken for UDP. */
const PORT_TRIES = 20;

/**
 * Listens for DNS over UDP and TCP on one port number (RFC 7766 §5 asks for both).
 *
 * @throws what `listen` and `bind` throw (`EADDRINUSE`, `EACCES`, …), with nothing left open.
 */
export async function createDnsServer<Origin = never>(options: DnsServerOptions<Origin>): Promise<DnsServer> {
  const limits = { ...LIMITS, ...options.limits };
  const clock = options.clock ?? realClock;
  const { udp, tcp, port } = await bindBoth(options.bind, options.port);
  const rate = createRateLimit(limits.udpPerSecond, limits.udpBurst, clock.now);
  const closeConnections = new Set<() => void>();
  const perAddress = new Map<string, number>();
  let closed = false;

  const respondTo = (query: Uint8Array, peer: Peer<Origin>, send: (response: Uint8Array) => void) => {
    const { origin, remoteAddress, transport } = peer.note;
    const deliver = (answered: Answered | Unanswered | undefined) => {
      // Zones, or the real DNS, may have been waited for: then nobody is here any more to send it.
      if (!answered || closed) return;
      // A copy: what is noted is kept, and the query is a part of a larger buffer.
      const asked = { ...peer.note, query: new Uint8Array(query) };
      if (!('octets' in answered)) return options.onUnanswered?.({ ...asked, fault: answered.fault });
      const { octets: response, via, fault } = answered;
      send(response);
      const note = { ...asked, response };
      options.onAnswered?.({ ...note, ...(via && { via }), ...(fault !== undefined && { fault }) });
    };
    const answerFrom = (zones: ZoneSet) => {
      const role = typeof options.role === 'function' ? options.role(origin) : options.role;
      const { forward, faultOf } = options;
      const manner = {
        zones,
        role,
        outside: options.outside ?? ('refuse' as const),
        forward,
        faultOf: faultOf && ((question: DnsQuestion) => faultOf({ origin, remoteAddress }, question)),
      };
      return answerQuery(query, manner, { transport, from: peer.from });
    };
    const zones =
      typeof options.zones === 'function' ? options.zones({ origin, remoteAddress }) : options.zones;
    const answered = zones instanceof Promise ? zones.then(answerFrom) : answerFrom(zones);
    // Whoever asks again is answered when the room's zones can be read again.
    if (answered instanceof Promise) return answered.then(deliver, () => undefined);
    deliver(answered);
    return undefined;
  };

  udp.on('message', (datagram, remote) => {
    const taken = takeOrigin(datagram, options.readOrigin);
    if (!taken || taken.query.length > limits.queryOctets) return;
    const from = options.readOrigin || isLoopback(remote.address) ? 'near' : 'network';
    if (from === 'network' && !rate.take(remote.address)) return;
    const peer = { from, note: note('udp', remote.address, remote.port, taken.origin) } as const;
    // A client that is gone, or a full send buffer: a lost datagram, which DNS clients are made for.
    void respondTo(taken.query, peer, (response) =>
      udp.send(response, remote.port, remote.address, () => {}),
    );
  });
  // Errors of single datagrams surface here too (ICMP, on some systems); the socket goes on.
  udp.on('error', () => {});

  tcp.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const here = perAddress.get(address) ?? 0;
    if (
      closeConnections.size >= limits.connections ||
      (!options.readOrigin && here >= limits.connectionsPerAddress)
    ) {
      socket.destroy();
      return;
    }
    perAddress.set(address, here + 1);
    const close = () => socket.destroy();
    closeConnections.add(close);
    socket.once('close', () => {
      closeConnections.delete(close);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
    });
    const from = options.readOrigin || isLoopback(address) ? 'near' : 'network';
    serveDnsConnection<Origin>(socket, {
      limits,
      clock,
      readOrigin: options.readOrigin,
      answer: (query, origin, send) =>
        respondTo(query, { from, note: note('tcp', address, socket.remotePort ?? 0, origin) }, send),
    });
  });
  tcp.on('error', () => {});

  return {
    port,
    async close() {
      closed = true;
      const ends = [once(udp, 'close'), once(tcp, 'close')];
      udp.close();
      tcp.close();
      for (const close of closeConnections) close();
      await Promise.all(ends);
    },
  };
}

interface Peer<Origin> {
  from: AnswerManner['from'];
  note: Omit<DnsAnsweredNote<Origin>, 'query' | 'response'>;
}

function note<Origin>(
  transport: 'udp' | 'tcp',
  remoteAddress: string,
  remotePort: number,
  origin: Origin | undefined,
): Peer<Origin>['note'] {
  const plain = { transport, remoteAddress, remotePort };
  return origin === undefined ? plain : { ...plain, origin };
}

function takeOrigin<Origin>(
  datagram: Uint8Array,
  readOrigin: ReadOrigin<Origin> | undefined,
): { origin: Origin | undefined; query: Uint8Array } | undefined {
  if (!readOrigin) return { origin: undefined, query: datagram };
  const read = readOrigin(datagram);
  return read.kind === 'origin' ? { origin: read.origin, query: datagram.subarray(read.length) } : undefined;
}

/** 127/8, ::1, and 127/8 as a dual-stack socket shows it. */
function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

async function bindBoth(bind: string, port: number): Promise<{ udp: UdpSocket; tcp: Server; port: number }> {
  // A UDP socket has one family, so a name must be an address first.
  const { address } = await lookup(bind);
  for (let attempt = 1; ; attempt++) {
    const tcp = createServer({ allowHalfOpen: true });
    tcp.listen({ host: address, port });
    await once(tcp, 'listening');
    const bound = tcp.address();
    const number = typeof bound === 'object' && bound ? bound.port : port;
    const udp = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    try {
      udp.bind({ address, port: number });
      await once(udp, 'listening');
      return { udp, tcp, port: number };
    } catch (error) {
      // `once` rejects with the socket's error. A socket that could not bind is closed by hand.
      udp.close();
      tcp.close();
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (port !== 0 || !taken || attempt === PORT_TRIES) throw error;
    }
  }
}
