import type { ClassEvent, ClassPair, ClassView, Logged } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { type ClassNow, classNow, counted, follow } from './class-now.ts';

const ME = 'room-me';
const view: ClassView = {
  class: 'class-1',
  code: '7KRX',
  role: 'member',
  watching: 'may-refuse',
  members: 3,
  endsAt: 0,
  paused: false,
  me: { name: 'noa', refusesWatching: false, watched: false, reported: [] },
};
let seq = 0;
const after = (...events: ClassEvent[]): ClassNow =>
  events
    .map((event): Logged<ClassEvent> => ({ ...event, room: 'class-1', seq: ++seq, at: seq * 1_000_000 }))
    .reduce((now, event) => follow(now, event, ME), classNow(view));

describe('a class as one follows it', () => {
  it.each<[string, ClassEvent, (now: ClassNow) => unknown, unknown]>([
    [
      'is held',
      { kind: 'class.paused', text: 'Look here.' },
      ({ view, pauseText }) => [view.paused, pauseText],
      [true, 'Look here.'],
    ],
    [
      'goes to a lesson',
      { kind: 'class.lesson', lesson: 'a/b' },
      ({ view }) => view.lesson,
      { lesson: 'a/b' },
    ],
    ['has a clock', { kind: 'class.timer', state: 'on', until: 9 }, ({ view }) => view.timer, { until: 9 }],
    ['tells a note', { kind: 'class.note', text: 'Hello' }, ({ note }) => note?.text, 'Hello'],
    [
      'tells me my hint',
      { kind: 'class.hint', home: ME, text: 'Brackets?' },
      ({ hint }) => hint?.text,
      'Brackets?',
    ],
    [
      'keeps another’s hint from me',
      { kind: 'class.hint', home: 'other', text: '-' },
      ({ hint }) => hint,
      undefined,
    ],
    [
      'says that I am watched',
      { kind: 'class.watched', home: ME, state: 'on' },
      ({ view }) => view.me?.watched,
      true,
    ],
    [
      'is over for me when I was sent out',
      { kind: 'class.left', home: ME, by: 'teacher' },
      ({ gone }) => gone,
      true,
    ],
    [
      'counts who comes',
      { kind: 'class.joined', home: 'x', name: 'x', handle: 'x', came: 'new' },
      ({ view }) => view.members,
      4,
    ],
    [
      'knows my new name',
      { kind: 'class.renamed', home: ME, name: 'ivo' },
      ({ view }) => view.me?.name,
      'ivo',
    ],
  ])('%s', (_, event, look, seen) => {
    expect(look(after(event))).toEqual(seen);
  });

  it('goes on after a pause, whose words are not said again at the next', () => {
    const now = after(
      { kind: 'class.paused', text: 'Look' },
      { kind: 'class.resumed' },
      { kind: 'class.paused' },
    );
    expect([now.view.paused, now.pauseText]).toEqual([true, undefined]);
  });

  it('counts answers as they come, the last of each', () => {
    const open = { kind: 'class.question', state: 'open', text: '?', options: ['250', '550'] } as const;
    const asked = after(open);
    const question = asked.view.question?.question ?? 0;
    const voted = [
      { home: 'a', option: 0 },
      { home: 'b', option: 1 },
      { home: 'a', option: 1 },
    ].map((one, at) => ({
      ...one,
      kind: 'class.voted' as const,
      question,
      room: 'class-1',
      seq: 900 + at,
      at,
    }));
    expect(counted(voted.reduce((now, event) => follow(now, event, ME), asked))).toEqual([0, 2]);
    expect(counted(asked)).toEqual([0, 0]);
  });

  it('takes the hand down again, and the question away', () => {
    const now = after(
      { kind: 'class.hand-up', home: ME, sentence: 'Why?' },
      { kind: 'class.question', state: 'open', text: '250?', options: ['yes', 'no'] },
      { kind: 'class.hand-down', home: ME, by: 'teacher' },
      { kind: 'class.question', state: 'closed', question: 2, counts: [1, 0] },
    );
    expect([now.view.me?.hand, now.view.question]).toEqual([undefined, undefined]);
  });

  it('shows votes once they are revealed, of the question that is open', () => {
    const asked = after({ kind: 'class.question', state: 'open', text: '250?', options: ['yes', 'no'] });
    const { question = 0 } = asked.view.question ?? {};
    const reveal = (of: number): boolean | undefined =>
      follow(
        asked,
        { kind: 'class.question', state: 'revealed', question: of, room: 'class-1', seq: 990, at: 990 },
        ME,
      ).view.question?.revealed;
    expect([asked.view.question?.revealed, reveal(question), reveal(question + 1)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('knows which letters I reported, and as a teacher those that wait', () => {
    const told = { mail: 9, reversePath: 'a@b', from: 'A', subject: 'S', excerpt: 'E' };
    const reported = { kind: 'class.mail-reported', home: ME, ...told } as const;
    const mine = after(reported);
    expect([mine.view.me?.reported, mine.view.reports]).toEqual([[9], undefined]);
    const teachers = [
      { ...reported, room: 'class-1', seq: 950, at: 5_000 },
      { kind: 'class.report-closed' as const, home: ME, report: 950, room: 'class-1', seq: 951, at: 6_000 },
    ].map((_, at, events) =>
      events
        .slice(0, at + 1)
        .reduce((now, event) => follow(now, event, 'room-t'), classNow({ ...view, reports: [] })),
    );
    expect(teachers.map((now) => now.view.reports)).toEqual([
      [{ ...told, home: ME, report: 950, at: 5 }],
      [],
    ]);
  });

  it('knows with whom I am paired, and as a teacher all pairs', () => {
    const server = { home: ME, name: 'noa', handle: 'ocean7' };
    const client = { home: '', name: 'luca', handle: 'teal3' };
    const said = (state: ClassPair['state'], by?: ClassPair['by']): ClassPair => ({
      ...{ kind: 'class.pair', state, server, client },
      ...(by && { by }),
    });
    const mine = (...events: ClassPair[]) => after(...events).view.me?.pair;
    const offered = said('offered');
    expect(mine(offered)).toEqual({ role: 'server', name: 'luca', handle: 'teal3', agreed: [] });
    expect(mine(offered, said('agreed', 'client'), said('agreed', 'server'))?.agreed).toEqual([
      'client',
      'server',
    ]);
    expect(mine(offered, said('refused', 'client'))?.refused).toBe('client');
    expect(mine(offered, said('refused', 'server'))).toBeUndefined();
    expect(mine(offered, said('over'))).toBeUndefined();

    const other = { ...client, home: 'room-luca' };
    const pairs = (...events: ClassEvent[]) =>
      events
        .map((event) => ({ ...event, room: 'class-1', seq: 1, at: 1 }))
        .reduce((now, event) => follow(now, event, 'room-t'), classNow({ ...view, pairs: [] })).view.pairs;
    const all = { ...offered, client: other };
    expect(pairs(all)).toEqual([{ server, client: other, agreed: [] }]);
    const zoe = { home: 'room-zoe', name: 'zoe', handle: 'rose1' };
    expect(pairs(all, { ...all, state: 'refused', by: 'client' }, { ...all, client: zoe })).toEqual([
      { server, client: zoe, agreed: [] },
    ]);
    expect(pairs(all, { kind: 'class.left', home: 'room-luca', by: 'self' })).toEqual([]);
  });

  it('leaves a pair as it is where something late is said of one before', () => {
    const server = { home: ME, name: 'noa', handle: 'ocean7' };
    const offered = (name: string): ClassPair => ({
      ...{ kind: 'class.pair', state: 'offered', server, client: { home: '', name, handle: name } },
    });
    const over: ClassPair = { ...offered('luca'), state: 'over' };
    const late: ClassPair = { ...offered('luca'), state: 'agreed', by: 'client' };
    const mine = (...events: ClassPair[]) => after(...events).view.me?.pair;
    expect(mine(offered('luca'), over, late)).toBeUndefined();
    for (const said of [late, over])
      expect(mine(offered('luca'), over, offered('zoe'), said)).toMatchObject({ name: 'zoe', agreed: [] });
  });
});
