import { createMemoryLog, LOBBY } from '@ehlo/log';
import { CLASS_LIMITS } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { openClasses } from './classes.ts';

const HOUR = 3600_000;
const TEACHER = { home: 'room-t', handle: 'lake1' };

function world() {
  const clock = createFakeClock();
  const log = createMemoryLog({ now: () => clock.now() * 1000 });
  const here = new Set<string>();
  const cleaned: string[] = [];
  const open = () =>
    openClasses({
      ...{ log, clock, random: Math.random },
      isHere: (home) => here.has(home),
      clean: async ({ id }) => void cleaned.push(id),
      report(error) {
        throw error;
      },
    });
  /** Time passes, and what it leads to is written. */
  const pass = async (ms: number) => {
    clock.advance(ms);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, log, here, cleaned, open, pass };
}

const joined = { kind: 'class.joined', home: 'room-a', name: 'Ana', handle: 'ocean7', came: 'new' } as const;

describe('classes', () => {
  it('keep of a teacher’s key only its SHA-256', async () => {
    const { log, open } = world();
    const classes = await open();
    const { state, key } = await classes.begin(TEACHER, {});
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(classes.byKey(key)).toBe(state);
    expect(classes.byKey(`${key}x`)).toBeUndefined();
    const written = JSON.stringify([await log.read(LOBBY), await log.read(state.id)]);
    expect(written).not.toContain(key);
  });

  it('are the same after a restart', async () => {
    const { open } = world();
    const before = await open();
    const { state } = await before.begin(TEACHER, { title: 'Réseaux', watching: 'always' });
    await before.note(state, [joined, { kind: 'class.hand-up', home: 'room-a', sentence: 'Why?' }]);
    before.close();
    const after = await open();
    expect(after.byCode(state.code)).toEqual(state);
    expect(after.classOf('room-a')).toBe(after.byId(state.id));
    expect(after.taughtBy(TEACHER.home)).toEqual([state]);
  });

  it('end by themselves a day after the last thing that happened, and not while anybody is there', async () => {
    const { open, pass, here, cleaned, log } = world();
    const classes = await open();
    const { state } = await classes.begin(TEACHER, {});
    await classes.note(state, [joined]);
    here.add('room-a');
    await pass(30 * HOUR);
    expect(classes.byId(state.id)).toBe(state);
    here.clear();
    await classes.note(state, [{ kind: 'class.note', text: 'Bye' }]);
    await pass(23 * HOUR);
    expect(classes.byId(state.id)).toBe(state);
    await pass(1.5 * HOUR);
    expect(classes.byId(state.id)).toBeUndefined();
    expect(classes.classOf('room-a')).toBeUndefined();
    expect(cleaned).toEqual([state.id]);
    expect(await log.rooms()).not.toContain(state.id);
    await expect(classes.note(state, [joined])).rejects.toMatchObject({ status: 404 });
  });

  it('that are full take nothing more but what ends something: a pause is not for good', async () => {
    const { open, log } = world();
    const classes = await open();
    const { state } = await classes.begin(TEACHER, {});
    const note = { kind: 'class.note', text: '.' } as const;
    const until = CLASS_LIMITS.events;
    await classes.note(state, [
      joined,
      ...([{ kind: 'class.paused' }, { kind: 'class.hold', state: 'on', from: 'both', until }] as const),
      { kind: 'class.assessment', state: 'on', lessons: [], until, seed: 's' },
    ]);
    while (state.seq < CLASS_LIMITS.events) {
      const left = Math.min(5000, CLASS_LIMITS.events - state.seq);
      await classes.note(
        state,
        Array.from({ length: left }, () => note),
      );
    }
    const isFull = { status: 413, problem: { code: 'class-full' } };
    await expect(classes.note(state, [note])).rejects.toMatchObject(isFull);
    await expect(classes.note(state, [{ kind: 'class.resumed' }, note])).rejects.toMatchObject(isFull);
    await classes.note(state, [{ kind: 'class.resumed' }]);
    await classes.note(state, [{ kind: 'class.hold', state: 'off' }]);
    await classes.note(state, [{ kind: 'class.assessment', state: 'off', by: 'time' }]);
    await classes.note(state, [{ kind: 'class.left', home: 'room-a', by: 'self' }]);
    expect(state).toMatchObject({ paused: false, hold: undefined, assessment: undefined });
    expect(await log.head(state.id)).toBe(CLASS_LIMITS.events + 4);
  });

  it('do not give a code again for a week, also after a restart', async () => {
    const { open, pass } = world();
    let classes = await open();
    const codes = new Set<string>();
    for (let i = 0; i < 30; i++) {
      const { state } = await classes.begin(TEACHER, {});
      expect(codes.has(state.code)).toBe(false);
      codes.add(state.code);
      await classes.end(state, 'teacher');
      if (i % 10 === 9) {
        classes.close();
        classes = await open();
      }
    }
    await pass(8 * 24 * HOUR);
    const { state } = await classes.begin(TEACHER, {});
    expect(classes.byCode(state.code)).toBe(state);
  });

  it('whose end was written and whose log was not gone yet when the process died, are gone after the next start', async () => {
    const { open, log } = world();
    const before = await open();
    const { state } = await before.begin(TEACHER, {});
    before.close();
    await log.append(LOBBY, [{ kind: 'class.ended', class: state.id, by: 'teacher' }]).committed;
    const after = await open();
    expect(after.byId(state.id)).toBeUndefined();
    expect(await log.rooms()).not.toContain(state.id);
  });

  it('are so many of one teacher, and so many in all; one that nobody joined makes place', async () => {
    const { open, here, clock } = world();
    const classes = await open();
    for (let i = 0; i < CLASS_LIMITS.classesOfOne; i++) await classes.begin(TEACHER, {});
    await expect(classes.begin(TEACHER, {})).rejects.toMatchObject({ status: 409 });
    here.add(TEACHER.home);
    const started = [];
    for (let i = CLASS_LIMITS.classesOfOne; i < CLASS_LIMITS.classes; i++) {
      clock.advance(1000);
      const { state } = await classes.begin({ home: `room-${i}`, handle: `lake${i}` }, {});
      await classes.note(state, [{ ...joined, home: `room-of-${i}` }]);
      started.push(state);
    }
    const late = { home: 'room-x', handle: 'lakex' };
    await expect(classes.begin(late, {})).rejects.toMatchObject({
      status: 409,
      problem: { code: 'too-many-classes' },
    });
    const [first] = started;
    await classes.note(first!, [{ kind: 'class.left', home: 'room-of-5', by: 'self' }]);
    await classes.begin(late, {});
    expect(classes.byId(first!.id)).toBeUndefined();
    expect([...classes.all()]).toHaveLength(CLASS_LIMITS.classes);
  });
});
