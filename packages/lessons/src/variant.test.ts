import { describe, expect, it } from 'vitest';
import type { Lesson } from './lesson.ts';
import { loadLessons, SHIPPED } from './node/index.ts';
import { filledInAll } from './placeholders.ts';
import { asAssessed, variantOf, withOneFault } from './variant.ts';

const { chapters } = await loadLessons(SHIPPED);
const tasks = chapters.flatMap(({ lessons }) => lessons).filter(({ task }) => task);
const own = (handle: string) => ({
  ...{ handle, mailbox: `${handle}@campus.test`, address: '10.20.1.7', password: 'secret' },
  outside: {},
});

describe('a variant', () => {
  it('is the same for the same person and seed, and another for others, or another day', () => {
    expect(variantOf('monday', 'ocean7')).toEqual(variantOf('monday', 'ocean7'));
    const subjects = ['ocean7', 'kite2', 'fern4'].flatMap((handle) => [
      variantOf('monday', handle).subject,
      variantOf('tuesday', handle).subject,
    ]);
    expect(new Set(subjects).size).toBe(6);
  });

  it('spreads a class of 200 over all recipients', () => {
    const counts = new Map<string, number>();
    for (let one = 0; one < 200; one++) {
      const { recipient } = variantOf('seed', `student${one}`);
      counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
    }
    expect(counts.size).toBe(4);
    for (const count of counts.values()) expect(count).toBeGreaterThan(20);
  });
});

describe('a task', () => {
  it('is shipped, and says what each person has of their own', () => {
    expect(tasks.map(({ id }) => id)).toEqual(['assessment/one-letter', 'assessment/not-now']);
    for (const task of tasks) {
      const text = JSON.stringify(filledInAll(task, own('ocean7')));
      expect(text).toContain(variantOf('', 'ocean7').recipient);
      expect(text).not.toMatch(/\{task-/);
      expect(JSON.stringify(filledInAll(task, { ...own('ocean7'), seed: 'monday' }))).toContain(
        variantOf('monday', 'ocean7').recipient,
      );
    }
  });

  it('has one fault of several, chosen by the variant', () => {
    const task = tasks.find(({ world }) => world.faults.length > 1) as Lesson;
    const found = new Set(
      [0, 1, 2, 3].map((pick) =>
        JSON.stringify(withOneFault(task, { recipient: '', subject: '', pick }).world.faults),
      ),
    );
    expect(found.size).toBe(task.world.faults.length);
    for (const one of found) expect(JSON.parse(one)).toHaveLength(1);
  });

  it('helps nobody while it is assessed: no hint, near miss, solution or answer is in it', () => {
    for (const task of tasks) {
      const assessed = asAssessed(task);
      expect(assessed.grey).toBe('off');
      for (const step of assessed.steps)
        expect(step).toMatchObject({ solution: [], misses: [], tries: [], questions: [] });
      for (const words of Object.values(assessed.words)) {
        expect(words.steps).toHaveLength(assessed.steps.length);
        for (const step of words.steps) expect(step).toMatchObject({ hints: [], misses: [], questions: [] });
      }
    }
  });
});
