import type { LessonEvent, Logged } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { type ExportedMember, exportCsv, makeExport } from './class-export.ts';

const LESSON = {
  id: 'smtp/first',
  steps: [
    { id: 'call', checks: { length: 1 }, questions: { length: 0 } },
    { id: 'quiz', checks: { length: 0 }, questions: { length: 2 } },
  ],
};
const MINUTE = 60_000_000;
const logged = (room: string, events: [LessonEvent, minute: number][]): Logged<LessonEvent>[] =>
  events.map(([event, minute], i) => ({ ...event, room, seq: i + 1, at: minute * MINUTE }));
const in_ = (step: string) => ({ lesson: LESSON.id, step });

const ana: ExportedMember = {
  home: 'room-a',
  name: '=cmd()',
  handle: 'ocean7',
  events: logged('room-a', [
    [{ kind: 'lesson.started', lesson: LESSON.id }, 10],
    [{ kind: 'lesson.hinted', ...in_('call'), rung: 0 }, 11],
    [{ kind: 'lesson.passed', ...in_('call'), check: 0, how: 'helped' }, 12.5],
    [{ kind: 'lesson.answered', ...in_('quiz'), question: 0, answer: [1], right: true }, 13],
    [{ kind: 'lesson.answered', ...in_('quiz'), question: 1, answer: [1], right: false }, 14],
  ]),
};
const idle: ExportedMember = { home: 'room-b', name: 'Bea', handle: 'lake2', events: [] };

const made = (names: boolean, minutes: boolean) =>
  makeExport({
    class: { code: 'K4X7' },
    lessons: [LESSON],
    members: [ana, idle],
    names,
    minutes,
    now: 0,
  });

describe('an export of a class', () => {
  it('leaves names and minutes out unless asked for', () => {
    const text =
      JSON.stringify(made(false, false)) + exportCsv(made(false, false), { names: false, minutes: false });
    expect(text).not.toMatch(/ocean7|lake2|cmd|Bea|minutes/);
    expect(made(false, false).students.map(({ student }) => student)).toEqual(['1', '2']);
  });

  it('has a row a student and step, with names and minutes where asked for', () => {
    const wish = { names: true, minutes: true };
    expect(exportCsv(made(true, true), wish).split('\r\n')).toEqual([
      'student,handle,lesson,step,done,how,hints,shown,right,questions,minutes',
      "'=cmd(),ocean7,smtp/first,call,yes,helped,1,no,,,2.5",
      "'=cmd(),ocean7,smtp/first,quiz,yes,,0,no,1,2,4",
      '',
    ]);
  });
});
