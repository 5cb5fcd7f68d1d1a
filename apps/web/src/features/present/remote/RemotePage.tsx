import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { classWords, problemText } from '../../class/words.ts';
import { useLessons } from '../../learn/use-lessons.ts';
import { sheetOf, stepAt } from '../cues.ts';
import { useLessonScript } from '../use-lesson-script.ts';
import { useProjector } from '../use-projector.ts';
import { presentWords } from '../words.ts';
import { Controls } from './Controls.tsx';
import { Notes } from './Notes.tsx';
import { OnPhone } from './OnPhone.tsx';
import styles from './RemotePage.module.css';
import { useTaught } from './use-taught.ts';

/** `/present/remote`: the projector's other side, for a teacher's phone or second window: what to say, and what comes next. */
export function RemotePage() {
  const language = useLanguage();
  const words = presentWords[language].steer;
  const taught = useTaught();
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  if (taught.id === undefined || taught.id === 'none')
    return (
      <main className={styles.page} aria-label={words.title}>
        {taught.problem && <p role="alert">{problemText(classWords[language], taught.problem)}</p>}
        {taught.id === 'none' && <Key onKey={taught.teach} />}
      </main>
    );
  return <Remote id={taught.id} />;
}

function Remote({ id }: { id: string }) {
  const language = useLanguage();
  const words = presentWords[language].steer;
  const steering = useProjector(id, false);
  const { now, script, problem, lost, retry } = steering;
  const lesson = useLessonScript(script?.lesson);
  const { list } = useLessons();
  if (!now)
    return (
      <main className={styles.page} aria-label={words.title}>
        {lost && (
          <>
            <p className={styles.problem} role="alert">
              {problemText(classWords[language], lost)}
            </p>
            <Button onClick={retry}>{classWords[language].retry}</Button>
          </>
        )}
      </main>
    );
  const step = lesson && script ? stepAt(lesson.cues, script.line) : undefined;
  const sheet =
    script && sheetOf(list?.playlists ?? [], script.lesson, language, now.view.playlist?.playlist);
  return (
    <main className={styles.page} aria-label={words.title}>
      <header className={styles.head}>
        <b translate="no">{classWords[language].bar.teacherOf(now.view.code)}</b>
        <span role="status">
          {now.view.projector ? presentWords[language].layout[now.view.projector.layout] : words.noProjector}
        </span>
        <OnPhone id={id} />
      </header>
      <Notes lesson={lesson?.view} step={step} sheet={sheet} list={list} steering={steering} />
      {problem && (
        <p className={styles.problem} role="alert">
          {problemText(classWords[language], problem)}
        </p>
      )}
      <Controls id={id} steering={steering} now={now} lesson={lesson} step={step} />
    </main>
  );
}

function Key({ onKey }: { onKey(key: string): void }) {
  const language = useLanguage();
  const words = presentWords[language].steer;
  const says = classWords[language].start;
  const [key, setKey] = useState('');
  return (
    <form
      className={styles.key}
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '') onKey(key);
      }}
    >
      <h1>{words.title}</h1>
      <p>{words.needsKey}</p>
      <label>
        {says.key}
        <input value={key} autoComplete="off" onChange={(event) => setKey(event.target.value)} />
      </label>
      <Button type="submit" kind={key.trim() === '' ? 'not-now' : 'primary'}>
        {says.teach}
      </Button>
    </form>
  );
}
