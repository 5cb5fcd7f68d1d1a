import type { EventLog } from '@ehlo/log';
import type { DnsQuestion } from '@ehlo/protocol/dns';
import type { Fault, FaultSet, FaultView, Logged, RoomEventKind, RoomId, Seq } from '@ehlo/wire';
import { isAsked } from './match.ts';

/** What one room may have; reaching it is refused with a sentence. */
export const MOST_FAULTS = 20;

/** Which faults are set in which room. A reading of the logs, at hand because neither a dial nor a command waits. */
export interface Faults {
  /** Those that can still strike, in the order in which they were set. */
  active(room: RoomId, host: string): readonly ActiveFault[];
  /** Nobody listens there, or nothing answers. */
  dialFault(room: RoomId, host: string): { id: Seq; kind: 'down' | 'filtered' } | undefined;
  /** What a question to a DNS server meets; it has struck then. */
  questionFault(
    room: RoomId,
    host: string,
    question: Pick<DnsQuestion, 'name' | 'type'>,
  ): { id: Seq; kind: 'servfail' | 'silence' } | undefined;
  /** All of them, in the order in which they were set. */
  list(room: RoomId): FaultView[];
  /**
   * Resolves once it is committed; it counts at once. Undefined: the room has `MOST_FAULTS`, or no such fault to replace.
   * @param more.replaces id of a fault whose place it takes: which of two answers is decided by their order
   * @param more.by who sets it, where that is not the room's own person
   */
  set(room: RoomId, fault: Fault, more?: { replaces?: Seq; by?: string }): Promise<FaultView | undefined>;
  /** Without an id, all. @returns whether there was one */
  clear(room: RoomId, id?: Seq): Promise<boolean>;
  /** It answered once more; whoever calls writes `connection.fault`, `dns.answered` or `dns.unanswered`. */
  struck(room: RoomId, id: Seq): void;
}

export interface ActiveFault {
  readonly id: Seq;
  readonly fault: Fault;
}

/** What a room's log says of its faults. */
const KINDS = [
  'fault.set',
  'fault.cleared',
  'connection.fault',
  'dns.answered',
  'dns.unanswered',
] as const satisfies RoomEventKind[];

interface Known {
  id: Seq;
  fault: Fault;
  struck: number;
  by?: string;
}

export async function readFaults(log: EventLog): Promise<Faults> {
  const rooms = new Map<RoomId, Map<Seq, Known>>();
  const NONE: readonly never[] = [];

  function add(room: RoomId, { seq: id, fault, replaces, by }: Logged<FaultSet>): void {
    const known = rooms.get(room) ?? new Map<Seq, Known>();
    const one = { id, fault, struck: 0, ...(by !== undefined && { by }) };
    const others = [...known.values()];
    if (replaces !== undefined && known.has(replaces)) {
      known.clear();
      for (const other of others)
        known.set(other.id === replaces ? id : other.id, other.id === replaces ? one : other);
    } else known.set(id, one);
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
      if (event.kind === 'fault.set') add(room, event);
      else if (event.kind === 'fault.cleared') remove(room, event.fault);
      else if ('fault' in event && event.fault !== undefined) struck(room, event.fault as Seq);
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
      for (const { id, fault } of active(room, host)) {
        const { kind } = fault.what;
        if (kind === 'down' || kind === 'filtered') return { id, kind };
      }
      return undefined;
    },
    questionFault(room, host, question) {
      for (const { id, fault } of active(room, host)) {
        const { kind } = fault.what;
        if ((kind !== 'servfail' && kind !== 'silence') || !isAsked(fault, question)) continue;
        struck(room, id);
        return { id, kind };
      }
      return undefined;
    },
    list: (room) => [...(rooms.get(room)?.values() ?? [])].map((one) => ({ ...one, active: !rests(one) })),
    async set(room, fault, { replaces, by } = {}) {
      const known = rooms.get(room);
      if (replaces === undefined ? (known?.size ?? 0) >= MOST_FAULTS : !known?.has(replaces))
        return undefined;
      const more = { ...(replaces !== undefined && { replaces }), ...(by !== undefined && { by }) };
      const { events, committed } = log.append(room, [{ kind: 'fault.set', fault, ...more }]);
      const set = events[0] as Logged<FaultSet>;
      add(room, set);
      await committed;
      return { id: set.seq, fault, struck: 0, active: true, ...(by !== undefined && { by }) };
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
