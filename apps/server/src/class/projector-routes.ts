/** The projector, and what steers it from another device: its layout, a lesson played line by line, the votes shown, a teacher's phone. */
import type { Lab } from '@ehlo/lab';
import type { ProjectorHoldView, ProjectorView } from '@ehlo/wire';
import {
  ClassHoldSchema,
  ClassProjectorSchema,
  ClassRevealSchema,
  ClassScriptSchema,
  ProjectorPassSchema,
} from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { notFound, Refused, shown } from '../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../rooms-api/request.ts';
import type { ClassRoutesParts } from './class-api.ts';
import { byAge, linesOfProjector } from './held/held-lines.ts';
import { teller } from './tell.ts';

const FIRST: Omit<ProjectorView, 'home'> = { layout: 'wire', source: 'mine', blank: false, laser: 'off' };

/** Lines that a remote is told of: the oldest is what it lets through. */
const HELD_LISTED = 5;

export function projectorRoutes(api: Router, parts: ClassRoutesParts & { wire: Lab['wire'] }): void {
  const { asTeacher, hasLesson, passes, wire, now } = parts;
  const tell = teller(api, parts);

  tell('put', 'projector', (request, { projector: before }, home) => {
    const { here, ...change } = readBody(ClassProjectorSchema, request);
    if (!before && !here) throw noProjector();
    const next = { ...FIRST, home, ...before, ...(here ? { home } : {}), ...change };
    const isSame = (Object.keys(next) as (keyof ProjectorView)[]).every((key) => next[key] === before?.[key]);
    return isSame ? undefined : { kind: 'class.projector', ...next };
  });

  tell('put', 'script', (request, { script: before }) => {
    const { lesson, line } = readBody(ClassScriptSchema, request);
    if (!hasLesson(lesson, undefined)) throw notFound(`There is no lesson "${shown(lesson)}".`);
    // Two devices that ask for the same line ask for one.
    if (before?.lesson === lesson && before.line === line) return undefined;
    return { kind: 'class.script', state: 'on', lesson, line };
  });
  tell('delete', 'script', (_request, { script }) => script && { kind: 'class.script', state: 'off' });

  tell('put', 'question/revealed', (request, { question }) => {
    const { question: id } = readBody(ClassRevealSchema, request);
    if (question?.question !== id) throw new Refused(409, 'not-now', 'This question is not open any more.');
    return question.revealed ? undefined : { kind: 'class.question', state: 'revealed', question: id };
  });

  api.post('/:class/passes', ...jsonOnly, (request, response) => {
    response.status(201).json(passes.give(asTeacher(request).state.id));
  });

  /** Whoever opened the projector lets the class's teachers hold its wire; nothing else of that room is theirs. */
  const projectorOf = (request: Request): { projector: ProjectorView; home: string } => {
    const { state, person } = asTeacher(request);
    if (!state.projector) throw noProjector();
    return { projector: state.projector, home: person.home };
  };
  api.get('/:class/projector/hold', (request, response) => {
    const { projector, home } = projectorOf(request);
    response.json({
      now: now(),
      held: wire.of(projector.home).length > 0,
      lines: linesOfProjector(wire, projector, home).sort(byAge).slice(0, HELD_LISTED),
    } satisfies ProjectorHoldView);
  });
  api.put('/:class/projector/hold', ...jsonOnly, async (request, response) => {
    const { projector } = projectorOf(request);
    const { from = 'both' } = readBody(ClassHoldSchema, request);
    await wire.switch(projector.home, 'self', from);
    response.status(204).end();
  });
  api.delete('/:class/projector/hold', ...jsonOnly, async (request, response) => {
    await wire.switch(projectorOf(request).projector.home, 'self');
    response.status(204).end();
  });
  api.post('/:class/projector/let-through', ...jsonOnly, (request, response) => {
    const { projector } = projectorOf(request);
    const { what } = readBody(ProjectorPassSchema, request);
    const [oldest] = wire.lines(projector.home).toSorted((a, b) => a.since - b.since);
    // Where nothing waits any more there is nothing to be done.
    const done =
      what === 'reply'
        ? wire.untilReply(projector.home, 'self')
        : oldest && wire.release(projector.home, oldest, { as: 'same' }, 'self');
    if (done === 'theirs')
      throw new Refused(409, 'not-now', 'The whole class is held: its lines are let through together.');
    response.status(204).end();
  });
}

const noProjector = () =>
  new Refused(
    409,
    'no-projector',
    'No page is the projector of this class. Open /present where the projector is.',
  );
