import type { Chapter, Lesson } from '@ehlo/lessons';
import { HOME_FILE_OCTETS, type RoomId } from '@ehlo/wire';
import express, { type NextFunction, type Request, type RequestHandler, type Router } from 'express';
import type { SigningKey } from '../report/signing-key.ts';
import { createPace } from '../rooms-api/pace.ts';
import { badRequest, Refused, shown } from '../rooms-api/refusal.ts';
import { type BringParts, bringHome, lookAtHome } from './bring-home.ts';
import { octetsOf, readHome, tooLarge } from './home-octets.ts';
import { contentsOf, type MakeParts, makeHome } from './make-home.ts';

/** Each costs some tens of milliseconds, and memory as large as the file. */
const AT_ONCE = 40;
const PER_SECOND = 1;
/** In work or waiting, of all rooms. */
const MOST_WAITING = 16;
/** No form of another site can send them: a browser asks first, and the answer is no. */
const FILE_TYPES = /^application\/(?:json|gzip)\s*(?:;|$)/i;

export interface HomeRoutesOptions
  extends Omit<
    MakeParts & BringParts,
    'room' | 'handle' | 'mailbox' | 'now' | 'chapters' | 'find' | 'program'
  > {
  lessons: { readonly chapters: readonly Chapter[]; find(id: string): Lesson | undefined };
  key(): SigningKey;
  visitorOf(request: Request): { home: RoomId; handle: string };
  ownMailbox(request: Request): Promise<string>;
  version: string;
  /** Milliseconds. */
  now(): number;
}

/** `/me/home-file`: what is one's own as one file, out of here and in. */
export function homeRoutes(api: Router, options: HomeRoutesOptions): void {
  const { lessons, key, visitorOf, version, now } = options;
  const may = createPace(AT_ONCE, PER_SECOND, now);
  const oneAtATime = createLine();

  /** In its turn. */
  const inTurn = <T>(request: Request, work: (parts: MakeParts & BringParts) => Promise<T>): Promise<T> => {
    const { home: room, handle } = visitorOf(request);
    if (!may(room))
      throw new Refused(429, 'too-fast', 'That was a lot of files. Wait some seconds, then try again.');
    return oneAtATime(async () => {
      const mailbox = await options.ownMailbox(request);
      const { chapters, find } = lessons;
      return work({ ...options, chapters, find, room, handle, mailbox, program: version, now: now() });
    });
  };

  api.get('/me/home-file/contents', async (request, response) => {
    response.json(await inTurn(request, async (parts) => contentsOf(await makeHome(parts))));
  });

  api.get('/me/home-file', async (request, response) => {
    const { handle } = visitorOf(request);
    const { octets, packed } = await inTurn(request, async (parts) => octetsOf(await makeHome(parts), key()));
    const day = new Date(now()).toISOString().slice(0, 10);
    response
      .set('Content-Type', packed ? 'application/gzip' : 'application/json')
      .set('Content-Disposition', `attachment; filename="ehlo-${handle}-${day}.json${packed ? '.gz' : ''}"`)
      .send(octets);
  });

  const file: RequestHandler[] = [
    (request, _response, next) => {
      // Before its octets are read.
      visitorOf(request);
      const type = request.headers['content-type'] ?? '';
      if (FILE_TYPES.test(type)) return next();
      throw badRequest(
        415,
        `The Content-Type is ${type === '' ? 'missing' : `"${shown(type)}"`}. Send "application/json" or "application/gzip".`,
      );
    },
    express.raw({ limit: HOME_FILE_OCTETS, type: () => true, inflate: false }),
  ];
  const fileOf = ({ body }: Request): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array(0));

  api.post('/me/home-file/look', ...file, async (request, response) => {
    response.json(
      await inTurn(request, async (parts) => lookAtHome(parts, await readHome(fileOf(request), key()))),
    );
  });

  api.post('/me/home-file', ...file, async (request, response) => {
    const look = await inTurn(request, async (parts) =>
      bringHome(parts, await readHome(fileOf(request), key())),
    );
    response.status(201).json(look);
  });

  api.use('/me/home-file', (error: unknown, _request: Request, _response: unknown, next: NextFunction) => {
    const length = error instanceof Error && 'status' in error && error.status === 413;
    next(length ? tooLarge(`The file is longer than ${HOME_FILE_OCTETS / 2 ** 20} MiB.`) : error);
  });
}

/** Does one thing after the other. Throws where too many wait. */
function createLine(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (work) => {
    if (waiting >= MOST_WAITING)
      throw new Refused(429, 'too-fast', 'Many take their things home just now. Try again in some seconds.');
    waiting++;
    const done = last.then(work).finally(() => waiting--);
    // Whoever asked hears of it.
    last = done.catch(() => undefined);
    return done;
  };
}
