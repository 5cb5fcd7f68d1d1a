/** When rehearsals begin and end, whatever the log takes; what they do meanwhile is in rehearsal.test.ts. */
import type { Lesson } from '@ehlo/lessons';
import { createMemoryLog, StoreFull } from '@ehlo/log';
import type { Draft } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../fake-clock.fixture.ts';
import type { Person } from '../../people/person.ts';
import { openClasses } from '../classes.ts';
import { CHARACTERS } from './characters.ts';
import { openRehearsals } from './rehearsals.ts';

const MINUTES = 60_000;
const LESSON: Lesson = {
  id: 'a/b',
  minutes: 1,
  level: 'first-steps',
  core: false,
  needs: [],
  world: { faults: [], emptied: [], letters: [], rules: [] },
  grey: 'whole',
  steps: [
    {
      ...{ id: 'call', solution: ['ncat -C localhost 1025'], checks: [], misses: [], tries: [] },
      questions: [],
    },
  ],
  words: undefined as never,
};

async function world() {
  const clock = createFakeClock();
  const memory = createMemoryLog({ now: () => clock.now() * 1000 });
  /** What the disk takes no more of. */
  const full = new Set<Draft['kind']>();
  const log: typeof memory = {
    ...memory,
    append(room, drafts) {
      if (!drafts.some(({ kind }) => full.has(kind))) return memory.append(room, drafts);
      const committed = Promise.reject(new StoreFull('the disk'));
      // Who appends may not wait for it, as with the real log.
      committed.catch(() => undefined);
      return { events: [], committed };
    },
  };
  const errors: unknown[] = [];
  const report = (error: unknown) => errors.push(error);
  const arrived: Person[] = [];
  const forgotten: string[] = [];
  const people = {
    personOf: (room: string) => arrived.find(({ home }) => home === room),
    simulated: {
      async arrive() {
        const number = arrived.length + 1;
        const person = { home: `room-${number}`, handle: `lake${number}`, address: `10.20.2.${number}` };
        arrived.push(person);
        return person;
      },
      enter: () => () => undefined,
    },
  };
  const openAll = async () => {
    const classes = await openClasses({
      ...{ log, clock, report, random: Math.random, isHere: () => false, clean: async () => undefined },
    });
    const rehearsals = await openRehearsals({
      ...{ classes, log, clock, people, report },
      call: async () => undefined,
      judging: { open: () => () => undefined },
      lessons: { find: () => LESSON, chapters: [] },
      filledFor: (_, lesson) => lesson,
      seed: async () => undefined,
      prepare: async () => undefined,
      async forget(room) {
        forgotten.push(room);
        await memory.drop(room);
      },
    });
    return { classes, rehearsals };
  };
  const settle = async () => {
    for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
  };
  const { classes, rehearsals } = await openAll();
  const begin = async () => (await classes.begin({ home: 'room-t', handle: 'lake0' }, {})).state;
  const state = await begin();
  const wish = { lesson: LESSON.id, language: 'en' } as const;
  return {
    ...{ clock, full, errors, arrived, forgotten, openAll, settle, classes, rehearsals, begin, state, wish },
    /** Time passes until all have come. */
    async comeIn() {
      for (let count = 0; count < 2 * CHARACTERS.length; count++) {
        await settle();
        clock.advance(500);
      }
      await settle();
    },
  };
}

