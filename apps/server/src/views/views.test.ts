import { createMemoryLog, type EventLog } from '@ehlo/log';
import {
  type ConnectionOpened,
  type Draft,
  type JsonEvent,
  mayRead,
  type ServerFrame,
  type Viewer,
  type ViewQuery,
} from '@ehlo/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Outbox } from '../bridge/outbox.ts';
import type { Rights } from './sight.ts';
import type { MayBelong } from './unclaimed.ts';
import { createViews, MAX_SUBSCRIPTIONS, type PageViews } from './views.ts';

type Events = Extract<ServerFrame, { type: 'events' }>;

const ROOM = 'mine';
const opened = (port = 25): Draft => ({
  kind: 'connection.opened',
  by: 'terminal',
  from: { address: '10.20.1.1', port: 50_000 },
  to: { address: '192.0.2.25', port },
  service: 'mta',
  tls: 'none',
});
const octets = (connection: number, text: string): Draft => ({
  kind: 'connection.octets',
  connection,
  from: 'server',
  layer: 'clear',
  offset: 0,
  length: text.length,
  octets: Buffer.from(text),
});
const ENDPOINT = { address: '10.20.3.7', port: 40_001 };
const switched = (state: 'up' | 'down'): Draft => ({ kind: 'service.switched', service: 'mock', state });

