import type { ZoneView } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { listZones } from './api.ts';

export interface Zones {
  /** Undefined until they came. */
  list: readonly ZoneView[] | undefined;
  /** The last try to read them failed. */
  unreachable: boolean;
  reload(): void;
  /** What a change answered with, before all are read again. */
  put(zone: ZoneView): void;
}

/** Every zone of the room; read again whenever one was edited, here or elsewhere. */
export function useZones(edits: number): Zones {
  const [list, setList] = useState<readonly ZoneView[]>();
  const [unreachable, setUnreachable] = useState(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit, or a click, is the reason to read again
  useEffect(() => {
    let wanted = true;
    void listZones().then((zones) => {
      if (!wanted) return;
      setUnreachable(zones === undefined);
      if (zones) setList(zones);
    });
    return () => {
      wanted = false;
    };
  }, [edits, turn]);
  return {
    list,
    unreachable,
    reload: useCallback(() => setTurn((before) => before + 1), []),
    put: useCallback(
      (zone) => setList((before) => [...(before ?? []).filter(({ origin }) => origin !== zone.origin), zone]),
      [],
    ),
  };
}
