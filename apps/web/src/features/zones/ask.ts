import { type DnsMessage, decodeMessage, EDNS_UDP_OCTETS, encodeMessage, nameKey } from '@ehlo/protocol/dns';
import type { Connection, Net } from '@ehlo/shell';
import type { World } from '@ehlo/wire';

const TIMEOUT_MS = 3_000;

/**
 * One question to the room's resolver, over the bridge as the terminal's are: over UDP, and over TCP when the answer was cut
 * (RFC 7766 §5). @param name absolute. @returns undefined when no answer came.
 */
export async function ask(
  net: Net,
  resolver: World['resolver'],
  name: string,
  type: number,
): Promise<DnsMessage | undefined> {
  const query = encodeMessage(questionOf(name, type));
  const answered = await exchange(net, resolver, 'udp', query);
  return answered?.tc ? ((await exchange(net, resolver, 'tcp', query)) ?? answered) : answered;
}

export function questionOf(name: string, type: number): DnsMessage {
  return {
    id: Math.floor(Math.random() * 65_536),
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
    edns: { udpSize: EDNS_UDP_OCTETS, extendedRcode: 0, version: 0, dnssecOk: false, z: 0, options: [] },
  };
}

async function exchange(
  net: Net,
  { address, port }: World['resolver'],
  transport: 'udp' | 'tcp',
  query: Uint8Array,
): Promise<DnsMessage | undefined> {
  const dialled = await net.dial({ transport, host: address, address, port, timeoutMs: TIMEOUT_MS });
  if (!dialled.ok) return undefined;
  const { connection } = dialled;
  const timer = setTimeout(() => connection.abort(), TIMEOUT_MS);
  try {
    await connection.write(transport === 'tcp' ? framed(query) : query);
    for (;;) {
      const octets = transport === 'tcp' ? await readFrame(connection) : await connection.read();
      if (!octets) return undefined;
      const answer = answerTo(query, octets);
      if (answer) return answer;
    }
  } catch {
    // The connection was lost, or its time is up: no answer.
    return undefined;
  } finally {
    clearTimeout(timer);
    connection.abort();
  }
}

/** The message, if it answers this query (RFC 5452 §9.1). */
function answerTo(query: Uint8Array, octets: Uint8Array): DnsMessage | undefined {
  const [asked, decoded] = [decodeMessage(query), decodeMessage(octets)];
  if (!asked.ok || !decoded.ok || !decoded.message.response) return undefined;
  const [question, echoed] = [asked.message.questions[0], decoded.message.questions[0]];
  const same =
    asked.message.id === decoded.message.id &&
    question?.type === echoed?.type &&
    nameKey(question?.name ?? '') === nameKey(echoed?.name ?? '');
  return same ? decoded.message : undefined;
}

/** Two octets of length stand before each message over TCP (RFC 1035 §4.2.2). */
function framed(message: Uint8Array): Uint8Array {
  const octets = new Uint8Array(message.length + 2);
  new DataView(octets.buffer).setUint16(0, message.length);
  octets.set(message, 2);
  return octets;
}

async function readFrame(connection: Connection): Promise<Uint8Array | undefined> {
  let held = new Uint8Array(0);
  for (;;) {
    const length = held.length < 2 ? undefined : ((held[0] as number) << 8) | (held[1] as number);
    if (length !== undefined && held.length >= length + 2) return held.slice(2, length + 2);
    const chunk = await connection.read();
    if (!chunk) return undefined;
    const longer = new Uint8Array(held.length + chunk.length);
    longer.set(held);
    longer.set(chunk, held.length);
    held = longer;
  }
}
