import { useEffect } from 'react';
import { useStore } from 'zustand';
import { preferences } from '../../session/preferences.ts';
import { isWriting } from '../frame/keyboard.ts';

interface Steps {
  back(): void;
  forth(): void;
  /** To the mark before, and to the next one, where there are marks. */
  markBack?: () => void;
  markForth?: () => void;
}

/** A slider or a box to tick takes none of these keys: whoever moved one goes on by them. */
const isText = (target: EventTarget | null): boolean =>
  isWriting(target) && !(target instanceof HTMLInputElement && /^(?:range|checkbox)$/.test(target.type));

/** `,` and `.` a step back and on, `[` and `]` to marks: outside the terminal and fields, and only if single keys are on. */
export function useStepKeys({ back, forth, markBack, markForth }: Steps): void {
  const singleKeys = useStore(preferences, (state) => state.singleKeys);
  useEffect(() => {
    if (!singleKeys) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.isComposing || isText(event.target)) return;
      // On a French keyboard the brackets need AltGr, which some browsers tell as Alt.
      const act = { ',': back, '.': forth, '[': markBack, ']': markForth }[event.key];
      if (!act || (event.altKey && !/[[\]]/.test(event.key))) return;
      act();
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [singleKeys, back, forth, markBack, markForth]);
}
