/** What a class does in its members' rooms: wires held, faults, worlds born again; and what of it goes when it ends. */
import type { Lab } from '@ehlo/lab';
import type { EventLog } from '@ehlo/log';
import type { Fault, RoomId, Side, WireHolder } from '@ehlo/wire';
import type { ClassState } from './class-state.ts';
import type { Classes } from './classes.ts';
import { forAll } from './for-all.ts';

/** Who set a fault, where a teacher did for the class. */
export const BY_TEACHER = 'teacher';

export interface ClassWorlds {
  /** Each @returns in how many rooms it was done */
  setFault(state: ClassState, fault: Fault): Promise<number>;
  clearFaults(state: ClassState): Promise<number>;
  reset(state: ClassState): Promise<number>;
  /** When a class ends: teachers' faults go, and with their rooms those who came for it. */
  clean(state: ClassState): Promise<void>;
  /** A room that was made for this class, with all that is in it. */
  forget(room: RoomId): Promise<void>;
  /** Follows the classes, so that who comes late finds the class's faults and its pause, and who leaves takes neither along. */
  follow(classes: Pick<Classes, 'all' | 'onChange'>): () => void;
}

export interface ClassWorldsParts {
  lab: Pick<Lab, 'faults' | 'rules' | 'zones' | 'wire' | 'hangUp' | 'switchService' | 'down' | 'queue'>;
  log: Pick<EventLog, 'drop'>;
  /** These rooms are gone: they are made ready again when their person comes. */
  expired(rooms: readonly RoomId[]): void;
  /** Milliseconds. */
  now(): number;
  report(error: unknown): void;
}

export function createClassWorlds({ lab, log, expired, now, report }: ClassWorldsParts): ClassWorlds {
  const { faults, rules, zones, wire } = lab;

  const setIn = async (room: RoomId, fault: Fault) =>
    (await faults.set(room, fault, { by: BY_TEACHER })) !== undefined;

  async function clearIn(room: RoomId): Promise<void> {
    for (const { id, by } of faults.list(room)) if (by === BY_TEACHER) await faults.clear(room, id);
  }

  /** Mail and progress stay: they are the person's, not the world's. */
  async function resetIn(room: RoomId): Promise<void> {
    await faults.clear(room);
    await rules.reset(room, undefined, BY_TEACHER);
    await zones.reset(room);
    for (const service of lab.down(room)) await lab.switchService(room, service, 'up');
  }

  async function forget(room: RoomId): Promise<void> {
    lab.hangUp(room);
    await resetIn(room);
    lab.queue.forget(room);
    await log.drop(room);
    expired([room]);
  }

  /** What is held counts at once in every room; that it is committed is waited for by nobody. */
  function holdAll(state: ClassState, holder: WireHolder, from?: Side | 'both', until?: number): void {
    for (const home of state.members.keys()) wire.switch(home, holder, from, until).catch(report);
  }

  /** As the class holds its wires now. */
  function holdIn({ paused, hold }: ClassState, home: RoomId): void {
    if (paused) wire.switch(home, 'pause', 'both').catch(report);
    if (hold && hold.until > now()) wire.switch(home, 'teacher', hold.from, hold.until).catch(report);
  }

  async function free(room: RoomId): Promise<void> {
    await Promise.all([wire.switch(room, 'pause'), wire.switch(room, 'teacher')]);
  }

  const homes = (state: ClassState) => [...state.members.keys()];

  return {
    setFault: (state, fault) => forAll(homes(state), (room) => setIn(room, fault), report),
    clearFaults: (state) => forAll(homes(state), clearIn, report),
    reset: (state) => forAll(homes(state), resetIn, report),
    forget,
    async clean(state) {
      await forAll(
        state.members.values(),
        async ({ home, came }) => {
          // Where the disk takes no word of it, what follows makes room.
          await free(home).catch(report);
          await (came === 'new' ? forget(home) : clearIn(home));
        },
        report,
      );
    },
    follow(classes) {
      // Of what a room's log says of its wire, a restart reads the last.
      for (const state of classes.all()) for (const home of state.members.keys()) holdIn(state, home);
      return classes.onChange((state, events) => {
        if (events === 'ended') return;
        for (const event of events) {
          if (event.kind === 'class.paused') holdAll(state, 'pause', 'both');
          if (event.kind === 'class.resumed') holdAll(state, 'pause');
          if (event.kind === 'class.hold' && event.state === 'on')
            holdAll(state, 'teacher', event.from, event.until);
          if (event.kind === 'class.hold' && event.state === 'off') holdAll(state, 'teacher');
          if (event.kind === 'class.left') {
            free(event.home).catch(report);
            clearIn(event.home).catch(report);
          }
          if (event.kind === 'class.joined') {
            holdIn(state, event.home);
            const faultsOfClass = [...state.faults];
            (async () => {
              for (const fault of faultsOfClass) await setIn(event.home, fault);
            })().catch(report);
          }
        }
      });
    },
  };
}
