import type { WireView } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useRoom } from '../../rooms/context.ts';
import { readWire } from './api.ts';

/** Milliseconds until the server takes the next question, where it took none. */
const LATER_MS = 1000;

/** Who holds one's own wire and what waits there, as the server says after each event that changes it. */
export function useWire(): WireView | undefined {
  const changed = useRoom((state) => state.wire);
  const [wire, setWire] = useState<WireView>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever it changed
  useEffect(() => {
    let wanted = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const view = await readWire();
      if (!wanted || !view) return;
      if (view === 'later') later = setTimeout(look, LATER_MS);
      else setWire(view);
    };
    void look();
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [changed]);
  return wire;
}
