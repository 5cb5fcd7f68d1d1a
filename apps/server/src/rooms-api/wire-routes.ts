import type { HeldLine, Lab } from '@ehlo/lab';
import type { HeldLineView, RoomId, WireHolder, WireView } from '@ehlo/wire';
import { PassageSchema, UntilReplySchema, WireHoldSchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { Refused } from './refusal.ts';
import { jsonOnly, readBody, readId } from './request.ts';

/** Somebody who lets lines through as fast as they can press a key. */
const AT_ONCE = 60;
const PER_SECOND = 6;
/** A page looks after each change that it is told of. */
const LOOKS_AT_ONCE = 120;
const LOOKS_PER_SECOND = 20;
/** Lines that are listed, the oldest: one looks at the first. */
const LISTED = 60;

type Wire = Lab['wire'];

export interface WireRoutesOptions {
  wire: Wire;
  roomOf(request: Request): RoomId;
  /** Milliseconds. */
  now(): number;
}

/** Lines of one's own room that wait at the door, below `/me/wire`. */
export function wireRoutes(api: Router, { wire, roomOf, now }: WireRoutesOptions): void {
  const paced = (atOnce: number, perSecond: number) => {
    const may = createPace(atOnce, perSecond, now);
    return (request: Request): RoomId => {
      const room = roomOf(request);
      if (may(room)) return room;
      throw new Refused(429, 'too-fast', `More than ${perSecond} a second is not done. Wait a moment.`);
    };
  };
  const mine = paced(AT_ONCE, PER_SECOND);
  const looked = paced(LOOKS_AT_ONCE, LOOKS_PER_SECOND);
  const view = (room: RoomId): WireView => {
    const lines = wire.lines(room).sort((a, b) => a.held - b.held);
    return {
      now: now(),
      holds: wire
        .of(room)
        .map(({ holder, from, until }) => ({ holder, from, ...(until !== undefined && { until }) })),
      waiting: lines.length,
      lines: lines.slice(0, LISTED).map((line) => heldLineView(line, 'owner')),
    };
  };

  api.get('/me/wire', (request, response) => {
    response.json(view(looked(request)));
  });

  api.put('/me/wire/hold', ...jsonOnly, async (request, response) => {
    const { state, from = 'both' } = readBody(WireHoldSchema, request);
    const room = mine(request);
    await wire.switch(room, 'self', state === 'on' ? from : undefined);
    response.json(view(room));
  });

  api.post('/me/wire/held/:id', ...jsonOnly, (request, response) => {
    letThrough(wire, mine(request), request, 'self');
    response.status(204).end();
  });

  api.post('/me/wire/until-reply', ...jsonOnly, (request, response) => {
    const { connection } = readBody(UntilReplySchema, request);
    answer(wire.untilReply(mine(request), 'self', connection));
    response.status(204).end();
  });
}

/** Does with a line what the request's body says. @throws Refused 400, 404, 409 */
export function letThrough(wire: Wire, room: RoomId, request: Request, by: WireHolder): void {
  const held = readId(request, 'held line');
  const { connection, as, text } = readBody(PassageSchema, request);
  const line = wire.lines(room).find((one) => one.connection === connection && one.held === held);
  const passage =
    as === 'edited' ? { as, octets: withItsEnd(text ?? '', line?.octets ?? new Uint8Array()) } : { as };
  answer(wire.release(room, { connection, held }, passage, by));
}

function answer(done: ReturnType<Wire['release']>): void {
  if (done === 'not-held')
    throw new Refused(
      409,
      'not-held',
      'No such line waits here. It went on meanwhile, or its connection ended: look again.',
    );
  if (done === 'theirs')
    throw new Refused(
      409,
      'not-yours',
      'It is held by somebody else: who holds a wire lets its lines through.',
    );
}

/** What is edited is the line: its end stays as its sender wrote it. */
function withItsEnd(text: string, before: Uint8Array): Uint8Array {
  const end = /\r?\n$/.exec(Buffer.from(before.subarray(-2)).toString('latin1'))?.[0] ?? '';
  return Buffer.from(`${text}${end}`);
}

/** @param who what may be a secret is asterisks for all but the owner, and who may not look sees no text */
export function heldLineView(line: HeldLine, who: 'owner' | 'teacher' | 'nobody'): HeldLineView {
  const { connection, held, from, since, until, behind, octets, hidden } = line;
  const text = Buffer.from(octets);
  if (who !== 'owner' && hidden) text.fill('*', hidden.start, hidden.end);
  return {
    ...{ connection, held, from, since, behind },
    ...(until !== undefined && { until }),
    ...(who !== 'nobody' && { text: text.toString('latin1') }),
  };
}
