import { readingEvent } from '@ehlo/lessons/reading-event';
import type { DialogueReading, ReadingContext, ReadingEvent } from '@ehlo/protocol/reading';
import {
  type ConnectionFault,
  type Logged,
  type MailJudged,
  type Me,
  mailboxesAt,
  type Seq,
} from '@ehlo/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge/bridge.ts';
import type { ConnectionRow, RoomState } from './room-store.ts';

export interface DialogueState {
  /** The connection shown; undefined before there is any. */
  connection?: Seq;
  /** Pinned by hand: then the panels do not follow the terminal. */
  pinned: boolean;
  /** What is shown is no connection of this room but a transcript, under this name. */
  transcript?: string;
  /** What a transcript was read from; the events of a connection are in the room's log. */
  told?: { context: ReadingContext; events: readonly ReadingEvent[] };
  /** Folded in place: watch `version`, not the object. */
  reading?: DialogueReading;
  version: number;
  /** Faults of the room that struck in it, the oldest first. */
  strikes?: readonly Logged<ConnectionFault>[];
  /** What its server found out about who sent its mails, the oldest first. */
  verdicts?: readonly Logged<MailJudged>[];
}

export interface DialogueStore extends StoreApi<DialogueState> {
  /** Shows a connection. `pin`: and keeps it, whatever the terminal does. */
  show(connection: Seq | undefined, pin?: boolean): void;
  /** Shows a dialogue that somebody wrote down, until the terminal is followed again. Its events, in order. */
  showTranscript(name: string, context: ReadingContext, events: readonly ReadingEvent[]): Promise<void>;
  /** Follows the terminal again. */
  unpin(): void;
  /** The terminal uses this connection now. */
  follow(connection: Seq): void;
  /** Another terminal is used now, whose connection this is. What is pinned stays. */
  use(connection: Seq | undefined): void;
}

/** A person who types sees each line at once; a program that sends a hundred a second is shown eight times a second. */
const SHOWN_EVERY_MS = 125;
/** A line and its reply do not wait for each other. */
const SHOWN_AT_ONCE = 3;

type Fold = typeof import('@ehlo/protocol/reading');

/** `me`: who reads it, where what may come next is theirs to type. */
export function readingContext(
  row: ConnectionRow | undefined,
  me: Pick<Me, 'handle' | 'password'> | undefined,
): ReadingContext {
  const handle = me?.handle ?? '';
  return {
    host: row?.to.host ?? row?.to.address ?? 'localhost',
    port: row?.to.port ?? 1025,
    service: row?.service ?? 'mock',
    handle,
    ...(me && { password: me.password }),
    mailboxes: mailboxesAt(row?.service ?? 'mock', handle),
  };
}

/** The one dialogue that is shown, read as it grows. The fold itself is fetched with the first connection. */
export function createDialogueStore(bridge: Bridge, room: StoreApi<RoomState>): DialogueStore {
  const store = createStore<DialogueState>(() => ({ pinned: false, version: 0 }));
  let fold: Promise<Fold> | undefined;
  let stop: (() => void) | undefined;
  let terminal: Seq | undefined;

  const load = (connection: Seq) => {
    stop?.();
    store.setState({ connection, pinned: store.getState().pinned, version: 0 }, true);
    fold ??= import('@ehlo/protocol/reading');
    let reading: DialogueReading | undefined;
    let strikes: readonly Logged<ConnectionFault>[] = [];
    let verdicts: readonly Logged<MailJudged>[] = [];
    let unsubscribe: (() => void) | undefined;
    let stopped = false;
    /** When the panels may be drawn again if they keep to one pace (a leaky bucket). */
    let paceAt = 0;
    let due: ReturnType<typeof setTimeout> | undefined;
    stop = () => {
      stopped = true;
      clearTimeout(due);
      unsubscribe?.();
    };
    const showReading = () => {
      due = undefined;
      paceAt = Math.max(paceAt, performance.now()) + SHOWN_EVERY_MS;
      if (reading) store.setState({ reading, strikes, verdicts, version: store.getState().version + 1 });
    };
    void fold.then(async ({ createReading, advance, fetchReaders }) => {
      const known = room.getState().connections.find(({ id }) => id === connection);
      await fetchReaders(known?.service ?? 'dialled');
      if (stopped) return;
      const { me } = bridge.state.getState();
      const start = (first: Logged | undefined) => {
        const row = room.getState().connections.find(({ id }) => id === connection);
        const seen = row ?? (first?.kind === 'connection.opened' ? rowOf(first) : undefined);
        return createReading(readingContext(seen, me));
      };
      unsubscribe = bridge.subscribe({ view: 'dialogue', connection }, (events, { reset }) => {
        if (reset || !reading) {
          reading = start(events[0]);
          strikes = [];
          verdicts = [];
        }
        for (const event of events) {
          if (event.kind === 'connection.fault') strikes = [...strikes, event];
          if (event.kind === 'mail.judged') verdicts = [...verdicts, event];
          const read = readingEvent(event);
          if (read) advance(reading, read);
        }
        const wait = paceAt - SHOWN_AT_ONCE * SHOWN_EVERY_MS - performance.now();
        if (wait <= 0) showReading();
        else due ??= setTimeout(showReading, wait);
      });
    });
  };

  return {
    ...store,
    show(connection, pin = false) {
      store.setState({ pinned: pin });
      if (connection !== undefined && connection !== store.getState().connection) load(connection);
    },
    async showTranscript(name, context, events) {
      stop?.();
      fold ??= import('@ehlo/protocol/reading');
      const { createReading, advance, fetchReaders } = await fold;
      await fetchReaders(context.service);
      const reading = createReading(context);
      for (const event of events) advance(reading, event);
      store.setState(
        { pinned: true, transcript: name, told: { context, events }, reading, version: 1 },
        true,
      );
    },
    unpin() {
      store.setState({ pinned: false });
      if (terminal !== undefined) {
        if (terminal !== store.getState().connection) load(terminal);
      } else if (store.getState().transcript !== undefined)
        store.setState({ pinned: false, version: 0 }, true);
    },
    follow(connection) {
      // A call of one's own is what one wants to see now, whatever was pinned before it.
      if (terminal !== undefined && connection !== terminal) store.setState({ pinned: false });
      this.use(connection);
    },
    use(connection) {
      terminal = connection;
      const { pinned, connection: shown } = store.getState();
      if (connection !== undefined && !pinned && connection !== shown) load(connection);
    },
  };
}

function rowOf(event: Extract<Logged, { kind: 'connection.opened' }>): ConnectionRow {
  const { seq: id, at, by, from, to, service, tls } = event;
  return { id, at, by, from, to, service, secured: tls === 'implicit' };
}
