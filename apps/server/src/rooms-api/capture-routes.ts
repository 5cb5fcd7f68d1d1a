import { once } from 'node:events';
import { capturable, captureRoom } from '@ehlo/lab';
import type { BlobStore, EventLog } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import { CaptureQuerySchema } from '@ehlo/wire/schema';
import type { Request, Response, Router } from 'express';
import { contentDisposition, fileNameOf } from '../letter/index.ts';
import { notFound } from './refusal.ts';
import { readQuery } from './request.ts';

export interface CaptureRoutesOptions {
  log: Pick<EventLog, 'read' | 'head'>;
  blobs: Pick<BlobStore, 'read'>;
  visitorOf(request: Request): { home: RoomId; handle: string };
  version: string;
}

/** `/me/capture.pcapng`: connections of one's own room as a program that captures packets would have seen them. */
export function captureRoutes(api: Router, { log, blobs, visitorOf, version }: CaptureRoutesOptions): void {
  api.get('/me/capture.pcapng', async (request, response) => {
    const { home, handle } = visitorOf(request);
    const { connections, secrets, tls } = readQuery(CaptureQuerySchema, request);
    const ids = connections?.split(',').map(Number);
    const only = ids && (await capturable(log, home, ids));
    const [missing] = only?.missing ?? [];
    if (missing !== undefined)
      throw notFound(
        `There is no connection ${missing} in your room, and no question to the DNS of that number: take one from the list.`,
      );
    response.set({
      'Content-Type': 'application/x-pcapng',
      'Content-Disposition': contentDisposition(
        'attachment',
        fileNameOf(
          `ehlo-${handle}${connections === undefined || (ids?.length ?? 0) > 3 ? '' : `-${ids?.join('-')}`}.pcapng`,
        ),
      ),
    });
    await sendCapture(
      response,
      captureRoom(
        { log, blobs },
        {
          room: home,
          role: 'owner',
          masked: secrets === 'masked',
          tls,
          application: `EHLO ${version}`,
          ...(only && { only: only.found }),
        },
      ),
    );
  });
}

/** Writes the pieces as they are made and taken. Type and name of the file are set before. */
export async function sendCapture(response: Response, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    // Whoever asked went away: nothing more is read.
    if (response.destroyed) return;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}