function createFakeOutbox() {
  const frames: ServerFrame[] = [];
  const listeners: (() => void)[] = [];
  let wake = () => {};
  const outbox = {
    full: false,
    frame(frame: ServerFrame) {
      frames.push(frame);
      wake();
    },
    json(text: string) {
      this.frame(JSON.parse(text) as ServerFrame);
    },
    octets: () => undefined,
    onDrain: (listener: () => void) => listeners.push(listener),
    drain() {
      this.full = false;
      for (const listener of listeners) listener();
    },
    async next(): Promise<Events> {
      while (frames.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return frames.shift() as Events;
    },
    frames,
  };
  return outbox satisfies Outbox & object;
}

const kinds = ({ events }: Events) => events.map(({ kind }: JsonEvent) => kind);

const rightsOf = (role: Viewer['role']): Rights => ({
  sightOf: (_home, view) => ({
    key: role,
    room: ROOM,
    view,
    read: (event, secrets) => mayRead({ room: ROOM, role }, event, secrets),
  }),
  onChange: () => () => undefined,
  live: () => undefined,
});

let log: EventLog;
let outbox: ReturnType<typeof createFakeOutbox>;
let views: PageViews;
beforeEach(() => {
  log = createMemoryLog();
  outbox = createFakeOutbox();
  views = createViews(log).open(ROOM, outbox);
});
const append = async (...drafts: Draft[]) => {
  const appended = log.append(ROOM, drafts);
  await appended.committed;
  return appended.events.map(({ seq }) => seq);
};

describe('a room view', () => {
  it('begins with the state, then follows; octets are left out', async () => {
    const [connection] = await append(opened());
    await append(octets(connection!, '220 hello\r\n'));
    views.subscribe(1, { view: 'room' }, undefined);
    expect(await outbox.next()).toMatchObject({ subscription: 1, reset: true, upTo: 2 });
    await append({ kind: 'connection.closed', connection: connection!, by: 'client', how: 'ended' });
    const news = await outbox.next();
    expect(news).toMatchObject({ reset: false, upTo: 3 });
    expect(kinds(news)).toEqual(['connection.closed']);
  });

  it('shows no keys of TLS, and neither does a dialogue: they leave the log in a capture only', async () => {
    const [connection] = await append(opened());
    const keys: Draft = { kind: 'connection.keys', connection: connection!, line: 'CLIENT_RANDOM 00 00' };
    await append(keys);
    views.subscribe(1, { view: 'dialogue', connection: connection! }, undefined);
    expect(kinds(await outbox.next())).toEqual(['connection.opened']);
    views.subscribe(2, { view: 'room' }, undefined);
    expect(kinds(await outbox.next())).toEqual(['connection.opened']);
    await append(keys, { kind: 'connection.closed', connection: connection!, by: 'client', how: 'ended' });
    expect(kinds(await outbox.next())).toEqual(['connection.closed']);
    expect(kinds(await outbox.next())).toEqual(['connection.closed']);
  });

  it('of an empty room says that it is empty', async () => {
    views.subscribe(1, { view: 'room' }, undefined);
    expect(await outbox.next()).toEqual({
      type: 'events',
      subscription: 1,
      reset: true,
      upTo: 0,
      events: [],
    });
  });

  it('begins with what is set on purpose, and with whom a server put off', async () => {
    const fault = { host: 'mx1.faculty.test', when: { at: 'RCPT' }, what: { kind: 'drop' } } as const;
    const dns = { by: 'terminal', transport: 'udp', from: ENDPOINT, to: ENDPOINT } as const;
    await append(
      { kind: 'fault.set', fault },
      { kind: 'rule.switched', host: 'mx1.faculty.test', rule: 'denylist', state: 'on' },
      {
        kind: 'mail.greylisted',
        ...{ connection: 1, host: 'mx1.faculty.test', client: '192.0.2.1' },
        ...{ reversePath: 'a@campus.test', forwardPath: 'slow@faculty.test' },
      },
      { kind: 'dns.unanswered', ...dns, query: new Uint8Array(1), fault: 1 },
      { kind: 'fault.cleared', fault: 1 },
      { kind: 'rules.reset' },
    );
    views.subscribe(1, { view: 'room' }, undefined);
    expect(kinds(await outbox.next())).toEqual([
      'fault.set',
      'rule.switched',
      'mail.greylisted',
      'dns.unanswered',
      'fault.cleared',
      'rules.reset',
    ]);
  });

  it('goes on where the page was', async () => {
    const [first] = await append(switched('down'), switched('up'));
    views.subscribe(1, { view: 'room' }, first);
    const news = await outbox.next();
    expect(news).toMatchObject({ reset: false, upTo: 2 });
    expect(news.events).toMatchObject([{ seq: 2 }]);
  });

  it('begins anew when the page is ahead: its room was dropped', async () => {
    await append(switched('down'));
    views.subscribe(1, { view: 'room' }, 4000);
    expect(await outbox.next()).toMatchObject({ reset: true, upTo: 1 });
  });

  it('begins anew, bounded, when the page missed more than that', async () => {
    await append(...Array.from({ length: 3000 }, (_, port) => opened(port)));
    views.subscribe(1, { view: 'room' }, 1);
    const news = await outbox.next();
    expect(news).toMatchObject({ reset: true, upTo: 3000 });
    expect(news.events).toHaveLength(200);
    expect(news.events[0]!.seq).toBe(2801);
  });

  it('misses nothing that happens while its state is read, and brings nothing twice', async () => {
    const seen: number[] = [];
    for (let i = 0; i < 50; i++) {
      views.subscribe(1, { view: 'room' }, undefined);
      await Promise.all([append(switched('down')), append(switched('up'))]);
    }
    views.subscribe(2, { view: 'room' }, undefined);
    const writing = Promise.all(Array.from({ length: 20 }, () => append(switched('down'))));
    while (seen.at(-1) !== 120) {
      const news = await outbox.next();
      if (news.subscription !== 2) continue;
      if (news.reset) seen.length = 0;
      seen.push(...news.events.map(({ seq }) => seq));
      if (news.events.length === 0 && news.upTo === 120) break;
    }
    await writing;
    expect(seen.slice(-20)).toEqual(Array.from({ length: 20 }, (_, i) => 101 + i));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('begins anew when the room was dropped and written to again', async () => {
    await append(switched('down'), switched('up'));
    views.subscribe(1, { view: 'room' }, undefined);
    await outbox.next();
    await log.drop(ROOM);
    await append(switched('down'));
    expect(await outbox.next()).toMatchObject({ reset: true, upTo: 1, events: [{ seq: 1 }] });
  });
});

describe('a dialogue view', () => {
  it('brings every event of its connection and of no other', async () => {
    const [one, two] = await append(opened(25), opened(26));
    await append(octets(one!, '220 one\r\n'), octets(two!, '220 two\r\n'));
    views.subscribe(1, { view: 'dialogue', connection: one! }, undefined);
    const state = await outbox.next();
    expect(kinds(state)).toEqual(['connection.opened', 'connection.octets']);
    expect(state.events[1]).toMatchObject({
      octets: { base64: Buffer.from('220 one\r\n').toString('base64') },
    });
    await append(octets(two!, 'x'), octets(one!, 'y'));
    const news = await outbox.next();
    expect(news.events).toHaveLength(1);
    expect(news.events[0]).toMatchObject({ connection: one });
  });

  it('that is long comes in several frames, only the first of which begins anew', async () => {
    const [connection] = await append(opened());
    for (let i = 0; i < 20; i++) await append(octets(connection!, 'x'.repeat(30_000)));
    views.subscribe(1, { view: 'dialogue', connection: connection! }, undefined);
    const frames: Events[] = [];
    while (frames.at(-1)?.upTo !== 21) frames.push(await outbox.next());
    expect(frames.length).toBeGreaterThan(2);
    expect(frames.map(({ reset }) => reset)).toEqual([true, ...frames.slice(1).map(() => false)]);
    expect(frames.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
      Array.from({ length: 21 }, (_, i) => i + 1),
    );
  });
});

describe('the view of what nobody claimed', () => {
  const GUESTS = 'guest';
  const called = (address: string, person?: string): Draft => ({
    ...(opened() as Draft<ConnectionOpened>),
    by: 'outside',
    from: { address, port: 50_000 },
    ...(person !== undefined && { person }),
  });
  const claimed = (connection: number): Draft => ({ kind: 'connection.claimed', connection, person: 'sun1' });
  const closed = (connection: number): Draft => ({
    kind: 'connection.closed',
    connection,
    by: 'client',
    how: 'ended',
  });
  const at =
    (address: string): MayBelong =>
    (event) =>
      event.kind === 'connection.opened' && event.from.address === address;
  const guests = async (...drafts: Draft[]) => {
    const appended = log.append(GUESTS, drafts);
    await appended.committed;
    return appended.events.map(({ seq }) => seq);
  };
  const look = (mayBelong?: MayBelong) => {
    const page = createViews(log).open(ROOM, outbox, mayBelong);
    page.subscribe(1, { view: 'unclaimed' }, undefined);
    return outbox.next();
  };
  const seqs = ({ events }: Events) => events.map(({ seq }) => seq);

  it('begins with those of the viewer’s address that nobody claimed, then follows them', async () => {
    const [mine, theirs, taken] = await guests(called('10.20.0.1'), called('10.20.0.2'), called('10.20.0.1'));
    await guests(claimed(taken!), closed(theirs!), closed(mine!));
    const state = await look(at('10.20.0.1'));
    expect(state).toMatchObject({ reset: true, upTo: 6 });
    expect(seqs(state)).toEqual([1, 6]);
    await guests(called('10.20.0.2'), claimed(theirs!), called('10.20.0.1'), closed(7));
    const news = await outbox.next();
    expect([news.reset, seqs(news)]).toEqual([false, [9]]);
    await guests(closed(taken!), claimed(9), closed(9));
    expect(seqs(await outbox.next())).toEqual([12]);
  });

  it('never shows octets, secrets, mail or the mail’s sender', async () => {
    const [mine] = await guests(called('10.20.0.1'));
    const others: Draft[] = [
      octets(mine!, 'MAIL FROM:<me@campus.test>'),
      { kind: 'connection.secret', connection: mine!, from: 'client', start: 0, end: 4 },
      { kind: 'connection.held', connection: mine!, from: 'client', offset: 0, length: 1 },
      {
        kind: 'connection.released',
        connection: mine!,
        held: 1,
        from: 'client',
        as: 'edited',
        octets: Buffer.from('x'),
        how: 'by-hand',
      },
      { kind: 'mail.expunged', stored: [1] },
    ];
    await guests(...others);
    expect(kinds(await look(at('10.20.0.1')))).toEqual(['connection.opened']);
    await guests(...others, closed(mine!));
    expect(kinds(await outbox.next())).toEqual(['connection.closed']);
  });

  it('shows nothing to somebody at another address, or whose address nobody asked for', async () => {
    const [first] = await guests(called('10.20.0.1'));
    for (const mayBelong of [at('10.20.0.2'), undefined]) {
      expect((await look(mayBelong)).events).toEqual([]);
      await guests(called('10.20.0.1'), claimed(first!), closed(first!));
      expect(outbox.frames).toEqual([]);
    }
  });

  it('is no way into the guest room: the other views stay in one’s own', async () => {
    const [theirs] = await guests(called('10.20.0.1'));
    const page = createViews(log).open(ROOM, outbox, () => true);
    page.subscribe(1, { view: 'dialogue', connection: theirs! }, undefined);
    expect((await outbox.next()).events).toEqual([]);
    page.subscribe(2, { view: 'room' }, undefined);
    expect((await outbox.next()).events).toEqual([]);
  });

  it('begins with the last 20, and anew with every socket', async () => {
    await guests(...Array.from({ length: 60 }, () => called('10.20.0.1')));
    const state = await look(at('10.20.0.1'));
    expect(seqs(state)).toEqual(Array.from({ length: 20 }, (_, i) => 41 + i));
    const page = createViews(log).open(ROOM, outbox, at('10.20.0.1'));
    page.subscribe(1, { view: 'unclaimed' }, 60);
    expect(await outbox.next()).toMatchObject({ reset: true, upTo: 60 });
  });

  it('catches up after a page that did not take what it was sent', async () => {
    const [mine] = await guests(called('10.20.0.1'));
    await look(at('10.20.0.1'));
    outbox.full = true;
    await guests(claimed(mine!), called('10.20.0.2'), called('10.20.0.1'));
    outbox.drain();
    const news = await outbox.next();
    expect([news.reset, news.upTo, seqs(news)]).toEqual([false, 4, [2, 4]]);
  });
});

describe('a page that does not take what it is sent', () => {
  it('is left behind at no cost, and catches up when it does', async () => {
    views.subscribe(1, { view: 'room' }, undefined);
    await outbox.next();
    outbox.full = true;
    for (let i = 0; i < 100; i++) await append(switched('down'));
    expect(outbox.frames).toEqual([]);
    outbox.drain();
    const news = await outbox.next();
    expect(news).toMatchObject({ reset: false, upTo: 100 });
    expect(news.events).toHaveLength(100);
    await append(switched('up'));
    expect((await outbox.next()).events).toHaveLength(1);
  });

  it('gets no state at all before it does: asking costs nothing, however often', async () => {
    await append(switched('down'));
    outbox.full = true;
    for (let i = 0; i < 200; i++) views.subscribe(i % 20, { view: 'room' }, undefined);
    await append(switched('up'));
    expect(outbox.frames).toEqual([]);
    outbox.drain();
    for (let i = 0; i < 20; i++) expect(await outbox.next()).toMatchObject({ reset: true, upTo: 2 });
    expect(outbox.frames).toEqual([]);
  });

  it('gets a long dialogue in pieces, as it takes them', async () => {
    const [connection] = await append(opened());
    await append(...Array.from({ length: 2500 }, () => octets(connection!, 'x')));
    const { json } = outbox;
    outbox.json = (text) => {
      json.call(outbox, text);
      outbox.full = true;
    };
    views.subscribe(1, { view: 'dialogue', connection: connection! }, undefined);
    const pieces: [number, boolean][] = [];
    for (let upTo = 0; upTo < 2501; outbox.drain()) {
      // Each piece comes in a few frames, together.
      const frames = [await outbox.next(), ...(outbox.frames.splice(0) as Events[])];
      pieces.push([frames.reduce((sum, { events }) => sum + events.length, 0), frames[0]!.reset]);
      upTo = frames.at(-1)!.upTo;
    }
    expect(pieces).toEqual([
      [1000, true],
      [1000, false],
      [501, false],
    ]);
  });

  it('gets a fresh state when it missed too much', async () => {
    views.subscribe(1, { view: 'room' }, undefined);
    await outbox.next();
    outbox.full = true;
    await append(...Array.from({ length: 2000 }, () => opened()));
    outbox.drain();
    const news = await outbox.next();
    expect(news).toMatchObject({ reset: true, upTo: 2000 });
    expect(news.events).toHaveLength(200);
  });
});

describe('subscriptions', () => {
  it('tell of lessons, whichever, what happens from now on', async () => {
    const started = (lesson: string): Draft => ({ kind: 'lesson.started', lesson });
    await append(started('a/b'));
    views.subscribe(1, { view: 'learning' }, undefined);
    expect(await outbox.next()).toMatchObject({ reset: true, upTo: 1, events: [] });
    await append(
      switched('down'),
      started('a/c'),
      { kind: 'lesson.missed', lesson: 'a/c', step: 'one' },
      { kind: 'lesson.forgotten' },
    );
    expect((await outbox.next()).events.map(({ kind }) => kind)).toEqual([
      'lesson.started',
      'lesson.forgotten',
    ]);
  });

  it('of a lesson tell that it is forgotten, by itself or with all others', async () => {
    views.subscribe(1, { view: 'lesson', lesson: 'a/b' }, undefined);
    await outbox.next();
    await append(
      { kind: 'lesson.forgotten', lesson: 'a/c' },
      { kind: 'lesson.forgotten', lesson: 'a/b' },
      { kind: 'lesson.forgotten' },
    );
    expect((await outbox.next()).events.map(({ seq }) => seq)).toEqual([2, 3]);
  });

  it('end when the page says so', async () => {
    views.subscribe(1, { view: 'room' }, undefined);
    await outbox.next();
    views.unsubscribe(1);
    await append(switched('down'));
    expect(outbox.frames).toEqual([]);
  });

  it('go on when the only other one ends in the same breath', async () => {
    views.subscribe(1, { view: 'room' }, undefined);
    await outbox.next();
    views.subscribe(2, { view: 'room' }, undefined);
    views.unsubscribe(1);
    expect(await outbox.next()).toMatchObject({ subscription: 2, reset: true });
    await append(switched('down'));
    expect(await outbox.next()).toMatchObject({ subscription: 2, upTo: 1 });
  });

  it('are bounded', async () => {
    for (let i = 0; i <= MAX_SUBSCRIPTIONS; i++) views.subscribe(i, { view: 'room' }, undefined);
    expect(await outbox.next()).toMatchObject({ type: 'problem', problem: { code: 'too-many' } });
  });

  it('show nothing of a room to others, and say so', async () => {
    await append(switched('down'));
    const stranger = createViews(log).open('theirs', outbox);
    const views: ViewQuery[] = [
      { view: 'room', of: ROOM },
      { view: 'dialogue', connection: 1, of: ROOM },
      { view: 'lesson', lesson: 'a/b', of: ROOM },
      { view: 'class', class: ROOM },
      { view: 'roster', class: ROOM },
      { view: 'held', class: ROOM, what: 'members' },
      { view: 'stage', class: ROOM, what: 'broadcast' },
    ];
    for (const [i, view] of views.entries()) stranger.subscribe(i, view, undefined);
    expect(outbox.frames.splice(0)).toEqual(
      views.map((_, subscription) => ({
        type: 'refused',
        subscription,
        problem: { code: 'not-yours', params: {} },
      })),
    );
    await append(switched('up'));
    expect(outbox.frames).toEqual([]);
  });

  it('mask secrets for a teacher, also those told before the view began', async () => {
    const [connection] = await append(opened());
    await append({ kind: 'connection.secret', connection: connection!, from: 'server', start: 0, end: 4 });
    await append(octets(connection!, 'pass word'));
    const teacher = createViews(log, { rights: rightsOf('teacher') }).open('theirs', outbox);
    teacher.subscribe(1, { view: 'dialogue', connection: connection!, of: ROOM }, undefined);
    const { events } = await outbox.next();
    expect(events.at(-1)).toMatchObject({ octets: { base64: Buffer.from('**** word').toString('base64') } });
  });

  it('end when the right to them does', async () => {
    let role: 'teacher' | 'other' = 'teacher';
    const changed = new Set<() => void>();
    const rights: Rights = {
      ...rightsOf('teacher'),
      sightOf: (home, view) => (role === 'teacher' ? rightsOf('teacher').sightOf(home, view) : undefined),
      onChange(listener) {
        changed.add(listener);
        return () => changed.delete(listener);
      },
    };
    const page = createViews(log, { rights }).open('theirs', outbox);
    page.subscribe(1, { view: 'room', of: ROOM }, undefined);
    await outbox.next();
    role = 'other';
    for (const listener of changed) listener();
    expect(await outbox.next()).toMatchObject({ type: 'refused', subscription: 1 });
    await append(switched('up'));
    expect(outbox.frames).toEqual([]);
    page.close();
    expect(changed.size).toBe(0);
  });

  it('begin anew where they show something else', async () => {
    let room: string | undefined;
    let tell = () => {};
    const rights: Rights = {
      sightOf: (_home, view) => ({
        key: room ?? 'nothing',
        room,
        view: { view: 'room' },
        read: (event) => (view.view === 'stage' ? event : undefined),
      }),
      onChange(listener) {
        tell = listener;
        return () => undefined;
      },
      live: () => undefined,
    };
    await append(switched('down'));
    const page = createViews(log, { rights }).open('theirs', outbox);
    page.subscribe(1, { view: 'stage', class: 'c', what: 'broadcast' }, undefined);
    expect(await outbox.next()).toMatchObject({ reset: true, events: [] });
    room = ROOM;
    tell();
    expect(kinds(await outbox.next())).toEqual(['service.switched']);
    tell();
    await append(switched('up'));
    expect(await outbox.next()).toMatchObject({ reset: false, upTo: 2 });
    room = undefined;
    tell();
    expect(await outbox.next()).toMatchObject({ reset: true, upTo: 0, events: [] });
    await append(switched('down'));
    expect(outbox.frames).toEqual([]);
  });
});
