import type { HoldSwitched, Logged } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { readHold, switchHold } from './api.ts';

export interface Hold {
  /** The room's mails are held at each hop. */
  on: boolean;
  /** Milliseconds by which the server's clock is ahead of this page's. */
  ahead: number;
  /** @returns false when the server did not do it */
  set(on: boolean): Promise<boolean>;
}

/** Whether mails are held at each hop: as the server says at first, and then as it is switched, by whom ever. */
export function useHold(events: readonly Logged[]): Hold {
  const [read, setRead] = useState<{ until?: number; ahead: number }>({ ahead: 0 });
  const switched = events.findLast((event): event is Logged<HoldSwitched> => event.kind === 'hold.switched');
  const end = switched ? switched.until : read.until;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // Without an answer the page's own clock has to do.
    void readHold().then((hold) => hold && setRead(hold));
  }, []);
  // It ends by itself, without an event.
  const left = end === undefined ? undefined : end - read.ahead - now;
  useEffect(() => {
    if (left === undefined || left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), left + 50);
    return () => clearTimeout(timer);
  }, [left]);
  return {
    on: left !== undefined && left > 0,
    ahead: read.ahead,
    set: async (on) => (await switchHold(on ? 'on' : 'off')) !== undefined,
  };
}
