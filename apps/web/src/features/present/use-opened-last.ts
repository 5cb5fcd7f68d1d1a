import { useEffect, useState } from 'react';

const LOCK = 'ehlo.projector';

/** Whether this page is the projector that was opened last in this browser; once that one is closed, the one before is it again. */
export function useOpenedLast(): boolean {
  const [last, setLast] = useState(true);
  useEffect(() => {
    // Only where the page came over TLS or from this machine (Web Locks); elsewhere each page takes itself for it.
    if (!('locks' in navigator)) return;
    const left = new AbortController();
    const hold = async (options: LockOptions): Promise<void> => {
      try {
        await navigator.locks.request(LOCK, options, () => {
          // Left before the lock came: nobody would let it go.
          if (left.signal.aborted) return;
          setLast(true);
          return new Promise<void>((resolve) => left.signal.addEventListener('abort', () => resolve()));
        });
      } catch {
        // Taken by a page that was opened later, or this one waited and was left.
        if (left.signal.aborted) return;
        setLast(false);
        await hold({ signal: left.signal });
      }
    };
    void hold({ steal: true });
    return () => left.abort();
  }, []);
  return last;
}
