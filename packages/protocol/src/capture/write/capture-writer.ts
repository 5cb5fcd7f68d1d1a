import { ipv4Octets, ipv6Octets } from '../../dns/address.ts';
import { concat } from '../../octets.ts';
import { LINK } from '../pcapng-numbers.ts';
import type { CaptureAddress, CaptureEvent } from './capture-event.ts';
import { Conversation, type Side } from './conversation.ts';
import { type Socket, udpPacket } from './packets.ts';
import {
  interfaceDescription,
  nameResolution,
  packetBlock,
  sectionHeader,
  tlsSecrets,
} from './pcapng-blocks.ts';

export interface CaptureOptions {
  /** Program that writes it, e.g. `EHLO 0.1.0`. */
  application: string;
  /** About all of it. */
  comment?: string;
  /** Where the packets are said to have been seen. */
  interfaceName: string;
  interfaceDescription: string;
}

/** Writes a pcapng file piece by piece; what it keeps grows with the connections that are open, not with what they carry. */
export interface CaptureWriter {
  /** The head of the file. */
  begin(): Uint8Array;
  /** What this event adds to the file; often nothing. Events come in order of time. */
  take(event: CaptureEvent): Uint8Array;
  /** The last acknowledgements. Connections that are open stay so. */
  end(): Uint8Array;
}

/** A side waits so long, in microseconds, for something to say before it acknowledges what it heard (RFC 9293 §3.8.6.3). */
const ACKNOWLEDGES_AFTER = 40_000;

/**
 * Packets are raw IP (LINKTYPE_RAW): no Ethernet was there, so none is made up. TCP's numbers, checksums and acknowledgements are
 * what a network would have made of the octets; the octets, their times and how they were cut are what happened.
 */
export function createCaptureWriter(options: CaptureOptions): CaptureWriter {
  const conversations = new Map<number, Conversation>();
  /** Acknowledgements that wait; the delay is the same for all, so they are in order. */
  let owed: { conversation: Conversation; side: Side; due: number }[] = [];
  let identification = 0;
  let blocks: Uint8Array[] = [];

  const emit = (at: number, packet: Uint8Array, comments: readonly string[]): void => {
    blocks.push(packetBlock(at, packet, comments));
  };

  function acknowledgeUntil(at: number): void {
    let due = 0;
    for (const one of owed) {
      if (one.due > at) break;
      due++;
      one.conversation.acknowledge(one.due, one.side);
    }
    if (due > 0) owed = owed.slice(due);
  }

  function write(event: CaptureEvent): void {
    if ('at' in event) acknowledgeUntil(event.at);
    switch (event.kind) {
      case 'opened': {
        const { connection, at, client, server, comment } = event;
        const [from, to] = socketsOf(client, server);
        const conversation = new Conversation({ client: from, server: to }, connection, emit);
        conversations.set(connection, conversation);
        conversation.open(at, comment === undefined ? [] : [comment]);
        return;
      }
      case 'octets': {
        const conversation = conversations.get(event.connection);
        if (!conversation || event.octets.length === 0) return;
        conversation.octets(event.at, event.from, event.octets);
        const side = event.from === 'client' ? 'server' : 'client';
        if (conversation.owes(side)) owed.push({ conversation, side, due: event.at + ACKNOWLEDGES_AFTER });
        return;
      }
      case 'missing': {
        const conversation = conversations.get(event.connection);
        conversation?.missing(event.from, event.length);
        conversation?.note(event.from, event.comment);
        return;
      }
      case 'noted':
        conversations.get(event.connection)?.note(event.from, event.comment);
        return;
      case 'finished': {
        const conversation = conversations.get(event.connection);
        conversation?.finish(event.at, event.by);
        conversation?.acknowledge(event.at, event.by === 'client' ? 'server' : 'client');
        return;
      }
      case 'closed': {
        const conversation = conversations.get(event.connection);
        if (event.how === 'reset') conversation?.reset(event.at, event.by);
        else conversation?.close(event.at, event.by);
        conversations.delete(event.connection);
        owed = owed.filter((one) => one.conversation !== conversation);
        return;
      }
      case 'datagram': {
        const [from, to] = socketsOf(event.from, event.to);
        identification = (identification + 1) & 0xffff;
        const packet = udpPacket({ from, to }, event.octets, identification);
        emit(event.at, packet, event.comment === undefined ? [] : [event.comment]);
        return;
      }
      case 'secrets':
        if (event.lines.length > 0) blocks.push(tlsSecrets(event.lines));
        return;
      case 'names': {
        const names = event.names.flatMap(({ address, names: known }) => {
          const octets = ipv4Octets(address) ?? ipv6Octets(address);
          return octets ? [{ address: octets, names: known }] : [];
        });
        if (names.length > 0) blocks.push(nameResolution(names));
        return;
      }
      default:
        event satisfies never;
    }
  }

  function taken(): Uint8Array {
    const [only, ...more] = blocks;
    const octets = only && more.length === 0 ? only : concat(blocks);
    blocks = [];
    return octets;
  }

  return {
    begin() {
      const { application, comment, interfaceName, interfaceDescription: description } = options;
      return concat([
        sectionHeader({ application, ...(comment !== undefined && { comment }) }),
        interfaceDescription(LINK.raw, interfaceName, description),
      ]);
    },
    take(event) {
      write(event);
      return taken();
    },
    end() {
      acknowledgeUntil(Number.POSITIVE_INFINITY);
      return taken();
    },
  };
}

/** Pieces of a file are handed out when they have so many octets. */
const PIECE = 64 * 1024;

/** A whole capture, in pieces of some 64 KiB: memory does not grow with it. */
export function* writeCapture(
  events: Iterable<CaptureEvent>,
  options: CaptureOptions,
): Generator<Uint8Array> {
  const writer = createCaptureWriter(options);
  let pieces = [writer.begin()];
  let length = 0;
  for (const event of events) {
    const octets = writer.take(event);
    pieces.push(octets);
    length += octets.length;
    if (length < PIECE) continue;
    yield concat(pieces);
    pieces = [];
    length = 0;
  }
  yield concat([...pieces, writer.end()]);
}

/** Where one end has an IPv4 address and the other an IPv6 one, the former is mapped into the latter (RFC 4291 §2.5.5.2). */
function socketsOf(one: CaptureAddress, two: CaptureAddress): [Socket, Socket] {
  const addresses = [one, two].map(({ address }) => ipv4Octets(address) ?? ipv6Octets(address) ?? UNKNOWN);
  const alike = addresses[0]?.length === addresses[1]?.length;
  const [first, second] = alike ? addresses : addresses.map(mapped);
  return [
    { address: first as Uint8Array, port: one.port },
    { address: second as Uint8Array, port: two.port },
  ];
}

/** An address that is none. */
const UNKNOWN = new Uint8Array(4);

function mapped(address: Uint8Array): Uint8Array {
  if (address.length === 16) return address;
  const octets = new Uint8Array(16);
  octets.set([0xff, 0xff], 10);
  octets.set(address, 12);
  return octets;
}
