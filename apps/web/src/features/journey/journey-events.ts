import type { Logged, Seq } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { listJourneys, readJourney } from './api.ts';
import type { Journey } from './journey.ts';

/** Events kept for the page: the room view begins with some hundreds, and grows by what happens. */
const MOST = 5000;

export interface RoomEvents {
  /** In order, without octets of connections. */
  events: readonly Logged[];
  /** Events after it happened while the page was open. */
  since: Seq;
}

/** A relayed mail is a dozen events within some milliseconds: they are read together. */
const SETTLE_MS = 60;

/** The room's events as they come. Of those before the page was opened, only the newest of each kind. */
export function useRoomEvents(): RoomEvents {
  const { bridge } = usePlayground();
  const [room, setRoom] = useState<RoomEvents>({ events: [], since: Number.MAX_SAFE_INTEGER });
  useEffect(() => {
    let all: Logged[] = [];
    let since = Number.MAX_SAFE_INTEGER;
    let due: ReturnType<typeof setTimeout> | undefined;
    const stop = bridge.subscribe({ view: 'room' }, (fresh, { reset, upTo }) => {
      all = reset ? [...fresh] : [...all, ...fresh].slice(-MOST);
      if (since === Number.MAX_SAFE_INTEGER) since = upTo;
      due ??= setTimeout(() => {
        due = undefined;
        setRoom({ events: all, since });
      }, SETTLE_MS);
    });
    return () => {
      clearTimeout(due);
      stop();
    };
  }, [bridge]);
  return room;
}

/** A mail that somebody handed in, for the list of them. */
export interface Listed {
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  forwardPaths: readonly string[];
  subject: string;
}

const listed = ({ id, accepted, subject }: Journey): Listed => ({
  id,
  at: accepted.at,
  forwardPaths: accepted.envelope.forwardPaths,
  subject,
});

/** All mails of the room, newest first: those of the view, and older ones as they are asked for. */
export function useMails(journeys: readonly Journey[]): { mails: Listed[]; older?: () => void } {
  const [past, setPast] = useState<{ mails: Listed[]; more: boolean }>();
  useEffect(() => {
    let wanted = true;
    // Without it the newest are there all the same.
    void listJourneys(undefined).then((view) => wanted && view && setPast(view));
    return () => {
      wanted = false;
    };
  }, []);
  const known = new Map<Seq, Listed>();
  for (const mail of past?.mails ?? []) known.set(mail.id, mail);
  for (const journey of journeys) known.set(journey.id, listed(journey));
  const mails = [...known.values()].sort((one, other) => other.id - one.id);
  const last = past?.mails.at(-1)?.id;
  const older = () =>
    void listJourneys(last).then(
      (view) =>
        view && setPast((before) => ({ mails: [...(before?.mails ?? []), ...view.mails], more: view.more })),
    );
  return past?.more ? { mails, older } : { mails };
}

export type Past =
  | { state: 'loading' | 'gone' | 'unreachable' }
  | {
      state: 'read';
      /** `seq` of the `mail.accepted` with which it set out: what was asked for may be another point of its way. */
      id: Seq;
      /** All of its own, and what happened in the room since. */
      events: readonly Logged[];
    };

/** What happened to one mail, from its beginning, however long ago that was, and as it goes on. */
export function usePast(id: Seq | undefined, { events }: RoomEvents): { past: Past; again: () => void } {
  const [read, setRead] = useState<{ asked: Seq; answer: Awaited<ReturnType<typeof readJourney>> }>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a click is a reason to read again
  useEffect(() => {
    if (id === undefined) return;
    let wanted = true;
    void readJourney(id).then((answer) => wanted && setRead({ asked: id, answer }));
    return () => {
      wanted = false;
    };
  }, [id, turn]);
  const again = useCallback(() => {
    setRead(undefined);
    setTurn((before) => before + 1);
  }, []);
  if (id === undefined || read?.asked !== id) return { past: { state: 'loading' }, again };
  const { answer } = read;
  if (answer === 'gone') return { past: { state: 'gone' }, again };
  if (answer === undefined) return { past: { state: 'unreachable' }, again };
  return { past: { state: 'read', id: answer.id, events: merged(answer.events, events) }, again };
}

function merged(own: readonly Logged[], room: readonly Logged[]): Logged[] {
  const known = new Set(own.map(({ seq }) => seq));
  return [...own, ...room.filter(({ seq }) => !known.has(seq))].sort((one, other) => one.seq - other.seq);
}
