import { readingEvent } from '@ehlo/lessons/reading-event';
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { ViewQuery } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';

export interface OtherDialogue {
  reading: DialogueReading;
  host: string;
  port: number;
  /** The reading changes in place: it is another one whenever this is. */
  version: number;
}

type Query = Extract<ViewQuery, { view: 'dialogue' | 'stage' }>;

/** A dialogue that is not one's own: of a member whose teacher looks, or what stands on the projector. */
export function useOtherDialogue(query: Query | undefined): OtherDialogue | undefined {
  const { bridge } = usePlayground();
  const [shown, setShown] = useState<OtherDialogue>();
  const key = query && JSON.stringify(query);
  useEffect(() => {
    setShown(undefined);
    if (key === undefined) return;
    let stopped = false;
    let stop: (() => void) | undefined;
    void import('@ehlo/protocol/reading').then(({ advance, createReading, fetchReaders }) => {
      if (stopped) return;
      let current: OtherDialogue | undefined;
      /** Readers of other protocols come when they are first wanted: what came meanwhile waits its turn. */
      let turn = Promise.resolve();
      stop = bridge.subscribe(JSON.parse(key) as Query, (events, { reset }) => {
        turn = turn.then(async () => {
          if (reset) current = undefined;
          for (const event of events) {
            if (event.kind === 'connection.opened') {
              const { service, to } = event;
              await fetchReaders(service);
              const host = to.host ?? to.address;
              const context = { host, port: to.port, service, handle: '', mailboxes: [] };
              current = { reading: createReading(context), host, port: to.port, version: 0 };
            }
            const read = readingEvent(event);
            if (read && current) advance(current.reading, read);
          }
          if (stopped) return;
          current = current && { ...current, version: current.version + 1 };
          setShown(current);
        });
      });
    });
    return () => {
      stopped = true;
      stop?.();
    };
  }, [bridge, key]);
  return shown;
}
