import { variantOf } from '@ehlo/lessons';
import type { LessonEvent, Logged } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { evidenceCsv } from './evidence.ts';

const task = {
  id: 'assessment/one-letter',
  steps: [
    { id: 'send-it', checks: [{}], questions: [] },
    { id: 'one-question', checks: [], questions: [{}] },
  ],
};
const of = { lesson: task.id, step: 'send-it' };
const passed = { kind: 'lesson.passed', ...of, check: 0, how: 'alone', evidence: 41 } as const;
/** Seconds after the assessment began. */
const at = (seconds: number, event: LessonEvent): Logged<LessonEvent> => ({
  ...event,
  room: 'r',
  seq: 1,
  at: (1_000_000 + seconds * 1000) * 1000,
});
const csv = (events: Logged<LessonEvent>[], endedAt?: number, isSimulated = false) =>
  evidenceCsv({ since: 1_000_000, seed: 's' }, endedAt, [task], [{ handle: 'ocean7', isSimulated, events }])
    .split('\r\n')
    .slice(0, -1);

describe('evidence', () => {
  const { recipient, subject } = variantOf('s', 'ocean7');

  it('has a row for each step that is checked, by handle, with its variant and what bears witness', () => {
    const missed: LessonEvent = { kind: 'lesson.missed', ...of, miss: 0 };
    expect(csv([at(5, missed), at(90, passed)])).toEqual([
      'handle,task,step,done,seconds,near_misses,evidence,recipient,subject',
      `ocean7,assessment/one-letter,send-it,yes,90,1,41,${recipient},${subject}`,
    ]);
  });

  it('has no row for who is simulated', () => {
    expect(csv([at(90, passed)], undefined, true)).toHaveLength(1);
  });

  it.each([
    ['before it', at(-5, passed), undefined],
    ['after it', at(90, passed), 1_060_000],
    ['elsewhere', at(5, { ...passed, brought: { file: 3, at: 2 } }), undefined],
  ])('counts nothing that was done %s', (_, event, endedAt) => {
    expect(csv([event], endedAt)[1]).toContain(',send-it,no,,0,,');
  });
});
