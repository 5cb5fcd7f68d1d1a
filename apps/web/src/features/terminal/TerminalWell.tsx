import { lazy, Suspense, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { usePlayground, useTerminal } from '../../rooms/context.ts';
import { preferences } from '../../session/preferences.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { cx } from '../../ui/cx.ts';
import { FirstPointer } from './FirstPointer.tsx';
import { FIRST_CALL } from './suggestion.ts';
import styles from './Terminal.module.css';

const TerminalLens = lazy(async () => ({ default: (await import('./TerminalLens.tsx')).TerminalLens }));

const StoppedNote = lazy(async () => ({
  default: (await import('../terminals/StoppedNote.tsx')).StoppedNote,
}));

const Pasted = lazy(async () => ({ default: (await import('../terminals/Pasted.tsx')).Pasted }));

const SearchBar = lazy(async () => ({ default: (await import('../terminals/SearchBar.tsx')).SearchBar }));

/** The screen, and what lies over it. */
export function TerminalWell() {
  const words = useWords();
  const ring = useTerminal((state) => state.ring || !state.touched);
  const touched = useTerminal((state) => state.touched);
  const ready = useTerminal((state) => state.ready);
  const stopped = useTerminal((state) => state.shell.stopped);
  const pasted = useTerminal((state) => state.pasted);
  const searching = useTerminal((state) => state.searching);
  const focused = useTerminal((state) => state.focused);
  const reader = useStore(preferences, (state) => state.reader);
  return (
    <div
      className={cx(styles.well, ring && !reader && styles.ring, !touched && styles.first)}
      aria-hidden={reader || undefined}
    >
      <TerminalSlot />
      {!ready && !touched && (
        <div className={styles.loading} aria-hidden="true">
          ~ $ <span className={styles.caret} />
          {FIRST_CALL}
        </div>
      )}
      {!touched && !reader && <FirstPointer />}
      <Suspense>{searching && <SearchBar />}</Suspense>
      <Suspense>{stopped && <StoppedNote />}</Suspense>
      <Suspense>{pasted !== undefined && <Pasted key={pasted} text={pasted} />}</Suspense>
      {focused && touched && !reader && <span className={styles.leave}>{words.terminal.leave}</span>}
    </div>
  );
}

/** Where the screen stands. */
export function TerminalSlot() {
  const { terminal } = usePlayground();
  const slot = useRef<HTMLDivElement>(null);
  // Before the slot itself goes: a screen that moves keeps the focus.
  useLayoutEffect(() => (slot.current ? terminal.attach(slot.current) : undefined), [terminal]);
  const lens = useStore(preferences, (state) => state.lens);
  return (
    <>
      {/* Files that are dropped land in the home. By keyboard there is `edit`, and the clipboard. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing to operate, a place to drop on. */}
      <div
        ref={slot}
        className={styles.slot}
        lang="en"
        translate="no"
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          if (event.dataTransfer.files.length === 0) return;
          event.preventDefault();
          void terminal.receive(event.dataTransfer.files);
        }}
      />
      {lens && (
        <Boundary>
          <Suspense>
            <TerminalLens />
          </Suspense>
        </Boundary>
      )}
    </>
  );
}
