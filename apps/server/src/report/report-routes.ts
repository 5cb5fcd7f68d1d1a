import { type Chapter, LANGUAGES } from '@ehlo/lessons';
import type { EventLog } from '@ehlo/log';
import { type HomeBrought, LESSON_KINDS, type LessonEvent, type Logged, type RoomId } from '@ehlo/wire';
import express, { type Request, type Router } from 'express';
import type { StampBook } from '../lessons/stamp-book.ts';
import { notFound, shown } from '../rooms-api/refusal.ts';
import { dialogueLines } from './dialogue-lines.ts';
import { FORMATS, fileOf, MEDIA, verdictOn } from './formats.ts';
import { makeReport } from './report.ts';
import type { SigningKey } from './signing-key.ts';

export interface ReportRoutesOptions {
  lessons: { readonly chapters: readonly Chapter[] };
  log: Pick<EventLog, 'read'>;
  stamps: Pick<StampBook, 'collect'>;
  key(): SigningKey;
  visitorOf(request: Request): { home: RoomId; handle: string };
  /** Milliseconds. */
  now(): number;
}

/** `/me/report.json`, `.md` and `.csv`: one's own progress as a signed file. */
export function reportRoutes(
  api: Router,
  { lessons, log, stamps, key, visitorOf, now }: ReportRoutesOptions,
): void {
  api.get('/me/report.:format', async (request, response) => {
    const { home, handle } = visitorOf(request);
    const format = FORMATS.find((one) => one === request.params.format);
    if (!format)
      throw notFound(
        `A report is no "${shown(String(request.params.format))}". It can be had as ${FORMATS.join(', ')}.`,
      );
    const language = LANGUAGES.find((one) => one === request.query.language) ?? 'en';
    const report = await makeReport({
      chapters: lessons.chapters,
      events: (await log.read(home, { kinds: LESSON_KINDS })) as Logged<LessonEvent>[],
      stamps: await stamps.collect(home),
      files: (await log.read(home, { kinds: ['home.brought'] })) as Logged<HomeBrought>[],
      handle,
      language,
      now: now(),
      dialogueOf: (connection) => dialogueLines(log, home, connection),
    });
    response
      .set('Content-Type', MEDIA[format])
      .set('Content-Disposition', `attachment; filename="ehlo-${handle}.${format}"`)
      .send(fileOf(report, format, key()));
  });
}

const MAX_FILE = '4mb';

/** `POST /api/verify`: whether a file is a report of this installation. Anybody may ask; nothing is kept. */
export function verifyRoute(key: () => SigningKey): Router {
  const router = express.Router();
  router.get('/', (_request, response) => void response.json({ ed25519: key().publicKey }));
  router.post('/', express.text({ type: () => true, limit: MAX_FILE }), (request, response) => {
    response.json(verdictOn(typeof request.body === 'string' ? request.body : '', key()));
  });
  return router;
}
