/** Somebody at EHLO's page without the page: a cookie, the bridge, the shell, and hands that type. */
import { randomBytes } from 'node:crypto';
import {
  controlCharacter,
  keyOf,
  type LessonView,
  listens,
  type Own,
  type Progress,
  progressOf,
  wantsLine,
} from '@ehlo/lessons';
import type { RecordedFacts, TypedLine } from '@ehlo/lessons/draft';
import type { Fact } from '@ehlo/lessons/judging';
import { advance, createReading, type DialogueReading } from '@ehlo/protocol/reading';
import '@ehlo/protocol/pop3';
import '@ehlo/protocol/imap';
import { readingEvent } from '@ehlo/lessons/reading-event';
import {
  createMemoryFiles,
  createShell,
  homeDirectory,
  homeFiles,
  type PublishedPort,
  type ShellControl,
} from '@ehlo/shell';
import { type Bridge, createBridge, type Socket } from '@ehlo/web/bridge';
import type { LessonEvent, Logged, Me, Seq } from '@ehlo/wire';
import { WebSocket } from 'ws';

const clock = {
  now: () => Date.now(),
  after(ms: number, call: () => void) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

const LOOK_EVERY_MS = 10;
const LONGEST_MS = 20_000;

export interface Pupil {
  readonly me: Me;
  readonly own: Own;
  /** What was typed so far. */
  readonly typed: readonly TypedLine[];
  /** Of the requests that are theirs. */
  readonly cookie: string;
  /** Everything that stood on the screen, without colours. */
  screen(): string;
  /** Types a line and waits until the terminal wants the next one. `^C`, `^D`, `^Z`: the key. */
  type(line: string): Promise<void>;
  /** Follows a lesson, begins it, and says how far it is whenever that changes. */
  begin(lesson: string): Promise<Lesson>;
  /** What happened in the room, as conditions see it. */
  facts(): Promise<readonly Fact[]>;
  leave(): void;
}

export interface Lesson {
  view: LessonView;
  progress(): Progress;
  events(): readonly Logged<LessonEvent>[];
  /** Resolves with whether it came true within so many milliseconds. */
  until(holds: (progress: Progress) => boolean, withinMs: number): Promise<boolean>;
  /** Resolves once nothing of the lesson has changed for so many milliseconds. */
  quiet(ms: number): Promise<void>;
  /** What the page's buttons do: `steps/<step>/answer`. */
  post(path: string, body: unknown): Promise<void>;
}

export async function enter(origin: string): Promise<Pupil> {
  const connected = connect(origin);
  const { bridge, cookie } = await connected;
  const me = await welcomed(bridge);
  const person = { handle: me.handle, hostName: `${me.handle}.campus.test`, address: me.address };
  const terminal = new Screen();
  const typed: TypedLine[] = [];
  const control = createShell({
    terminal,
    onEntered: (text) =>
      void typed.push({
        at: Date.now() * 1000,
        text,
        to: control.state().kind === 'prompt' ? 'shell' : 'program',
      }),
    world: {
      net: bridge,
      clock,
      files: createMemoryFiles(homeFiles(person), {
        maxOctets: 16 * 2 ** 20,
        directories: [homeDirectory(person)],
      }),
      services: services(origin, cookie),
      person,
      hosts: me.world.hosts,
      resolver: me.world.resolver,
      targets: me.world.services.map(({ host, port, outside }) => ({ host, port, outside })),
      authorities: async () => (await fetch(`${origin}/ca.pem`)).text(),
    },
  });
  const dialogue = followDialogue(bridge, control, me);

  return {
    me,
    own: ownOf(me),
    typed,
    cookie,
    screen: () => terminal.text,
    async type(line) {
      dialogue.typed();
      const from = terminal.text.length;
      const key = keyOf(line);
      if (key === 'C') control.interrupt();
      else if (key === 'D') control.endOfInput();
      else if (key) terminal.keys(controlCharacter(key));
      else control.submit(line);
      await settled(control, terminal, dialogue, { line, from });
    },
    begin: (id) => beginLesson(origin, cookie, bridge, id),
    async facts() {
      const answer = await fetch(`${origin}/api/rooms/me/recording?after=0`, { headers: { cookie, origin } });
      return answer.ok ? ((await answer.json()) as RecordedFacts).facts : [];
    },
    leave() {
      control.hangUp();
      bridge.close();
    },
  };
}

const ownOf = ({ handle, mailbox, address, password, world }: Me): Own => ({
  handle,
  mailbox,
  address,
  password,
  outside: Object.fromEntries(
    world.services.flatMap(({ service, outside }) => (outside === null ? [] : [[service, outside]])),
  ),
});

class Screen {
  readonly columns = 100;
  readonly rows = 30;
  text = '';
  changedAt = Date.now();
  keys: (keys: string) => void = () => undefined;
  write(text: string): void {
    this.text += text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r/g, '');
    this.changedAt = Date.now();
  }
  onKeys(listener: (keys: string) => void): void {
    this.keys = listener;
  }
  onResize(): void {}
}

