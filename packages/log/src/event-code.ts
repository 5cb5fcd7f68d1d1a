import type { Logged, MailAccepted, MailStored, RoomEventKind, RoomId, Seq } from '@ehlo/wire';

/** How kinds are written. Numbers that were released are never given again. 0 is a room's name (`Journal`). */
const CODES = {
  'connection.opened': 1,
  'connection.octets': 2,
  'connection.secured': 3,
  'connection.secret': 4,
  'connection.held': 5,
  'connection.released': 6,
  'connection.fault': 7,
  'connection.closed': 8,
  'connection.failed': 9,
  'connection.claimed': 10,
  'mail.accepted': 11,
  'mail.stored': 12,
  'mail.flagged': 13,
  'mail.expunged': 14,
  'dns.answered': 15,
  'service.switched': 16,
  'terminal.missed': 17,
  'person.arrived': 18,
  'person.seen': 19,
  'connection.opaque': 20,
  'zone.edited': 21,
  'zone.reset': 22,
  'fault.set': 23,
  'fault.cleared': 24,
  'mail.greylisted': 30,
  'mail.queued': 31,
  'mail.relayed': 32,
  'mail.deferred': 33,
  'mail.bounced': 34,
  'mail.retried': 35,
  'dns.unanswered': 40,
  'connection.certificate': 41,
  'connection.unsecured': 42,
  'connection.dropped': 43,
  'connection.keys': 44,
  'wire.switched': 45,
  'hold.switched': 36,
  'mail.held': 37,
  'mail.released': 38,
  'folder.changed': 50,
  'mail.judged': 51,
  'rule.switched': 52,
  'rules.reset': 53,
  'lesson.started': 60,
  'lesson.passed': 61,
  'lesson.missed': 62,
  'lesson.hinted': 63,
  'lesson.shown': 64,
  'lesson.predicted': 65,
  'lesson.answered': 66,
  'lesson.rated': 67,
  'stamp.earned': 68,
  'lesson.forgotten': 69,
  'home.brought': 70,
  'dialogue.brought': 71,
  'class.begun': 80,
  'class.ended': 81,
  'class.teacher': 82,
  'class.joined': 83,
  'class.left': 84,
  'class.renamed': 85,
  'class.hand-up': 86,
  'class.hand-down': 87,
  'class.watched': 88,
  'class.refuses-watching': 89,
  'class.hint': 90,
  'class.note': 91,
  'class.lesson': 92,
  'class.playlist': 93,
  'class.timer': 94,
  'class.paused': 95,
  'class.resumed': 96,
  'class.spotlight': 97,
  'class.broadcast': 98,
  'class.question': 99,
  'class.voted': 100,
  'class.worlds': 101,
  'class.projector': 110,
  'class.script': 111,
  'class.mail-reported': 112,
  'class.report-closed': 113,
  'class.hold': 102,
  'class.let-through': 103,
  'class.rehearsal': 120,
  'class.assessment': 121,
  'class.pair': 122,
} as const satisfies Record<RoomEventKind, number>;

/** By code. */
export const KINDS: RoomEventKind[] = [];
for (const [kind, code] of Object.entries(CODES)) KINDS[code] = kind as RoomEventKind;

export const OCTETS_CODE = CODES['connection.octets'];
/** A room gets its number: the name stands where octets do. */
export const ROOM_CODE = 0;

/*
 * As enter.mjs and prune.mjs read it too. An event is a head of 64 octets, big-endian, its octets, and its other fields as JSON:
 *
 *  0 whole length  4 code  5 flags  8 room's number  12 length of octets
 * 16 seq  24 at  32 connection, 0: none  40 cause, 0: none  48 offset  56 length (of octets events)
 */
const HEAD_OCTETS = 64;
const FROM_SERVER = 1;
const LAYER_TLS = 2;
const HAS_OCTETS = 4;

const FIRST_SIZE = 256 * 1024;
/** A buffer that had to hold more is let go of when it is emptied. */
const KEPT_SIZE = 4 * 2 ** 20;

/** Events one after the other in memory, as they are written into files. It grows as needed. */
export class EventBuffer {
  octets: Buffer = Buffer.allocUnsafeSlow(FIRST_SIZE);
  #view = viewOf(this.octets);
  /** End of what was written. */
  end = 0;

