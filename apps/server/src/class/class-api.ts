/** `/api/classes`: its description is at `/api/classes/openapi.json`. */
import type { IncomingMessage } from 'node:http';
import type { Lab } from '@ehlo/lab';
import type { FaultHost, RoomId } from '@ehlo/wire';
import express, { type Request, type Router } from 'express';
import type { Person } from '../people/person.ts';
import { createPace } from '../rooms-api/pace.ts';
import { answerRefusals, notFound, Refused, shown } from '../rooms-api/refusal.ts';
import { assessmentRoutes } from './assessment/assessment-routes.ts';
import type { Assessments } from './assessment/assessments.ts';
import { type MemberCaptureParts, memberCaptureRoutes } from './capture-routes.ts';
import type { ClassState } from './class-state.ts';
import type { ClassWorlds } from './class-worlds.ts';
import { type Classes, gone } from './classes.ts';
import { doorRoutes } from './door-routes.ts';
import { holdRoutes } from './held/hold-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { openApi } from './openapi.ts';
import { pairRoutes } from './pairs/pair-routes.ts';
import type { Passes } from './passes.ts';
import { projectorRoutes } from './projector-routes.ts';
import { type ReadingRoutesParts, readingRoutes } from './reading-routes.ts';
import type { Rehearsals } from './rehearsal/rehearsals.ts';
import { type ReplayRoutesParts, replayRoutes } from './replay/replay-routes.ts';
import { type ReadReported, reportRoutes } from './report-routes.ts';
import { teacherRoutes } from './teacher-routes.ts';

/** Each is an event, or a look at many rooms. */
const AT_ONCE = 100;
const PER_SECOND = 2;

export interface ClassApiParts {
  classes: Classes;
  worlds: ClassWorlds;
  wire: Lab['wire'];
  rehearsals: Rehearsals;
  assessments: Assessments;
  reading: Omit<ReadingRoutesParts, 'classes'>;
  replay: ReplayRoutesParts;
  captures: MemberCaptureParts;
  personOf(request: IncomingMessage): Person | undefined;
  addressOf(request: IncomingMessage): string;
  /** Nothing of theirs is in the room yet. */
  isNew(home: RoomId): Promise<boolean>;
  hasLesson(lesson: string, step: string | undefined): boolean;
  hasPlaylist(playlist: string, entry: number): boolean;
  hasConnection(home: RoomId, connection: number): Promise<boolean>;
  readReported: ReadReported;
  passes: Passes;
  /** Servers that can be told to make mistakes. */
  faultHosts: readonly FaultHost[];
  /** That this machine can take. */
  students: number;
  /** Milliseconds. */
  now(): number;
  version: string;
}

/** What the routes of a class have in common. */
export interface ClassRoutesParts extends Omit<ClassApiParts, 'personOf' | 'wire'> {
  /** @throws Refused 401 */
  who(request: Request): Person;
  /** @throws Refused 404, also to those who are nothing in that class; 429 */
  asTeacher(request: Request): { person: Person; state: ClassState };
  asMember(request: Request): { person: Person; state: ClassState };
  asEither(request: Request): { person: Person; state: ClassState };
}

export function createClassApi(parts: ClassApiParts): Router {
  const { classes, now, version } = parts;
  const api = express.Router();
  const may = createPace(AT_ONCE, PER_SECOND, now);

  const who = (request: Request): Person => {
    const person = parts.personOf(request);
    if (!person)
      throw new Refused(
        401,
        'not-yours',
        'Nobody is known by this request: it has no cookie of EHLO. Open the page once in this browser.',
      );
    if (!may(person.home))
      throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not done. Wait a moment.`);
    return person;
  };
  /** Whether a class is there is nobody's business who is not in it. */
  const inClass = (request: Request): { person: Person; state: ClassState } => {
    const person = who(request);
    const state = classes.byId(String(request.params.class));
    if (state && (state.members.has(person.home) || state.teachers.has(person.home)))
      return { person, state };
    throw gone();
  };

  const routes: ClassRoutesParts = {
    ...parts,
    who,
    asEither: inClass,
    asTeacher(request) {
      const found = inClass(request);
      if (found.state.teachers.has(found.person.home)) return found;
      throw new Refused(403, 'not-yours', 'This is for teachers of the class: they have its key.');
    },
    asMember(request) {
      const found = inClass(request);
      if (found.state.members.has(found.person.home)) return found;
      throw new Refused(403, 'not-yours', 'This is for members of the class: join it with its code.');
    },
  };

  api.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  const description = openApi(version);
  api.get('/openapi.json', (_request, response) => void response.json(description));
  doorRoutes(api, routes);
  memberRoutes(api, routes);
  pairRoutes(api, routes);
  teacherRoutes(api, routes);
  projectorRoutes(api, { ...routes, wire: parts.wire });
  assessmentRoutes(api, routes);
  reportRoutes(api, routes);
  holdRoutes(api, { ...routes, wire: parts.wire });
  memberCaptureRoutes(api, { ...parts.captures, asTeacher: routes.asTeacher, version });
  replayRoutes(api, { ...parts.replay, asTeacher: routes.asTeacher });
  readingRoutes(api, { ...parts.reading, classes, asTeacher: routes.asTeacher });
  api.use((request) => {
    throw notFound(
      `There is no ${shown(request.method)} ${shown(request.originalUrl)}. See /api/classes/openapi.json.`,
    );
  });
  api.use(answerRefusals);
  return api;
}
