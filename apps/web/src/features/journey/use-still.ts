import { useSyncExternalStore } from 'react';

const wish = matchMedia('(prefers-reduced-motion: reduce)');

function follow(changed: () => void): () => void {
  wish.addEventListener('change', changed);
  return () => wish.removeEventListener('change', changed);
}

/** Whoever looks asked their system that nothing moves. */
export const useStill = (): boolean => useSyncExternalStore(follow, () => wish.matches);