  /** Makes place for so many octets behind `end`. */
  reserve(octets: number): void {
    const needed = this.end + octets;
    if (needed <= this.octets.length) return;
    let size = this.octets.length * 2;
    while (size < needed) size *= 2;
    const grown = Buffer.allocUnsafeSlow(size);
    this.octets.copy(grown, 0, 0, this.end);
    this.octets = grown;
    this.#view = viewOf(grown);
  }

  empty(): void {
    this.end = 0;
    if (this.octets.length <= KEPT_SIZE) return;
    this.octets = Buffer.allocUnsafeSlow(FIRST_SIZE);
    this.#view = viewOf(this.octets);
  }

  /** `json`: `eventJson(event)`. @returns where it begins */
  write(room: number, event: Logged, json: string): number {
    const { kind } = event;
    const octets = 'octets' in event ? event.octets : undefined;
    const octetsLength = octets?.length ?? 0;
    this.reserve(HEAD_OCTETS + octetsLength + 3 * json.length);
    const start = this.end;
    const view = this.#view;
    let flags = octets ? HAS_OCTETS : 0;
    let offset = 0;
    let length = 0;
    if (kind === 'connection.octets') {
      if (event.from === 'server') flags |= FROM_SERVER;
      if (event.layer === 'tls') flags |= LAYER_TLS;
      offset = event.offset;
      length = event.length;
    }
    view.setUint32(start + 4, (CODES[kind] << 24) | (flags << 16));
    view.setUint32(start + 8, room);
    view.setUint32(start + 12, octetsLength);
    view.setFloat64(start + 16, event.seq);
    view.setFloat64(start + 24, event.at);
    view.setFloat64(start + 32, connectionOf(event));
    view.setFloat64(start + 40, event.cause ?? 0);
    view.setFloat64(start + 48, offset);
    view.setFloat64(start + 56, length);
    let end = start + HEAD_OCTETS;
    if (octets) {
      this.octets.set(octets, end);
      end += octetsLength;
    }
    if (json !== '') end += this.octets.write(json, end);
    view.setUint32(start, end - start);
    this.end = end;
    return start;
  }

  /** A room's name, as an event of no kind. */
  writeRoom(room: number, name: RoomId): void {
    const octets = Buffer.from(name);
    this.reserve(HEAD_OCTETS + octets.length);
    this.octets.fill(0, this.end, this.end + HEAD_OCTETS);
    this.#view.setUint32(this.end, HEAD_OCTETS + octets.length);
    this.#view.setUint32(this.end + 8, room);
    this.#view.setUint32(this.end + 12, octets.length);
    this.octets.set(octets, this.end + HEAD_OCTETS);
    this.end += HEAD_OCTETS + octets.length;
  }

  nameAt(at: number): RoomId {
    return this.octets.toString('utf8', at + HEAD_OCTETS, at + this.lengthAt(at));
  }

  lengthAt(at: number): number {
    return this.#view.getUint32(at);
  }
  codeAt(at: number): number {
    return this.octets[at + 4] as number;
  }
  roomAt(at: number): number {
    return this.#view.getUint32(at + 8);
  }
  octetsAt(at: number): number {
    return this.#view.getUint32(at + 12);
  }
  seqAt(at: number): Seq {
    return this.#view.getFloat64(at + 16);
  }
  timeAt(at: number): number {
    return this.#view.getFloat64(at + 24);
  }
  connectionAt(at: number): Seq {
    return this.#view.getFloat64(at + 32);
  }
  causeAt(at: number): Seq {
    return this.#view.getFloat64(at + 40);
  }
  kindAt(at: number): RoomEventKind {
    return KINDS[this.codeAt(at)] as RoomEventKind;
  }
  /** A view; undefined where the event has none. */
  viewOfOctetsAt(at: number): Uint8Array | undefined {
    if (!((this.octets[at + 5] as number) & HAS_OCTETS)) return undefined;
    return this.octets.subarray(at + HEAD_OCTETS, at + HEAD_OCTETS + this.octetsAt(at));
  }
  jsonAt(at: number): string {
    return this.octets.toString('utf8', at + HEAD_OCTETS + this.octetsAt(at), at + this.lengthAt(at));
  }
  /** Octets of its JSON. */
  weightAt(at: number): number {
    return this.lengthAt(at) - HEAD_OCTETS - this.octetsAt(at);
  }

