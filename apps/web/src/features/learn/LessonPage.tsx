import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { preferences } from '../../session/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { PaneBody } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { RouteStrip } from '../frame/RouteStrip.tsx';
import { DialogueSlot } from '../playground/DialogueSlot.tsx';
import { XraySlot } from '../playground/Panes.tsx';
import { guide } from '../terminal/suggestion.ts';
import { TerminalPane } from '../terminal/TerminalPane.tsx';
import { callOf } from './call-of.ts';
import styles from './LessonPage.module.css';
import { LessonRail } from './LessonRail.tsx';
import { NewStamp } from './NewStamp.tsx';
import { PhoneLesson } from './PhoneLesson.tsx';
import { useLesson } from './use-lesson.ts';
import { learnWords } from './words.ts';

/** As the playground's: 1180 and 820 px, in rem of the page's own width. */
const WIDE = 73.75;
const PHONE = 51.25;

const remInPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** `/learn/<chapter>/<lesson>`: the guide beside terminal and dialogue. */
export function LessonPage({ id }: { id: string }) {
  const language = useLanguage();
  const words = learnWords[language];
  const { terminal } = usePlayground();
  const reader = useStore(preferences, (state) => state.reader);
  const page = useRef<HTMLDivElement>(null);
  const width = useWidth(page) / remInPx();
  const { lesson, trouble, retry } = useLesson(id, { begin: true });
  const of = lesson?.view.lesson;
  const title = of?.words[language].title ?? words.title;

  useEffect(() => {
    const before = document.title;
    document.title = `${title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [title]);
  const call = of && callOf(of, lesson?.progress.current ?? 0);
  useEffect(() => {
    if (!of) return;
    guide.setState({ grey: of.grey, ...(call !== undefined && { call }) }, true);
    return () => guide.setState({ grey: 'whole' }, true);
  }, [of, call]);
  const here = of !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the lesson is there, and not when another terminal is used
  useEffect(() => {
    if (here) terminal.focus();
  }, [here]);

  if (trouble) return <NoLesson id={id} trouble={trouble} onRetry={retry} />;
  const phone = width < PHONE;
  return (
    <main ref={page} className={styles.page}>
      {!phone && <RouteStrip slim />}
      {phone ? (
        lesson && <PhoneLesson lesson={lesson} />
      ) : (
        <div className={width >= WIDE ? styles.wide : styles.narrow}>
          <aside className={styles.rail} aria-label={title} data-pane="lesson" tabIndex={-1}>
            {lesson && <LessonRail lesson={lesson} composed={reader} />}
          </aside>
          <TerminalPane />
          {width >= WIDE ? (
            <div className={styles.panels}>
              <DialogueSlot first={<NoCall />} />
              <div className={styles.picture}>
                {lesson?.stamp && <NewStamp key={lesson.stamp.code} stamp={lesson.stamp} />}
                <XraySlot part="envelope" />
              </div>
            </div>
          ) : (
            <TabbedPanels />
          )}
        </div>
      )}
    </main>
  );
}

/** In place of the five lines: in a lesson the rail says what to do. */
export function NoCall() {
  const words = learnWords[useLanguage()].dialogueEmpty;
  return (
    <PaneBody className={styles.noCall}>
      <h3>{words.head}</h3>
      <p>{words.says}</p>
    </PaneBody>
  );
}

function TabbedPanels() {
  const words = useWords();
  const [tab, setTab] = useState<'dialogue' | 'xray'>('dialogue');
  return (
    <div className={styles.tabbed}>
      <Tabs
        label={words.tabs.label}
        look="fill"
        panel="side"
        tabs={[
          { id: 'dialogue', label: words.tabs.dialogue },
          { id: 'xray', label: words.tabs.envelope },
        ]}
        chosen={tab}
        onChoose={setTab}
      />
      <div
        role="tabpanel"
        id={`side-${tab}`}
        aria-label={tab === 'dialogue' ? words.tabs.dialogue : words.tabs.envelope}
      >
        {tab === 'dialogue' ? <DialogueSlot first={<NoCall />} /> : <XraySlot part="envelope" />}
      </div>
    </div>
  );
}

/** There is no such lesson, or nobody answers: a sentence, and a way on. */
export function NoLesson({
  id,
  trouble,
  onRetry,
}: {
  id: string;
  trouble: 'missing' | 'unreachable';
  onRetry: () => void;
}) {
  const words = learnWords[useLanguage()];
  const [, navigate] = useLocation();
  return (
    <main className={styles.lost} role="alert">
      {trouble === 'missing' && <h1>{words.missing.title}</h1>}
      <p>{trouble === 'missing' ? words.missing.says(id) : words.unreachable}</p>
      <p className={styles.ways}>
        {trouble === 'unreachable' && (
          <Button kind="primary" onClick={onRetry}>
            {words.retry}
          </Button>
        )}
        <Button kind={trouble === 'missing' ? 'primary' : 'plain'} onClick={() => navigate('/learn')}>
          {words.all}
        </Button>
      </p>
    </main>
  );
}
