import type { Logged } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';

/** Events kept for the page: the room view begins with some hundreds, and grows by what happens. */
const MOST = 5000;

/** The room's events but octets, in order, as they come. */
export function useRoomEvents(): readonly Logged[] {
  const { bridge } = usePlayground();
  const [events, setEvents] = useState<readonly Logged[]>([]);
  useEffect(
    () =>
      bridge.subscribe({ view: 'room' }, (fresh, { reset }) => {
        setEvents((before) => {
          const all = reset ? [...fresh] : [...before, ...fresh];
          return all.length > MOST ? all.slice(-MOST) : all;
        });
      }),
    [bridge],
  );
  return events;
}
