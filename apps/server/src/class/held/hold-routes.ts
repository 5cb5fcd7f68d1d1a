/** The wires of a class: held for everybody, and let through one by one or until the next reply. */
import type { Lab } from '@ehlo/lab';
import type { ClassHeldLine, ClassHoldView, ClassLetThrough } from '@ehlo/wire';
import { ClassHoldSchema, ClassUntilReplySchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { notFound, Refused } from '../../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../../rooms-api/request.ts';
import { letThrough } from '../../rooms-api/wire-routes.ts';
import type { ClassRoutesParts } from '../class-api.ts';
import type { ClassState } from '../class-state.ts';
import { refuses } from '../refuses.ts';
import { byAge, isHeldByClass, LISTED, linesOfMember } from './held-lines.ts';

/** As long as a room's own hold (`WIRE_HOLD_MS`). */
const HOLD_MS = 60 * 60_000;

export function holdRoutes(api: Router, parts: ClassRoutesParts & { wire: Lab['wire'] }): void {
  const { classes, asTeacher, wire, now } = parts;

  const waiting = (state: ClassState) =>
    [...state.members.values()].flatMap((member) => linesOfMember(wire, state, member));

  api.get('/:class/hold', (request, response) => {
    const { state } = asTeacher(request);
    const all = waiting(state).sort(byAge);
    const view: ClassHoldView = { now: now(), waiting: all.length, lines: all.slice(0, LISTED) };
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
    const waits = waiting(state).filter((one) => home === undefined || one.home === home);
    const those = what === 'reply' ? waits : oldestOfEach(waits);
    if (what === 'reply')
      for (const room of new Set(those.map((one) => one.home))) wire.untilReply(room, 'teacher');
    else for (const line of those) wire.release(line.home, line, { as: 'same' }, 'teacher');
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
    const member = state.members.get(home);
    if (!member) throw notNow();
    if (!isHeldByClass(wire, home))
      throw new Refused(
        409,
        'not-held',
        'This wire is not held by the class. What a student holds on their own is theirs.',
      );
    const { as } = (request.body ?? {}) as { as?: unknown };
    if (as !== 'same' && refuses(state, member))
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

/** Of each connection, where a line may wait either way, the one that waits longer. */
function oldestOfEach(lines: readonly ClassHeldLine[]): readonly ClassHeldLine[] {
  const oldest = new Map<string, ClassHeldLine>();
  for (const line of lines.toSorted((a, b) => b.held - a.held))
    oldest.set(`${line.home} ${line.connection}`, line);
  return [...oldest.values()];
}

const notNow = () =>
  notFound('Nobody of this class has this room. They may have left: look at the list again.');
