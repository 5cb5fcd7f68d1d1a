import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { NotFound } from './NotFound.tsx';

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
const ClassPages = lazy(async () => ({ default: (await import('../class/ClassPages.tsx')).ClassPages }));
const JoinPage = lazy(async () => ({ default: (await import('../class/join/JoinPage.tsx')).JoinPage }));
const PresentPages = lazy(async () => ({
  default: (await import('../present/PresentPages.tsx')).PresentPages,
}));
const ComparePage = lazy(async () => ({ default: (await import('../compare/ComparePage.tsx')).ComparePage }));
const ReplayPage = lazy(async () => ({ default: (await import('../replay/ReplayPage.tsx')).ReplayPage }));
const PlayPage = lazy(async () => ({ default: (await import('../play/PlayPage.tsx')).PlayPage }));
const WirePage = lazy(async () => ({ default: (await import('../wire/WirePage.tsx')).WirePage }));

/** Every page but the playground, which is there at once. */
export function Pages() {
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
      <Route path="/class/*?">
        <ClassPages />
      </Route>
      <Route path="/join/:code?">
        <JoinPage />
      </Route>
      <Route path="/wire">
        <WirePage />
      </Route>
      <Route path="/compare">
        <ComparePage />
      </Route>
      <Route path="/play">
        <PlayPage />
      </Route>
      <Route path="/replay">
        <ReplayPage />
      </Route>
      <Route path="/present/*?">
        <PresentPages />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
