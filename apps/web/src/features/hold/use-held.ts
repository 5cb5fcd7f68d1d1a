import type { ViewQuery } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { type HeldNow, NONE_HELD, takeHeld } from './held-now.ts';

/** Lines that wait in a class, told as they come and go; undefined until the server said so. */
export function useHeld({
  class: id,
  what,
  of,
}: Omit<Extract<ViewQuery, { view: 'held' }>, 'view'>): HeldNow | undefined {
  const { bridge } = usePlayground();
  const [held, setHeld] = useState<HeldNow>();
  useEffect(
    () =>
      bridge.subscribe({ view: 'held', class: id, what, ...(of !== undefined && { of }) }, (_, news) => {
        // The class is over, which its page says.
        if (!news.refused) setHeld((before = NONE_HELD) => takeHeld(before, news));
      }),
    [bridge, id, what, of],
  );
  return held;
}
