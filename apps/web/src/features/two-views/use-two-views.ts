import type { ReadingEvent } from '@ehlo/protocol/reading';
import { createTwoViews, overhear, type TwoViews } from '@ehlo/protocol/tls';
import type { Seq } from '@ehlo/wire';
import { useEffect, useMemo, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { wireEvent } from './wire-event.ts';

interface Shown {
  views: TwoViews;
  /** They grow in place: this tells React. */
  version: number;
}

/**
 * The two views of a connection of this room, or of what somebody wrote down. The page's other panels read what is in clear
 * only: records are asked for when this is looked at, and forgotten with it.
 */
export function useTwoViews(connection: Seq | undefined, told: readonly ReadingEvent[] | undefined): Shown {
  const { bridge } = usePlayground();
  const written = useMemo(() => {
    if (!told) return undefined;
    const views = createTwoViews();
    // Whoever wrote it down wrote what could be read.
    for (const event of told) {
      if (event.kind === 'opened') overhear(views, { ...event, tls: 'none' });
      else if (event.kind === 'octets') overhear(views, { ...event, layer: 'clear' });
      else if (event.kind === 'closed') overhear(views, event);
    }
    return { views, version: 0 };
  }, [told]);
  const [live, setLive] = useState<Shown>(() => ({ views: createTwoViews(), version: 0 }));
  useEffect(() => {
    if (connection === undefined || told) return;
    let views = createTwoViews();
    let frame: number | undefined;
    const stop = bridge.subscribe({ view: 'dialogue', connection }, (events, { reset }) => {
      if (reset) views = createTwoViews();
      for (const event of events) {
        const read = wireEvent(event);
        if (read) overhear(views, read);
      }
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        setLive({ views, version: views.version });
      });
    });
    return () => {
      stop();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [bridge, connection, told]);
  return written ?? live;
}
