/**
 * A recording as text that fits into a link or a file: `1.<characters>.<base64url of a zlib stream of JSON>`. The number in front is the
 * version of what follows; the second tells a link that was cut from one that was changed; zlib's own sum (RFC 1950) tells the latter.
 * What is read here comes from strangers: nothing of it is believed before it was looked at.
 */
import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import type { ReadingEvent } from '@ehlo/protocol/reading';
import { maskedRecording, type Recording, type SecretSpan } from './recording.ts';

export const PACKED_VERSION = 1;

export const PACKED_LIMITS = {
  /** Characters of a link: chat programs and mail cut longer ones. */
  link: 16_000,
  /** Characters of a file. */
  file: 4_000_000,
  /** Octets of what either unpacks to: a log keeps less of a connection, and a bomb stops here. */
  unpacked: 8_000_000,
  events: 100_000,
  /** Line ends: a line costs a reading some 20 µs however short it is, and zlib makes a million of them small. */
  lines: 50_000,
} as const;

export type UnpackProblem =
  | { id: 'none' }
  | { id: 'foreign' }
  | { id: 'newer'; version: number }
  | { id: 'cut'; have: number; of: number }
  | { id: 'large'; limit: number }
  /** More lines than are read. */
  | { id: 'long'; limit: number }
  | { id: 'broken' };

export type Unpacked = { ok: true; recording: Recording } | { ok: false; problem: UnpackProblem };

type PackedEvent =
  | [at: number, kind: 'c' | 's', octets: string]
  | [at: number, kind: 'cg' | 'sg', length: number]
  | [at: number, kind: 't']
  | [at: number, kind: 'u', by: 'client' | 'server', reason: string, alert: string]
  | [at: number, kind: 'x', by: ClosedBy, how: string];

type ClosedBy = Extract<ReadingEvent, { kind: 'closed' }>['by'];
const CLOSED_BY: readonly ClosedBy[] = ['client', 'server', 'lab', 'bridge'];

/** Services whose dialogues are read; any other is read by what the server says. */
const SERVICE =
  /^(?:mock|mta|submission|smtps|backup|mx1|mx2|spam|openrelay|lonely|ipv6|www|pop3s?|imaps?|dialled)$/;
const HOST = /^[\w.:-]{1,255}$/;
/** The longest time of which there is a date (ECMA-262 §21.4.1.1), in milliseconds. */
const LAST_DATE = 8.64e15;

/** Secrets are asterisks, whoever packs. */
export async function pack(recording: Recording): Promise<string> {
  const { host, port, service, startedAt, implicit, midway, events, secrets } = maskedRecording(recording);
  const json = JSON.stringify({
    h: host,
    p: port,
    s: service,
    t: startedAt,
    ...(implicit && { i: 1 }),
    ...(midway && { w: 1 }),
    e: events.map(packEvent).filter((event) => event !== undefined),
    ...(secrets.length > 0 && { m: secrets.map(({ from, start, end }) => [from[0], start, end]) }),
  });
  const body = base64url(await through(new TextEncoder().encode(json), new CompressionStream('deflate')));
  return `${PACKED_VERSION}.${body.length}.${body}`;
}

