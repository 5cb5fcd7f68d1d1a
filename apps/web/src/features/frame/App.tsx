import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useWords } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { PlaygroundPage } from '../playground/PlaygroundPage.tsx';
import styles from './App.module.css';
import { Banners } from './Banners.tsx';
import { useKeyboard } from './keyboard.ts';
import { LiveRegions } from './LiveRegions.tsx';
import { TopBar } from './TopBar.tsx';

const MailPages = lazy(async () => ({ default: (await import('../mail/MailPages.tsx')).MailPages }));
const ReferencePage = lazy(async () => ({
  default: (await import('../reference/ReferencePage.tsx')).ReferencePage,
}));
const JourneyPage = lazy(async () => ({ default: (await import('../journey/JourneyPage.tsx')).JourneyPage }));
const QueuePage = lazy(async () => ({ default: (await import('../queue/QueuePage.tsx')).QueuePage }));
const ZonesPage = lazy(async () => ({ default: (await import('../zones/ZonesPage.tsx')).ZonesPage }));
const VerdictPage = lazy(async () => ({ default: (await import('../verdict/VerdictPage.tsx')).VerdictPage }));
const LearnPages = lazy(async () => ({ default: (await import('../learn/LearnPages.tsx')).LearnPages }));
const OwnMachinePage = lazy(async () => ({
  default: (await import('../own-machine/OwnMachinePage.tsx')).OwnMachinePage,
}));
const FindDialog = lazy(async () => ({ default: (await import('../reference/FindDialog.tsx')).FindDialog }));
const Shortcuts = lazy(async () => ({ default: (await import('./Shortcuts.tsx')).Shortcuts }));

/** Frame and pages. */
export function App() {
  const words = useWords();
  const { terminal } = usePlayground();
  const [, navigate] = useLocation();
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
      <Boundary>
        <Suspense fallback={<div className={styles.page} />}>
          <Switch>
            <Route path="/">
              <PlaygroundPage />
            </Route>
            <Route path="/mail/*?">
              <MailPages />
            </Route>
            <Route path="/verdict/:id">
              <VerdictPage />
            </Route>
            <Route path="/journey/*?">
              <JourneyPage />
            </Route>
            <Route path="/queue">
              <QueuePage />
            </Route>
            <Route path="/zones/*?">
              <ZonesPage />
            </Route>
            <Route path="/learn/*?">
              <LearnPages />
            </Route>
            <Route path="/own-machine">
              <OwnMachinePage />
            </Route>
            <Route path="/ref/*?">
              <ReferencePage />
            </Route>
            <Route>
              <div className={styles.lost}>
                <h1>{words.notFound.title}</h1>
                <p>{words.notFound.says}</p>
                <Button kind="primary" onClick={() => navigate('/')}>
                  {words.notFound.back}
                </Button>
              </div>
            </Route>
          </Switch>
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
