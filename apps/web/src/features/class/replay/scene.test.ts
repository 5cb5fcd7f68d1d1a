import type { ClassEvent, ReplayedEvent } from '@ehlo/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, createScenes, namesThen, nobody, numbersOf, runningAt } from './scene.ts';
import { tell } from './tell.ts';
import { classReplayWords } from './words.ts';

const HOMES = ['r-ana', 'r-ben', 'r-cleo'] as const;
const home = fc.constantFrom(...HOMES);
const logged = (event: ClassEvent, seq: number, at: number) =>
  ({ ...event, room: 'class-1', seq, at }) as ReplayedEvent;

const anything = fc.oneof(
  home.map((one): ClassEvent => ({ kind: 'class.joined', home: one, name: one, handle: one, came: 'new' })),
  home.map((one): ClassEvent => ({ kind: 'class.left', home: one, by: 'self' })),
  home.map((one): ClassEvent => ({ kind: 'class.hand-up', home: one, sentence: 'Why?' })),
  home.map((one): ClassEvent => ({ kind: 'class.hand-down', home: one, by: 'teacher' })),
  fc.tuple(home, fc.constantFrom('asked', 'on', 'off')).map(
    ([one, state]): ClassEvent => ({
      ...{ kind: 'class.spotlight', state: state as 'on', home: one, connection: 3, named: false },
    }),
  ),
  fc.constantFrom<ClassEvent>(
    { kind: 'class.note', text: 'Begin' },
    { kind: 'class.lesson', lesson: 'a/b' },
    { kind: 'class.paused' },
    { kind: 'class.resumed' },
    { kind: 'class.hold', state: 'on', from: 'client', until: 5 },
    { kind: 'class.hold', state: 'off' },
    { kind: 'class.broadcast', state: 'on', home: 'r-t', connection: 9 },
    { kind: 'class.broadcast', state: 'off' },
  ),
);

describe('a class at an instant', () => {
  it('is the same wherever one comes from: sought, or played up to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anything, fc.nat({ max: 3 })), { maxLength: 900, size: 'max' }),
        fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 20 }),
        (steps, instants) => {
          let ms = 0;
          const events = steps.map(([event, later], seq) => {
            ms += later;
            return logged(event, seq + 1, ms * 1000 + 7);
          });
          const scenes = createScenes(events);
          for (const at of instants) {
            const played = events.filter((event) => Math.floor(event.at / 1000) <= at);
            expect(scenes.countAt(at)).toBe(played.length);
            expect(scenes.at(at)).toEqual(played.reduce(advance, nobody));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has nobody with a hand up, or on the projector, who left', () => {
    const events: ClassEvent[] = [
      { kind: 'class.joined', home: 'r-ana', name: 'Ana', handle: 'ocean', came: 'new' },
      { kind: 'class.hand-up', home: 'r-ana', sentence: 'Why?' },
      { kind: 'class.spotlight', state: 'on', home: 'r-ana', connection: 3, named: false },
      { kind: 'class.left', home: 'r-ana', by: 'self' },
    ];
    const scene = events.map((event, at) => logged(event, at + 1, at)).reduce(advance, nobody);
    expect(scene).toMatchObject({ present: new Map(), hands: new Map(), spotlight: undefined });
  });

  it('has no wires held, and no clock, after both ended by themselves', () => {
    const events: ClassEvent[] = [
      { kind: 'class.hold', state: 'on', from: 'client', until: 5000 },
      { kind: 'class.timer', state: 'on', until: 6000 },
    ];
    const scene = events.map((event, at) => logged(event, at + 1, at)).reduce(advance, nobody);
    expect(runningAt(scene, 4999)).toEqual({ held: 'client', left: 1001 });
    expect(runningAt(scene, 5000)).toEqual({ left: 1000 });
    expect(runningAt(scene, 6000)).toEqual({});
  });

  it('gives who hides their name the number by which they came first, also when they come again', () => {
    const join = (one: string): ClassEvent => ({
      ...{ kind: 'class.joined', home: one, name: one, handle: one, came: 'new' },
    });
    const events = [
      join('r-ben'),
      join('r-ana'),
      { kind: 'class.left', home: 'r-ben', by: 'self' },
      join('r-ben'),
    ];
    expect([...numbersOf(events.map((event, at) => logged(event as ClassEvent, at + 1, at)))]).toEqual([
      ['r-ben', 1],
      ['r-ana', 2],
    ]);
  });

  it('is told with the names of then: also who is renamed, and who leaves', () => {
    const events: ClassEvent[] = [
      { kind: 'class.joined', home: 'r-ana', name: 'Ana', handle: 'ocean', came: 'new' },
      { kind: 'class.renamed', home: 'r-ana', name: 'Zoe' },
      { kind: 'class.left', home: 'r-ana', by: 'self' },
    ];
    const all = events.map((event, at) => logged(event, at + 1, at));
    const names = namesThen(all);
    const said = (event: (typeof all)[number]) =>
      tell(event, classReplayWords.en.told, {
        nameOf: () => names.get(event.seq) ?? '',
        titleOf: (lesson) => lesson,
        named: true,
      }).what;
    expect(all.map(said)).toEqual(['Ana came', 'Ana is now called Zoe', 'Zoe left']);
  });
});
