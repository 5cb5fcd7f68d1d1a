import type { Seq } from '@ehlo/wire';
import type { Wanted } from '@ehlo/wire/list';
import { foldWire, type WireRow } from '@ehlo/wire/list';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { usePlayground } from '../../rooms/context.ts';
import { createWireStore, fetchWire, type ShownRows } from './wire-store.ts';

/** Keys pressed within this are one search. */
const TYPED_MS = 250;
/** Names of what is still open are asked for again. */
const OPEN_MS = 3000;

/** Everything that crossed the room's wires and is wanted, as it happens. */
export function useWireList(wanted: Wanted, seen: readonly Seq[]): ShownRows & { loadMore(): void } {
  const { bridge } = usePlayground();
  const [store] = useState(() => createWireStore(fetchWire));
  const { text, protocol, by } = wanted;
  const asked = useRef(false);
  useEffect(() => {
    const want = () => store.want({ text, protocol, by });
    const timer = setTimeout(want, asked.current ? TYPED_MS : 0);
    asked.current = true;
    return () => clearTimeout(timer);
  }, [store, text, protocol, by]);
  useEffect(() => {
    let rows: readonly WireRow[] = [];
    const stop = bridge.subscribe({ view: 'room' }, (events, { reset }) => {
      rows = foldWire(reset ? [] : rows, events);
      store.live(rows);
    });
    return () => {
      stop();
      store.close();
    };
  }, [bridge, store]);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || store.refresh(seen), OPEN_MS);
    return () => clearInterval(timer);
  }, [store, seen]);
  return { ...useStore(store), loadMore: store.more };
}
