import type { WireView } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useRoom } from '../../rooms/context.ts';
import { readWire } from './api.ts';

/** Who holds one's own wire and what waits there, as the server says after each event that changes it. */
export function useWire(): WireView | undefined {
  const changed = useRoom((state) => state.wire);
  const [wire, setWire] = useState<WireView>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever it changed
  useEffect(() => {
    let wanted = true;
    void readWire().then((view) => {
      if (wanted && view) setWire(view);
    });
    return () => {
      wanted = false;
    };
  }, [changed]);
  return wire;
}
