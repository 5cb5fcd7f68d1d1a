import { useEffect } from 'react';
import { preferences, setPreference } from '../../session/preferences.ts';
import { isWriting } from '../frame/keyboard.ts';
import { useLook } from './look.ts';

/** `,` and `.` a line back and on, `e` the lens: outside the terminal and fields, and only if single keys are on. */
export function useDialogueKeys(): void {
  const look = useLook();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Two panes may listen: the first one has done it.
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
        return;
      const { singleKeys, lens } = preferences.getState();
      if (!singleKeys || isWriting(event.target)) return;
      if (event.key === ',') look.step(-1);
      else if (event.key === '.') look.step(1);
      else if (event.key === 'e') setPreference({ lens: !lens });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [look]);
}
