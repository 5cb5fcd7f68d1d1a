import type { EventLog } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import { MissedSchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { Refused } from './refusal.ts';
import { jsonOnly, readBody } from './request.ts';

/** A person makes a mistake in some seconds; a script could make them all day, and each is an event. */
const AT_ONCE = 20;
const PER_SECOND = 1;
/** Rooms whose pace is remembered; the least recent is forgotten, which can only help it. */
const REMEMBERED = 1000;

export interface MissedRoutesOptions {
  log: Pick<EventLog, 'append'>;
  roomOf(request: Request): RoomId;
  /** Milliseconds. */
  now(): number;
}

/** `POST /me/missed`: what went wrong at the shell's prompt goes into the room's log, where its teacher can see it. */
export function missedRoutes(api: Router, { log, roomOf, now }: MissedRoutesOptions): void {
  const paces = new Map<RoomId, { left: number; at: number }>();

  function mayTell(room: RoomId): boolean {
    const before = paces.get(room);
    paces.delete(room);
    const at = now();
    const left = before ? Math.min(AT_ONCE, before.left + ((at - before.at) / 1000) * PER_SECOND) : AT_ONCE;
    paces.set(room, { left: Math.max(0, left - 1), at });
    if (paces.size > REMEMBERED) paces.delete(paces.keys().next().value as RoomId);
    return left >= 1;
  }

  api.post('/me/missed', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const missed = readBody(MissedSchema, request);
    if (!mayTell(room))
      throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not written down.`);
    await log.append(room, [{ kind: 'terminal.missed', ...missed }]).committed;
    response.status(204).end();
  });
}
