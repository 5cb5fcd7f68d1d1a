import type { EventLog } from '@ehlo/log';
import { type JourneyListView, type JourneyView, type RoomId, toJsonEvent } from '@ehlo/wire';
import { JourneyListQuerySchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { eventsOf, mailsSetOut, originOf } from './journey-events.ts';
import { notFound } from './refusal.ts';
import { readId, readQuery } from './request.ts';

export interface JourneyRoutesOptions {
  log: Pick<EventLog, 'read'>;
  roomOf(request: Request): RoomId;
}

/** The ways of mails of one's own room, past ones too, below `/me/journeys`. */
export function journeyRoutes(api: Router, { log, roomOf }: JourneyRoutesOptions): void {
  api.get('/me/journeys', async (request, response) => {
    const { before, limit } = readQuery(JourneyListQuerySchema, request);
    const mails = await mailsSetOut(log, roomOf(request), { before, limit: limit + 1 });
    response.json({
      mails: mails.slice(0, limit),
      more: mails.length > limit,
    } satisfies JourneyListView);
  });

  api.get('/me/journeys/:id', async (request, response) => {
    const room = roomOf(request);
    const id = readId(request, 'mail');
    const origin = await originOf(log, room, id);
    if (!origin)
      throw notFound(
        `Mail ${id} did not come over a server of this room: it was there from the start, or there is none.`,
      );
    const { events, more } = await eventsOf(log, room, origin);
    response.json({ id: origin.seq, events: events.map(toJsonEvent), more } satisfies JourneyView);
  });
}
