import { lazy } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './App.module.css';

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

/** Every page but the playground, which is there at once. */
export function Pages() {
  const words = useWords();
  const [, navigate] = useLocation();
  return (
    <Switch>
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
  );
}
