import { createMemoryLog } from '@ehlo/log';
import type { Draft, Logged, RoomEvent } from '@ehlo/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastOf } from '../roster/past-of.ts';
import { memberMarks } from './member-marks.ts';
import { memberWindow } from './member-window.ts';
import { seqBefore } from './seq-before.ts';

const LESSON = 'smtp/first';
const STEPS = ['call', 'name', 'letter'].map((id) => ({
  id,
  checks: { length: 1 },
  questions: { length: 0 },
}));
const lessonOf = (id: string) => (id === LESSON ? { id: LESSON, steps: STEPS } : undefined);
const context = { handle: 'ocean', lessonOf, classLesson: () => LESSON, refuses: false };

/** What a member may do, in some order. */
const DEEDS = ['call', 'line', 'wrong', 'reply', 'pass', 'miss', 'close', 'mail'] as const;
type Deed = (typeof DEEDS)[number];

/** Their log, a second from one event to the next. */
function logOf(deeds: readonly Deed[]): Logged[] {
  let connection = 0;
  let client = 0;
  let server = 0;
  let step = 0;
  const octets = (from: 'client' | 'server', text: string): RoomEvent => {
    const bytes = new TextEncoder().encode(`${text}\r\n`);
    const offset = from === 'client' ? client : server;
    if (from === 'client') client += bytes.length;
    else server += bytes.length;
    return {
      ...{ kind: 'connection.octets', connection, from, layer: 'clear', offset },
      ...{ length: bytes.length, octets: bytes },
    };
  };
  return deeds.map((deed, at): Logged => {
    const stamp = { room: 'r-1', seq: at + 1, at: (at + 1) * 1_000_000 };
    const event = (): RoomEvent => {
      switch (deed) {
        case 'call':
          connection = stamp.seq;
          client = 0;
          server = 0;
          return OPENED;
        case 'line':
          return octets('client', `EHLO number${at}`);
        case 'wrong':
          return octets('client', `MAIL FROM ${at}`);
        case 'reply':
          return octets('server', client === 0 ? '220 mx ESMTP' : '250 fine');
        case 'pass':
          return {
            ...{ kind: 'lesson.passed', lesson: LESSON, check: 0, how: 'alone' },
            step: STEPS[Math.min(step++, 2)]?.id ?? '',
          };
        case 'miss':
          return { kind: 'lesson.missed', lesson: LESSON, step: 'call', miss: 0 };
        case 'close':
          return { kind: 'connection.closed', connection, by: 'client', how: 'ended' };
        case 'mail':
          return { kind: 'mail.expunged', stored: [1] };
        default:
          return deed satisfies never;
      }
    };
    return { ...event(), ...stamp };
  });
}

const OPENED: RoomEvent = {
  ...{ kind: 'connection.opened', by: 'terminal', service: 'mta', tls: 'none' },
  from: { address: '10.20.0.1', port: 4000 },
  to: { address: '192.0.2.25', port: 25, host: 'mail.campus.test' },
};

