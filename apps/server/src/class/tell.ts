import type { ClassEvent } from '@ehlo/wire';
import type { Request, Router } from 'express';
import { jsonOnly } from '../rooms-api/request.ts';
import type { ClassRoutesParts } from './class-api.ts';
import type { ClassState } from './class-state.ts';

/** Makes a teacher's route. `make` may refuse; undefined: there is nothing to be done. */
export type Tell = (
  method: 'post' | 'put' | 'delete',
  path: string,
  make: (request: Request, state: ClassState, home: string) => ClassEvent | undefined,
) => void;

/** Most of what a teacher does is one event. */
export const teller =
  (api: Router, { classes, asTeacher }: Pick<ClassRoutesParts, 'classes' | 'asTeacher'>): Tell =>
  (method, path, make) => {
    api[method](`/:class/${path}`, ...jsonOnly, async (request, response) => {
      const { state, person } = asTeacher(request);
      const event = make(request, state, person.home);
      if (event) await classes.note(state, [event]);
      response.status(204).end();
    });
  };
