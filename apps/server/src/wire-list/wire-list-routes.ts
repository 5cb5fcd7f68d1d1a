import type { EventLog } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import { WireListQuerySchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from '../rooms-api/pace.ts';
import { Refused } from '../rooms-api/refusal.ts';
import { readQuery } from '../rooms-api/request.ts';
import { createWireLists } from './wire-list.ts';

/** A search through ten thousand connections is 25 of them; whoever scrolls or looks live makes a few a second. */
const AT_ONCE = 60;
const PER_SECOND = 8;

export interface WireListRoutesOptions {
  log: Pick<EventLog, 'read'>;
  roomOf(request: Request): RoomId;
  /** Milliseconds. */
  now(): number;
}

/** `GET /me/crossed`: connections, calls that came to nothing and questions to the DNS, as `/wire` lists them. */
export function wireListRoutes(api: Router, { log, roomOf, now }: WireListRoutesOptions): void {
  const lists = createWireLists(log);
  const may = createPace(AT_ONCE, PER_SECOND, now);

  api.get('/me/crossed', async (request, response) => {
    const room = roomOf(request);
    const { before, ids, ...wanted } = readQuery(WireListQuerySchema, request);
    if (!may(room))
      throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not read. Wait a moment.`);
    response.json(
      await lists.list(room, {
        ...wanted,
        before: before === undefined ? undefined : Number(before),
        ids: ids?.split(',').map(Number),
      }),
    );
  });
}
