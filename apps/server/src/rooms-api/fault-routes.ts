import { type Lab, MOST_FAULTS } from '@ehlo/lab';
import { type Fault, type FaultHost, faultProblems, type RoomId } from '@ehlo/wire';
import { FaultSchema, faultProblemSentence } from '@ehlo/wire/schema';
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

  /** @throws Refused 400: a fault that is sound by itself, at a host that cannot have it */
  const readFault = (request: Request): Fault => {
    const fault = readBody(FaultSchema, request);
    const problem = faultProblems(fault, faults.hosts)[0];
    if (!problem) return fault;
    throw badRequest(
      400,
      `host: "${shown(fault.host)}": ${faultProblemSentence(problem.problem)}. Mail servers are: ${named('mail')}. DNS servers are: ${named('dns')}.`,
    );
  };
  const named = (kind: FaultHost['kind']) =>
    faults.hosts
      .filter((host) => host.kind === kind)
      .map(({ host }) => host)
      .join(', ');

  api.get('/me/faults', (request, response) => void response.json(faults.list(roomOf(request))));

  api.get('/me/faults/hosts', (_request, response) => void response.json(faults.hosts));

  api.post('/me/faults', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const fault = readFault(request);
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

  api.put('/me/faults/:id', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const id = readId(request, 'fault');
    const fault = readFault(request);
    pace(room);
    const set = await faults.set(room, fault, { replaces: id });
    if (!set) throw gone(id);
    response.json(set);
  });

  api.delete('/me/faults/:id', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const id = readId(request, 'fault');
    pace(room);
    if (!(await faults.clear(room, id))) throw gone(id);
    response.status(204).end();
  });

  api.delete('/me/faults', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    pace(room);
    await faults.clear(room);
    response.status(204).end();
  });
}

const gone = (id: number) =>
  notFound(`There is no fault ${id} in this room. It was cleared or changed meanwhile: look again.`);
