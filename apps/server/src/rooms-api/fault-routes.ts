import { type Lab, MOST_FAULTS } from '@ehlo/lab';
import type { RoomId } from '@ehlo/wire';
import { FaultSchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { badRequest, notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, readBody, readId } from './request.ts';

/** Each change is an event. */
const AT_ONCE = 60;
const PER_SECOND = 2;

export interface FaultRoutesOptions {
  faults: Lab['faults'];
  roomOf(request: Request): RoomId;
  /** Milliseconds. */
  now(): number;
}

/** Mistakes that servers of one's own room make on purpose, below `/me/faults`. */
export function faultRoutes(api: Router, { faults, roomOf, now }: FaultRoutesOptions): void {
  const may = createPace(AT_ONCE, PER_SECOND, now);
  const pace = (room: RoomId) => {
    if (may(room)) return;
    throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not done. Wait a moment.`);
  };

  api.get('/me/faults', (request, response) => void response.json(faults.list(roomOf(request))));

  api.post('/me/faults', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const fault = readBody(FaultSchema, request);
    if (!faults.hosts.includes(fault.host))
      throw badRequest(
        400,
        `"${shown(fault.host)}" is no mail server of this world. Those are: ${faults.hosts.join(', ')}.`,
      );
    pace(room);
    const set = await faults.set(room, fault);
    if (!set)
      throw new Refused(
        413,
        'too-many-faults',
        `A room may have ${MOST_FAULTS} faults, and has them. Clear one you no longer need.`,
        { most: MOST_FAULTS },
      );
    response.status(201).json(set);
  });

  api.delete('/me/faults/:id', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const id = readId(request, 'fault');
    pace(room);
    if (!(await faults.clear(room, id)))
      throw notFound(`There is no fault ${id} in this room. It was cleared meanwhile: look again.`);
    response.status(204).end();
  });

  api.delete('/me/faults', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    pace(room);
    await faults.clear(room);
    response.status(204).end();
  });
}
