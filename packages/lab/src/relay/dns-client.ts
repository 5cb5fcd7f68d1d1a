import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { concat } from '@ehlo/protocol';
import {
  CLASSES,
  type DnsMessage,
  decodeMessage,
  EDNS_UDP_OCTETS,
  encodeMessage,
  type KnownType,
  nameKey,
  OPCODES,
  RECORD_TYPES,
} from '@ehlo/protocol/dns';
import type { LabClock } from '../clock.ts';
import type { DialOrigin, Lab } from '../lab.ts';
import { RESOLVER } from '../world.ts';
import type { RelayTimeouts } from './schedule.ts';

const LOOPBACK = '127.0.0.1';
const TO = { host: 'resolver.campus.test', ...RESOLVER };

/** Questions of the world's hosts to its resolver. */
export interface DnsClient {
  /** @returns undefined when no answer came in time */
  ask(origin: Omit<DialOrigin, 'by'>, name: string, type: KnownType): Promise<DnsMessage | undefined>;
  close(): void;
}

interface Open {
  name: string;
  type: number;
  answered: (message: DnsMessage | undefined) => void;
}

/** One socket for everybody's questions: the header in front of each says who asks. */
export function createDnsClient(parts: {
  route: Lab['route'];
  clock: LabClock;
  timeouts: RelayTimeouts;
}): DnsClient {
  const { route, clock, timeouts } = parts;
  let opening: Promise<Socket> | undefined;
  const open = new Map<number, Open>();
  let closed = false;
  let lastId = Math.floor(Math.random() * 65_536);

  function hear(datagram: Uint8Array): void {
    const decoded = decodeMessage(datagram);
    if (!decoded.ok || !decoded.message.response) return;
    const { message } = decoded;
    const asked = open.get(message.id);
    const question = message.questions[0];
    // An answer to another question is not this one's (RFC 5452 §9.1).
    if (!asked || question?.type !== asked.type || nameKey(question.name) !== nameKey(asked.name)) return;
    asked.answered(message);
  }

  async function bind(): Promise<Socket> {
    const socket = createSocket('udp4', hear);
    // A datagram that could not be sent is one that got no answer.
    socket.on('error', () => undefined);
    socket.bind(0, LOOPBACK);
    await once(socket, 'listening');
    socket.unref();
    return socket;
  }

  function freeId(): number {
    do lastId = (lastId + 1) % 65_536;
    while (open.has(lastId));
    return lastId;
  }

  async function overUdp(origin: DialOrigin, query: DnsMessage): Promise<DnsMessage | undefined> {
    opening ??= bind();
    const socket = await opening;
    if (closed) return undefined;
    const from = { ...origin.from, port: socket.address().port };
    const dialled = route({ ...TO, transport: 'udp' }, { ...origin, from });
    if (dialled.kind !== 'udp') return undefined;
    const datagram = concat([dialled.header, encodeMessage(query)]);
    const { name, type } = query.questions[0] as DnsMessage['questions'][0];
    return new Promise((resolve) => {
      let tries = 0;
      let cancel = () => {};
      const end = (message: DnsMessage | undefined) => {
        cancel();
        open.delete(query.id);
        resolve(message);
      };
      const put = () => {
        if (++tries > timeouts.dnsTries) return end(undefined);
        cancel = clock.after(timeouts.dnsMs, put);
        socket.send(datagram, dialled.port, LOOPBACK, () => undefined);
      };
      open.set(query.id, { name, type, answered: end });
      put();
    });
  }

  /** What did not fit a datagram is asked for again (RFC 7766 §5). */
  function overTcp(origin: DialOrigin, query: DnsMessage): Promise<DnsMessage | undefined> {
    const dialled = route({ ...TO, transport: 'tcp' }, origin);
    if (dialled.kind !== 'tcp') return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const socket = connect({ host: LOOPBACK, port: dialled.port });
      const cancel = clock.after(timeouts.dnsMs * timeouts.dnsTries, () => end(undefined));
      const end = (message: DnsMessage | undefined) => {
        cancel();
        socket.destroy();
        resolve(message);
      };
      let got: Uint8Array = new Uint8Array(0);
      socket.on('data', (octets) => {
        got = concat([got, octets]);
        const length =
          got.length < 2 ? Number.POSITIVE_INFINITY : ((got[0] as number) << 8) | (got[1] as number);
        if (got.length < 2 + length) return;
        const decoded = decodeMessage(got.subarray(2, 2 + length));
        end(decoded.ok ? decoded.message : undefined);
      });
      socket.on('error', () => end(undefined));
      socket.on('close', () => end(undefined));
      const octets = encodeMessage(query);
      socket.write(concat([dialled.header, Uint8Array.of(octets.length >> 8, octets.length & 255), octets]));
    });
  }

  return {
    async ask(who, name, type) {
      const origin: DialOrigin = { ...who, by: 'relay' };
      const query = question(freeId(), name, RECORD_TYPES[type].code);
      const answered = await overUdp(origin, query);
      return answered?.tc ? overTcp(origin, query) : answered;
    },
    close() {
      closed = true;
      // Whoever still waits gets no answer, and asks no more: there is nothing to ask with.
      for (const { answered } of [...open.values()]) answered(undefined);
      void opening?.then((socket) => socket.close());
    },
  };
}

function question(id: number, name: string, type: number): DnsMessage {
  return {
    id,
    response: false,
    opcode: OPCODES.QUERY.code,
    aa: false,
    tc: false,
    rd: true,
    ra: false,
    z: false,
    ad: false,
    cd: false,
    rcode: 0,
    questions: [{ name, type, class: CLASSES.IN.code }],
    answers: [],
    authorities: [],
    additionals: [],
    edns: { udpSize: EDNS_UDP_OCTETS, extendedRcode: 0, version: 0, dnssecOk: false, z: 0, options: [] },
  };
}
