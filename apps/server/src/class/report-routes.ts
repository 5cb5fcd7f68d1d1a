/** A member shows a letter to the teachers; a teacher has dealt with it. */
import { CLASS_LIMITS, type ClassMailReported, type RoomId } from '@ehlo/wire';
import { ClassReportSchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { createPace } from '../rooms-api/pace.ts';
import { notFound, Refused } from '../rooms-api/refusal.ts';
import { jsonOnly, readBody, readId } from '../rooms-api/request.ts';
import type { ClassRoutesParts } from './class-api.ts';
import { teller } from './tell.ts';

/** Reports of one member, at once and a second: each one calls the teacher. */
const AT_ONCE = 3;
const PER_SECOND = 1 / 20;

/** What a report tells of a letter: from the log and its source, not from who reports. */
export type ReportedLetter = Pick<
  ClassMailReported,
  'sentBy' | 'reversePath' | 'from' | 'subject' | 'excerpt'
>;

/** Reads a letter of a room; undefined: no server took it from anybody, or it is not there. */
export type ReadReported = (home: RoomId, mail: number) => Promise<ReportedLetter | undefined>;

export function reportRoutes(api: Router, parts: ClassRoutesParts): void {
  const { classes, asMember, readReported, now } = parts;
  const may = createPace(AT_ONCE, PER_SECOND, now);
  const tell = teller(api, parts);

  api.post('/:class/me/reports', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    const { mail, sentence } = readBody(ClassReportSchema, request);
    const { home, handle } = person;
    await classes.inTurn(async () => {
      const before = state.reported.get(home) ?? [];
      // Asked twice, told once.
      if (before.includes(mail)) return;
      if (before.length >= CLASS_LIMITS.reportsOfOne)
        throw new Refused(
          413,
          'too-many-reports',
          `You reported ${CLASS_LIMITS.reportsOfOne} letters, which is all one can. Speak to your teacher.`,
          { most: CLASS_LIMITS.reportsOfOne },
        );
      if (state.reports.size >= CLASS_LIMITS.reports)
        throw new Refused(
          413,
          'too-many-reports',
          'So many reports wait for your teacher that no more are taken.',
          { most: CLASS_LIMITS.reports },
        );
      if (!may(home))
        throw new Refused(
          429,
          'too-fast',
          'Letters are reported three times a minute at most. Wait a moment.',
        );
      const letter = await readReported(home, mail);
      if (!letter) throw notFound('There is no such letter in your room that somebody sent.');
      if (letter.sentBy === handle)
        throw new Refused(
          409,
          'own-mail',
          'Your own connection sent this letter: there is nobody to report.',
        );
      await classes.note(state, [
        {
          kind: 'class.mail-reported',
          home,
          mail,
          ...letter,
          ...(sentence === undefined ? {} : { sentence }),
        },
      ]);
    });
    response.status(204).end();
  });

  tell('delete', 'reports/:id', (request, { reports }) => {
    const report = reports.get(readId(request, 'report'));
    return report && { kind: 'class.report-closed', home: report.home, report: report.report };
  });
}
