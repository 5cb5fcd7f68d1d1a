import type { EventLog } from '@ehlo/log';
import type { ConnectionFault, Fault, FaultCleared, FaultView, Logged, RoomId, Seq } from '@ehlo/wire';

/** What one room may have; reaching it is refused with a sentence. */
export const MOST_FAULTS = 20;

/** Which faults are set in which room. A reading of the logs, at hand because neither a dial nor a command waits. */
export interface Faults {
  /** Those that can still strike, in the order in which they were set. */
  active(room: RoomId, host: string): readonly ActiveFault[];
  /** Nobody listens there, or nothing answers. */
  dialFault(room: RoomId, host: string): 'down' | 'filtered' | undefined;
  /** All of them, in the order in which they were set. */
  list(room: RoomId): FaultView[];
  /** Resolves once it is committed; it counts at once. Undefined: the room has `MOST_FAULTS`. */
  set(room: RoomId, fault: Fault): Promise<FaultView | undefined>;
  /** Without an id, all. @returns whether there was one */
  clear(room: RoomId, id?: Seq): Promise<boolean>;
  /** It answered once more; whoever calls writes `connection.fault`. */
  struck(room: RoomId, id: Seq): void;
}

export interface ActiveFault {
  readonly id: Seq;
  readonly fault: Fault;
}

const KINDS = ['fault.set', 'fault.cleared', 'connection.fault'] as const;

export async function readFaults(log: EventLog): Promise<Faults> {
  const rooms = new Map<RoomId, Map<Seq, { id: Seq; fault: Fault; struck: number }>>();
  const NONE: readonly never[] = [];

  function add(room: RoomId, id: Seq, fault: Fault): void {
    const known = rooms.get(room) ?? new Map();
    known.set(id, { id, fault, struck: 0 });
    rooms.set(room, known);
  }

  function remove(room: RoomId, id: Seq | undefined): void {
    const known = rooms.get(room);
    if (id !== undefined) known?.delete(id);
    if (id === undefined || known?.size === 0) rooms.delete(room);
  }

  function struck(room: RoomId, id: Seq): void {
    const known = rooms.get(room)?.get(id);
    if (known) known.struck++;
  }

  for (const room of await log.rooms()) {
    // Most rooms never had one.
    if ((await log.read(room, { kinds: ['fault.set'], limit: 1 })).length === 0) continue;
    for (const event of await log.read(room, { kinds: [...KINDS] })) {
      if (event.kind === 'fault.set') add(room, event.seq, event.fault);
      else if (event.kind === 'fault.cleared') remove(room, (event as FaultCleared).fault);
      else struck(room, (event as Logged<ConnectionFault>).fault);
    }
  }

  const rests = ({ fault, struck }: { fault: Fault; struck: number }) => struck >= (fault.times ?? Infinity);

  function active(room: RoomId, host: string): readonly ActiveFault[] {
    const known = rooms.get(room);
    return known ? [...known.values()].filter((one) => one.fault.host === host && !rests(one)) : NONE;
  }

  return {
    active,
    struck,
    dialFault(room, host) {
      for (const { fault } of active(room, host)) {
        const { kind } = fault.what;
        if (kind === 'down' || kind === 'filtered') return kind;
      }
      return undefined;
    },
    list: (room) => [...(rooms.get(room)?.values() ?? [])].map((one) => ({ ...one, active: !rests(one) })),
    async set(room, fault) {
      if ((rooms.get(room)?.size ?? 0) >= MOST_FAULTS) return undefined;
      const { events, committed } = log.append(room, [{ kind: 'fault.set', fault }]);
      const { seq } = events[0] as Logged;
      add(room, seq, fault);
      await committed;
      return { id: seq, fault, struck: 0, active: true };
    },
    async clear(room, id) {
      const known = rooms.get(room);
      if (!known || (id !== undefined && !known.has(id))) return false;
      remove(room, id);
      await log.append(room, [{ kind: 'fault.cleared', ...(id !== undefined && { fault: id }) }]).committed;
      return true;
    },
  };
}
