/**
 * TLS records as they cross (RFC 8446 §5.1, RFC 5246 §6.2): what can be known of them without any key. Wherever the
 * network cuts the octets, the records are the same; however long they are, only what crosses in clear is held, with a bound.
 */
import { concat } from '../octets.ts';
import { type HandshakeFacts, handshakeFacts, isTls13 } from './handshake-facts.ts';
import {
  ALERTS,
  CONTENT_TYPES,
  type ContentType,
  HANDSHAKE_TYPES,
  MAX_FRAGMENT,
  RECORD_HEAD,
} from './registries.ts';

export type From = 'client' | 'server';

/** A message of the handshake that crossed in clear. */
export interface HandshakeMessage {
  /** `ClientHello`; a number where no standard names it. */
  name: string;
  /** Octets, its head of four included. */
  length: number;
  facts?: HandshakeFacts;
}

export interface TlsRecord {
  kind: 'record';
  from: From;
  type: ContentType;
  /** As the head says, which is never the true one: 0x0301 or 0x0303 (RFC 8446 §5.1). */
  version: number;
  /** Octets behind the head. */
  length: number;
  /** Of its head, in this direction. */
  offset: number;
  /** It can be read without a key. */
  clear: boolean;
  /** Those that end in this record. */
  messages: HandshakeMessage[];
  /** Of an alert in clear. */
  alert?: { level: 'warning' | 'fatal'; name: string };
}

/** Octets where a record had to begin and none did. What follows in this direction is no more looked at. */
export interface NoRecord {
  kind: 'none';
  from: From;
  offset: number;
  octets: Uint8Array;
}

export type RecordItem = TlsRecord | NoRecord;

/** A handshake message in clear is held up to this; a longer one is named and counted. */
const MAX_HELD = 64 * 1024;
const MESSAGE_HEAD = 4;
const NOTHING = new Uint8Array(0);

export interface RecordReader {
  /** Takes the next octets of a direction. @returns the records that they end, in order. Never throws. */
  feed(from: From, octets: Uint8Array): RecordItem[];
  /** So many octets crossed that nobody kept. */
  skip(from: From, length: number): void;
  /** Octets of a record that has begun and not ended, its head included. */
  begun(from: From): number;
}

interface Direction {
  /** Octets before what comes next. */
  offset: number;
  /** Where the head began. */
  headAt: number;
  head: Uint8Array;
  /** The record in hand, behind its head. */
  record:
    | { type: ContentType; version: number; length: number; left: number; body: Uint8Array[] | undefined }
    | undefined;
  changedCipher: boolean;
  /** Octets of a handshake message that goes on in the next record. */
  message: Uint8Array;
  /** Of a message too long to be held: octets that are still to come. */
  beyond: number;
  /** Where records begin is not known any more. */
  lost: boolean;
}

const direction = (): Direction => ({
  offset: 0,
  headAt: 0,
  head: NOTHING,
  record: undefined,
  changedCipher: false,
  message: NOTHING,
  beyond: 0,
  lost: false,
});

