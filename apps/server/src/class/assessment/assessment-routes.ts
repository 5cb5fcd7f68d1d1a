/** What a teacher does with an assessment. */
import type { LessonEvent, Logged } from '@ehlo/wire';
import { LESSON_KINDS } from '@ehlo/wire';
import { ClassAssessmentSchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { notFound } from '../../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../../rooms-api/request.ts';
import type { ClassRoutesParts } from '../class-api.ts';
import { evidenceCsv } from './evidence.ts';

export function assessmentRoutes(api: Router, parts: ClassRoutesParts): void {
  const { assessments, asTeacher, reading } = parts;

  api.put('/:class/assessment', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    await assessments.start(state, readBody(ClassAssessmentSchema, request));
    response.status(204).end();
  });
  api.delete('/:class/assessment', ...jsonOnly, async (request, response) => {
    await assessments.stop(asTeacher(request).state);
    response.status(204).end();
  });
  api.get('/:class/assessment.csv', async (request, response) => {
    const { state } = asTeacher(request);
    const { assessment, assessed, code } = state;
    const of = assessment ?? assessed;
    if (!of) throw notFound('No assessment was held in this class yet.');
    const members = [];
    for (const { home, handle, simulated } of [...state.members.values()])
      members.push({
        handle,
        isSimulated: simulated === true,
        events: (await reading.log.read(home, { kinds: LESSON_KINDS })) as Logged<LessonEvent>[],
      });
    const tasks = reading.lessons().filter(({ id }) => of.lessons.includes(id));
    response
      .set('Content-Disposition', `attachment; filename="ehlo-assessment-${code}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(evidenceCsv(of, assessment ? undefined : assessed?.endedAt, tasks, members));
  });
}
