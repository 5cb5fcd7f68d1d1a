import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chapter, Lesson, LessonList, LessonView } from '@ehlo/lessons';
import { loadLessons, writeExample } from '@ehlo/lessons/node';
import { createMemoryLog, type EventLog } from '@ehlo/log';
import { PREPARED_LETTERS, type RoomId } from '@ehlo/wire';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../letter/letter.fixture.ts';
import { lessonRoutes } from './lesson-routes.ts';
import { answerRefusals } from './refusal.ts';

const OWN = {
  handle: 'ocean7',
  mailbox: 'ocean7@campus.test',
  address: '10.20.1.1',
  password: 'secret',
  outside: {},
};

const withLetter = (lesson: Lesson): Lesson => ({
  ...lesson,
  world: {
    ...lesson.world,
    letters: [{ letter: PREPARED_LETTERS[0], mailbox: 'alice@campus.test', folder: 'INBOX' }],
  },
});

describe('/me/lessons', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-routes-'));
  let chapters: readonly Chapter[];
  let log: EventLog;
  let prepared: { room: RoomId; letters: number }[];
  let forgotten: { room: RoomId; seq: number }[];
  let http: Awaited<ReturnType<typeof serve>>;
  let now = 0;
  let assessment: { lessons: readonly string[] } | undefined;

  beforeAll(async () => {
    writeExample(folder);
    const loaded = await loadLessons(folder);
    chapters = loaded.chapters.map((chapter) => ({ ...chapter, lessons: chapter.lessons.map(withLetter) }));
    const api = express.Router();
    lessonRoutes(api, {
      lessons: {
        chapters,
        playlists: [],
        find: (id) => chapters.flatMap(({ lessons }) => lessons).find((lesson) => lesson.id === id),
      },
      log: {
        append: (...given) => log.append(...given),
        read: (...given) => log.read(...given),
      },
      prepare: async (room, { world }) => void prepared.push({ room, letters: world.letters.length }),
      stamps: { collect: async () => [], forgotten: (room, seq) => void forgotten.push({ room, seq }) },
      visitorOf: () => ({ home: 'mine' }),
      ownOf: () => OWN,
      assessmentOf: () => assessment,
      now: () => now,
    });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  beforeEach(() => {
    log = createMemoryLog();
    prepared = [];
    forgotten = [];
    now += 600_000;
    assessment = undefined;
  });
  afterAll(() => {
    http.close();
    rmSync(folder, { recursive: true });
  });

  const get = async <T>(path: string) => {
    const response = await fetch(`${http.origin}/api/rooms/me/lessons${path}`);
    return { status: response.status, body: (await response.json()) as T };
  };
  const post = async (path: string, body: unknown = {}) => {
    const response = await fetch(`${http.origin}/api/rooms/me/lessons/our-course/say-hello${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };
  const kinds = async () => (await log.read('mine')).map(({ kind }) => kind);

  it('lists the lessons by chapter, and how far one is', async () => {
    await post('/start');
    await post('/steps/a-question/answer', { question: 0, answer: [1] });
    const { body } = await get<LessonList>('');
    expect(body.chapters).toMatchObject([
      {
        id: 'our-course',
        words: { en: { title: 'Our course' }, fr: { title: 'Notre cours' } },
        lessons: [{ id: 'our-course/say-hello', steps: 3, current: 0, minutes: 5 }],
      },
    ]);
    expect(body.chapters[0]?.lessons[0]?.startedAt).toBeGreaterThan(0);
  });

  it('gives one with what is the reader’s own filled in', async () => {
    const { body } = await get<LessonView>('/our-course/say-hello');
    expect(body.chapter).toMatchObject({ number: 1, lesson: 1 });
    expect(body.lesson.steps[0]?.solution).toEqual(['ncat -C localhost 1025', 'EHLO ocean7.campus.test']);
    expect(JSON.stringify(body.lesson.words.fr)).toContain('EHLO ocean7.campus.test');
    expect(body.next).toBeUndefined();
  });

  it('helps nobody who is assessed: only tasks are open, and without hints, solutions and answers', async () => {
    assessment = { lessons: ['our-course/say-hello'] };
    const { body } = await get<LessonView>('/our-course/say-hello');
    expect(body.lesson.steps.length).toBeGreaterThan(0);
    expect(
      JSON.stringify(body.lesson.steps.map(({ solution, questions }) => [solution, questions])),
    ).not.toMatch(/ncat|right/);
    for (const path of ['hint', 'show']) {
      const { status, text } = await post(`/steps/call-and-greet/${path}`, { rung: 0 });
      expect([status, text]).toEqual([409, expect.stringContaining('assessed')]);
    }
    assessment = { lessons: ['assessment/one-letter'] };
    expect((await get('/our-course/say-hello')).status).toBe(409);
    expect(await kinds()).toEqual([]);
  });

  it('begins once, and anew only where that is asked for; the world is put in place each time', async () => {
    await post('/start');
    await post('/start');
    expect(await kinds()).toEqual(['lesson.started']);
    await post('/start', { again: true });
    expect(await log.read('mine')).toMatchObject([{ kind: 'lesson.started' }, { again: true }]);
    // A page that was loaded again finds the letters of before.
    expect(prepared).toEqual([1, 0, 1].map((letters) => ({ room: 'mine', letters })));
  });

  it('writes down what one does in it beside typing', async () => {
    await post('/steps/call-and-greet/predict', { answer: 1 });
    await post('/steps/call-and-greet/hint', { rung: 0 });
    await post('/steps/call-and-greet/show');
    await post('/steps/a-question/answer', { question: 0, answer: [0] });
    await post('/rating', { level: 'right', sentence: 'The dot.' });
    expect(await log.read('mine')).toMatchObject([
      { kind: 'lesson.predicted', step: 'call-and-greet', answer: 1 },
      { kind: 'lesson.hinted', rung: 0 },
      { kind: 'lesson.shown' },
      { kind: 'lesson.answered', right: true },
      { kind: 'lesson.rated', level: 'right', sentence: 'The dot.' },
    ]);
  });

  it.each<[string, unknown, number, RegExp]>([
    ['/steps/nowhere/show', {}, 404, /no step .+nowhere.+ It has: call-and-greet, hang-up, a-question/],
    ['/steps/hang-up/hint', { rung: 3 }, 400, /rung/],
    ['/steps/hang-up/predict', { answer: 0 }, 400, /no answer 0/],
    ['/steps/hang-up/answer', { question: 0, answer: [0] }, 400, /no question 0/],
    ['/steps/hang-up/read', {}, 409, /when its checks are/],
    ['/rating', { level: 'dull' }, 400, /level/],
  ])('%s with %j is refused with %i', async (path, body, status, sentence) => {
    const refused = await post(path, body);
    expect(refused.status).toBe(status);
    expect(refused.text).toMatch(sentence);
    expect(await kinds()).toEqual([]);
  });

  it('has no lesson that is not there', async () => {
    expect((await get('/our-course/no-such')).status).toBe(404);
  });

  const remove = async (path: string) => {
    const response = await fetch(`${http.origin}/api/rooms/me/lessons${path}`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
    });
    return { status: response.status, body: await response.json() };
  };
  const begun = async () =>
    (await get<LessonList>('')).body.chapters.flatMap(({ lessons }) =>
      lessons.filter(({ startedAt }) => startedAt !== undefined).map(({ id }) => id),
    );

  it.each([
    ['one lesson', '/our-course/say-hello', [], { lesson: 'our-course/say-hello' }],
    ['all of them, and the codes that were met', '', [{ room: 'mine', seq: 2 }], {}],
  ])('forgets %s', async (_what, path, stampsGone, event) => {
    await post('/start');
    expect(await begun()).toEqual(['our-course/say-hello']);
    expect(await remove(path)).toEqual({ status: 200, body: { kind: 'lesson.forgotten', ...event } });
    expect(await begun()).toEqual([]);
    expect(forgotten).toEqual(stampsGone);
    await post('/start');
    expect(await begun()).toEqual(['our-course/say-hello']);
    // It begins, it does not begin again.
    expect((await log.read('mine')).at(-1)).not.toHaveProperty('again');
  });

  it('lets go of dialogues that were brought along, once, with all progress', async () => {
    const brought = { file: 1, began: 0, by: 'terminal', service: 'mock', host: 'localhost', port: 1025 };
    const { committed } = log.append('mine', [
      { kind: 'dialogue.brought', ...brought, by: 'terminal', service: 'mock', blob: 'b', size: 1 },
    ]);
    await committed;
    expect((await remove('')).body).toMatchObject({ dialogues: [1] });
    expect((await remove('')).body).toEqual({ kind: 'lesson.forgotten' });
  });

  it('takes only so much at once', async () => {
    let refused = 0;
    for (let i = 0; i < 70; i++) if ((await post('/steps/hang-up/show')).status === 429) refused++;
    expect(refused).toBe(10);
  });
});
