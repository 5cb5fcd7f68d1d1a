import type { LessonEvent, Logged } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import type { Fact } from './facts/fact.ts';
import { createJudge, type Judge } from './judge.ts';
import type { Lesson, Step } from './lesson.ts';

const step = (id: string, code: number, more: Partial<Step> = {}): Step => ({
  id,
  checks: [{ reply: { code } }],
  misses: [],
  tries: [],
  questions: [],
  solution: [],
  ...more,
});
const lesson = (...steps: Step[]): Lesson => ({
  id: 'a/b',
  minutes: 1,
  level: 'first-steps',
  core: false,
  needs: [],
  world: { faults: [], emptied: [], letters: [], rules: [] },
  grey: 'whole',
  steps,
  words: undefined as never,
});
const reply = (seq: number, code: number): Fact => ({
  name: 'reply',
  seq,
  at: seq,
  connection: 1,
  code,
  text: {},
  line: 'NOOP',
});
const advised = (seq: number, id: string): Fact => ({ name: 'advised', seq, at: seq, text: { case: id } });
const log = (judge: Judge, seq: number, event: LessonEvent) =>
  judge.note({ room: 'r', seq, at: seq, ...event } as Logged<LessonEvent>);
const started = (judge: Judge, seq: number, again?: true) =>
  log(judge, seq, { kind: 'lesson.started', lesson: 'a/b', ...(again ? { again } : {}) });
const of = { lesson: 'a/b', step: 'one' };

describe('a step', () => {
  it('passes once, with the event that did it', () => {
    const judge = createJudge(lesson(step('one', 250)));
    started(judge, 1);
    expect(judge.take(reply(2, 500))).toEqual([]);
    expect(judge.take(reply(3, 250))).toEqual([
      { kind: 'lesson.passed', ...of, check: 0, how: 'alone', evidence: 3, connection: 1 },
    ]);
    expect(judge.take(reply(4, 250))).toEqual([]);
  });

  it.each([
    ['helped', { kind: 'lesson.hinted', ...of, rung: 0 }],
    ['shown', { kind: 'lesson.shown', ...of }],
    ['alone', { kind: 'lesson.hinted', lesson: 'a/b', step: 'two', rung: 0 }],
    ['alone', { kind: 'lesson.shown', lesson: 'another/one', step: 'one' }],
  ] as const)('is "%s" after %j', (how, event) => {
    const judge = createJudge(lesson(step('one', 250), step('two', 354)));
    started(judge, 1);
    log(judge, 2, event);
    expect(judge.take(reply(3, 250))).toMatchObject([{ how }]);
  });

  it('that "Show me" typed is shown, hints or not', () => {
    const judge = createJudge(lesson(step('one', 250)));
    started(judge, 1);
    log(judge, 2, { kind: 'lesson.shown', ...of });
    log(judge, 3, { kind: 'lesson.hinted', ...of, rung: 2 });
    expect(judge.take(reply(4, 250))).toMatchObject([{ how: 'shown' }]);
  });

  it('was done earlier where it was done before the lesson began', () => {
    const judge = createJudge(lesson(step('one', 250)));
    started(judge, 5);
    expect(judge.take(reply(3, 250))).toMatchObject([{ how: 'earlier' }]);
  });

  it('may be done before the steps above it', () => {
    const judge = createJudge(lesson(step('one', 250), step('two', 354)));
    started(judge, 1);
    expect(judge.take(reply(2, 354))).toMatchObject([{ step: 'two', how: 'alone' }]);
  });

  it('is not logged again where the log has it', () => {
    const judge = createJudge(lesson(step('one', 250)));
    started(judge, 1);
    log(judge, 3, { kind: 'lesson.passed', ...of, check: 0, how: 'alone' });
    expect(judge.take(reply(2, 250))).toEqual([]);
  });

  it('has to be done again once the lesson was started over, and what came before does not count', () => {
    const judge = createJudge(lesson(step('one', 250)));
    started(judge, 1);
    judge.take(reply(2, 250));
    log(judge, 3, { kind: 'lesson.passed', ...of, check: 0, how: 'alone' });
    started(judge, 5, true);
    expect(judge.take(reply(4, 250))).toEqual([]);
    expect(judge.take(reply(6, 250))).toMatchObject([{ how: 'alone' }]);
  });
});

