import { createMemoryLog } from '@ehlo/log';
import type { ClassBegun, ClassEvent, Draft, Logged, ServerFrame } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../bridge/outbox.ts';
import { createFakeClock } from '../../fake-clock.fixture.ts';
import { createPresence } from '../../people/presence.ts';
import { beginState, takeClassEvent } from '../class-state.ts';
import { createRosters } from './rosters.ts';

type Rows = Extract<ServerFrame, { type: 'rows' }>;

const LESSON = 'smtp/first';
const COUNTABLE = {
  id: LESSON,
  steps: [
    { id: 'call', checks: { length: 1 }, questions: { length: 0 } },
    { id: 'name', checks: { length: 1 }, questions: { length: 0 } },
  ],
};

/** Appends that are under way, and turns of the loop for whoever reads after them. */
const written: Promise<void>[] = [];
const settle = async () => {
  await Promise.all(written.splice(0));
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
};

function world() {
  const clock = createFakeClock();
  const log = createMemoryLog({ now: () => clock.now() * 1000 });
  const presence = createPresence(clock.now);
  const begun: Logged<ClassBegun> = {
    ...{ kind: 'class.begun', class: 'class-1', code: 'K4X7', keyHash: '', watching: 'may-refuse' },
    ...{ room: 'lobby', seq: 1, at: clock.now() * 1000 },
  };
  const state = beginState(begun);
  let listener: ((of: typeof state, events: readonly Logged<ClassEvent>[] | 'ended') => void) | undefined;
  const lessonOf = (id: string) => (id === LESSON ? COUNTABLE : undefined);
  const rosters = createRosters(
    {
      onChange(told) {
        listener = told;
        return () => undefined;
      },
    },
    {
      ...{ log, clock, presence, lessonOf },
      report(error) {
        throw error;
      },
    },
  );
  const tell = (...events: ClassEvent[]) => {
    const logged = events.map((event, i) => ({
      ...event,
      ...{ room: 'class-1', seq: state.seq + i + 1, at: clock.now() * 1000 },
    }));
    for (const event of logged) takeClassEvent(state, event);
    listener?.(state, logged);
  };
  const join = (home: string, name: string) =>
    tell({ kind: 'class.joined', home, name, handle: name.toLowerCase(), came: 'new' });

  function page(after?: number) {
    const frames: Rows[] = [];
    const outbox = {
      full: false as boolean,
      frame: (frame: ServerFrame) => void frames.push(frame as Rows),
      json: (text: string) => void frames.push(JSON.parse(text) as Rows),
      octets: () => undefined,
      onDrain: () => undefined,
    } satisfies Outbox;
    const view = rosters.open(state, { subscription: 7, after }, outbox);
    return { frames, outbox, view, last: () => frames.at(-1) as Rows };
  }
  /** Rows go out ten times a second. */
  const pass = async (ms = 100) => {
    await settle();
    clock.advance(ms);
    await settle();
  };
  return { clock, log, presence, state, tell, join, page, pass, end: () => listener?.(state, 'ended') };
}

const opened: Draft = {
  kind: 'connection.opened',
  by: 'terminal',
  from: { address: '10.20.1.1', port: 50_000 },
  to: { host: 'mail.campus.test', address: '192.0.2.25', port: 25 },
  service: 'mta',
  tls: 'none',
};

function write(log: ReturnType<typeof createMemoryLog>, event: Draft): void {
  written.push(log.append('a', [event]).committed);
}

function talker(log: ReturnType<typeof createMemoryLog>, home: string) {
  const connection = log.append(home, [opened]).events[0]!.seq;
  const offsets = { client: 0, server: 0 };
  return (from: 'client' | 'server', text: string) => {
    const octets = Buffer.from(`${text}\r\n`);
    const event: Draft = {
      ...{ kind: 'connection.octets', connection, from, layer: 'clear' },
      ...{ offset: offsets[from], length: octets.length, octets },
    };
    offsets[from] += octets.length;
    written.push(log.append(home, [event]).committed);
  };
}

