import type { IncomingMessage } from 'node:http';
import { StoreFull } from '@ehlo/log';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Person } from '../people/person.ts';
import type { Visitors } from '../people/visitors.ts';
import { CHANGES_NOTHING, type Guard } from './guard.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppParts {
  guard: Guard;
  health: RequestHandler;
  /** Undefined while starting: then only health answers. */
  ready(): ReadyParts | undefined;
  page: RequestHandler;
  /** For what is a mistake of ours: the operator sees it, the asker gets a sentence. */
  report(error: unknown): void;
}

export interface ReadyParts {
  visitors: Visitors;
  roomsApi(personOf: (request: IncomingMessage) => Person | undefined): RequestHandler;
  classApi(personOf: (request: IncomingMessage) => Person | undefined): RequestHandler;
  mailpitApi: RequestHandler;
  /** `/view/{ID}.html` and the like, as Mailpit has them. */
  mailpitView: RequestHandler;
  /** Certificate of the lab's authority, PEM: what a mail program has to trust. */
  authority(): Promise<string>;
  /** `/api/verify`: whether a file is a report that was signed here. */
  verify: RequestHandler;
}

/** Everything that is HTTP, in the order a request meets it. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(securityHeaders);
  app.use(checkOrigin(parts.guard));
  app.get('/api/health', parts.health);
  app.use(compression());

  let routes: RequestHandler | undefined;
  app.use((request, response, next) => {
    const ready = parts.ready();
    if (ready) routes ??= apiRoutes(parts.guard, ready);
    if (routes) return routes(request, response, next);
    if (!/^\/(api|view)\//.test(request.path)) return next();
    response
      .status(503)
      .set('Retry-After', '1')
      .type('text/plain')
      .send('EHLO is starting. Try again in a moment.\n');
  });
  app.use(parts.page);
  app.use((request, response) => {
    response
      .status(404)
      .type('text/plain')
      .send(`There is nothing at ${request.path.slice(0, 200)}.\n`);
  });
  app.use(answerMistakes(parts.report));
  return app;
}

function apiRoutes(
  guard: Guard,
  { visitors, roomsApi, classApi, mailpitApi, mailpitView, authority, verify }: ReadyParts,
): RequestHandler {
  const router = express.Router();
  // Scripts written for Mailpit send no Origin, and no cookie either.
  router.use('/api/v1', mailpitApi);
  router.use('/view', mailpitView);
  router.use('/api/verify', verify);
  router.get('/ca.pem', async (_request, response) => {
    // RFC 8555 §9.1 registers the type.
    response
      .set('Content-Disposition', 'attachment; filename="ehlo-lab-ca.pem"')
      .set('Cache-Control', 'no-store')
      .type('application/pem-certificate-chain')
      .send(await authority());
  });
  const persons = new WeakMap<IncomingMessage, Person>();
  router.use('/api/rooms', refuseForeignChanges(guard));
  router.use('/api/rooms/me', welcomeEveryone(guard, visitors, persons));
  router.use(
    '/api/rooms',
    roomsApi((request) => persons.get(request)),
  );
  // A student's first request may be that they join.
  router.use(
    '/api/classes',
    refuseForeignChanges(guard),
    welcomeEveryone(guard, visitors, persons),
    classApi((request) => persons.get(request)),
  );
  return router;
}

function checkOrigin(guard: Guard): RequestHandler {
  return (request, response, next) => {
    const refusal = guard.check(request);
    if (!refusal) return next();
    response.status(403).type('text/plain').send(`${refusal.sentence}\n`);
  };
}

/** What changes a room comes from a page of ours, and browsers say so; a script has no cookie to be abused. */
function refuseForeignChanges(guard: Guard): RequestHandler {
  return (request, response, next) => {
    if (CHANGES_NOTHING.has(request.method) || guard.isSameOrigin(request)) return next();
    const sentence =
      'This changes something, so it must say which page asks: send Origin with the address of this EHLO.';
    response.status(403).json({ problem: { code: 'bad-origin', params: {} }, sentence });
  };
}

/** Who has no cookie yet becomes somebody here, unless another site's page may have sent the browser. */
function welcomeEveryone(
  guard: Guard,
  visitors: Visitors,
  persons: WeakMap<IncomingMessage, Person>,
): RequestHandler {
  return async (request, response, next) => {
    const known = visitors.personOf(request);
    if (!known && guard.maybeCrossSite(request)) return next();
    const welcomed = await visitors.welcome(request);
    if (welcomed.ok) {
      persons.set(request, welcomed.person);
      if (welcomed.setCookie !== undefined) response.append('Set-Cookie', welcomed.setCookie);
      return next();
    }
    const { code, params } = welcomed.problem;
    if (params.seconds !== undefined) response.set('Retry-After', String(params.seconds));
    const sentence =
      code === 'too-fast'
        ? `Too many new people from this address. Try again in ${params.seconds} s.`
        : 'The disk of this EHLO is full, so nobody new can come in. Free some space on it.';
    response.status(code === 'too-fast' ? 429 : 507).json({ problem: welcomed.problem, sentence });
  };
}

function answerMistakes(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    // Express and its body readers say with a status that it was the asker's mistake.
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    if (!(error instanceof StoreFull) && status >= 500) report(error);
    if (response.headersSent) return next(error);
    // A room is filled as its person comes in: what the disk has no room for is said as elsewhere.
    if (error instanceof StoreFull) {
      const sentence = 'The disk of this EHLO is full. Free some space on it.';
      response.status(507).json({ problem: { code: 'disk-full', params: {} }, sentence });
      return;
    }
    const asked = status >= 400 && status < 500;
    response
      .status(asked ? status : 500)
      .type('text/plain')
      .send(asked ? 'This request cannot be read.\n' : 'EHLO made a mistake. It is in the server’s log.\n');
  };
}