describe('a rehearsal', () => {
  it('whose end cannot be written sends everybody home, and can be ended once there is place again', async () => {
    const { rehearsals, state, wish, comeIn, full, forgotten, errors } = await world();
    await rehearsals.start(state, wish);
    await comeIn();
    expect(state.members.size).toBe(CHARACTERS.length);
    full.add('class.rehearsal').add('class.left');
    await expect(rehearsals.stop(state, 'teacher')).rejects.toThrow(StoreFull);
    expect(forgotten).toHaveLength(CHARACTERS.length);
    expect(errors).toHaveLength(CHARACTERS.length);
    await expect(rehearsals.start(state, wish)).rejects.toMatchObject({ status: 409 });
    full.clear();
    await rehearsals.stop(state, 'teacher');
    expect(state.rehearsal).toBeUndefined();
    expect(state.members.size).toBe(0);
  });

  it('that is ended twice has each of them in the next one once, also where the first end could not be written', async () => {
    const { rehearsals, state, wish, settle, comeIn, full, arrived } = await world();
    await rehearsals.start(state, wish);
    await comeIn();
    full.add('class.rehearsal').add('class.left');
    await expect(rehearsals.stop(state, 'teacher')).rejects.toThrow(StoreFull);
    full.clear();
    await Promise.all([rehearsals.stop(state, 'teacher'), rehearsals.stop(state, 'teacher')]);
    for (let count = 0; count < 2; count++) {
      await rehearsals.start(state, wish);
      await comeIn();
      expect(state.members.size).toBe(CHARACTERS.length);
      await Promise.all([rehearsals.stop(state, 'teacher'), rehearsals.stop(state, 'time')]);
      expect(state.members.size).toBe(0);
    }
    // The first of the next is on their way in.
    await rehearsals.start(state, wish);
    await Promise.all([rehearsals.stop(state, 'teacher'), rehearsals.stop(state, 'time')]);
    await settle();
    expect(state.members.size).toBe(0);
    expect(arrived).toHaveLength(CHARACTERS.length);
  });

  it('that was cut off keeps no server from starting, though nothing can be written of it', async () => {
    const { rehearsals, state, wish, comeIn, full, forgotten, errors, openAll } = await world();
    await rehearsals.start(state, wish);
    await comeIn();
    full.add('class.rehearsal').add('class.left');
    const after = await openAll();
    expect(errors.filter((error) => error instanceof StoreFull)).toHaveLength(1 + CHARACTERS.length);
    expect(forgotten).toHaveLength(CHARACTERS.length);
    full.clear();
    const again = after.classes.byId(state.id);
    await after.rehearsals.stop(again!, 'teacher');
    expect(again?.members.size).toBe(0);
    expect(again?.rehearsal).toBeUndefined();
  });

  it('that is over brings nobody into the one that begins in its place', async () => {
    const { rehearsals, state, wish, settle, comeIn, errors } = await world();
    await rehearsals.start(state, wish);
    await settle();
    await rehearsals.stop(state, 'teacher');
    await rehearsals.start(state, wish);
    await comeIn();
    const names = [...state.members.values()].map(({ name }) => name);
    expect(names).toEqual(CHARACTERS.map(({ name }) => name));
    expect(errors).toEqual([]);
  });

  it('is played by those who went home, were sent out, or whose class ended: nobody new is made', async () => {
    const { rehearsals, classes, state, begin, wish, comeIn, settle, arrived, clock } = await world();
    await rehearsals.start(state, wish);
    await comeIn();
    const [first] = state.members.keys();
    await classes.note(state, [{ kind: 'class.left', home: first!, by: 'teacher' }]);
    await settle();
    clock.advance(31 * MINUTES);
    await settle();
    expect(state.members.size).toBe(0);
    await rehearsals.start(state, wish);
    await comeIn();
    await classes.end(state, 'teacher');
    await settle();
    const next = await begin();
    await rehearsals.start(next, wish);
    await comeIn();
    expect(next.members.size).toBe(CHARACTERS.length);
    expect(arrived).toHaveLength(CHARACTERS.length);
  });

  it('does not begin while the class is assessed', async () => {
    const { rehearsals, classes, state, wish, clock } = await world();
    const until = clock.now() + 10 * MINUTES;
    await classes.note(state, [
      { kind: 'class.assessment', state: 'on', lessons: [LESSON.id], until, seed: 's' },
    ]);
    await expect(rehearsals.start(state, wish)).rejects.toMatchObject({ status: 409 });
    expect(state.rehearsal).toBeUndefined();
  });
});