describe('a roster', () => {
  it('begins with all rows, and then sends those that changed', async () => {
    const { log, join, page, pass } = world();
    join('a', 'Ana');
    join('b', 'Bea');
    const { frames, last } = page();
    await pass();
    expect(frames[0]).toMatchObject({ type: 'rows', subscription: 7, reset: true });
    const rows = frames.flatMap((frame) => frame.rows);
    expect(rows.map(({ name, here, steps }) => [name, here, steps])).toEqual([
      ['Ana', false, []],
      ['Bea', false, []],
    ]);
    const say = talker(log, 'a');
    say('server', '220 mail.campus.test');
    say('client', 'EHLO ana');
    say('server', '250 mail.campus.test');
    await pass();
    expect(last()).toMatchObject({
      reset: false,
      gone: [],
      rows: [
        {
          home: 'a',
          line: { text: 'EHLO ana' },
          reply: { code: 250, text: '250 mail.campus.test' },
          wire: {
            host: 'mail.campus.test',
            port: 25,
            service: 'mta',
            protocol: 'smtp',
            state: 'greeted',
            open: true,
          },
        },
      ],
    });
    expect(last().rows).toHaveLength(1);
  });

  it('shows where each is in the class’s lesson, and what was done before anybody looked', async () => {
    const { log, tell, join, page, pass, clock } = world();
    join('a', 'Ana');
    write(log, { kind: 'lesson.started', lesson: LESSON });
    write(log, { kind: 'lesson.passed', lesson: LESSON, step: 'call', check: 0, how: 'helped' });
    const at = clock.now();
    tell({ kind: 'class.lesson', lesson: LESSON });
    const { last } = page();
    await pass();
    expect(last().rows[0]).toMatchObject({
      lesson: LESSON,
      current: 1,
      steps: [
        { step: 'call', state: 'helped', at },
        { step: 'name', state: 'working', at },
      ],
    });
  });

  it('tells hands, who is there, and who left', async () => {
    const { presence, tell, join, page, pass } = world();
    join('a', 'Ana');
    const { last } = page();
    await pass();
    presence.enter('a');
    tell({ kind: 'class.hand-up', home: 'a', sentence: 'Why 550?' });
    await pass();
    expect(last().rows).toMatchObject([{ here: true, hand: { sentence: 'Why 550?' } }]);
    presence.leave('a');
    tell({ kind: 'class.hand-down', home: 'a', by: 'teacher' });
    await pass();
    expect(last().rows[0]).toMatchObject({ here: false });
    expect(last().rows[0]).not.toHaveProperty('hand');
    tell({ kind: 'class.left', home: 'a', by: 'self' });
    await pass();
    expect(last()).toMatchObject({ rows: [], gone: ['a'] });
  });

  it('sends ten frames a second at most, however much happens', async () => {
    const { log, join, page, pass } = world();
    join('a', 'Ana');
    const { frames } = page();
    await pass();
    const before = frames.length;
    const say = talker(log, 'a');
    for (let i = 0; i < 50; i++) {
      say('client', `NOOP ${i}`);
      await pass(10);
    }
    // Half a second, and the frame that was due when it began.
    expect(frames.length - before).toBeLessThanOrEqual(6);
    await pass();
    expect(frames.at(-1)?.rows[0]?.line?.text).toBe('NOOP 49');
  });

  it('tells of a line and its answer with one frame, also of those whose row did not go out yet', async () => {
    const { log, join, page, pass } = world();
    join('a', 'Ana');
    const { frames, last } = page();
    await pass();
    await pass(1000);
    const before = frames.length;
    const say = talker(log, 'a');
    say('client', 'VRFY bob');
    await pass(10);
    say('server', '252 2.0.0 Cannot VRFY');
    await pass();
    expect(frames.slice(before)).toHaveLength(1);
    expect(last().rows[0]).toMatchObject({ line: { text: 'VRFY bob' }, reply: { code: 252 } });
  });

  it('reads of a member who sends much at once some before the row goes out, and loses none of it', async () => {
    const { log, join, page, pass } = world();
    join('a', 'Ana');
    const { last } = page();
    await pass();
    const say = talker(log, 'a');
    for (let i = 0; i < 200; i++) say('client', `NOOP ${i}`);
    await pass();
    expect(last().rows[0]?.line?.text).toBe('NOOP 199');
  });

  it('sends nothing to a page that takes nothing, and what it lacks once it does', async () => {
    const { log, join, page, pass } = world();
    join('a', 'Ana');
    const { frames, outbox, view, last } = page();
    await pass();
    outbox.full = true;
    const before = frames.length;
    const say = talker(log, 'a');
    for (let i = 0; i < 20; i++) {
      say('client', `NOOP ${i}`);
      await pass();
    }
    expect(frames).toHaveLength(before);
    outbox.full = false;
    view.drained();
    expect(frames).toHaveLength(before + 1);
    expect(last().rows[0]?.line?.text).toBe('NOOP 19');
  });

  it('goes on where a page was, and begins anew where that is another server’s', async () => {
    const { tell, join, page, pass } = world();
    join('a', 'Ana');
    join('b', 'Bea');
    const first = page();
    await pass();
    const { upTo } = first.last();
    tell({ kind: 'class.renamed', home: 'b', name: 'Béa' });
    await pass();
    const second = page(upTo);
    expect(second.frames).toMatchObject([{ reset: false, rows: [{ name: 'Béa' }] }]);
    expect(page(12).frames[0]).toMatchObject({ reset: true });
    expect(page(upTo + 10_000_000_000).frames[0]).toMatchObject({ reset: true });
  });

  it('says nothing of what somebody types who refuses to be watched, but how far they are', async () => {
    const { log, tell, join, page, pass } = world();
    join('a', 'Ana');
    const { frames, last } = page();
    await pass();
    tell({ kind: 'class.refuses-watching', home: 'a', refuses: true });
    const say = talker(log, 'a');
    say('server', '220 mail.campus.test');
    for (let i = 0; i < 3; i++) {
      say('client', 'RCPT TO:<x@campus.test>');
      say('server', '503 5.5.1 Need MAIL first');
    }
    await pass();
    const [row] = last().rows;
    expect(row).toMatchObject({ refusesWatching: true, stuck: { why: 'same-error', times: 3 } });
    expect(JSON.stringify(frames)).not.toMatch(/RCPT|Need MAIL/);
  });

  it('finds by itself who got stuck by waiting, but not while the class is paused', async () => {
    const { log, tell, join, page, pass, presence } = world();
    join('a', 'Ana');
    presence.enter('a');
    tell({ kind: 'class.lesson', lesson: LESSON });
    write(log, { kind: 'lesson.started', lesson: LESSON });
    const { last } = page();
    await pass();
    tell({ kind: 'class.paused' });
    for (let i = 0; i < 60; i++) await pass(10_000);
    expect(last().rows[0]).not.toHaveProperty('stuck');
    tell({ kind: 'class.resumed' });
    for (let i = 0; i < 23; i++) await pass(10_000);
    expect(last().rows[0]).not.toHaveProperty('stuck');
    for (let i = 0; i < 2; i++) await pass(10_000);
    expect(last().rows[0]?.stuck).toMatchObject({ why: 'silent' });
  });

  it('ends with the class', async () => {
    const { join, page, pass, end, log } = world();
    join('a', 'Ana');
    const { frames } = page();
    await pass();
    end();
    expect(frames.at(-1)).toMatchObject({ type: 'refused', subscription: 7, problem: { code: 'no-class' } });
    const before = frames.length;
    talker(log, 'a')('client', 'NOOP');
    await pass();
    expect(frames).toHaveLength(before);
  });
});
