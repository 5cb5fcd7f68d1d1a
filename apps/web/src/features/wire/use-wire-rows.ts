import { useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { foldWire, type WireRow } from './wire-rows.ts';

/** Everything that crosses the room's wires while the page is open, newest last, with what the room's view begins with. */
export function useWireRows(): { rows: readonly WireRow[]; known: boolean } {
  const { bridge } = usePlayground();
  const [state, setState] = useState<{ rows: readonly WireRow[]; known: boolean }>({
    rows: [],
    known: false,
  });
  useEffect(
    () =>
      bridge.subscribe({ view: 'room' }, (events, { reset }) =>
        setState((before) => ({ rows: events.reduce(foldWire, reset ? [] : before.rows), known: true })),
      ),
    [bridge],
  );
  return state;
}