describe('a lesson that is forgotten', () => {
  it.each([[{ lesson: 'a/b' }], [{}]])(
    'by %j is as if it never began: what came before does not count',
    (which) => {
      const judge = createJudge(lesson(step('one', 250)));
      started(judge, 1);
      judge.take(reply(2, 250));
      log(judge, 3, { kind: 'lesson.passed', ...of, check: 0, how: 'alone', evidence: 2 });
      log(judge, 5, { kind: 'lesson.forgotten', ...which });
      expect(judge.take(reply(4, 250))).toEqual([]);
      // What was judged meanwhile came too late.
      log(judge, 6, { kind: 'lesson.passed', ...of, check: 0, how: 'alone', evidence: 4 });
      started(judge, 7);
      expect(judge.take(reply(8, 250))).toMatchObject([{ how: 'alone', evidence: 8 }]);
    },
  );
});

describe('what was brought along', () => {
  const brought = { file: 1, at: 0 };

  it('can still be done here, once', () => {
    const judge = createJudge(lesson(step('one', 250)));
    log(judge, 1, { kind: 'lesson.started', lesson: 'a/b', brought });
    log(judge, 2, { kind: 'lesson.passed', ...of, check: 0, how: 'shown', brought });
    expect(judge.take(reply(3, 250))).toMatchObject([{ how: 'alone', evidence: 3 }]);
    expect(judge.take(reply(4, 250))).toEqual([]);
  });

  it('does not take the place of what was done here', () => {
    const judge = createJudge(lesson(step('one', 250)));
    started(judge, 1);
    log(judge, 3, { kind: 'lesson.passed', ...of, check: 0, how: 'alone', evidence: 2 });
    log(judge, 4, { kind: 'lesson.passed', ...of, check: 0, how: 'alone', brought });
    expect(judge.take(reply(5, 250))).toEqual([]);
  });
});

describe('a near miss', () => {
  const missing = step('one', 250, { misses: [{ reply: { code: 501 } }], tries: [['x']] });

  it('is told each time it is made, with its line', () => {
    const judge = createJudge(lesson(missing));
    started(judge, 1);
    for (const seq of [2, 3])
      expect(judge.take(reply(seq, 501))).toEqual([
        { kind: 'lesson.missed', ...of, miss: 0, connection: 1, line: 'NOOP' },
      ]);
  });

  it('is none before the lesson began, nor in a step that is done', () => {
    const judge = createJudge(lesson(missing, step('two', 354)));
    expect(judge.take(reply(1, 501))).toEqual([]);
    started(judge, 2);
    judge.take(reply(3, 250));
    expect(judge.take(reply(4, 501))).toEqual([]);
  });

  it('may begin with what passes a check', () => {
    const later = step('one', 250, {
      checks: [{ reply: { code: 250 } }, { reply: { code: 221 } }],
      misses: [{ inOrder: [{ reply: { code: 250 } }, { closed: {} }] }],
    });
    const judge = createJudge(lesson(later));
    started(judge, 1);
    judge.take(reply(2, 250));
    expect(judge.take({ ...reply(3, 0), name: 'closed' })).toMatchObject([
      { kind: 'lesson.missed', miss: 0 },
    ]);
  });

  it("is the coach's where the step has none that fits; what the standard remarks on is none", () => {
    const judge = createJudge(lesson(missing));
    started(judge, 1);
    expect(judge.take(advised(2, 'missing-angle-brackets'))).toEqual([
      { kind: 'lesson.missed', ...of, case: 'missing-angle-brackets' },
    ]);
    expect(judge.take(advised(3, 'from-differs-from-envelope'))).toEqual([]);
  });
});

it('asks for a letter only where a check is about what is in it', () => {
  const accepted: Fact = { name: 'accepted', seq: 2, at: 0, text: {}, blob: 'a' };
  expect(createJudge(lesson(step('one', 250))).wantsLetter(accepted)).toBe(false);
  const about = step('one', 250, { checks: [{ all: [{ accepted: { text: '*' } }] }] });
  expect(createJudge(lesson(about)).wantsLetter(accepted)).toBe(true);
  expect(createJudge(lesson(about)).wantsLetter(reply(3, 250))).toBe(false);
});