describe('a window on a member', () => {
  it('that begins later begins as the one before it ends, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DEEDS), { maxLength: 40 }), fc.nat(), (deeds, where) => {
        const events = logOf(['call', 'reply', ...deeds]);
        const cut = where % (events.length + 1);
        const whole = memberWindow([], events, { ...context, from: 0 });
        const before = memberWindow([], events.slice(0, cut), { ...context, from: 0 });
        const after = memberWindow(events.slice(0, cut), events.slice(cut), { ...context, from: cut * 1000 });
        expect(after.first).toEqual(before.changes.at(-1)?.row ?? before.first);
        expect([...before.changes, ...after.changes]).toEqual(whole.changes);
      }),
    );
  });

  it('tells the last line and its reply, the state of the wire, and how many steps are done', () => {
    const { first, changes } = memberWindow([], logOf(['call', 'reply', 'line', 'reply', 'pass']), {
      ...{ ...context, from: 0 },
    });
    expect(first).toMatchObject({ current: 0, steps: 3 });
    expect(changes.at(-1)).toMatchObject({
      at: 5000,
      row: {
        ...{ current: 1, line: { text: 'EHLO number2' }, reply: { code: 250 } },
        wire: { connection: 1, host: 'mail.campus.test', open: true },
      },
    });
  });

  it('has no line and no reply of who refuses to be watched', () => {
    const told = memberWindow([], logOf(['call', 'reply', 'line', 'reply', 'pass']), {
      ...{ ...context, from: 0, refuses: true },
    });
    expect(JSON.stringify(told)).not.toMatch(/EHLO number|fine/);
    expect(told.changes.at(-1)?.row.current).toBe(1);
  });

  it('makes no row of a secret before it is known to be one, however late the reply and wherever it is cut', () => {
    const said = logOf(['call', 'reply', 'line']);
    const line = said.at(-1) as Extract<Logged, { kind: 'connection.octets' }>;
    const secret: Logged = {
      ...{ kind: 'connection.secret', connection: line.connection, from: 'client' },
      ...{ start: line.offset + 5, end: line.offset + line.length - 2 },
      ...{ room: 'r-1', seq: line.seq + 1, at: line.at + 10 },
    };
    const late: Logged = {
      ...(logOf(['call', 'line', 'reply']).at(-1) as Logged),
      seq: 9,
      at: line.at + 9_000_000,
    };
    const events = [...said, secret, late];
    for (let cut = 0; cut <= said.length; cut++) {
      const told = memberWindow(events.slice(0, cut), events.slice(cut), { ...context, from: 0 });
      expect(JSON.stringify(told)).not.toContain('number2');
    }
    expect(memberWindow(said, [secret], { ...context, from: 0 }).first.line?.text).toMatch(/^EHLO \*+$/);
  });

  it('tells so many changes and then that there were more', () => {
    const deeds = Array.from({ length: 300 }, (): Deed[] => ['line', 'reply']).flat();
    const told = memberWindow([], logOf(['call', 'reply', ...deeds]), { ...context, from: 0 });
    expect([told.changes.length, told.cut]).toEqual([240, true]);
  });

  it('tells of a member of a large class no more than their part', () => {
    const events = logOf(['call', 'reply', 'line', 'reply', 'line', 'reply']);
    const told = memberWindow([], events, { ...context, from: 0, most: 2 });
    expect([told.changes.length, told.cut]).toEqual([2, true]);
  });

  it('tells nothing of what was said before they joined, until they say something', () => {
    const events = logOf(['call', 'reply', 'line', 'reply', 'pass', 'line', 'reply']);
    const past = events.slice(0, 4);
    const told = memberWindow(past, events.slice(4), { ...context, from: 4000, joined: true });
    for (const row of [told.first, told.changes[0]?.row]) {
      expect(row).not.toHaveProperty('wire');
      expect(row).not.toHaveProperty('line');
      expect(row).not.toHaveProperty('reply');
    }
    expect(told.changes[0]?.row.current).toBe(1);
    expect(told.changes.at(-1)?.row.line?.text).toBe('EHLO number5');
  });

  it('takes a line and its reply for one change where they come at once, and never more than four a second', () => {
    const atOnce = (deeds: Deed[], ms: number) => {
      const events = logOf(deeds).map((event, at) => ({ ...event, at: 1_000_000 + at * ms * 1000 }));
      return memberWindow([], events, { ...context, from: 0 }).changes;
    };
    expect(atOnce(['call', 'reply', 'line', 'reply'], 50)).toMatchObject([
      { at: 1150, row: { line: { text: 'EHLO number2' }, reply: { text: expect.stringContaining('fine') } } },
    ]);
    const pasted = Array.from({ length: 99 }, (): Deed[] => ['line', 'reply']).flat();
    expect(atOnce(['call', 'reply', ...pasted], 10)).toHaveLength(8);
  });

  it('is found in the log by its time, and by what went before', async () => {
    let at = 0;
    const log = createMemoryLog({ now: () => at });
    const events = logOf([
      'call',
      'reply',
      'line',
      'reply',
      'line',
      'reply',
      'close',
      'call',
      'reply',
      'line',
    ]);
    for (const event of events) {
      at = event.at;
      const { room, seq: _seq, at: _at, ...draft } = event;
      await log.append(room, [draft as Draft]).committed;
    }
    expect(await seqBefore(log, 'r-1', 0)).toBe(0);
    expect(await seqBefore(log, 'r-1', events[4]?.at ?? 0)).toBe(4);
    expect(await seqBefore(log, 'r-1', Number.MAX_SAFE_INTEGER)).toBe(events.length);
    expect(await seqBefore(log, 'nobody', 5)).toBe(0);
    for (let upTo = 0; upTo <= events.length; upTo++) {
      const past = await pastOf(log, 'r-1', upTo);
      const { first } = memberWindow(past, [], { ...context, from: 20_000 });
      const played = memberWindow([], events.slice(0, upTo), { ...context, from: 0 });
      const { line: _line, reply: _reply, ...stood } = played.changes.at(-1)?.row ?? played.first;
      expect(first).toMatchObject(stood);
    }
  });
});

describe('marks of a member', () => {
  it('are lessons begun, steps come to, and mistakes; what was before they came is none', () => {
    const started: Logged = {
      ...{ kind: 'lesson.started', lesson: LESSON, room: 'r-1', seq: 1, at: 1_000_000 },
    };
    const events = [
      started,
      ...logOf(['miss', 'pass', 'miss', 'pass']).map((event) => ({ ...event, at: event.at + 1_000_000 })),
    ];
    const of = (since: number) => memberMarks(events, { since, lessonOf }).map(({ at, what }) => [at, what]);
    expect(of(0)).toEqual([
      [1000, 'lesson'],
      [2000, 'mistake'],
      [3000, 'step'],
      [4000, 'mistake'],
      [5000, 'step'],
    ]);
    expect(of(4500)).toEqual([[5000, 'step']]);
  });
});
