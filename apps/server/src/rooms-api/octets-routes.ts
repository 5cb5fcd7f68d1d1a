import { once } from 'node:events';
import { createLetterWindows } from '@ehlo/lab';
import type { BlobStore, EventLog } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import type { Request, Router } from 'express';
import { notFound } from './refusal.ts';
import { readId } from './request.ts';

export interface OctetsRoutesOptions {
  log: Pick<EventLog, 'read'>;
  blobs: Pick<BlobStore, 'read'>;
  roomOf(request: Request): RoomId;
}

/** Octets that are in memory at a time. */
const SLICE = 256 * 1024;

/** `/me/octets/:id`: what crossed where the log has only a time and a length, from the mail's blob; with ranges (RFC 9110 §14). */
export function octetsRoutes(api: Router, { log, blobs, roomOf }: OctetsRoutesOptions): void {
  const windows = createLetterWindows(blobs);

  api.get('/me/octets/:id', async (request, response) => {
    const room = roomOf(request);
    const id = readId(request, 'piece of a connection');
    const [event] = await log.read(room, { after: id - 1, upTo: id, limit: 1 });
    const kept = event?.kind === 'connection.octets' && event.layer === 'clear' ? event : undefined;
    if (!kept?.blob)
      throw notFound(
        `Event ${id} of your room is no piece of a connection whose octets are kept with a mail.`,
      );
    const letter = { blob: kept.blob, length: kept.length };
    const gone = notFound(`The mail that had the octets of event ${id} is no longer kept.`);
    const ranges = request.range(kept.length, { combine: true });
    if (ranges === -1) {
      response.status(416).set('Content-Range', `bytes */${kept.length}`).end();
      return;
    }
    // One range is what a page asks for; several, or what cannot be read, is answered with all of it (RFC 9110 §14.2).
    const [range] = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges : [];
    const start = range?.start ?? 0;
    const end = range ? range.end + 1 : kept.length;
    for (let at = start; at < end; at += SLICE) {
      const slice = await windows.read(letter, at, Math.min(end, at + SLICE));
      if (response.destroyed) return;
      if (!slice) {
        if (response.headersSent) response.destroy();
        else throw gone;
        return;
      }
      if (!response.headersSent)
        response
          .status(range ? 206 : 200)
          .set({
            'Content-Type': 'application/octet-stream',
            'Accept-Ranges': 'bytes',
            'Content-Length': String(end - start),
            ...(range && { 'Content-Range': `bytes ${start}-${end - 1}/${kept.length}` }),
          })
          .flushHeaders();
      if (!response.write(slice)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  });
}