/** One for a connection: what the server chose decides what of the client's is in clear. */
export function createRecordReader(): RecordReader {
  const sides = { client: direction(), server: direction() };
  let tls13: boolean | undefined;

  function feed(from: From, octets: Uint8Array): RecordItem[] {
    const side = sides[from];
    const items: RecordItem[] = [];
    let at = 0;
    while (at < octets.length) {
      if (side.lost) {
        items.push({ kind: 'none', from, offset: side.offset, octets: octets.subarray(at) });
        side.offset += octets.length - at;
        break;
      }
      const { record } = side;
      const taken = octets.subarray(at, at + (record ? record.left : RECORD_HEAD - side.head.length));
      at += taken.length;
      if (!record) begin(side, from, taken, items);
      else {
        side.offset += taken.length;
        record.left -= taken.length;
        record.body?.push(taken);
        if (record.left === 0) items.push(end(side, from));
      }
    }
    return items;
  }

  function begin(side: Direction, from: From, taken: Uint8Array, items: RecordItem[]): void {
    if (side.head.length === 0) side.headAt = side.offset;
    side.offset += taken.length;
    const head = side.head.length === 0 ? taken : concat([side.head, taken]);
    side.head = head;
    const type = CONTENT_TYPES[head[0] as keyof typeof CONTENT_TYPES];
    const major = head[1];
    const length = head.length < RECORD_HEAD ? 0 : ((head[3] as number) << 8) | (head[4] as number);
    if (type === undefined || (major !== undefined && major !== 3) || length > MAX_FRAGMENT) {
      side.lost = true;
      side.head = NOTHING;
      items.push({ kind: 'none', from, offset: side.headAt, octets: head });
      return;
    }
    if (head.length < RECORD_HEAD) return;
    const readable = isClear(side, type);
    const version = (3 << 8) | (head[2] as number);
    side.head = NOTHING;
    side.record = { type, version, length, left: length, body: readable ? [] : undefined };
    if (length === 0) items.push(end(side, from));
  }

  /** Whether a record of this type, which comes next, can be read. */
  function isClear(side: Direction, type: ContentType): boolean {
    if (type === 'change_cipher_spec') return true;
    if (type === 'application_data' || type === 'heartbeat') return false;
    // TLS 1.3 sends change_cipher_spec for the sake of old boxes on the way: it changes nothing (RFC 8446 §D.4).
    return !side.changedCipher || tls13 === true;
  }

  function end(side: Direction, from: From): TlsRecord {
    const { type, version, length, body } = side.record as NonNullable<Direction['record']>;
    side.record = undefined;
    const record: TlsRecord = {
      kind: 'record',
      from,
      type,
      version,
      length,
      offset: side.headAt,
      clear: body !== undefined,
      messages: [],
    };
    if (type === 'change_cipher_spec') side.changedCipher = true;
    if (!body) return record;
    const octets = body.length === 1 ? (body[0] as Uint8Array) : concat(body);
    if (type === 'handshake') record.messages = messages(side, octets);
    else if (type === 'alert' && octets.length === 2)
      record.alert = {
        level: octets[0] === 1 ? 'warning' : 'fatal',
        name: ALERTS[octets[1] as number] ?? String(octets[1]),
      };
    return record;
  }

  /** A message may go over several records, and a record may hold several messages (RFC 8446 §5.1). */
  function messages(side: Direction, octets: Uint8Array): HandshakeMessage[] {
    const skipped = Math.min(side.beyond, octets.length);
    side.beyond -= skipped;
    const added = octets.subarray(skipped);
    let rest = side.message.length === 0 ? added : concat([side.message, added]);
    const found: HandshakeMessage[] = [];
    while (rest.length >= MESSAGE_HEAD) {
      const type = rest[0] as number;
      const body = ((rest[1] as number) << 16) | ((rest[2] as number) << 8) | (rest[3] as number);
      const length = MESSAGE_HEAD + body;
      const name = HANDSHAKE_TYPES[type] ?? String(type);
      if (length > MAX_HELD) {
        found.push({ name, length });
        side.beyond = Math.max(0, length - rest.length);
        rest = rest.subarray(Math.min(length, rest.length));
        continue;
      }
      if (rest.length < length) break;
      const facts = handshakeFacts(type, rest.subarray(MESSAGE_HEAD, length));
      if (facts?.message === 'ServerHello') tls13 = isTls13(facts);
      found.push({ name, length, ...(facts && { facts }) });
      rest = rest.subarray(length);
    }
    side.message = rest.slice();
    return found;
  }

  return {
    feed,
    skip(from, length) {
      const side = sides[from];
      side.offset += length;
      const { record } = side;
      if (record && !record.body && length < record.left) record.left -= length;
      else side.lost = true;
    },
    begun(from) {
      const { head, record } = sides[from];
      return record ? RECORD_HEAD + record.length - record.left : head.length;
    },
  };
}
