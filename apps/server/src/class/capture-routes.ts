/** What crossed a member's wires, for their teacher to take along: secrets are asterisks, and the member is told as when somebody looks. */
import { captureRoom } from '@ehlo/lab';
import type { BlobStore, EventLog } from '@ehlo/log';
import type { Router } from 'express';
import { contentDisposition, fileNameOf } from '../letter/index.ts';
import { sendCapture } from '../rooms-api/capture-routes.ts';
import { notFound, Refused } from '../rooms-api/refusal.ts';
import type { Rights } from '../views/sight.ts';
import type { ClassRoutesParts } from './class-api.ts';

export interface MemberCaptureParts {
  log: Pick<EventLog, 'read' | 'head'>;
  blobs: Pick<BlobStore, 'read'>;
  /** Whether a teacher may look over a member's shoulder now, and that it is told. */
  rights: Pick<Rights, 'sightOf'>;
}

export function memberCaptureRoutes(
  api: Router,
  parts: MemberCaptureParts & Pick<ClassRoutesParts, 'asTeacher' | 'version'>,
): void {
  const { log, blobs, rights, asTeacher, version } = parts;

  api.get('/:class/members/:home/capture.pcapng', async (request, response) => {
    const { person, state } = asTeacher(request);
    const member = state.members.get(String(request.params.home));
    if (!member) throw notFound('Nobody of that room is in this class. Take a row of the board.');
    const { home: room, handle } = member;
    const sight = rights.sightOf(person.home, { view: 'room', of: room });
    if (!sight)
      throw new Refused(
        403,
        'not-yours',
        'They do not want to be watched, so nothing of theirs is handed out.',
      );
    const leave = sight.enter?.();
    try {
      response.set({
        'Content-Type': 'application/x-pcapng',
        'Content-Disposition': contentDisposition('attachment', fileNameOf(`ehlo-${handle}.pcapng`)),
      });
      const wish = { room, role: 'teacher', application: `EHLO ${version}` } as const;
      await sendCapture(response, captureRoom({ log, blobs }, wish));
    } finally {
      leave?.();
    }
  });
}
