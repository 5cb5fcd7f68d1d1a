import type { EventLog } from '@ehlo/log';
import type { Draft, Logged, RoomId, Seq, Side, WireHolder, WireSwitched } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Connections } from '../line-server/connections.ts';
import type { Waiting } from './gate.ts';
import type { Passage, WireHold } from './wire-hold.ts';

/** A hold ends by itself after so long; a pause does not. */
export const WIRE_HOLD_MS = 60 * 60_000;

/** A line that waits, and how many have come behind it. */
export interface HeldLine extends Waiting {
  readonly connection: Seq;
  readonly behind: number;
}

/** Why a line was not let through. `theirs`: somebody with more to say holds it. */
export type NotReleasedWhy = 'not-held' | 'theirs';

/**
 * Which rooms' wires are held, by whom, and what waits there. Holds are a reading of the rooms' logs; lines that waited when a process
 * ended went with their connections. Idle clocks of a room that is held stand still.
 */
export interface WireHolds {
  of(room: RoomId): readonly WireHold[];
  /**
   * Without `from` it ends. It counts at once; resolves once it is committed.
   * @param until milliseconds since the epoch; default: an hour from now. A pause has none.
   */
  switch(room: RoomId, holder: WireHolder, from?: Side | 'both', until?: number): Promise<void>;
  /** What waits in a room. */
  lines(room: RoomId): HeldLine[];
  /** What a teacher or a pause holds, the room's own person cannot let through. */
  release(
    room: RoomId,
    line: { connection: Seq; held: Seq },
    passage: Passage,
    by: WireHolder,
  ): 'released' | NotReleasedWhy;
  /** Of one connection where something waits, or of all. */
  untilReply(room: RoomId, by: WireHolder, connection?: Seq): 'released' | NotReleasedWhy;
  /** Told, at once, of a room where another line waits than before, or somebody else holds. Listeners must not throw. */
  onChange(listener: (room: RoomId) => void): () => void;
  /** Another line of this room waits than before. */
  moved(room: RoomId): void;
  /** The room's log is about to be dropped. */
  forget(room: RoomId): void;
  /** Reads which rooms are held. */
  start(): Promise<void>;
  /**
   * The lab closes. What servers said goes on, what clients said goes with their connections; who holds what is to stand after a
   * restart, so that none of this ended is not logged.
   */
  close(): void;
}

/** Of a room's last switches so many say how it stands; what a class holds, it holds again after a restart, however many came since. */
const LAST_SWITCHES = 40;
const NONE: readonly WireHold[] = [];

export function createWireHolds({
  log,
  clock,
  connections,
}: {
  log: Pick<EventLog, 'append' | 'read' | 'rooms'>;
  clock: LabClock;
  connections: Pick<Connections, 'inRoom' | 'standStill'>;
}): WireHolds {
  const rooms = new Map<RoomId, Map<WireHolder, WireHold & { cancel(): void }>>();
  /** Of each room as one looks at every line. */
  const flat = new Map<RoomId, readonly WireHold[]>();
  const listeners = new Set<(room: RoomId) => void>();

  const moved = (room: RoomId) => {
    for (const listener of listeners) listener(room);
  };
  const gates = (room: RoomId) =>
    connections.inRoom(room).flatMap(({ door: { gate, tap } }) => {
      const { home } = tap;
      return gate && home ? [{ gate, connection: home.id }] : [];
    });

  function changed(room: RoomId): void {
    const holds = rooms.get(room);
    if (!holds || holds.size === 0) {
      rooms.delete(room);
      flat.delete(room);
    } else flat.set(room, [...holds.values()]);
    connections.standStill(room, flat.has(room) ? 'on' : 'off');
    for (const { gate } of gates(room)) gate.changed();
    moved(room);
  }

  function set(room: RoomId, holder: WireHolder, from: Side | 'both', until: number | undefined): void {
    const holds = rooms.get(room) ?? new Map();
    rooms.set(room, holds);
    holds.get(holder)?.cancel();
    const cancel =
      until === undefined
        ? () => undefined
        : clock.after(Math.max(0, until - clock.now()), () => {
            // A full log keeps nobody's line: only that it ended by itself is not told.
            void end(room, holder).catch(() => undefined);
          });
    holds.set(holder, { holder, from, cancel, ...(until !== undefined && { until }) });
    changed(room);
  }

  async function end(room: RoomId, holder: WireHolder): Promise<void> {
    const hold = rooms.get(room)?.get(holder);
    if (!hold) return;
    hold.cancel();
    rooms.get(room)?.delete(holder);
    const { committed } = log.append(room, [{ kind: 'wire.switched', state: 'off', holder }]);
    // Lines go on also where a full log takes no word of it.
    changed(room);
    await committed;
  }

  /** A pause is its class's: a teacher may let a line through, and their student none that is a teacher's. */
  const mayRelease = (room: RoomId, by: WireHolder): boolean => {
    const holds = flat.get(room) ?? NONE;
    return by === 'self'
      ? holds.every(({ holder }) => holder === 'self')
      : holds.some(({ holder }) => holder !== 'self');
  };

  return {
    of: (room) => flat.get(room) ?? NONE,
    async switch(room, holder, from, ends = clock.now() + WIRE_HOLD_MS) {
      const before = rooms.get(room)?.get(holder);
      if (from === undefined) return end(room, holder);
      const until = holder === 'pause' ? undefined : ends;
      if (before?.from === from && before.until === until) return;
      const on: Draft<WireSwitched> = {
        kind: 'wire.switched',
        state: 'on',
        holder,
        from,
        ...(until !== undefined && { until }),
      };
      const { committed } = log.append(room, [on]);
      set(room, holder, from, until);
      await committed;
    },
    lines: (room) =>
      gates(room).flatMap(({ gate, connection }) =>
        gate.waiting.map((line) => ({ ...line, connection, behind: gate.behind(line.from) })),
      ),
    release(room, { connection, held }, passage, by) {
      if (!mayRelease(room, by)) return 'theirs';
      const found = gates(room).find((one) => one.connection === connection);
      return found?.gate.release(held, passage, by) ? 'released' : 'not-held';
    },
    untilReply(room, by, connection) {
      if (!mayRelease(room, by)) return 'theirs';
      const found = gates(room).filter(
        ({ gate, connection: id }) => gate.waiting.length > 0 && (connection ?? id) === id,
      );
      for (const { gate } of found) gate.untilReply(by);
      return found.length > 0 ? 'released' : 'not-held';
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    moved,
    forget(room) {
      for (const { cancel } of rooms.get(room)?.values() ?? []) cancel();
      rooms.delete(room);
      changed(room);
    },
    async start() {
      for (const room of await log.rooms()) {
        const last = await log.read(room, {
          kinds: ['wire.switched'],
          limit: LAST_SWITCHES,
          backwards: true,
        });
        const told = new Set<WireHolder>();
        for (const event of last as Logged<WireSwitched>[]) {
          if (told.has(event.holder)) continue;
          told.add(event.holder);
          if (event.state === 'on') set(room, event.holder, event.from ?? 'both', event.until);
        }
      }
    },
    close() {
      for (const holds of rooms.values()) for (const { cancel } of holds.values()) cancel();
      const held = [...rooms.keys()];
      rooms.clear();
      flat.clear();
      for (const room of held) for (const { gate } of gates(room)) gate.close();
    },
  };
}
