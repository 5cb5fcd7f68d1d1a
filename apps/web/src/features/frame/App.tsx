import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../i18n/i18n.ts';
import { usePlayground, useTerminal } from '../../rooms/context.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { PlaygroundPage } from '../playground/PlaygroundPage.tsx';
import styles from './App.module.css';
import { Banners } from './Banners.tsx';
import { useKeyboard } from './keyboard.ts';
import { LiveRegions } from './LiveRegions.tsx';
import { TopBar } from './TopBar.tsx';

const Pages = lazy(async () => ({ default: (await import('./Pages.tsx')).Pages }));
const Bars = lazy(async () => ({ default: (await import('./Bars.tsx')).Bars }));
const FindDialog = lazy(async () => ({ default: (await import('../reference/FindDialog.tsx')).FindDialog }));
const Shortcuts = lazy(async () => ({ default: (await import('./Shortcuts.tsx')).Shortcuts }));

/** Frame and pages. */
export function App() {
  const words = useWords();
  const { terminal } = usePlayground();
  const [path, navigate] = useLocation();
  // Whether one is in a class is asked once one can type.
  const ready = useTerminal((state) => state.ready);
  const [keys, setKeys] = useState(false);
  const [finding, setFinding] = useState(false);
  const toTerminal = useCallback(() => {
    // A lesson has it beside its guide.
    if (!document.querySelector('[data-pane="terminal"]')) navigate('/');
    terminal.focus({ ring: true });
  }, [navigate, terminal]);
  const shortcuts = useCallback(() => setKeys(true), []);
  const find = useCallback(() => setFinding(true), []);
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  useKeyboard({ toTerminal, go: navigate, shortcuts, find });
  return (
    <div className={styles.app}>
      <button type="button" className={styles.skip} onClick={toTerminal}>
        {words.frame.skip}
      </button>
      <div className={styles.airmail} />
      <TopBar onShortcuts={shortcuts} onFind={find} />
      <Banners />
      {ready && (
        <Suspense>
          <Bars />
        </Suspense>
      )}
      <Boundary>
        <Suspense fallback={<div className={styles.page} />}>
          {path === '/' ? <PlaygroundPage /> : <Pages />}
        </Suspense>
      </Boundary>
      <LiveRegions />
      {finding && (
        <Suspense>
          <FindDialog onClose={() => setFinding(false)} />
        </Suspense>
      )}
      {keys && (
        <Suspense>
          <Shortcuts onClose={() => setKeys(false)} />
        </Suspense>
      )}
    </div>
  );
}
