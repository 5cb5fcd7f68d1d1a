import type { EventLog } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import { MissedSchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { Refused } from './refusal.ts';
import { jsonOnly, readBody } from './request.ts';

/** A person makes a mistake in some seconds; a script could make them all day, and each is an event. */
const AT_ONCE = 20;
const PER_SECOND = 1;

export interface MissedRoutesOptions {
  log: Pick<EventLog, 'append'>;
  roomOf(request: Request): RoomId;
  /** Milliseconds. */
  now(): number;
}

/** `POST /me/missed`: what went wrong at the shell's prompt goes into the room's log, where its teacher can see it. */
export function missedRoutes(api: Router, { log, roomOf, now }: MissedRoutesOptions): void {
  const mayTell = createPace(AT_ONCE, PER_SECOND, now);

  api.post('/me/missed', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const missed = readBody(MissedSchema, request);
    if (!mayTell(room))
      throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not written down.`);
    await log.append(room, [{ kind: 'terminal.missed', ...missed }]).committed;
    response.status(204).end();
  });
}
