import { type RefObject, useEffect, useState } from 'react';

/** Below this share of its usual height the viewport has a keyboard over it. */
const SHRUNK = 0.8;

/**
 * Whether the on-screen keyboard is up: the field has the focus and, where the browser tells, the viewport shrank. A mouse has none, and
 * what it presses must not move with the focus: for it, what was shown once stays.
 */
export function useKeyboardUp(field: RefObject<HTMLElement | null>): boolean {
  const [up, setUp] = useState(false);
  useEffect(() => {
    const viewport = window.visualViewport;
    const look = () => {
      const focused = document.activeElement === field.current;
      const coarse = matchMedia('(pointer: coarse)').matches;
      const shrunk = viewport ? viewport.height < screen.height * SHRUNK : true;
      setUp((before) => (coarse ? focused && shrunk : before || focused));
    };
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    viewport?.addEventListener('resize', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
      viewport?.removeEventListener('resize', look);
    };
  }, [field]);
  return up;
}
