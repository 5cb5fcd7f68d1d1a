import { readingEvent } from '@ehlo/lessons/reading-event';
import { fetchReaders, type ReadingContext, type ReadingEvent } from '@ehlo/protocol/reading';
import type { HeldLineView, RoomId } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { type Ahead, readAhead } from './read-ahead.ts';

/** Events come in bursts: after such a silence, in milliseconds, the dialogue is read, from its beginning. */
const SETTLED_MS = 100;

/** What a line that waits would be, once it is across. `of`: a member of one's class, whose line it is. */
export function useReadAhead(line: HeldLineView | undefined, of?: RoomId): Ahead | undefined {
  const { bridge } = usePlayground();
  const [ahead, setAhead] = useState<Ahead & { held: number }>();
  const { connection, held, from, text } = line ?? {};
  useEffect(() => {
    if (connection === undefined || held === undefined || from === undefined || text === undefined) return;
    let stopped = false;
    let context: ReadingContext | undefined;
    let events: ReadingEvent[] = [];
    let due: ReturnType<typeof setTimeout> | undefined;
    const view = { view: 'dialogue', connection, ...(of !== undefined && { of }) } as const;
    const stop = bridge.subscribe(view, (fresh, { reset }) => {
      if (reset) events = [];
      for (const event of fresh) {
        if (event.kind === 'connection.opened') {
          const { service, to } = event;
          context = { host: to.host ?? to.address, port: to.port, service, handle: '', mailboxes: [] };
        }
        const read = readingEvent(event);
        if (read) events.push(read);
      }
      const now = context;
      if (!now) return;
      clearTimeout(due);
      due = setTimeout(() => {
        void fetchReaders(now.service).then(() => {
          if (!stopped) setAhead({ ...readAhead(now, events, { from, text }), held });
        });
      }, SETTLED_MS);
    });
    return () => {
      stopped = true;
      clearTimeout(due);
      stop();
    };
  }, [bridge, connection, held, from, text, of]);
  return ahead?.held === held ? ahead : undefined;
}
