import type { Duplex } from 'node:stream';
import { type ClientFrame, decodeStreamFrame, FRAME_VERSION, type Me, type Problem } from '@ehlo/wire';
import { decodeClientFrame } from '@ehlo/wire/schema';
import type { RawData, WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import type { Person } from '../people/person.ts';
import type { PageViews, Views } from '../views/views.ts';
import { createOutbox } from './outbox.ts';
import type { Session } from './session.ts';
import type { Holder, Sessions } from './sessions.ts';

const HELLO_MS = 10_000;
const HEARTBEAT_MS = 30_000;
/** How long a socket has to answer when its session is asked for by another one. */
const ANSWER_MS = 1_500;
/** Frames a page may send that nobody understands before it is cut off. */
const MAX_BAD_FRAMES = 20;
/** What a page may send between `hello` and `welcome`. */
const MAX_BACKLOG = 64;

/** Close codes (RFC 6455 §7.4.1). */
const POLICY = 1008;
const INTERNAL = 1011;

export interface PageSocketParts {
  person: Person;
  sessions: Sessions;
  views: Views;
  clock: Clock;
  me(person: Person): Promise<Me>;
  /** The page is still there. */
  seen(): void;
}

interface Up {
  id: string;
  session: Session;
  views: PageViews;
}

type Message = { frame: ClientFrame } | { binary: Uint8Array };

/** One socket of one tab: `hello` first, then frames for its streams and its views. @param socket under `ws` */
export function servePage(ws: WebSocket, socket: Duplex, parts: PageSocketParts): void {
  const { person, sessions, clock } = parts;
  const outbox = createOutbox(ws, socket);
  let state: 'new' | 'greeting' | Up = 'new';
  const backlog: Message[] = [];
  let badFrames = 0;
  let alive = true;
  let cancelBeat = clock.after(HELLO_MS, () => ws.close(POLICY, 'hello is the first frame'));

  const holder: Holder = {
    answers: () =>
      new Promise((resolve) => {
        if (ws.readyState !== ws.OPEN) return resolve(false);
        const settle = (answer: boolean) => () => {
          cancel();
          ws.off('pong', onPong);
          ws.off('close', onClose);
          resolve(answer);
        };
        const onPong = settle(true);
        const onClose = settle(false);
        const cancel = clock.after(ANSWER_MS, settle(false));
        ws.on('pong', onPong);
        ws.on('close', onClose);
        ws.ping();
      }),
    terminate: () => ws.terminate(),
  };

  function problem(told: Problem): void {
    outbox.frame({ type: 'problem', problem: told });
  }

  function refuse(told: Problem): void {
    problem(told);
    if (++badFrames >= MAX_BAD_FRAMES) ws.close(POLICY, 'too many frames that nobody understands');
  }

  function beat(): void {
    cancelBeat = clock.after(HEARTBEAT_MS, () => {
      if (!alive) return ws.terminate();
      alive = false;
      ws.ping();
      beat();
    });
  }

  async function greet({ version, tab, resume }: Extract<ClientFrame, { type: 'hello' }>): Promise<void> {
    state = 'greeting';
    cancelBeat();
    // An older page after an update: it is told, and a reload brings the new one.
    if (version !== FRAME_VERSION) problem({ code: 'bad-frame', params: { version } });
    const { id, session } = await sessions.claim(person, tab, holder);
    const me = await parts.me(person);
    // It went while we asked.
    if (ws.readyState !== ws.OPEN) return sessions.release(person, id, holder);
    const views = parts.views.open({ room: person.home, role: 'owner' }, outbox);
    const resumed = session.attach(outbox, id === tab ? resume : []);
    state = { id, session, views };
    outbox.frame({ type: 'welcome', version: FRAME_VERSION, session: id, me, resumed });
    session.replay(resume);
    beat();
    for (const message of backlog.splice(0)) take(state, message);
  }

  function take({ session, views }: Up, message: Message): void {
    if ('binary' in message) {
      const octets = decodeStreamFrame(message.binary);
      if (octets) session.octets(octets.stream, octets.offset, octets.octets);
      else refuse({ code: 'bad-frame', params: { detail: 'A binary frame has a header of 12 octets.' } });
      return;
    }
    const { frame } = message;
    switch (frame.type) {
      case 'hello':
        refuse({ code: 'bad-frame', params: { detail: 'hello comes once.' } });
        break;
      case 'ping':
        outbox.frame({ type: 'pong', id: frame.id });
        break;
      case 'subscribe':
        views.subscribe(frame.subscription, frame.view, frame.after);
        break;
      case 'unsubscribe':
        views.unsubscribe(frame.subscription);
        break;
      default:
        session.frame(frame);
    }
  }

  function onMessage(message: Message): void {
    if (typeof state === 'object') {
      take(state, message);
    } else if (state === 'greeting') {
      if (backlog.push(message) > MAX_BACKLOG) ws.close(POLICY, 'wait for welcome');
    } else if ('frame' in message && message.frame.type === 'hello') {
      greet(message.frame).catch(() => {
        // The log or the lab failed us; the page tries again by itself.
        problem({ code: 'internal', params: {} });
        ws.close(INTERNAL);
      });
    } else {
      refuse({ code: 'bad-frame', params: { detail: 'hello is the first frame.' } });
    }
  }

  ws.on('message', (data: RawData, isBinary) => {
    // `nodebuffer` is the binaryType, so it is one Buffer.
    const octets = data as Buffer;
    if (isBinary) return onMessage({ binary: octets });
    const decoded = decodeClientFrame(octets.toString());
    if (decoded.ok) onMessage({ frame: decoded.frame });
    else refuse(decoded.problem);
  });
  ws.on('pong', () => {
    alive = true;
    parts.seen();
  });
  // A frame beyond maxPayload, bad UTF-8, a reset: `ws` closes by itself, with the code that says which.
  ws.on('error', () => undefined);
  ws.on('close', () => {
    cancelBeat();
    if (typeof state !== 'object') return;
    state.views.close();
    sessions.release(person, state.id, holder);
  });
}
