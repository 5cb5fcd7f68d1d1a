import type { Logged, QueueView } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { readQueue } from './api.ts';

/** Events come in bursts: a relayed mail is a dozen. */
const SETTLE_MS = 120;
const KINDS: ReadonlySet<Logged['kind']> = new Set([
  'mail.queued',
  'mail.relayed',
  'mail.deferred',
  'mail.bounced',
  'mail.retried',
  'mail.held',
  'mail.released',
]);

export interface Queue {
  /** Undefined until it came. */
  view: QueueView | undefined;
  /** The last try to read it failed. */
  unreachable: boolean;
  /** Milliseconds by which the server's clock is ahead of this page's. */
  ahead: number;
  reload(): void;
  /** Shows more of them; absent where there are no more to be had. */
  more?: () => void;
}

/** Mails shown at first, more with each click, and at most: what waits behind those is seen when they are gone. */
const PORTION = 50;
const MOST = 200;

/** What waits in the room; read again whenever something happens to it. */
export function useQueue(): Queue {
  const { bridge } = usePlayground();
  const [queue, setQueue] = useState<{ view: QueueView; ahead: number }>();
  const [unreachable, setUnreachable] = useState(false);
  const [turn, setTurn] = useState(0);
  const [mails, setMails] = useState(PORTION);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an event, or a click, is the reason to read again
  useEffect(() => {
    let wanted = true;
    void readQueue(mails).then((view) => {
      if (!wanted) return;
      setUnreachable(view === undefined);
      if (view) setQueue({ view, ahead: view.now - Date.now() });
    });
    return () => {
      wanted = false;
    };
  }, [turn, mails]);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = bridge.subscribe({ view: 'room' }, (events) => {
      if (!events.some(({ kind }) => KINDS.has(kind))) return;
      waiting ??= setTimeout(() => {
        waiting = undefined;
        reload();
      }, SETTLE_MS);
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [bridge, reload]);
  const { view, ahead = 0 } = queue ?? {};
  const more = view && view.waits > view.mails.length && mails < MOST;
  return {
    view,
    ahead,
    unreachable,
    reload,
    ...(more && { more: () => setMails(mails + PORTION) }),
  };
}
