import { useEffect } from 'react';
import { preferences } from '../../session/preferences.ts';

interface Actions {
  toTerminal(): void;
  go(path: string): void;
  shortcuts(): void;
  find(): void;
}

/** Pages reached by `g` and one letter. */
const PAGES: Readonly<Record<string, string>> = {
  p: '/',
  l: '/learn',
  m: '/mail',
  w: '/wire',
  c: '/class',
  j: '/journey',
  q: '/queue',
  d: '/zones',
  r: '/ref',
};
/** How long `g` waits for its letter. */
const SECOND_KEY_MS = 1_500;

/** Where a single key is text. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** F6 goes round the panes in the order they stand in; a pane that holds the terminal gives it the focus. */
export function cyclePanes(step: 1 | -1, toTerminal: () => void): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent !== null,
  );
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[at < 0 ? (step > 0 ? 0 : panes.length - 1) : (at + step + panes.length) % panes.length];
  if (next?.dataset.pane === 'terminal') toTerminal();
  else next?.focus();
}

/** The keys of ui.md, section 4, that belong to the whole page. */
export function useKeyboard({ toTerminal, go, shortcuts, find }: Actions): void {
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault();
        return cyclePanes(event.shiftKey ? -1 : 1, toTerminal);
      }
      if (event.ctrlKey && !event.altKey && event.key === '`') {
        event.preventDefault();
        return toTerminal();
      }
      // In the terminal Ctrl K is the shell's: it cuts to the line's end.
      const inTerminal = event.target instanceof Element && event.target.closest('.xterm') !== null;
      if (event.ctrlKey && !event.altKey && !event.shiftKey && event.key === 'k' && !inTerminal) {
        event.preventDefault();
        return find();
      }
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
      if (!plain || isWriting(event.target) || !preferences.getState().singleKeys) return;
      if (event.key === '?') {
        event.preventDefault();
        return shortcuts();
      }
      const page = Date.now() < goUntil ? PAGES[event.key] : undefined;
      goUntil = event.key === 'g' ? Date.now() + SECOND_KEY_MS : 0;
      if (page) {
        event.preventDefault();
        go(page);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [toTerminal, go, shortcuts, find]);
}
