import type { HeldLine } from '@ehlo/lab';
import type { ClassEvent, Logged, RoomId, ServerFrame } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../bridge/outbox.ts';
import { createFakeClock } from '../../fake-clock.fixture.ts';
import { beginState, type ClassState, takeClassEvent } from '../class-state.ts';
import { createHeldFeeds } from './held-feeds.ts';

type Held = Extract<ServerFrame, { type: 'held' }>;

/** A class of so many, whose wires are held; what waits there is said by hand. */
function world(many: number) {
  const clock = createFakeClock();
  const state = beginState({
    ...{ kind: 'class.begun', class: 'class-1', code: 'K4X7', keyHash: '', watching: 'may-refuse' },
    ...{ room: 'lobby', seq: 1, at: 0 },
  });
  const waiting = new Map<RoomId, HeldLine[]>();
  const rooms = new Set<(room: RoomId) => void>();
  const classes = new Set<(state: ClassState, events: readonly Logged<ClassEvent>[] | 'ended') => void>();
  const feeds = createHeldFeeds({
    classes: {
      onChange(listener) {
        classes.add(listener);
        return () => classes.delete(listener);
      },
    },
    wire: {
      of: () => [{ holder: 'teacher', from: 'both' }],
      lines: (room) => waiting.get(room) ?? [],
      onChange(listener) {
        rooms.add(listener);
        return () => rooms.delete(listener);
      },
    },
    clock,
  });
  const tell = (event: ClassEvent) => {
    const logged = { ...event, room: 'class-1', seq: state.seq + 1, at: clock.now() * 1000 };
    takeClassEvent(state, logged);
    for (const listener of classes) listener(state, [logged]);
  };
  const homes = Array.from({ length: many }, (_, at) => `home-${at}`);
  for (const home of homes)
    tell({ kind: 'class.joined', home, name: `n ${home}`, handle: home, came: 'new' });
  tell({ kind: 'class.hold', state: 'on', from: 'both', until: clock.now() + 1000 });
  return {
    ...{ clock, state, tell, homes },
    /** A line of theirs waits, or none any more. */
    says(home: RoomId, text?: string, hidden?: { start: number; end: number }) {
      const since = clock.now();
      const line = { connection: 1, held: since, from: 'client', since, behind: 0 } as const;
      const octets = Buffer.from(`${text}\r\n`);
      waiting.set(home, text === undefined ? [] : [{ ...line, octets, ...(hidden && { hidden }) }]);
      for (const listener of rooms) listener(home);
    },
    /** So many of their connections have a line that waits. */
    holds(home: RoomId, many: number) {
      const since = clock.now();
      const line = { from: 'client', since, behind: 0, octets: Buffer.from('NOOP\r\n') } as const;
      waiting.set(
        home,
        Array.from({ length: many }, (_, at) => ({ ...line, connection: at + 1, held: at + 1 })),
      );
      for (const listener of rooms) listener(home);
    },
    end() {
      for (const listener of classes) listener(state, 'ended');
    },
    page(teacher = 'teacher', query: { what?: 'members' | 'projector'; of?: RoomId } = {}) {
      const frames: (Held | ServerFrame)[] = [];
      const outbox = {
        full: false as boolean,
        frame: (frame: ServerFrame) => void frames.push(frame),
        json: (text: string) => void frames.push(JSON.parse(text) as Held),
        octets: () => undefined,
        onDrain: () => undefined,
      } satisfies Outbox;
      const view = feeds.open(
        state,
        { view: 'held', class: 'class-1', what: 'members', subscription: 7, ...query },
        teacher,
        outbox,
      );
      return { view, outbox, frames, last: () => frames.at(-1) as Held };
    },
    listening: () => rooms.size + classes.size,
    close: () => feeds.close(),
  };
}

