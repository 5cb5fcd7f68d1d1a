/** The wires of a class: held for everybody, and let through one by one or until the next reply. */
import type { Lab } from '@ehlo/lab';
import type { ClassHoldView, ClassLetThrough, RoomId } from '@ehlo/wire';
import { ClassHoldSchema, ClassUntilReplySchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { notFound, Refused } from '../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../rooms-api/request.ts';
import { heldLineView, letThrough } from '../rooms-api/wire-routes.ts';
import type { ClassRoutesParts } from './class-api.ts';
import type { ClassState } from './class-state.ts';

/** As long as a room's own hold (`WIRE_HOLD_MS`). */
const HOLD_MS = 60 * 60_000;
/** Lines that are listed: a teacher looks at these, and at one student's by their dialogue. */
const LISTED = 60;

export function holdRoutes(api: Router, parts: ClassRoutesParts & { wire: Lab['wire'] }): void {
  const { classes, asTeacher, wire, now } = parts;

  const refuses = (state: ClassState, home: RoomId) =>
    state.watching === 'may-refuse' && state.members.get(home)?.refusesWatching === true;
  const waiting = (state: ClassState) =>
    [...state.members.values()].flatMap(({ home, name }) =>
      // What somebody holds on their own is theirs.
      wire.of(home).some(({ holder }) => holder !== 'self')
        ? wire.lines(home).map((line) => ({ home, name, line }))
        : [],
    );

  api.get('/:class/hold', (request, response) => {
    const { state } = asTeacher(request);
    const all = waiting(state).sort((a, b) => a.line.since - b.line.since);
    const view: ClassHoldView = {
      now: now(),
      waiting: all.length,
      lines: all.slice(0, LISTED).map(({ home, name, line }) => ({
        home,
        name,
        ...heldLineView(line, refuses(state, home) ? 'nobody' : 'teacher'),
      })),
    };
    response.json(view);
  });

  api.put('/:class/hold', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const { from = 'both' } = readBody(ClassHoldSchema, request);
    await classes.note(state, [{ kind: 'class.hold', state: 'on', from, until: now() + HOLD_MS }]);
    response.status(204).end();
  });

  api.delete('/:class/hold', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    if (state.hold) await classes.note(state, [{ kind: 'class.hold', state: 'off' }]);
    response.status(204).end();
  });

  /** After the lines went: a log that takes no more holds nobody up. */
  const tell = async (state: ClassState, event: ClassLetThrough): Promise<void> => {
    try {
      await classes.note(state, [event]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  };

  api.post('/:class/hold/let-through', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const { home, what } = readBody(ClassUntilReplySchema, request);
    if (home !== undefined && !state.members.has(home)) throw notNow();
    const those = waiting(state).filter((one) => home === undefined || one.home === home);
    if (what === 'reply')
      for (const room of new Set(those.map((one) => one.home))) wire.untilReply(room, 'teacher');
    else for (const { home: room, line } of those) wire.release(room, line, { as: 'same' }, 'teacher');
    if (those.length > 0)
      await tell(state, {
        ...{ kind: 'class.let-through', what, lines: those.length },
        ...(home === undefined ? {} : { home }),
      });
    response.status(204).end();
  });

  api.post('/:class/members/:home/held/:id', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const home = String(request.params.home);
    if (!state.members.has(home)) throw notNow();
    if (!wire.of(home).some(({ holder }) => holder !== 'self'))
      throw new Refused(
        409,
        'not-held',
        'This wire is not held by the class. What a student holds on their own is theirs.',
      );
    const { as } = (request.body ?? {}) as { as?: unknown };
    if (as !== 'same' && refuses(state, home))
      throw new Refused(
        409,
        'not-yours',
        'They refuse to be watched: their lines can be let through as they are.',
      );
    letThrough(wire, home, request, 'teacher');
    await tell(state, {
      ...{ kind: 'class.let-through', what: 'line', home, lines: 1 },
      ...(as === 'edited' || as === 'dropped' ? { as } : {}),
    });
    response.status(204).end();
  });
}

const notNow = () =>
  notFound('Nobody of this class has this room. They may have left: look at the list again.');
