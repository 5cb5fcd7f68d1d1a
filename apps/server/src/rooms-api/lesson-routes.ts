import {
  asAssessed,
  type Chapter,
  filledInAll,
  forgets,
  isRight,
  LANGUAGES,
  type Language,
  type Lesson,
  type LessonList,
  type LessonView,
  type Own,
  type Playlist,
  progressOf,
  type Step,
  variantFor,
  withOneFault,
} from '@ehlo/lessons';
import type { EventLog } from '@ehlo/log';
import {
  LESSON_KINDS,
  type LessonEvent,
  type LessonForgotten,
  type Logged,
  type RoomId,
  type Seq,
} from '@ehlo/wire';
import {
  LessonAnswerSchema,
  LessonHintSchema,
  LessonPredictionSchema,
  LessonRatingSchema,
  LessonStartSchema,
} from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import type { StampBook } from '../lessons/stamp-book.ts';
import { createPace } from './pace.ts';
import { badRequest, notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, readBody } from './request.ts';

/** Each is an event. */
const AT_ONCE = 60;
const PER_SECOND = 3;

export interface LessonRoutesOptions {
  lessons: {
    readonly chapters: readonly Chapter[];
    readonly playlists: readonly Playlist[];
    find(id: string): Lesson | undefined;
  };
  log: Pick<EventLog, 'append' | 'read'>;
  /** Puts the room's world as the lesson wants it. */
  prepare(room: RoomId, lesson: Lesson): Promise<void>;
  visitorOf(request: Request): { home: RoomId };
  ownOf(room: RoomId): Own | undefined;
  /** The assessment that somebody is in; undefined: none. */
  assessmentOf(room: RoomId): { lessons: readonly string[] } | undefined;
  stamps: Pick<StampBook, 'collect' | 'forgotten'>;
  /** Milliseconds. */
  now(): number;
}