function packEvent(event: ReadingEvent): PackedEvent | undefined {
  const at = Math.round(event.at);
  switch (event.kind) {
    case 'octets': {
      const side = event.from === 'client' ? 'c' : 's';
      return event.octets ? [at, side, latin1(event.octets)] : [at, `${side}g`, event.length];
    }
    case 'secured':
      return [at, 't'];
    case 'unsecured':
      return [at, 'u', event.by, event.reason.slice(0, 200), event.alert ?? ''];
    case 'closed':
      return [at, 'x', event.by, event.how];
    case 'opened':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** @param limit  characters that are looked at: of a link, or of a file */
export async function unpack(text: string, limit: number): Promise<Unpacked> {
  const packed = text.trim();
  if (packed === '') return refused({ id: 'none' });
  if (packed.length > limit) return refused({ id: 'large', limit });
  const [, version, length, body = ''] = /^(\d{1,6})\.(?:(\d{1,8})\.)?(.*)$/s.exec(packed) ?? [];
  if (version === undefined) return refused({ id: 'foreign' });
  if (Number(version) > PACKED_VERSION) return refused({ id: 'newer', version: Number(version) });
  if (Number(version) !== PACKED_VERSION) return refused({ id: 'foreign' });
  // Cut within its own head, or behind it.
  if (length === undefined) return refused({ id: /^\d{0,8}$/.test(body) ? 'cut' : 'broken', have: 0, of: 0 });
  if (body.length < Number(length)) return refused({ id: 'cut', have: body.length, of: Number(length) });
  const octets = body.length === Number(length) ? fromBase64url(body) : undefined;
  if (!octets) return refused({ id: 'broken' });
  let json: unknown;
  try {
    const plain = await through(octets, new DecompressionStream('deflate'), PACKED_LIMITS.unpacked);
    if (!plain) return refused({ id: 'large', limit: PACKED_LIMITS.unpacked });
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    // zlib's sum, UTF-8 or JSON: whoever changed it, it is not what was packed.
    return refused({ id: 'broken' });
  }
  const recording = recordingFrom(json);
  if (!recording) return refused({ id: 'broken' });
  if (lineEnds(recording) > PACKED_LIMITS.lines) return refused({ id: 'long', limit: PACKED_LIMITS.lines });
  return { ok: true, recording };
}

const LF = 0x0a;

function lineEnds({ events }: Recording): number {
  let count = 0;
  for (const event of events)
    if (event.kind === 'octets' && event.octets) for (const octet of event.octets) if (octet === LF) count++;
  return count;
}

const refused = (problem: UnpackProblem): Unpacked => ({ ok: false, problem });

const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;

function recordingFrom(json: unknown): Recording | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { h, p, s, t, i, w, e, m = [] } = json as Record<string, unknown>;
  if (typeof h !== 'string' || !HOST.test(h) || !isCount(p, 65_535) || !isCount(t, LAST_DATE))
    return undefined;
  if (typeof s !== 'string' || !Array.isArray(e) || !Array.isArray(m)) return undefined;
  if (e.length > PACKED_LIMITS.events || m.length > PACKED_LIMITS.events) return undefined;
  const offsets = { client: 0, server: 0 };
  const events: ReadingEvent[] = [];
  let before = 0;
  for (const one of e) {
    const event = eventFrom(one, offsets);
    if (!event || event.at < before) return undefined;
    before = event.at;
    events.push(event);
  }
  const secrets = m.map(spanFrom);
  if (secrets.includes(undefined)) return undefined;
  return {
    host: h,
    port: p,
    service: SERVICE.test(s) ? s : 'dialled',
    startedAt: t,
    implicit: i === 1,
    ...(w === 1 && { midway: true }),
    events,
    secrets: secrets as SecretSpan[],
  };
}

function eventFrom(packed: unknown, offsets: { client: number; server: number }): ReadingEvent | undefined {
  if (!Array.isArray(packed)) return undefined;
  const [at, kind, first, second, third] = packed as unknown[];
  // Centuries: no more than a safe number of microseconds.
  if (!isCount(at)) return undefined;
  switch (kind) {
    case 'c':
    case 's':
    case 'cg':
    case 'sg': {
      const from = kind[0] === 'c' ? 'client' : 'server';
      const gap = kind.length === 2;
      if (gap ? !isCount(first, 1e12) : typeof first !== 'string' || !isOctets(first)) return undefined;
      const octets = gap ? undefined : octetsOfLatin1(first as string);
      const length = octets ? octets.length : (first as number);
      const offset = offsets[from];
      offsets[from] += length;
      return { kind: 'octets', at, from, offset, length, ...(octets && { octets }) };
    }
    case 't':
      return { kind: 'secured', at };
    case 'u':
      if ((first !== 'client' && first !== 'server') || !isShort(second) || !isShort(third)) return undefined;
      return { kind: 'unsecured', at, by: first, reason: second, ...(third !== '' && { alert: third }) };
    case 'x':
      if (!CLOSED_BY.includes(first as ClosedBy) || !isShort(second)) return undefined;
      return { kind: 'closed', at, by: first as ClosedBy, how: second };
    default:
      return undefined;
  }
}

/** One character an octet. */
const isOctets = (text: string): boolean => /^[\0-\xff]*$/.test(text);
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;

function spanFrom(packed: unknown): SecretSpan | undefined {
  if (!Array.isArray(packed)) return undefined;
  const [side, start, end] = packed as unknown[];
  if ((side !== 'c' && side !== 's') || !isCount(start) || !isCount(end) || end < start) return undefined;
  return { from: side === 'c' ? 'client' : 'server', start, end };
}

/**
 * @returns undefined where more than `most` octets would come out
 * @throws TypeError where a stream is not what its format says, or ends before it
 */
async function through(
  octets: Uint8Array<ArrayBuffer>,
  by: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>>;
async function through(
  octets: Uint8Array<ArrayBuffer>,
  by: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined>;
async function through(
  octets: Uint8Array<ArrayBuffer>,
  by: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = new Blob([octets]).stream().pipeThrough(by).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      // Nobody reads on: what the stream says of that is nobody's business.
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value as Uint8Array<ArrayBuffer>);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const base64url = (octets: Uint8Array): string =>
  btoa(latin1(octets)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  return new Uint8Array(octetsOfLatin1(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
}
