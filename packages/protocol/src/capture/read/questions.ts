import { concat } from '../../octets.ts';
import type { CaptureAddress } from '../write/capture-event.ts';
import type { Side } from '../write/conversation.ts';
import { HEADER_OCTETS, looksLikeDns } from './dns-message.ts';
import type { ImportedConnection, ImportedQuestion } from './imported.ts';

/** Pairs questions to the DNS with their answers. */
export interface Questions {
  /** @returns whether it is one of the two */
  datagram(at: number, from: CaptureAddress, to: CaptureAddress, message: Uint8Array): boolean;
  /** Messages of a connection, each behind its length (RFC 1035 §4.2.2). */
  stream(connection: ImportedConnection): void;
  readonly leftOut: number;
  list(): ImportedQuestion[];
}

const DNS_PORT = 53;
/** Questions that wait for an answer at a time. */
const MOST_WAITING = 2000;

/** @param most questions that are kept */
export function createQuestions(most: number): Questions {
  const all: ImportedQuestion[] = [];
  const waiting = new Map<string, ImportedQuestion>();
  let leftOut = 0;

  function keep(question: Omit<ImportedQuestion, 'id'>): ImportedQuestion | undefined {
    if (all.length >= most) {
      leftOut++;
      return undefined;
    }
    const kept = { id: all.length + 1, ...question };
    all.push(kept);
    return kept;
  }

  function message(
    transport: ImportedQuestion['transport'],
    at: number,
    ends: { client: CaptureAddress; server: CaptureAddress },
    octets: Uint8Array,
  ): void {
    const { client, server } = ends;
    const isAnswer = ((octets[2] as number) & 0x80) !== 0;
    const number = ((octets[0] as number) << 8) | (octets[1] as number);
    const name = `${transport} ${client.address} ${client.port} ${server.address} ${server.port} ${number}`;
    if (!isAnswer) {
      // The same question once more waits for the same answer.
      if (waiting.has(name)) return;
      const kept = keep({ transport, ...ends, at, query: octets.slice() });
      if (kept) waiting.set(name, kept);
      const [oldest] = waiting.keys();
      if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
      return;
    }
    const asked = waiting.get(name);
    waiting.delete(name);
    if (asked) Object.assign(asked, { response: octets.slice(), answeredAt: at });
    else keep({ transport, ...ends, at, answeredAt: at, response: octets.slice() });
  }

  return {
    get leftOut() {
      return leftOut;
    },
    datagram(at, from, to, octets) {
      if (octets.length < HEADER_OCTETS || !isDns(from, to, octets)) return false;
      const isAnswer = ((octets[2] as number) & 0x80) !== 0;
      message('udp', at, isAnswer ? { client: to, server: from } : { client: from, server: to }, octets);
      return true;
    },
    stream(connection) {
      const { client, server } = connection;
      const found = [...messagesOf(connection, 'client'), ...messagesOf(connection, 'server')];
      for (const { at, octets } of found.sort((one, two) => one.at - two.at))
        message('tcp', at, { client, server }, octets);
    },
    list: () => all.toSorted((one, two) => one.at - two.at).map((one, index) => ({ ...one, id: index + 1 })),
  };
}

/** By its port, else by what it is. */
function isDns(from: CaptureAddress, to: CaptureAddress, octets: Uint8Array): boolean {
  return from.port === DNS_PORT || to.port === DNS_PORT || looksLikeDns(octets);
}

/** Of one direction, up to the first gap: behind it nobody knows where a message begins. */
function messagesOf({ events }: ImportedConnection, from: Side): { at: number; octets: Uint8Array }[] {
  const found: { at: number; octets: Uint8Array }[] = [];
  let rest: Uint8Array = new Uint8Array(0);
  for (const event of events) {
    if (event.kind !== 'octets' || event.from !== from) continue;
    if (!event.octets) break;
    rest = rest.length === 0 ? event.octets : concat([rest, event.octets]);
    for (;;) {
      const length = ((rest[0] ?? 0) << 8) | (rest[1] ?? 0);
      if (rest.length < 2 || rest.length < 2 + length) break;
      if (length >= HEADER_OCTETS) found.push({ at: event.at, octets: rest.subarray(2, 2 + length) });
      rest = rest.subarray(2 + length);
    }
  }
  return found;
}
