import { type Lab, MOST_FAULTS } from '@ehlo/lab';
import { type Fault, type FaultHost, faultProblems, type RoomId } from '@ehlo/wire';
import { FAULT_WANTED, FaultSchema, faultMistakes } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { badRequest, notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, readId } from './request.ts';

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

  /** @throws Refused 400: no fault, or a fault that is sound by itself, at a host that cannot have it */
  const readFault = (request: Request): Fault => {
    const body: unknown = request.body ?? {};
    const read = FaultSchema.safeParse(body);
    if (!read.success)
      throw badRequest(400, `This is no fault that can be set. ${faultMistakes(body, read.error.issues)}`);
    const fault = read.data;
    const problem = faultProblems(fault, faults.hosts)[0]?.problem;
    if (problem === undefined) return fault;
    const servers =
      problem === 'host.noTls'
        ? `Those that do are: ${named(({ tls }) => tls)}.`
        : `Mail servers are: ${named(({ kind }) => kind === 'mail')}. DNS servers are: ${named(({ kind }) => kind === 'dns')}.`;
    throw badRequest(400, `host is "${shown(fault.host)}". ${FAULT_WANTED[problem]}. ${servers}`);
  };
  const named = (are: (host: FaultHost) => boolean) =>
    faults.hosts
      .filter(are)
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
