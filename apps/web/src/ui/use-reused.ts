import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Of an element that is used for one row after another (`row-keys.ts`): the focus was on the row that stood there, and goes with it. */
export function useReused<Place extends HTMLElement>(row: number): RefObject<Place | null> {
  const ref = useRef<Place>(null);
  const shown = useRef(row);
  useLayoutEffect(() => {
    if (shown.current === row) return;
    shown.current = row;
    ref.current?.blur();
  }, [row]);
  return ref;
}
