import type { Duplex } from 'node:stream';
import { type ClientFrame, decodeStreamFrame, FRAME_VERSION, type Me, type Problem } from '@ehlo/wire';
import { decodeClientFrame } from '@ehlo/wire/schema';
import type { RawData, WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { PageViews, Views } from '../views/views.ts';
import { SocketOutbox } from './outbox.ts';
import type { Session } from './session.ts';
import type { Holder, Sessions } from './sessions.ts';

const HELLO_MS = 10_000;
const HEARTBEAT_MS = 30_000;
/** How long a socket has to answer when its session is asked for by another one. */
const ANSWER_MS = 1_500;
/** Frames a page may send that nobody understands before it is cut off. */
const MAX_BAD_FRAMES = 20;
/**
 * A page that takes no answers is asked nothing more: above this many octets its socket is not read. Well above what
 * streams and views stop at by themselves.
 */
const MAX_UNREAD = 2 * 2 ** 20;
/** What a page may send between `hello` and `welcome`. */
const MAX_BACKLOG = 64;

/** One for all pages. */
const ignore = () => undefined;

/** Close codes (RFC 6455 §7.4.1). */
const POLICY = 1008;
const INTERNAL = 1011;

/** The same for every page. */
export interface PageSocketParts {
  sessions: Sessions;
  views: Views;
  clock: Clock;
  people: Pick<People, 'enter' | 'leave' | 'seen' | 'unclaimed'>;
  me(person: Person): Promise<Me>;
}

export interface Caller {
  person: Person;
  /** Address of the browser. */
  from: string;
}

interface Up {
  id: string;
  session: Session;
  views: PageViews;
}

type Message = ClientFrame | Uint8Array;
type Hello = Extract<ClientFrame, { type: 'hello' }>;

/** One socket of one tab: `hello` first, then frames for its streams and its views. */
export class PageSocket implements Holder {
  readonly #ws: WebSocket;
  readonly #outbox: SocketOutbox;
  readonly #caller: Caller;
  readonly #parts: PageSocketParts;
  #state: 'new' | 'greeting' | Up = 'new';
  #backlog: Message[] | undefined;
  #badFrames = 0;
  #alive = true;
  #cancelTimer: () => void;

  /** @param socket the TCP socket under `ws` */
  constructor(ws: WebSocket, socket: Duplex, caller: Caller, parts: PageSocketParts) {
    this.#ws = ws;
    this.#outbox = new SocketOutbox(ws, socket);
    this.#caller = caller;
    this.#parts = parts;
    parts.people.enter(caller.person, caller.from);
    this.#cancelTimer = parts.clock.after(HELLO_MS, () => ws.close(POLICY, 'hello is the first frame'));
    ws.on('message', (data: RawData, isBinary) => {
      // `nodebuffer` is the binaryType, so it is one Buffer.
      const octets = data as Buffer;
      if (isBinary) this.#onMessage(octets);
      else this.#onText(octets.toString());
      if (ws.bufferedAmount > MAX_UNREAD) ws.pause();
    });
    ws.on('pong', () => {
      this.#alive = true;
      parts.people.seen(caller.person, caller.from);
    });
    // A frame beyond maxPayload, bad UTF-8, a reset: `ws` closes by itself, with the code that says which.
    ws.on('error', ignore);
    ws.on('close', () => this.#onClose());
  }

  answers(): Promise<boolean> {
    const ws = this.#ws;
    return new Promise((resolve) => {
      if (ws.readyState !== ws.OPEN) return resolve(false);
      const settle = (answer: boolean) => () => {
        cancel();
        ws.off('pong', onPong);
        ws.off('close', onClose);
        resolve(answer);
      };
      const onPong = settle(true);
      const onClose = settle(false);
      const cancel = this.#parts.clock.after(ANSWER_MS, settle(false));
      ws.on('pong', onPong);
      ws.on('close', onClose);
      ws.ping();
    });
  }

  terminate(): void {
    this.#ws.terminate();
  }

  #onText(text: string): void {
    const decoded = decodeClientFrame(text);
    if (decoded.ok) this.#onMessage(decoded.frame);
    else this.#refuse(decoded.problem);
  }

  #onMessage(message: Message): void {
    if (typeof this.#state === 'object') {
      this.#take(this.#state, message);
    } else if (this.#state === 'greeting') {
      this.#backlog ??= [];
      if (this.#backlog.push(message) > MAX_BACKLOG) this.#ws.close(POLICY, 'wait for welcome');
    } else if (!(message instanceof Uint8Array) && message.type === 'hello') {
      this.#greet(message).catch(() => {
        // The log or the lab failed us; the page tries again by itself.
        this.#problem({ code: 'internal', params: {} });
        this.#ws.close(INTERNAL);
      });
    } else {
      this.#refuse({ code: 'bad-frame', params: { detail: 'hello is the first frame.' } });
    }
  }

  async #greet({ version, tab, resume }: Hello): Promise<void> {
    const { sessions, views, me, people } = this.#parts;
    const { person, from } = this.#caller;
    this.#state = 'greeting';
    this.#cancelTimer();
    // An older page after an update: it is told, and a reload brings the new one.
    if (version !== FRAME_VERSION) this.#problem({ code: 'bad-frame', params: { version } });
    const { id, session } = await sessions.claim(person, tab, this);
    const who = await me(person);
    // It went while we asked.
    if (this.#ws.readyState !== this.#ws.OPEN) return sessions.release(person, id, this);
    const resumed = session.attach(this.#outbox, id === tab ? resume : []);
    const pageViews = views.open(person.home, this.#outbox, (opened) =>
      people.unclaimed.mayBelong(opened, from),
    );
    const up = { id, session, views: pageViews };
    this.#state = up;
    this.#outbox.frame({ type: 'welcome', version: FRAME_VERSION, session: id, me: who, resumed });
    session.replay(resume);
    this.#beat();
    const backlog = this.#backlog ?? [];
    this.#backlog = undefined;
    for (const message of backlog) this.#take(up, message);
  }

  #take({ session, views }: Up, message: Message): void {
    if (message instanceof Uint8Array) {
      const frame = decodeStreamFrame(message);
      if (frame) session.receiveOctets(frame.stream, frame.offset, frame.octets);
      else
        this.#refuse({ code: 'bad-frame', params: { detail: 'A binary frame has a header of 12 octets.' } });
      return;
    }
    switch (message.type) {
      case 'hello':
        this.#refuse({ code: 'bad-frame', params: { detail: 'hello comes once.' } });
        break;
      case 'ping':
        this.#outbox.frame({ type: 'pong', id: message.id });
        break;
      case 'subscribe':
        views.subscribe(message.subscription, message.view, message.after);
        break;
      case 'unsubscribe':
        views.unsubscribe(message.subscription);
        break;
      default:
        session.receive(message);
    }
  }

  #beat(): void {
    this.#cancelTimer = this.#parts.clock.after(HEARTBEAT_MS, () => {
      if (!this.#alive) return this.#ws.terminate();
      this.#alive = false;
      this.#ws.ping();
      this.#beat();
    });
  }

  #problem(problem: Problem): void {
    this.#outbox.frame({ type: 'problem', problem });
  }

  #refuse(problem: Problem): void {
    this.#problem(problem);
    if (++this.#badFrames >= MAX_BAD_FRAMES)
      this.#ws.close(POLICY, 'too many frames that nobody understands');
  }

  #onClose(): void {
    this.#cancelTimer();
    this.#parts.people.leave(this.#caller.person, this.#caller.from);
    if (typeof this.#state !== 'object') return;
    this.#state.views.close();
    this.#parts.sessions.release(this.#caller.person, this.#state.id, this);
  }
}
