import { useEffect, useRef } from 'react';
import { preferences } from '../../session/preferences.ts';
import { isWriting } from '../frame/keyboard.ts';

/**
 * Single keys of the projector, by what they type: off while something takes what is typed, and those that write a sign where a person
 * switched single keys off (WCAG 2.1.4).
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
      if (event.key.length === 1 && !preferences.getState().singleKeys) return;
      const at = event.target;
      if (isWriting(at) || (at instanceof Element && at.closest('.xterm'))) return;
      if (now.current(event.key)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
