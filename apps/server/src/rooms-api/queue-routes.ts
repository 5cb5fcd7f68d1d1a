import type { Lab } from '@ehlo/lab';
import type { HoldView, QueueView, RoomId } from '@ehlo/wire';
import { HoldSchema, QueueQuerySchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { notFound, Refused } from './refusal.ts';
import { jsonOnly, readBody, readId, readQuery } from './request.ts';

/** Each is a delivery, or a report, and events. */
const AT_ONCE = 30;
const PER_SECOND = 2;
/** A page ends with the mail that has the thousandth: each comes with what was said to it, two kilobytes at most. */
const PAGE_RECIPIENTS = 1_000;

export interface QueueRoutesOptions {
  queue: Lab['queue'];
  visitorOf(request: Request): { home: RoomId; handle: string };
  /** Milliseconds. */
  now(): number;
}

/** What waits in one's own room to be sent on, below `/me/queue`. */
export function queueRoutes(api: Router, { queue, visitorOf, now }: QueueRoutesOptions): void {
  const may = createPace(AT_ONCE, PER_SECOND, now);
  const holdView = (room: RoomId): HoldView => {
    const holdUntil = queue.holdUntil(room);
    return holdUntil === undefined ? {} : { holdUntil };
  };
  const view = (room: RoomId, { after, limit }: { after: number; limit: number }): QueueView => ({
    now: now(),
    schedule: {
      retrySeconds: [...queue.schedule.retrySeconds],
      lifetimeSeconds: queue.schedule.lifetimeSeconds,
    },
    ...holdView(room),
    waits: queue.waits(room),
    mails: queue.queue(room, { after, mails: limit, recipients: PAGE_RECIPIENTS }).map((mail) => ({
      id: mail.id,
      mail: mail.mail,
      host: mail.host,
      queueId: mail.queueId,
      reversePath: mail.reversePath,
      forwardPaths: mail.forwardPaths,
      waiting: mail.waiting,
      ...(mail.subject !== undefined && { subject: mail.subject }),
      size: mail.size,
      attempts: mail.attempts,
      active: mail.active,
      held: mail.held,
      queuedAt: mail.queuedAt,
      nextAt: mail.nextAt,
      expiresAt: mail.expiresAt,
    })),
  });

  function mayAgain(room: RoomId): void {
    if (may(room)) return;
    throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not done. Wait a moment.`);
  }

  async function change(
    request: Request,
    what: (room: RoomId, id: number, handle: string) => Promise<boolean>,
  ): Promise<void> {
    const { home, handle } = visitorOf(request);
    const id = readId(request, 'waiting mail');
    mayAgain(home);
    if (await what(home, id, handle)) return;
    throw notFound(`No mail ${id} waits in this room. It was sent on or given back meanwhile: look again.`);
  }

  api.get('/me/queue', (request, response) => {
    response.json(view(visitorOf(request).home, readQuery(QueueQuerySchema, request)));
  });

  api.put('/me/queue/hold', ...jsonOnly, async (request, response) => {
    const { home, handle } = visitorOf(request);
    const { state } = readBody(HoldSchema, request);
    mayAgain(home);
    await queue.hold(home, state, handle);
    response.json(holdView(home));
  });

  api.post('/me/queue/:id/let-go', ...jsonOnly, async (request, response) => {
    await change(request, queue.letGo);
    response.status(204).end();
  });

  api.post('/me/queue/:id/try-now', ...jsonOnly, async (request, response) => {
    await change(request, queue.tryNow);
    response.status(204).end();
  });

  api.post('/me/queue/:id/give-up', ...jsonOnly, async (request, response) => {
    await change(request, queue.giveUp);
    response.status(204).end();
  });
}