describe('lines that wait, on a teacher’s page', () => {
  it('are one small frame a tick, however many students hold one', () => {
    const { clock, homes, says, page } = world(200);
    const { frames, last } = page();
    expect(frames).toEqual([
      {
        ...{ type: 'held', subscription: 7, reset: true, upTo: 0 },
        ...{ on: true, waiting: 0, lines: [], gone: [] },
      },
    ]);
    clock.advance(100);
    for (const home of homes) says(home, `EHLO ${home}`);
    clock.advance(100);
    expect(frames).toHaveLength(2);
    expect(last()).toMatchObject({ reset: false, waiting: 200, gone: [] });
    expect(last().lines).toHaveLength(60);
    expect(JSON.stringify(last()).length).toBeLessThan(16_000);
    // One goes on: the next one comes into the list, and nobody else is told again.
    says('home-0');
    clock.advance(100);
    expect(frames).toHaveLength(3);
    expect(last()).toMatchObject({ waiting: 199, gone: [expect.stringMatching(/^home-0 /)] });
    expect(last().lines.map(({ name }) => name)).toEqual(['n home-60']);
    clock.advance(10_000);
    expect(frames).toHaveLength(3);
  });

  it('are counted in all, also where one member holds more than are listed', () => {
    const { clock, holds, page } = world(1);
    const { last } = page();
    holds('home-0', 75);
    clock.advance(100);
    expect(last().waiting).toBe(75);
    expect(last().lines).toHaveLength(60);
  });

  it('are told as held no longer once the hour of the hold is over', () => {
    const { clock, says, page } = world(1);
    const { last } = page();
    clock.advance(2000);
    says('home-0', 'NOOP');
    clock.advance(100);
    expect(last()).toMatchObject({ on: false, waiting: 1 });
  });

  it('have no text of who refuses to be watched, and are gone with who leaves', () => {
    const { clock, says, tell, page } = world(2);
    const { last } = page();
    says('home-1', 'MAIL FROM:<a@campus.test>');
    clock.advance(100);
    expect(last().lines[0]).toMatchObject({ home: 'home-1', text: 'MAIL FROM:<a@campus.test>\r\n' });
    tell({ kind: 'class.refuses-watching', home: 'home-1', refuses: true });
    clock.advance(100);
    expect(last().lines[0]).not.toHaveProperty('text');
    tell({ kind: 'class.left', home: 'home-1', by: 'self' });
    clock.advance(100);
    expect(last()).toMatchObject({ waiting: 0, gone: [expect.stringMatching(/^home-1 /)] });
  });

  it('are of one member where one is asked for', () => {
    const { clock, says, page } = world(3);
    const { frames, last } = page('teacher', { of: 'home-2' });
    says('home-1', 'NOOP');
    clock.advance(100);
    expect(frames).toHaveLength(1);
    says('home-2', 'RSET');
    clock.advance(100);
    expect(last()).toMatchObject({ waiting: 1, lines: [{ home: 'home-2' }] });
  });

  it('of the projector are plain to whose room it is, and masked for other teachers', () => {
    const { clock, says, tell, page } = world(1);
    const mine = page('desk', { what: 'projector' });
    const other = page('phone', { what: 'projector' });
    expect(mine.last()).toMatchObject({ on: false, lines: [] });
    tell({
      kind: 'class.projector',
      home: 'desk',
      layout: 'wire',
      source: 'mine',
      blank: false,
      laser: 'off',
    });
    says('desk', 'PASS hush', { start: 4, end: 9 });
    clock.advance(100);
    expect(mine.last()).toMatchObject({ on: true, lines: [{ text: 'PASS hush\r\n' }] });
    expect(other.last()).toMatchObject({ on: true, lines: [{ text: 'PASS*****\r\n' }] });
  });

  it('wait for a page that takes nothing, and are then told as they stand', () => {
    const { clock, says, page } = world(2);
    const { outbox, frames, view, last } = page();
    outbox.full = true;
    says('home-0', 'NOOP');
    clock.advance(100);
    says('home-0');
    says('home-1', 'RSET');
    clock.advance(100);
    expect(frames).toHaveLength(1);
    outbox.full = false;
    view.drained();
    expect(last()).toMatchObject({ waiting: 1, lines: [{ home: 'home-1' }], gone: [] });
  });

  it('end with the class; without a page nothing is kept up to date', () => {
    const { clock, says, end, page, close, listening } = world(1);
    const first = page();
    first.view.stop();
    says('home-0', 'NOOP');
    clock.advance(1000);
    expect(first.frames).toHaveLength(1);
    const second = page();
    expect(second.last()).toMatchObject({ reset: true, waiting: 1 });
    end();
    expect(second.last()).toMatchObject({ type: 'refused', problem: { code: 'no-class' } });
    close();
    expect(listening()).toBe(0);
  });
});
