/** What a class is told as a whole: its mistakes, its tickets, its export, and where it is found. */
import type { Countable } from '@ehlo/lessons';
import type { EventLog } from '@ehlo/log';
import {
  type ClassAddresses,
  LESSON_KINDS,
  type LessonEvent,
  type Logged,
  type RoomEventKind,
  type RoomId,
} from '@ehlo/wire';
import { ClassExportQuerySchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { readQuery } from '../rooms-api/request.ts';
import type { ClassState } from './class-state.ts';
import type { Classes } from './classes.ts';
import { exportCsv, makeExport } from './results/class-export.ts';
import { MISTAKE_KINDS, rankMistakes, type WireMistakes } from './results/mistakes.ts';
import { countTickets, TICKET_KINDS } from './results/tickets.ts';

/** Events of one member that are looked at: more than anybody makes in a class. */
const MOST = 2000;

export interface ReadingRoutesParts {
  classes: Classes;
  log: Pick<EventLog, 'read'>;
  /** Of the wire, by member; undefined while no teacher looks. */
  mistakes(state: ClassState): WireMistakes | undefined;
  lessons(): readonly Countable[];
  addresses(): ClassAddresses;
  /** Milliseconds. */
  now(): number;
}

export function readingRoutes(
  api: Router,
  parts: ReadingRoutesParts & { asTeacher(request: Request): { state: ClassState } },
): void {
  const { log, mistakes, lessons, addresses, asTeacher, now } = parts;

  /** Of each member, since the class began. One room after the other: nothing here is in a hurry. */
  async function eventsOf(
    state: ClassState,
    kinds: readonly RoomEventKind[],
  ): Promise<Map<RoomId, Logged[]>> {
    const found = new Map<RoomId, Logged[]>();
    for (const home of state.members.keys()) {
      const events = await log.read(home, { kinds, limit: MOST, backwards: true });
      found.set(
        home,
        events.reverse().filter(({ at }) => at >= state.beganAt * 1000),
      );
    }
    return found;
  }

  api.get('/:class/mistakes', async (request, response) => {
    const { state } = asTeacher(request);
    response.json(rankMistakes(await eventsOf(state, MISTAKE_KINDS), mistakes(state)));
  });
  api.get('/:class/tickets', async (request, response) => {
    response.json(countTickets(await eventsOf(asTeacher(request).state, TICKET_KINDS)));
  });

  async function exported(request: Request) {
    const { state } = asTeacher(request);
    const { names, minutes } = readQuery(ClassExportQuerySchema, request);
    const wish = { names: names === 'yes', minutes: minutes === 'yes' };
    const members = [];
    for (const { home, name, handle } of [...state.members.values()]) {
      // Also what they began before: a step that was done then is done.
      const events = (await log.read(home, { kinds: LESSON_KINDS })) as Logged<LessonEvent>[];
      members.push({ home, name, handle, events });
    }
    const { code, title } = state;
    const made = makeExport({
      class: { code, ...(title === undefined ? {} : { title }) },
      lessons: lessons(),
      members,
      ...wish,
      now: now(),
    });
    return { made, wish, file: `ehlo-class-${code}` };
  }
  api.get('/:class/export.csv', async (request, response) => {
    const { made, wish, file } = await exported(request);
    response
      .set('Content-Disposition', `attachment; filename="${file}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(exportCsv(made, wish));
  });
  api.get('/:class/export.json', async (request, response) => {
    const { made, file } = await exported(request);
    response
      .set('Content-Disposition', `attachment; filename="${file}.json"`)
      .type('application/json')
      .send(`${JSON.stringify(made, null, 2)}\n`);
  });

  api.get('/:class/addresses', (request, response) => {
    asTeacher(request);
    response.json(addresses());
  });
}
