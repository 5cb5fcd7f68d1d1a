import { z } from 'zod';
import type { ClientFrame, Problem } from '../frame.ts';

const STREAM_MAX = 2 ** 32 - 1;
/** Longest address in text: an IPv4-mapped IPv6 address with a zone would be longer, and is not one of the world's. */
const ADDRESS_MAX = 45;
const RESUMED_MAX = 64;
/** PEM of everything that a program may trust; the system's own list of a real machine is about 220 KiB. */
const AUTHORITIES_MAX = 256 * 1024;
const ALPN_MAX = 16;
const ROOM_MAX = 64;

const stream = z.int().min(0).max(STREAM_MAX);
const offset = z.int().min(0);
const subscription = z.int().min(0).max(STREAM_MAX);
const seq = z.int().min(0);

const room = z.string().min(1).max(ROOM_MAX);
const of = room.optional();

const ViewQuery = z.discriminatedUnion('view', [
  z.strictObject({ view: z.literal('room'), of }),
  z.strictObject({ view: z.literal('dialogue'), connection: seq, of }),
  z.strictObject({ view: z.literal('unclaimed') }),
  z.strictObject({ view: z.literal('lesson'), lesson: z.string().min(1).max(120), of }),
  z.strictObject({ view: z.literal('learning') }),
  z.strictObject({ view: z.literal('class'), class: room }),
  z.strictObject({ view: z.literal('roster'), class: room }),
  z.strictObject({ view: z.literal('held'), class: room, what: z.enum(['members', 'projector']), of }),
  z.strictObject({ view: z.literal('stage'), class: room, what: z.enum(['broadcast', 'spotlight']) }),
]);

const version = z.enum(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
const TlsWish = z.strictObject({
  serverName: z.string().min(1).max(253).optional(),
  alpn: z.array(z.string().min(1).max(255)).max(ALPN_MAX).optional(),
  minVersion: version.optional(),
  maxVersion: version.optional(),
  authorities: z.string().max(AUTHORITIES_MAX),
  hostName: z.string().min(1).max(253).optional(),
  required: z.boolean(),
});

/** Every text frame a page may send. Strict: a field nobody knows is a frame nobody understands. */
export const ClientFrameSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    version: z.int(),
    tab: z.string().regex(/^[\w-]{8,64}$/),
    resume: z.array(z.strictObject({ stream, received: offset })).max(RESUMED_MAX),
  }),
  z.strictObject({
    type: z.literal('dial'),
    stream,
    transport: z.enum(['tcp', 'udp']),
    host: z.string().min(1).max(253),
    address: z.string().min(1).max(ADDRESS_MAX),
    port: z.int().min(0).max(65_535),
    source: z.string().min(1).max(ADDRESS_MAX).optional(),
    timeoutMs: z.number().positive(),
  }),
  z.strictObject({
    type: z.literal('listen'),
    stream,
    address: z.string().min(1).max(ADDRESS_MAX),
    port: z.int().min(0).max(65_535),
  }),
  z.strictObject({ type: z.literal('accept'), stream, listener: stream }),
  z.strictObject({ type: z.literal('unlisten'), stream }),
  z.strictObject({ type: z.literal('secure'), stream, offset, wish: TlsWish }),
  z.strictObject({ type: z.literal('renegotiate'), stream }),
  z.strictObject({ type: z.literal('end'), stream, offset }),
  z.strictObject({ type: z.literal('abort'), stream }),
  z.strictObject({ type: z.literal('ack'), stream, offset, window: z.int().min(0).optional() }),
  z.strictObject({ type: z.literal('subscribe'), subscription, view: ViewQuery, after: seq.optional() }),
  z.strictObject({ type: z.literal('unsubscribe'), subscription }),
  z.strictObject({ type: z.literal('ping'), id: z.int().min(0) }),
]);

export type Decoded<T> = { ok: true; frame: T } | { ok: false; problem: Problem };

/** Reads one text frame of a page. Never throws; `problem.params.detail` is for whoever reads the page's console. */
export function decodeClientFrame(text: string): Decoded<ClientFrame> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // What it says about the place is of no use: no person wrote the frame.
    return bad('It is not JSON.');
  }
  const parsed = ClientFrameSchema.safeParse(json);
  if (!parsed.success) return bad(z.prettifyError(parsed.error));
  // zod says `after?: number | undefined`; JSON has no undefined.
  return { ok: true, frame: parsed.data as ClientFrame };
}

const DETAIL_MAX = 300;

function bad(detail: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { code: 'bad-frame', params: { detail: detail.slice(0, DETAIL_MAX) } } };
}
