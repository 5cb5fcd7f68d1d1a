import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps focus in a place whose controls take themselves away (WCAG 2.4.3): what had it within is gone, so the place itself has it, and Tab
 * goes on from there. Spread over the element; the component that draws what changes calls it.
 */
export function useKeptFocus<Place extends HTMLElement>(): {
  ref: RefObject<Place | null>;
  tabIndex: -1;
  onFocus(): void;
  onBlur(): void;
} {
  const ref = useRef<Place>(null);
  const within = useRef(false);
  // Of what React itself takes away it tells no blur: focus was within, and is nowhere.
  useEffect(() => {
    if (!within.current || document.activeElement !== document.body) return;
    ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      within.current = true;
    },
    onBlur: () => {
      within.current = false;
    },
  };
}
