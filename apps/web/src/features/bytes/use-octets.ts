import type { ReadingEvent } from '@ehlo/protocol/reading';
import type { Logged, Seq } from '@ehlo/wire';
import { useEffect, useMemo, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { createStretches, type OctetsCrossed, type Stretches } from './stretches.ts';

export interface ShownOctets {
  stretches: Stretches;
  /** They grow in place: this tells React. */
  version: number;
}

/** What crossed a connection of this room, as it grows; or what somebody wrote down, of which all could be read. */
export function useOctets(
  connection: Seq | undefined,
  told?: readonly ReadingEvent[] | undefined,
): ShownOctets {
  const { bridge } = usePlayground();
  const written = useMemo(
    () =>
      told &&
      octetsOf(told.flatMap((event) => (event.kind === 'octets' ? [{ ...event, layer: 'clear' }] : []))),
    [told],
  );
  const [live, setLive] = useState<ShownOctets>(() => octetsOf([]));
  useEffect(() => {
    if (connection === undefined || told) return;
    let stretches = createStretches();
    let version = 0;
    let frame: number | undefined;
    const stop = bridge.subscribe({ view: 'dialogue', connection }, (events, { reset }) => {
      if (reset) stretches = createStretches();
      for (const event of events) {
        const read = octetsCrossed(event);
        if (read) stretches.take(read);
      }
      version++;
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        setLive({ stretches, version });
      });
    });
    return () => {
      stop();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [bridge, connection, told]);
  return written ?? live;
}

/** All of it at once: of a capture, or of what was written down. */
export function octetsOf(events: readonly OctetsCrossed[]): ShownOctets {
  const stretches = createStretches();
  for (const event of events) stretches.take(event);
  return { stretches, version: 0 };
}

function octetsCrossed(event: Logged): OctetsCrossed | undefined {
  if (event.kind !== 'connection.octets') return undefined;
  const { seq, from, layer, offset, length, octets, blob } = event;
  return { from, layer, offset, length, ...(octets ? { octets } : blob && { kept: seq }) };
}