/** Opens the bridge as a browser that was never here; the cookie comes with the upgrade. */
function connect(origin: string): Promise<{ bridge: Bridge; cookie: string }> {
  let cookie = '';
  return new Promise((resolve) => {
    const bridge = createBridge({
      clock,
      newTab: () => randomBytes(16).toString('hex'),
      random: Math.random,
      connect(): Socket {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/bridge`, {
          headers: { Origin: origin, ...(cookie ? { Cookie: cookie } : {}) },
        });
        socket.on('upgrade', ({ headers }) => {
          cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
        });
        return {
          send: (data) => {
            if (socket.readyState === WebSocket.OPEN) socket.send(data);
          },
          close: () => socket.close(),
          onOpen: (listener) =>
            void socket.on('open', () => {
              resolve({ bridge, cookie });
              listener();
            }),
          onMessage: (listener) =>
            void socket.on('message', (data: Buffer, binary: boolean) =>
              listener(binary ? new Uint8Array(data) : data.toString()),
            ),
          onClose: (listener) => void socket.on('close', listener).on('error', () => undefined),
        };
      },
    });
  });
}

function welcomed(bridge: Bridge): Promise<Me> {
  return new Promise((resolve) => {
    const look = ({ me }: { me?: Me }): void => {
      if (!me) return;
      stop();
      resolve(me);
    };
    const stop = bridge.state.subscribe(look);
    look(bridge.state.getState());
  });
}

interface Dialogue {
  /** Undefined: no connection stands. */
  reading(): DialogueReading | undefined;
  /** Octets that the server has of the running connection's client, and when something last crossed. */
  at(): number;
  typed(): void;
  /** Something crossed since the last line was typed. */
  moved(): boolean;
}

/** Reads whatever connection the terminal uses, as the page does. */
function followDialogue(bridge: Bridge, control: ShellControl, me: Me): Dialogue {
  let seq: Seq | undefined;
  let reading: DialogueReading | undefined;
  let stop = (): void => undefined;
  let at = 0;
  let moved = false;
  const look = (): void => {
    const state = control.state();
    const id = state.kind === 'running' ? state.connection?.id : undefined;
    const now = id === undefined ? undefined : bridge.connectionOf(id);
    if (now === seq) return;
    stop();
    seq = now;
    reading = undefined;
    if (now === undefined) return;
    stop = bridge.subscribe({ view: 'dialogue', connection: now }, (events) => {
      for (const event of events) {
        if (event.kind === 'connection.opened')
          reading = createReading({
            host: event.to.host ?? event.to.address,
            port: event.to.port,
            service: event.service,
            handle: me.handle,
            mailboxes: [],
          });
        const read = readingEvent(event);
        if (reading && read) advance(reading, read);
        at = Date.now();
        moved = true;
      }
    });
  };
  control.onState(look);
  return {
    reading() {
      look();
      return reading;
    },
    at: () => at,
    typed() {
      moved = false;
    },
    moved: () => moved,
  };
}

/** Waits until the terminal wants a line: the prompt is there, or the server has answered. */
async function settled(
  control: ShellControl,
  screen: Screen,
  dialogue: Dialogue,
  { line, from }: { line: string; from: number },
): Promise<void> {
  const since = Date.now();
  while (Date.now() - since < LONGEST_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const state = control.state();
    const turn = dialogue.reading()?.turn.whose;
    const wanted = wantsLine({
      ...(state.kind === 'prompt'
        ? {}
        : {
            program: {
              listens: listens(state.line),
              ...(state.connection && { connection: { calling: state.connection.calling } }),
            },
          }),
      prompted: /[$>] $/.test(screen.text.slice(from)),
      // What was typed is on the screen too.
      written: screen.text.slice(from).trim() !== line.trim(),
      crossed: dialogue.moved(),
      ...(turn === undefined ? {} : { turn }),
      quietFor: Date.now() - Math.max(since, screen.changedAt, state.kind === 'prompt' ? 0 : dialogue.at()),
    });
    if (wanted) return;
  }
  throw new Error(`nothing came of "${line}" in ${LONGEST_MS / 1000} s`);
}

async function beginLesson(origin: string, cookie: string, bridge: Bridge, id: string): Promise<Lesson> {
  const headers = { 'content-type': 'application/json', cookie, origin };
  const at = `${origin}/api/rooms/me/lessons/${id}`;
  const post = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${at}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const answer = await fetch(at, { headers });
  if (!answer.ok) throw new Error(`EHLO does not serve ${id}: ${answer.status} ${await answer.text()}`);
  const view = (await answer.json()) as LessonView;
  let events: Logged<LessonEvent>[] = [];
  let progress = progressOf(view.lesson, events);
  const waiting = new Set<() => void>();
  bridge.subscribe({ view: 'lesson', lesson: id }, (news, { reset }) => {
    if (reset) events = [];
    events.push(...(news as Logged<LessonEvent>[]));
    progress = progressOf(view.lesson, events);
    for (const look of waiting) look();
  });
  await post('start', {});
  const lesson: Lesson = {
    view,
    progress: () => progress,
    events: () => events,
    until: (holds, withinMs) =>
      new Promise((resolve) => {
        const done = (held: boolean): void => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(held);
        };
        const look = (): void => {
          if (holds(progress)) done(true);
        };
        const timer = setTimeout(() => done(false), withinMs);
        waiting.add(look);
        look();
      }),
    async quiet(ms) {
      for (;;) {
        const { length } = events;
        if (!(await lesson.until(() => events.length !== length, ms))) return;
      }
    },
    post,
  };
  await lesson.until(({ started }) => started !== undefined, LONGEST_MS);
  return lesson;
}

const OWN_PORTS: readonly PublishedPort[] = [
  { published: 1025, target: 1025 },
  { published: 8025, target: 8025 },
];

function services(origin: string, cookie: string) {
  let state: 'up' | 'down' = 'up';
  let published: readonly PublishedPort[] | undefined;
  return {
    state: async () => state,
    ports: async () => published ?? OWN_PORTS,
    past: async () => [],
    async switch(service: 'mock', to: 'up' | 'down', ports?: readonly PublishedPort[]) {
      await fetch(`${origin}/api/rooms/me/services/${service}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', cookie, origin },
        body: JSON.stringify({ state: to, ports }),
      });
      state = to;
      published = ports;
    },
    follow: () => () => undefined,
  };
}
