import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { getServers } from 'node:dns';
import { connect, isIPv6 } from 'node:net';
import {
  type DnsMessage,
  decodeMessage,
  EDNS_UDP_OCTETS,
  encodeMessage,
  MAX_MESSAGE_OCTETS,
  nameKey,
} from '@ehlo/protocol/dns';
import { createFrameReader, frame } from './tcp-frames.ts';

/** Where names outside the practice world are asked (EHLO_DNS_FORWARD): the machine's own resolver, or one named. */
export type ForwardTarget = 'system' | { host: string; port: number };

/** Asks and resolves with the answer, or with undefined when none came in time. Never rejects. */
export type Forward = (query: DnsMessage) => Promise<DnsMessage | undefined>;

export interface ForwardOptions {
  /** Per try; two tries over UDP. */
  timeoutMs: number;
  /** Questions under way at a time; more are not asked. */
  most: number;
}

export function createForward(
  target: ForwardTarget,
  { timeoutMs, most }: ForwardOptions = { timeoutMs: 3000, most: 64 },
): Forward {
  let underWay = 0;
  return async (query) => {
    const server = serverOf(target);
    if (!server || underWay >= most) return undefined;
    underWay++;
    try {
      const question = { ...bare(query), id: randomInt(65_536) };
      const octets = encodeMessage(question);
      for (let attempt = 0; attempt < 2; attempt++) {
        const reply = await askUdp(octets, question, server, timeoutMs);
        if (reply?.tc) return await askTcp(octets, question, server, timeoutMs);
        if (reply) return reply;
      }
      return undefined;
    } finally {
      underWay--;
    }
  };
}

/** The question alone: options of the client (cookies, say) are between it and us. */
function bare(query: DnsMessage): DnsMessage {
  const { edns: _, ...rest } = query;
  const message = {
    ...rest,
    rd: true,
    cd: false,
    ad: false,
    z: false,
    answers: [],
    authorities: [],
    additionals: [],
  };
  const edns = { udpSize: EDNS_UDP_OCTETS, extendedRcode: 0, version: 0, dnssecOk: false, z: 0, options: [] };
  return query.edns ? { ...message, edns } : message;
}

function serverOf(target: ForwardTarget): { host: string; port: number } | undefined {
  if (target !== 'system') return target;
  const first = getServers()[0];
  if (first === undefined) return undefined;
  const bracketed = /^\[(.+)\]:(\d+)$/.exec(first) ?? /^([^:]+):(\d+)$/.exec(first);
  return bracketed ? { host: bracketed[1] as string, port: Number(bracketed[2]) } : { host: first, port: 53 };
}

/** The reply, if it is one to this question (RFC 5452 §9.1). */
function replyTo(question: DnsMessage, octets: Uint8Array): DnsMessage | undefined {
  const decoded = decodeMessage(octets);
  if (!decoded.ok) return undefined;
  const { message } = decoded;
  const [asked, echoed] = [question.questions[0], message.questions[0]];
  const same =
    message.response &&
    message.id === question.id &&
    asked?.type === echoed?.type &&
    asked?.class === echoed?.class &&
    nameKey(asked?.name ?? '') === nameKey(echoed?.name ?? '');
  return same ? message : undefined;
}

function askUdp(
  octets: Uint8Array,
  question: DnsMessage,
  server: { host: string; port: number },
  timeoutMs: number,
): Promise<DnsMessage | undefined> {
  return new Promise((resolve) => {
    // A socket of its own takes a fresh port, which a forger would have to guess (RFC 5452 §9.2).
    const socket = createSocket(isIPv6(server.host) ? 'udp6' : 'udp4');
    let finished = false;
    const finish = (reply?: DnsMessage) => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      socket.close();
      resolve(reply);
    };
    const timer = setTimeout(finish, timeoutMs);
    // A refusal by ICMP, or a name of the server that does not resolve: no answer, like silence.
    socket.on('error', () => finish());
    socket.on('message', (datagram) => {
      const reply = replyTo(question, datagram);
      if (reply) finish(reply);
    });
    socket.connect(server.port, server.host, (error?: Error) => {
      if (error || finished) finish();
      else socket.send(octets);
    });
  });
}

function askTcp(
  octets: Uint8Array,
  question: DnsMessage,
  server: { host: string; port: number },
  timeoutMs: number,
): Promise<DnsMessage | undefined> {
  return new Promise((resolve) => {
    const frames = createFrameReader(MAX_MESSAGE_OCTETS);
    const socket = connect(server.port, server.host, () => socket.write(frame(octets)));
    const finish = (reply?: DnsMessage) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reply);
    };
    const timer = setTimeout(finish, timeoutMs);
    socket.on('error', () => finish());
    socket.on('close', () => finish());
    socket.on('data', (chunk) => {
      const [message] = frames.push(chunk);
      if (message) finish(replyTo(question, message));
    });
  });
}
