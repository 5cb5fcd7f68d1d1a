import type { RecordedFacts } from '@ehlo/lessons/draft';
import type { RoomId, Seq } from '@ehlo/wire';
import { RecordingQuerySchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { Refused } from './refusal.ts';
import { readQuery } from './request.ts';

/** Each reads thousands of events. */
const AT_ONCE = 10;
const PER_SECOND = 1;

export interface RecordingRoutesOptions {
  recorded(room: RoomId, after: Seq | undefined): Promise<RecordedFacts>;
  /** EHLO_LESSONS_DIR, for who sits at this machine. */
  folderFor(request: Request): string | undefined;
  visitorOf(request: Request): { home: RoomId };
  /** Milliseconds. */
  now(): number;
}

/** What happened in one's room since a recording began: `/me/recording?after=1234`. */
export function recordingRoutes(api: Router, options: RecordingRoutesOptions): void {
  const may = createPace(AT_ONCE, PER_SECOND, options.now);
  api.get('/me/recording', async (request, response) => {
    const { home } = options.visitorOf(request);
    const { after } = readQuery(RecordingQuerySchema, request);
    if (!may(home))
      throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not done. Wait a moment.`);
    const folder = options.folderFor(request);
    response.json({
      ...(await options.recorded(home, after)),
      ...(folder === undefined ? {} : { folder }),
    } satisfies RecordedFacts);
  });
}
