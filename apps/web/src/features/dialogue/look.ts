import { readingEvent } from '@ehlo/lessons/reading-event';
import type { DialogueReading, ReadingEvent } from '@ehlo/protocol/reading';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Playground, usePlayground, useReading } from '../../rooms/context.ts';
import { readingContext } from '../../rooms/dialogue-store.ts';
import type { Steps } from './steps.ts';

/** Where the panels look: at now, or at an earlier moment of the dialogue that is shown. */
export interface LookState {
  /** The exchange that is open by choice; undefined: the newest one, as it grows. */
  chosen?: number;
  /** The reading as it was after `step` of `of` lines. It changes in place: `revision` tells. */
  past?: { reading: DialogueReading; step: number; of: number; revision: number };
}

export interface Look extends StoreApi<LookState> {
  /** Opens an exchange, in every panel as it was when its last line had crossed. Undefined, or the newest: now. */
  choose(exchange: number | undefined): void;
  /** A line forwards or back. Past the last one: now. */
  step(by: 1 | -1): void;
  /** To the first line. */
  toStart(): void;
  now(): void;
}

type Want = { exchange: number } | { by: number } | { step: number };

interface Engine {
  steps: Steps;
  owners: (number | undefined)[];
  stop(): void;
}

type Parts = Pick<Playground, 'bridge' | 'dialogue' | 'room' | 'terminal'>;

/** One look a playground: the dialogue, the sequence and the X-ray share it. */
export function createLook({ bridge, dialogue, room, terminal }: Parts): Look {
  const store = createStore<LookState>(() => ({}));
  let engine: Engine | undefined;
  /** Counts visits to the past: what was fetched for an earlier one comes too late. */
  let visit = 0;
  let fetching = false;
  let want: Want | undefined;
  let shown = dialogue.getState();
  let newestLine = '';

  const now = () => {
    visit++;
    engine?.stop();
    engine = undefined;
    want = undefined;
    fetching = false;
    const { chosen, past } = store.getState();
    if (chosen !== undefined || past !== undefined) store.setState({}, true);
  };

  dialogue.subscribe((state) => {
    const other = state.connection !== shown.connection || (shown.reading && state.reading !== shown.reading);
    shown = state;
    if (other) return now();
    if (store.getState().chosen === undefined) return;
    // Who types a line of their own looks at what becomes of it.
    const own = state.connection !== undefined && state.connection === terminal.connection();
    if (own && newestLineOf(state.reading) !== newestLine) now();
  });

  /** The events of the whole dialogue once more, from the log: nobody keeps them while nobody looks back. */
  async function fetchSteps(): Promise<void> {
    const mine = visit;
    const { connection, told } = dialogue.getState();
    if (connection === undefined && !told) return;
    fetching = true;
    const [{ createSteps, ownersOf }, { createReading, advance }] = await Promise.all([
      import('./steps.ts'),
      import('@ehlo/protocol/reading'),
    ]);
    if (mine !== visit) return;
    const row = room.getState().connections.find(({ id }) => id === connection);
    const context = told?.context ?? readingContext(row, bridge.state.getState().me);
    const create = () => createSteps({ create: () => createReading(context), advance });
    const made: Engine = { steps: create(), owners: [], stop: () => undefined };
    engine = made;
    fetching = false;
    const add = (events: readonly ReadingEvent[]) => {
      for (const event of events) made.steps.add(event);
      made.owners = ownersOf(made.steps.steps, dialogue.getState().reading?.exchanges ?? []);
      onSteps();
    };
    if (told) add(told.events);
    else if (connection !== undefined)
      made.stop = bridge.subscribe({ view: 'dialogue', connection }, (events, { reset }) => {
        if (reset) made.steps = create();
        add(events.map(readingEvent).filter((event) => event !== undefined));
      });
  }

  function onSteps(): void {
    if (!engine) return;
    const { past } = store.getState();
    if (want && caughtUp(engine, dialogue.getState().reading)) go(want);
    else if (past) store.setState({ past: { ...past, of: engine.steps.steps.length } });
  }

  function go(to: Want): void {
    if (!engine) {
      want = to;
      if (!fetching) void fetchSteps();
      return;
    }
    want = undefined;
    const of = engine.steps.steps.length;
    const from = store.getState().past?.step ?? of;
    const step =
      'exchange' in to ? lastStepOf(engine.owners, to.exchange) : 'by' in to ? from + to.by : to.step;
    if (step === undefined) return;
    if (step >= of) now();
    else show(engine, Math.max(1, step), 'exchange' in to ? to.exchange : undefined);
  }

  function show({ steps, owners }: Engine, step: number, chosen: number | undefined): void {
    const reading = steps.readingAt(step);
    const owner = chosen ?? owners[step - 1] ?? reading.exchanges.at(-1)?.id;
    const revision = (store.getState().past?.revision ?? 0) + 1;
    newestLine = newestLineOf(dialogue.getState().reading);
    store.setState({
      ...(owner === undefined ? {} : { chosen: owner }),
      past: { reading, step, of: steps.steps.length, revision },
    });
  }

  return {
    ...store,
    now,
    choose(exchange) {
      const { reading } = dialogue.getState();
      if (exchange === undefined || exchange === reading?.exchanges.at(-1)?.id) return now();
      newestLine = newestLineOf(reading);
      store.setState({ chosen: exchange });
      go({ exchange });
    },
    step(by) {
      if (by < 0 || store.getState().chosen !== undefined) go({ by });
    },
    toStart: () => go({ step: 1 }),
  };
}

/** Steps up to and with the last line of an exchange; undefined when none of its lines is known. */
function lastStepOf(owners: Engine['owners'], exchange: number): number | undefined {
  const last = owners.lastIndexOf(exchange);
  return last < 0 ? undefined : last + 1;
}

/** The log has come as far as the panels had: the newest exchange with a line of its own is there. */
function caughtUp({ owners }: Engine, reading: DialogueReading | undefined): boolean {
  const newest = reading?.exchanges.findLast(
    ({ command, letter, reply }) => command || letter?.lines[0] || reply?.lines[0],
  );
  return newest === undefined || owners.includes(newest.id);
}

/** Names the newest line of the client. */
function newestLineOf(reading: DialogueReading | undefined): string {
  const newest = reading?.exchanges.findLast(({ command, letter }) => command || letter);
  return newest ? `${newest.id} ${newest.letter?.total ?? 0}` : '';
}

const looks = new WeakMap<Playground, Look>();

/** Another dialogue than the terminal's has a look of its own. */
export const LookContext = createContext<Look | undefined>(undefined);

/** Chooses, and looks at now only. @param newest exchange of what is shown */
export function createPlainLook(newest: () => number | undefined): Look {
  const store = createStore<LookState>(() => ({}));
  const now = () => store.setState({}, true);
  return Object.assign(store, {
    choose(exchange: number | undefined) {
      if (exchange === undefined || exchange === newest()) now();
      else store.setState({ chosen: exchange }, true);
    },
    step: now,
    toStart: now,
    now,
  });
}

export function useLook(): Look {
  const playground = usePlayground();
  const other = useContext(LookContext);
  if (other) return other;
  let look = looks.get(playground);
  if (!look) {
    look = createLook(playground);
    looks.set(playground, look);
  }
  return look;
}

/** The reading that panels draw: as it is, or as it was where somebody looks back to. */
export function useShown(): { reading: DialogueReading | undefined; past: LookState['past'] } {
  const { reading } = useReading();
  const past = useStore(useLook(), (state) => state.past);
  return { reading: past?.reading ?? reading, past };
}
