import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { useWidth } from '../../ui/use-width.ts';
import { NoCall } from '../learn/LessonPage.tsx';
import { DialogueSlot } from '../playground/DialogueSlot.tsx';
import { TerminalPane } from '../terminal/TerminalPane.tsx';
import { forgetDraft, keepDraft, readKeptDraft } from './kept-draft.ts';
import type { Made } from './make-draft.ts';
import styles from './RecordPage.module.css';
import { RecordRail } from './RecordRail.tsx';
import { recorderOf } from './recorder.ts';
import { recordWords } from './words.ts';

/** With the reader of lessons, which a recording has no need of. */
const EditorPage = lazy(async () => ({ default: (await import('./EditorPage.tsx')).EditorPage }));

/** As a lesson's page: 1180 and 820 px, in rem of the page's own width. */
const WIDE = 73.75;
const PHONE = 51.25;
const remInPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** `/learn/record`: do it once in the terminal, then write on the draft that came of it. */
export function RecordPage() {
  const words = recordWords[useLanguage()];
  const { terminals } = usePlayground();
  const me = useBridge((state) => state.me);
  const recorder = recorderOf(terminals);
  const recording = useStore(recorder.state, (state) => state.recording);
  const [made, setMade] = useState<Omit<Made, 'draft'>>();
  const [draft, setDraft] = useState(readKeptDraft);
  const page = useRef<HTMLDivElement>(null);
  const width = useWidth(page) / remInPx();

  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const room = me?.room;
  useEffect(() => {
    if (room !== undefined) recorder.belongsTo(room);
  }, [recorder, room]);

  if (draft && !recording)
    return (
      <Suspense fallback={<main className={styles.page} />}>
        <EditorPage
          draft={draft}
          made={made}
          onAnew={() => {
            forgetDraft();
            setDraft(undefined);
            setMade(undefined);
          }}
        />
      </Suspense>
    );
  const phone = width < PHONE;
  return (
    <main ref={page} className={styles.page}>
      <aside className={styles.rail} aria-label={words.title} data-pane="record" tabIndex={-1}>
        <RecordRail
          recorder={recorder}
          phone={phone}
          onMade={({ draft: fresh, ...rest }) => {
            keepDraft(fresh);
            setDraft(fresh);
            setMade(rest);
            recorder.discard();
          }}
        />
        <p className={styles.back}>
          <Link href="/learn">{words.back}</Link>
        </p>
      </aside>
      {!phone && <TerminalPane />}
      {width >= WIDE && <DialogueSlot first={<NoCall />} />}
    </main>
  );
}
