import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keys under which React draws the rows that are on the screen. A row that stays keeps its element; where none stays, as when the scroll bar
 * is dragged, the elements are used again in their order: to make them anew costs twice as much. Asked twice about the same rows it says the
 * same.
 */
export function createRowKeys(): (ids: readonly number[]) => readonly number[] {
  let keys = new Map<number, number>();
  let made = 0;
  return (ids) => {
    const free = ids.some((id) => keys.has(id)) ? [] : [...keys.values()];
    keys = new Map(ids.map((id, at) => [id, keys.get(id) ?? free[at] ?? ++made]));
    return [...keys.values()];
  };
}

/** Of an element that is used for one row after another with such a key: the focus was on the row that stood there, and goes with it. */
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
