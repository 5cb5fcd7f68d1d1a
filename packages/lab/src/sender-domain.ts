import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { domainToASCII } from 'node:url';
import type { DialogueAnswer } from '@ehlo/protocol';
import { type DnsMessage, decodeMessage, encodeMessage, parseName } from '@ehlo/protocol/dns';
import type { LabClock } from './clock.ts';
import type { DialOrigin, Route } from './lab.ts';
import { RESOLVER } from './world.ts';

/** A server waits so long for its resolver, in milliseconds, and asks so often. */
const WAIT_MS = 2_000;
const TRIES = 2;
const NXDOMAIN = 3;
const TYPES = { MX: 15, A: 1, AAAA: 28 } as const;

/** The part of `Router` that this needs. */
export type DialDns = (
  to: { host: string; address: string; port: number; transport: 'udp' },
  origin: DialOrigin,
) => Route;

/**
 * Can mail to this domain be delivered, as a server finds out before it takes mail from there: MX, else A, else AAAA
 * (RFC 5321 §5.1), asked of the world's resolver. `null-mx`: the domain says that it takes none (RFC 7505).
 * Never rejects.
 */
export async function askSenderDomain(
  domain: string,
  parts: { route: DialDns; clock: LabClock; origin: DialOrigin },
): Promise<DialogueAnswer> {
  // Asked in its A-labels (RFC 5891 §4.4, RFC 6531 §3.7.1).
  const name = `${domainToASCII(domain)}.`;
  if (!parseName(name).ok || name === '.') return 'no';
  for (const type of ['MX', 'A', 'AAAA'] as const) {
    const message = await ask(name, TYPES[type], parts);
    if (message?.rcode === NXDOMAIN) return 'no';
    if (message?.rcode !== 0) return 'unknown';
    const exchanges = message.answers.filter((record) => record.type === 'MX');
    if (exchanges.length > 0 && exchanges.every(({ data }) => data.exchange === '.')) return 'null-mx';
    if (message.answers.some((record) => record.type === type)) return 'yes';
  }
  return 'no';
}

async function ask(
  name: string,
  type: number,
  { route, clock, origin }: { route: DialDns; clock: LabClock; origin: DialOrigin },
): Promise<DnsMessage | undefined> {
  const to = { host: 'resolver.campus.test', ...RESOLVER, transport: 'udp' } as const;
  for (let tried = 0; tried < TRIES; tried++) {
    const from = { ...origin.from, port: randomInt(49_152, 65_536) };
    const dialled = route(to, { ...origin, from });
    if (dialled.kind !== 'udp') return undefined;
    const id = randomInt(65_536);
    const query = encodeMessage(question(id, name, type));
    const answer = await exchange(dialled, query, id, clock);
    if (answer) return answer;
  }
  return undefined;
}

function question(id: number, name: string, type: number): DnsMessage {
  return {
    id,
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
    questions: [{ name, type, class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
  };
}

/** One datagram there and one back; undefined when none comes in time. */
function exchange(
  dialled: Extract<Route, { kind: 'udp' }>,
  query: Uint8Array,
  id: number,
  clock: LabClock,
): Promise<DnsMessage | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const settle = (message: DnsMessage | undefined) => {
      cancel();
      socket.removeAllListeners().on('error', () => undefined);
      socket.close();
      resolve(message);
    };
    const cancel = clock.after(WAIT_MS, () => settle(undefined));
    socket.on('error', () => settle(undefined));
    socket.on('message', (octets) => {
      const decoded = decodeMessage(octets);
      if (decoded.ok && decoded.message.response && decoded.message.id === id) settle(decoded.message);
    });
    socket.send(Buffer.concat([dialled.header, query]), dialled.port, '127.0.0.1');
  });
}