/** Lessons, and what somebody does in them besides typing: `/lessons`, and below `/me/lessons`. */
export function lessonRoutes(api: Router, options: LessonRoutesOptions): void {
  const { lessons, log, prepare, ownOf, assessmentOf, stamps } = options;
  const may = createPace(AT_ONCE, PER_SECOND, options.now);
  const roomOf = (request: Request) => options.visitorOf(request).home;

  const lessonOf = (request: Request): Lesson => {
    const id = `${request.params.chapter}/${request.params.lesson}`;
    const lesson = lessons.find(id);
    const assessment = assessmentOf(roomOf(request));
    if (assessment && !assessment.lessons.includes(id))
      throw new Refused(
        409,
        'assessed',
        'Your class is assessed now: only its tasks are open. The other lessons come back when it is over.',
      );
    if (lesson) return lesson;
    throw notFound(`There is no lesson "${shown(id)}". /api/rooms/me/lessons lists them.`);
  };
  const stepOf = (request: Request, lesson: Lesson): Step => {
    const step = lesson.steps.find(({ id }) => id === request.params.step);
    if (step) return step;
    throw notFound(
      `"${lesson.id}" has no step "${shown(String(request.params.step))}". It has: ${lesson.steps.map(({ id }) => id).join(', ')}.`,
    );
  };
  const eventsOf = async (room: RoomId): Promise<Logged<LessonEvent>[]> =>
    (await log.read(room, { kinds: LESSON_KINDS })) as Logged<LessonEvent>[];
  const note = async (room: RoomId, event: LessonEvent): Promise<Seq> => {
    if (!may(room))
      throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not done. Wait a moment.`);
    const { events, committed } = log.append(room, [event]);
    await committed;
    return (events[0] as Logged).seq;
  };

  api.get('/me/lessons', async (request, response) => {
    const byLesson = new Map<string, Logged<LessonEvent>[]>();
    for (const event of await eventsOf(roomOf(request))) {
      if (event.kind === 'lesson.forgotten') {
        for (const lesson of byLesson.keys()) if (forgets(event, lesson)) byLesson.delete(lesson);
      } else if ('lesson' in event) {
        const known = byLesson.get(event.lesson);
        if (known) known.push(event);
        else byLesson.set(event.lesson, [event]);
      }
    }
    const list: LessonList = {
      chapters: lessons.chapters.map(({ id, words, lessons: inside }) => ({
        id,
        words,
        lessons: inside.map((lesson) => {
          const { current, started, steps } = progressOf(lesson, byLesson.get(lesson.id) ?? []);
          return {
            id: lesson.id,
            minutes: lesson.minutes,
            level: lesson.level,
            core: lesson.core,
            ...(lesson.task ? { task: lesson.task } : {}),
            steps: steps.length,
            current,
            ...(started ? { startedAt: started.at } : {}),
            words: wordsOf(({ title, summary }) => ({ title, summary }), lesson),
          };
        }),
      })),
      playlists: [...lessons.playlists],
      stamps: await stamps.collect(roomOf(request)),
    };
    response.json(list);
  });

  api.get('/me/lessons/:chapter/:lesson', (request, response) => {
    const lesson = lessonOf(request);
    const own = ownOf(roomOf(request));
    const chapter = lessons.chapters.find(({ lessons: inside }) => inside.includes(lesson));
    const place = lessons.chapters.flatMap(({ lessons: inside }) => inside);
    const next = place[place.indexOf(lesson) + 1];
    const filled = own ? filledInAll(lesson, own) : lesson;
    const assessed = assessmentOf(roomOf(request)) !== undefined;
    const view: LessonView = {
      lesson: assessed ? asAssessed(filled) : filled,
      chapter: {
        number: chapter ? lessons.chapters.indexOf(chapter) + 1 : 0,
        lesson: (chapter?.lessons.indexOf(lesson) ?? 0) + 1,
        words: chapter?.words ?? wordsOf(() => ({ title: '', summary: '' }), lesson),
      },
      ...(next && !assessed
        ? { next: { id: next.id, words: wordsOf(({ title }) => ({ title }), next) } }
        : {}),
    };
    response.json(view);
  });

  /** Begins it; a second time only where it is to be done again. */
  api.post('/me/lessons/:chapter/:lesson/start', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const lesson = lessonOf(request);
    const { again } = readBody(LessonStartSchema, request);
    const started = progressOf(lesson, await eventsOf(room)).started !== undefined;
    const own = ownOf(room);
    const begins = !started || again === true;
    const wanted = own ? withOneFault(filledInAll(lesson, own), variantFor(own)) : lesson;
    // A page that was loaded again finds the letters of before; faults and rules may be another lesson's by now.
    await prepare(
      room,
      begins ? wanted : { ...wanted, world: { ...wanted.world, emptied: [], letters: [] } },
    );
    if (begins)
      await note(room, {
        kind: 'lesson.started',
        lesson: lesson.id,
        ...(started && again ? { again: true as const } : {}),
      });
    response.json({ lesson: lesson.id });
  });

  api.delete('/me/lessons', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const brought = await log.read(room, { kinds: ['dialogue.brought', 'lesson.forgotten'] });
    const gone = new Set(
      brought.flatMap((event) => (event.kind === 'lesson.forgotten' ? (event.dialogues ?? []) : [])),
    );
    const dialogues = brought
      .filter(({ kind, seq }) => kind === 'dialogue.brought' && !gone.has(seq))
      .map(({ seq }) => seq);
    const event: LessonForgotten = {
      kind: 'lesson.forgotten',
      ...(dialogues.length > 0 ? { dialogues } : {}),
    };
    stamps.forgotten(room, await note(room, event));
    response.json(event);
  });

  api.delete('/me/lessons/:chapter/:lesson', ...jsonOnly, async (request, response) => {
    const event: LessonForgotten = { kind: 'lesson.forgotten', lesson: lessonOf(request).id };
    await note(roomOf(request), event);
    response.json(event);
  });

  const inStep = (
    path: string,
    make: (request: Request, step: Step, of: { lesson: string; step: string }) => LessonEvent,
  ): void => {
    api.post(`/me/lessons/:chapter/:lesson/steps/:step/${path}`, ...jsonOnly, async (request, response) => {
      const room = roomOf(request);
      if (assessmentOf(room) && (path === 'hint' || path === 'show'))
        throw new Refused(409, 'assessed', 'Your class is assessed now: no hints, and nothing is shown.');
      const lesson = lessonOf(request);
      const step = stepOf(request, lesson);
      const event = make(request, step, { lesson: lesson.id, step: step.id });
      await note(room, event);
      response.json(event);
    });
  };

  inStep('hint', (request, _step, of) => ({
    kind: 'lesson.hinted',
    ...of,
    rung: readBody(LessonHintSchema, request).rung,
  }));
  inStep('show', (_request, _step, of) => ({ kind: 'lesson.shown', ...of }));
  inStep('read', (_request, step, of) => {
    if (step.checks.length > 0 || step.questions.length > 0)
      throw new Refused(
        409,
        'not-now',
        `"${step.id}" is done when its checks are, or its questions are answered.`,
      );
    return { kind: 'lesson.passed', ...of, how: 'alone' };
  });
  inStep('predict', (request, step, of) => {
    const { answer } = readBody(LessonPredictionSchema, request);
    if (answer >= (step.predict?.options ?? 0))
      throw badRequest(400, `"${step.id}" has no answer ${answer}.`);
    return { kind: 'lesson.predicted', ...of, answer };
  });
  inStep('answer', (request, step, of) => {
    const { question: number, answer } = readBody(LessonAnswerSchema, request);
    const question = step.questions[number];
    if (!question) throw badRequest(400, `"${step.id}" has no question ${number}.`);
    return {
      kind: 'lesson.answered',
      ...of,
      question: number,
      answer,
      right: isRight(question, answer),
    };
  });

  api.post('/me/lessons/:chapter/:lesson/rating', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const lesson = lessonOf(request);
    const { level, sentence } = readBody(LessonRatingSchema, request);
    const event: LessonEvent = {
      kind: 'lesson.rated',
      lesson: lesson.id,
      level,
      ...(sentence ? { sentence } : {}),
    };
    await note(room, event);
    response.json(event);
  });
}

const wordsOf = <T>(of: (words: Lesson['words'][Language]) => T, lesson: Lesson): Record<Language, T> => {
  const [en, fr] = LANGUAGES;
  return { [en]: of(lesson.words[en]), [fr]: of(lesson.words[fr]) } as Record<Language, T>;
};
