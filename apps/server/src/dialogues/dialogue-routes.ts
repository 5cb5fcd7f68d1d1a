import type { BlobStore, EventLog } from '@ehlo/log';
import type { DialogueSaid, RoomId } from '@ehlo/wire';
import type { Request, Router } from 'express';
import { broughtDialogues, saidElsewhere } from '../home-file/make-home.ts';
import { saidOn } from '../home-file/said.ts';
import { createPace } from '../rooms-api/pace.ts';
import { notFound, Refused } from '../rooms-api/refusal.ts';
import { readId } from '../rooms-api/request.ts';
import { listDialogues } from './list-dialogues.ts';

/** Listing them reads each. */
const AT_ONCE = 20;
const PER_SECOND = 1;

export interface DialogueRoutesOptions {
  log: Pick<EventLog, 'read'>;
  blobs: Pick<BlobStore, 'read'>;
  visitorOf(request: Request): { home: RoomId; handle: string };
  /** Milliseconds. */
  now(): number;
}

/** `/me/dialogues`: one's own, to be chosen from, and what was said in one. */
export function dialogueRoutes(api: Router, { log, blobs, visitorOf, now }: DialogueRoutesOptions): void {
  const may = createPace(AT_ONCE, PER_SECOND, now);

  api.get('/me/dialogues', async (request, response) => {
    const { home, handle } = visitorOf(request);
    if (!may(home)) throw new Refused(429, 'too-fast', 'That was often. Wait some seconds, then try again.');
    response.json(await listDialogues(log, home, handle));
  });

  api.get('/me/dialogues/:id', async (request, response) => {
    const { home } = visitorOf(request);
    const id = readId(request, 'dialogue');
    const brought = (await broughtDialogues(log, home)).find(({ seq }) => seq === id);
    const said: DialogueSaid | undefined = brought
      ? await saidElsewhere(blobs, brought)
      : await saidOn(log, home, id);
    if (!said || said.said.length === 0)
      throw notFound(
        `There is no dialogue ${id} of which it is kept what was said. /api/rooms/me/dialogues lists them.`,
      );
    response.json(said);
  });
}
