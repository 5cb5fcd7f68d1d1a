import { useEffect, useRef } from 'react';
import { isWriting } from '../frame/keyboard.ts';

/**
 * Single keys of the projector, by what they type: off while something takes what is typed (WCAG 2.1.4).
 *
 * @param press returns whether the key was its own
 */
export function usePresentKeys(press: (key: string) => boolean): void {
  const now = useRef(press);
  useEffect(() => {
    now.current = press;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const at = event.target;
      if (isWriting(at) || (at instanceof Element && at.closest('.xterm'))) return;
      if (now.current(event.key)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
