import type { DnsAnswered, Logged, Seq } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';

export interface LookUp extends Omit<DnsAnswered, 'kind' | 'response'> {
  id: Seq;
  /** Undefined where a fault of the room kept the server silent. */
  response?: Uint8Array;
  /** Microseconds since the epoch. */
  at: number;
}

export interface LookUps {
  /** Newest last. */
  list: readonly LookUp[];
  /** Counts edits and resets of zones, whoever made them: what is shown is read again. */
  edits: number;
}

/** The server's view begins with as many. */
const KEPT = 200;

/** One event's difference; the same object when there is none. Pure. */
export function foldLookUps(before: LookUps, event: Logged): LookUps {
  switch (event.kind) {
    case 'dns.answered':
    case 'dns.unanswered': {
      const { kind: _kind, room: _room, seq: id, ...rest } = event;
      return { ...before, list: [...before.list, { id, ...rest }].slice(-KEPT) };
    }
    case 'zone.edited':
    case 'zone.reset':
      return { ...before, edits: before.edits + 1 };
    default:
      return before;
  }
}

const NONE: LookUps = { list: [], edits: 0 };

/** The room's questions to the DNS as they happen, while somebody looks. */
export function useLookUps(): LookUps {
  const { bridge } = usePlayground();
  const [lookUps, setLookUps] = useState(NONE);
  useEffect(
    () =>
      bridge.subscribe({ view: 'room' }, (events, { reset }) =>
        setLookUps((before) => events.reduce(foldLookUps, reset ? { ...NONE, edits: before.edits } : before)),
      ),
    [bridge],
  );
  return lookUps;
}