  eventAt(at: number, room: RoomId): Logged {
    return readEvent(this.octets, this.#view, at, room);
  }
}

/** Every event of a chunk, in order. Their octets are copies. */
export function readChunk(octets: Uint8Array, room: RoomId): Logged[] {
  const buffer = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  const view = viewOf(octets);
  const events: Logged[] = [];
  for (let at = 0; at < octets.length; at += view.getUint32(at))
    events.push(readEvent(buffer, view, at, room));
  return events;
}

function readEvent(octets: Buffer, view: DataView, at: number, room: RoomId): Logged {
  const code = view.getUint8(at + 4);
  const flags = view.getUint8(at + 5);
  const jsonAt = at + HEAD_OCTETS + view.getUint32(at + 12);
  const end = at + view.getUint32(at);
  const event: Record<string, unknown> =
    jsonAt === end ? {} : parseJson(octets.toString('utf8', jsonAt, end));
  event.kind = KINDS[code];
  event.room = room;
  event.seq = view.getFloat64(at + 16);
  event.at = view.getFloat64(at + 24);
  const connection = view.getFloat64(at + 32);
  if (connection !== 0 && code !== CODES['connection.opened']) event.connection = connection;
  const cause = view.getFloat64(at + 40);
  if (cause !== 0) event.cause = cause;
  if (code === OCTETS_CODE) {
    event.from = flags & FROM_SERVER ? 'server' : 'client';
    event.layer = flags & LAYER_TLS ? 'tls' : 'clear';
    event.offset = view.getFloat64(at + 48);
    event.length = view.getFloat64(at + 56);
  }
  if (flags & HAS_OCTETS) event.octets = new Uint8Array(octets.subarray(at + HEAD_OCTETS, jsonAt));
  // What this file wrote, it reads: the schema version vouches for the shape.
  return event as unknown as Logged;
}

/** The connection an event is found by, 0 for none. `connection.opened` is of its own. */
function connectionOf(event: Logged): Seq {
  if (event.kind === 'connection.opened') return event.seq;
  return 'connection' in event ? (event.connection ?? 0) : 0;
}

/** The fields that have no place of their own; '' when there is none. */
export function eventJson(event: Logged): string {
  if (event.kind === 'connection.octets')
    return event.blob === undefined ? '' : JSON.stringify({ blob: event.blob });
  if (event.kind === 'mail.accepted') return JSON.stringify(fieldsOfAccepted(event));
  if (event.kind === 'mail.stored') return JSON.stringify(fieldsOfStored(event));
  const { room: _room, seq: _seq, at: _at, kind: _kind, cause: _cause, ...fields } = event;
  const { connection: _connection, octets: _octets, ...rest } = fields as Record<string, unknown>;
  // Octets stand at an event's top level, if anywhere. To ask for each value costs five times as much.
  for (const key in rest) if (rest[key] instanceof Uint8Array) return JSON.stringify(rest, octetsAsBase64);
  return JSON.stringify(rest);
}

/** Mail is written out, which takes a third of the time; a field that is forgotten here is a compile error. */
type FieldsOf<E> = Record<Exclude<keyof E, 'kind' | 'connection'>, unknown>;

function fieldsOfAccepted(event: MailAccepted): FieldsOf<MailAccepted> {
  const { host, service, envelope, helo, client, blob, size, queueId, smtputf8, body, elsewhere } = event;
  return { host, service, envelope, helo, client, blob, size, queueId, smtputf8, body, elsewhere };
}

function fieldsOfStored(event: MailStored): FieldsOf<MailStored> {
  const { mail, copyOf, mailbox, folder, blob, size, prefix, flags, envelope } = event;
  const { summary, sentBy, receivedAt, brought } = event;
  return {
    mail,
    copyOf,
    mailbox,
    folder,
    blob,
    size,
    prefix,
    flags,
    envelope,
    summary,
    sentBy,
    receivedAt,
    brought,
  };
}

function octetsAsBase64(_key: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return { base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
}

export function parseJson(json: string): Record<string, unknown> {
  return json.includes('{"base64":') ? JSON.parse(json, octetsFromBase64) : JSON.parse(json);
}

function octetsFromBase64(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value;
  return typeof value.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value;
}

function viewOf(octets: Uint8Array): DataView {
  return new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
}
