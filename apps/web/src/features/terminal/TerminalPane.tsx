import { lazy, Suspense, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { usePlayground, useTerminal } from '../../rooms/context.ts';
import { preferences } from '../../session/preferences.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { cx } from '../../ui/cx.ts';
import { Pane } from '../../ui/Pane.tsx';
import { Composer } from '../playground/Composer.tsx';
import { FirstPointer } from './FirstPointer.tsx';
import { NextBar } from './NextBar.tsx';
import { FIRST_CALL } from './suggestion.ts';
import styles from './Terminal.module.css';
import { TerminalStatus } from './TerminalStatus.tsx';
import { TerminalTools } from './TerminalTools.tsx';

const TerminalLens = lazy(async () => ({ default: (await import('./TerminalLens.tsx')).TerminalLens }));

/** The one place to type. The screen is made once and lives outside React; here it gets its slot. */
export function TerminalPane() {
  const words = useWords();
  const ring = useTerminal((state) => state.ring || !state.touched);
  const touched = useTerminal((state) => state.touched);
  const ready = useTerminal((state) => state.ready);
  const reader = useStore(preferences, (state) => state.reader);
  const focused = useTerminal((state) => state.focused);
  return (
    <Pane
      id="terminal"
      title={words.terminal.title}
      note={<TerminalStatus />}
      end={<TerminalTools />}
      className={styles.terminal}
    >
      {/* Before the screen in the order of Tab, after it on the page: Tab reaches the terminal last. */}
      {reader ? <Composer /> : <NextBar />}
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
        {focused && touched && !reader && <span className={styles.leave}>{words.terminal.leave}</span>}
      </div>
    </Pane>
  );
}

/** Where the screen stands. */
export function TerminalSlot() {
  const { terminal } = usePlayground();
  const slot = useRef<HTMLDivElement>(null);
  useEffect(() => (slot.current ? terminal.attach(slot.current) : undefined), [terminal]);
  const lens = useStore(preferences, (state) => state.lens);
  const { drop } = useWords().terminal;
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
          void terminal.receive(event.dataTransfer.files, drop);
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
