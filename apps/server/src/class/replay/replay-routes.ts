/** A class that is looked at again, by its teachers: what there is, its log, and how members stood from one moment to another. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Countable } from '@ehlo/lessons';
import type { EventLog } from '@ehlo/log';
import {
  type ClassReplay,
  type ClassReplayEvents,
  type ClassReplayRows,
  mayReadClass,
  REPLAYED_KINDS,
  type ReplayedEvent,
} from '@ehlo/wire';
import { ClassReplayEventsQuerySchema, ClassReplayRowsQuerySchema } from '@ehlo/wire/schema';
import type { Request, Response, Router } from 'express';
import type { Person } from '../../people/person.ts';
import { badRequest, Refused } from '../../rooms-api/refusal.ts';
import { readQuery } from '../../rooms-api/request.ts';
import type { ClassState } from '../class-state.ts';
import { refuses } from '../refuses.ts';
import { pastOf } from '../roster/past-of.ts';
import { MARK_KINDS, memberMarks } from './member-marks.ts';
import { memberWindow } from './member-window.ts';
import { seqBefore } from './seq-before.ts';

const WINDOW_MS = 60_000;
/** Of one member in a window, and of their lessons in all. */
const EVENTS = 2000;
const LESSON_EVENTS = 600;
/** That are told at once; of a large class each member has a part of them. */
const MARKS = 10_000;
const CHANGES = 12_000;
const PAGE = 1000;
/** Looks that wait for their turn, of all classes. */
const WAITING = 8;

export interface ReplayRoutesParts {
  log: Pick<EventLog, 'read' | 'head'>;
  lessons(): readonly Countable[];
  /** Milliseconds. */
  now(): number;
}

export function replayRoutes(
  api: Router,
  parts: ReplayRoutesParts & { asTeacher(request: Request): { person: Person; state: ClassState } },
): void {
  const { log, lessons, asTeacher, now } = parts;
  const inTurn = oneAtATime();
  const lessonOf = (id: string) => lessons().find((one) => one.id === id);

  api.get('/:class/replay', async (request, response) => {
    const { state } = asTeacher(request);
    const view = await inTurn(response, async () => {
      const members = [...state.members.values()];
      const most = Math.ceil(MARKS / Math.max(1, members.length));
      const marks: ClassReplay['marks'] = [];
      let more = false;
      for (const { home, joinedAt } of members) {
        if (response.destroyed) return undefined;
        await othersFirst();
        const events = await log.read(home, { kinds: MARK_KINDS, limit: LESSON_EVENTS, backwards: true });
        const own = memberMarks(events.reverse(), { since: Math.max(joinedAt, state.beganAt), lessonOf });
        more ||= own.length > most || events.length === LESSON_EVENTS;
        for (const mark of own.slice(-most)) marks.push({ ...mark, home });
      }
      return {
        ...{ class: state.id, beganAt: Math.floor(state.beganAt), now: now(), windowMs: WINDOW_MS },
        ...(state.title === undefined ? {} : { title: state.title }),
        members: members.map((member) => {
          const { home, name, handle, joinedAt } = member;
          return { home, name, handle, joinedAt, refuses: refuses(state, member) };
        }),
        marks: marks.sort((a, b) => a.at - b.at),
        more,
      } satisfies ClassReplay;
    });
    if (view) response.json(view);
  });

  api.get('/:class/replay/events', async (request, response) => {
    const { state, person } = asTeacher(request);
    const { after = 0 } = readQuery(ClassReplayEventsQuerySchema, request);
    const viewer = { class: state.id, home: person.home, role: 'teacher' } as const;
    const page = await log.read(state.id, { after, kinds: REPLAYED_KINDS, limit: PAGE });
    const events = page.map((event) => mayReadClass(viewer, event)).filter((event) => event !== undefined);
    const last = page.at(-1)?.seq;
    response.json({
      events: events as ReplayedEvent[],
      ...(page.length === PAGE && last !== undefined ? { next: last } : {}),
    } satisfies ClassReplayEvents);
  });

  api.get('/:class/replay/rows', async (request, response) => {
    const { state } = asTeacher(request);
    const { from } = readQuery(ClassReplayRowsQuerySchema, request);
    const until = Math.min(from + WINDOW_MS, now());
    if (from < Math.floor(state.beganAt) || until < from)
      throw badRequest(
        400,
        `"from" is ${from}, before the class began or later than now. Give ${Math.floor(state.beganAt)}, or some times ${WINDOW_MS} more.`,
      );
    const rows = await inTurn(response, () => rowsOf(state, from, until, response));
    if (rows) response.json(rows);
  });

  /** One room after the other, others first each time: two hundred that are folded in one go would hold every line of the class up. */
  async function rowsOf(
    state: ClassState,
    from: number,
    until: number,
    response: Response,
  ): Promise<ClassReplayRows | undefined> {
    const set = await log.read(state.id, { kinds: ['class.lesson'], limit: PAGE, backwards: true });
    const classLesson = (at: number) => {
      const last = set.find((event) => event.at / 1000 <= at);
      return last?.kind === 'class.lesson' ? last.lesson : undefined;
    };
    const told: ClassReplayRows = { from, until, first: [], changes: [], cut: [] };
    const most = Math.ceil(CHANGES / Math.max(1, state.members.size));
    for (const member of [...state.members.values()]) {
      const { home, handle, joinedAt } = member;
      if (joinedAt >= until) continue;
      // Whoever asked is gone.
      if (response.destroyed) return undefined;
      await othersFirst();
      // What they did before they came is no part of the class.
      const start = Math.max(from, joinedAt);
      const before = await seqBefore(log, home, start * 1000);
      const upTo = await seqBefore(log, home, until * 1000);
      const events = await log.read(home, { after: before, upTo, limit: EVENTS });
      const last = events.at(-1);
      // What of the last line is a secret may stand behind the window's end.
      const secrets =
        last?.kind === 'connection.octets'
          ? await log.read(home, { after: last.seq, kinds: ['connection.secret'], limit: 8 })
          : [];
      const own = memberWindow(await pastOf(log, home, before), [...events, ...secrets], {
        ...{
          handle,
          lessonOf,
          classLesson,
          from: start,
          joined: start === joinedAt,
          refuses: refuses(state, member),
          most,
        },
      });
      told.first.push({ home, row: own.first });
      for (const change of own.changes) told.changes.push({ ...change, home });
      if (own.cut || events.length === EVENTS) told.cut.push(home);
    }
    told.changes.sort((a, b) => a.at - b.at);
    return told;
  }
}

/** Each look costs a fold of many rooms: one is done at a time, a few wait, and who has gone away waits no more. */
function oneAtATime() {
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async <T>(response: Response, act: () => Promise<T | undefined>): Promise<T | undefined> => {
    if (waiting >= WAITING)
      throw new Refused(
        429,
        'too-fast',
        `${WAITING} others look at a class again just now. Wait a moment and try again.`,
      );
    waiting++;
    const done = turn.then(() => (response.destroyed ? undefined : act()));
    // Whoever asked hears of it; the next one has its turn all the same.
    turn = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      waiting--;
    }
  };
}
