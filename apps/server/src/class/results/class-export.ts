/** What each member did, step by step, as a file: for a learning platform, and before a class is ended. */
import { createHash } from 'node:crypto';
import { type Countable, progressOf, type StepProgress } from '@ehlo/lessons';
import type { ClassExport, ExportedStudent, LessonEvent, Logged, RoomId } from '@ehlo/wire';
import { csvLines } from '../../report/csv.ts';

export interface ExportedMember {
  home: RoomId;
  name: string;
  handle: string;
  events: readonly Logged<LessonEvent>[];
}

export interface ExportWish {
  names: boolean;
  minutes: boolean;
}

export interface ExportParts extends ExportWish {
  class: { code: string; title?: string };
  lessons: readonly Countable[];
  members: readonly ExportedMember[];
  /** Milliseconds. */
  now: number;
}

const MINUTE_US = 60_000_000;

export function makeExport(parts: ExportParts): ClassExport {
  const { names, lessons, members, now } = parts;
  // By neither name nor arrival: without names a row's place must not say whose it is.
  const shuffled = [...members].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return {
    version: 1,
    class: parts.class,
    made: new Date(now).toISOString(),
    students: shuffled.map((member, at) => ({
      ...(names ? { student: member.name, handle: member.handle } : { student: String(at + 1) }),
      lessons: lessons.flatMap((lesson) => lessonOf(lesson, member.events, parts)),
    })),
  };
}

const placeOf = ({ home }: ExportedMember): string => createHash('sha256').update(home).digest('hex');

function lessonOf(
  lesson: Countable,
  events: readonly Logged<LessonEvent>[],
  wish: ExportWish,
): ExportedStudent['lessons'] {
  const progress = progressOf(lesson, events);
  const { started, steps } = progress;
  if (!started) return [];
  return [
    {
      lesson: lesson.id,
      steps: steps.map((step, at) => stepOf(lesson.steps[at]?.id ?? '', step, started.at, wish)),
    },
  ];
}

function stepOf(
  id: string,
  { done, how, hints, shown, answers, at }: StepProgress,
  startedAt: number,
  { minutes }: ExportWish,
): ExportedStudent['lessons'][number]['steps'][number] {
  return {
    step: id,
    done,
    ...(how ? { how } : {}),
    hints,
    shown,
    ...(answers.length > 0
      ? { right: answers.filter(([first]) => first?.right).length, questions: answers.length }
      : {}),
    ...(minutes && done && at !== undefined
      ? { minutes: Math.round(((at - startedAt) / MINUTE_US) * 10) / 10 }
      : {}),
  };
}

export function exportCsv({ students }: ClassExport, { names, minutes }: ExportWish): string {
  const head = [
    'student',
    ...(names ? ['handle'] : []),
    ...['lesson', 'step', 'done', 'how', 'hints', 'shown', 'right', 'questions'],
    ...(minutes ? ['minutes'] : []),
  ];
  const rows = students.flatMap(({ student, handle, lessons }) =>
    lessons.flatMap(({ lesson, steps }) =>
      steps.map((step) => [
        student,
        ...(names ? [handle ?? ''] : []),
        lesson,
        step.step,
        step.done ? 'yes' : 'no',
        step.how ?? '',
        String(step.hints),
        step.shown ? 'yes' : 'no',
        textOf(step.right),
        textOf(step.questions),
        ...(minutes ? [textOf(step.minutes)] : []),
      ]),
    ),
  );
  return `${csvLines([head, ...rows]).join('\r\n')}\r\n`;
}

const textOf = (number: number | undefined): string => (number === undefined ? '' : String(number));
