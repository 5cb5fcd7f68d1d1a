/** The projector, and what steers it from another device: its layout, a lesson played line by line, the votes shown, a teacher's phone. */
import type { ProjectorView } from '@ehlo/wire';
import { ClassProjectorSchema, ClassRevealSchema, ClassScriptSchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { notFound, Refused, shown } from '../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../rooms-api/request.ts';
import type { ClassRoutesParts } from './class-api.ts';
import { teller } from './tell.ts';

const FIRST: Omit<ProjectorView, 'home'> = { layout: 'wire', source: 'mine', blank: false, laser: 'off' };

export function projectorRoutes(api: Router, parts: ClassRoutesParts): void {
  const { asTeacher, hasLesson, passes } = parts;
  const tell = teller(api, parts);

  tell('put', 'projector', (request, { projector: before }, home) => {
    const { here, ...change } = readBody(ClassProjectorSchema, request);
    if (!before && !here)
      throw new Refused(
        409,
        'no-projector',
        'No page is the projector of this class. Open /present where the projector is.',
      );
    const now = { ...FIRST, home, ...before, ...(here ? { home } : {}), ...change };
    const isSame = (Object.keys(now) as (keyof ProjectorView)[]).every((key) => now[key] === before?.[key]);
    return isSame ? undefined : { kind: 'class.projector', ...now };
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
}
