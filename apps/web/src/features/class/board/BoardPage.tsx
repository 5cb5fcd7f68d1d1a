import type { LessonView } from '@ehlo/lessons';
import type { Problem } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { standAsTeacher } from '../../../rooms/class-standing.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { readLesson } from '../../learn/api.ts';
import { useLessons } from '../../learn/use-lessons.ts';
import { asTeacher } from '../api.ts';
import { Reading, Sheet } from '../ClassPages.tsx';
import { StartRehearsal } from '../rehearsal/Rehearsal.tsx';
import { Share } from '../share/Share.tsx';
import { useClass, useRoster } from '../use-class.ts';
import { classWords, problemText } from '../words.ts';
import { BoardHead } from './BoardHead.tsx';
import styles from './BoardPage.module.css';
import { Matrix } from './Matrix.tsx';
import { Mistakes } from './Mistakes.tsx';
import { columnsOf } from './order.ts';
import { Peek } from './Peek.tsx';
import { PlaylistBar } from './PlaylistBar.tsx';
import { Reports } from './Reports.tsx';
import { Tickets } from './Tickets.tsx';

type Seen = 'steps' | 'mistakes' | 'tickets' | 'reports';

/** `/class/<id>`: who is where, who needs somebody first, and what is set for all. For the class's teachers. */
export function BoardPage({ id }: { id: string }) {
  const language = useLanguage();
  const words = classWords[language];
  const { now, problem, retry } = useClass(id);
  const rows = useRoster(id);
  const { list } = useLessons();
  const [seen, setSeen] = useState<Seen>('steps');
  const [chosen, setChosen] = useState<string>();
  const [unmoved, setUnmoved] = useState<Problem>();
  const columns = columnsOf(rows ?? [], now?.view.lesson?.lesson);
  const lesson = useLessonOf(columns);
  const close = useCallback(() => setChosen(undefined), []);
  const code = now?.view.role === 'teacher' ? now.view.code : undefined;
  useEffect(() => {
    if (code !== undefined) standAsTeacher(id, code);
  }, [id, code]);

  if (problem)
    return (
      <Sheet>
        <h1>{problemText(words, problem)}</h1>
        <Button onClick={retry}>{words.retry}</Button>
        <Link href="/class">{words.start.title}</Link>
      </Sheet>
    );
  if (!now || !rows) return <Reading />;
  const reports = now.view.reports ?? [];
  const moveTo = async (step: string) => {
    if (!lesson) return;
    const moved = await asTeacher(id).lesson(lesson.lesson.id, step);
    setUnmoved(moved.ok ? undefined : moved.problem);
  };
  const peeked = rows.find(({ home }) => home === chosen);
  return (
    <main className={styles.page}>
      <BoardHead now={now} rows={rows} lesson={lesson} columns={columns} list={list} />
      <PlaylistBar now={now} list={list} />
      {rows.length === 0 ? (
        <div className={styles.empty}>
          <h2>{words.board.empty}</h2>
          <p>{words.board.emptySays}</p>
          <Share id={id} code={now.view.code} />
          <Link href="/class/check">{words.share.preflight}</Link>
          <StartRehearsal now={now} />
        </div>
      ) : (
        <div className={styles.columns}>
          <section className={styles.class} aria-label={words.title}>
            <header className={styles.head}>
              <h2>{lesson?.lesson.words[language].title ?? words.board.noLesson}</h2>
              <span>{words.board.stuckFirst}</span>
              <Tabs
                label={words.board.views}
                tabs={[
                  { id: 'steps', label: words.board.steps },
                  { id: 'mistakes', label: words.board.mistakes },
                  { id: 'tickets', label: words.board.tickets },
                  { id: 'reports', label: words.report.tab(reports.length) },
                ]}
                chosen={seen}
                onChoose={setSeen}
              />
            </header>
            {unmoved && (
              <p className={styles.problem} role="alert">
                {problemText(words, unmoved)}
              </p>
            )}
            {seen === 'steps' && (
              <Matrix
                rows={rows}
                lesson={lesson}
                list={list}
                chosen={chosen}
                at={now.view.lesson?.lesson === lesson?.lesson.id ? now.view.lesson?.step : undefined}
                onChoose={setChosen}
                onStep={(step) => void moveTo(step)}
              />
            )}
            {seen === 'mistakes' && <Mistakes id={id} />}
            {seen === 'tickets' && <Tickets id={id} list={list} />}
            {seen === 'reports' && <Reports id={id} reports={reports} rows={rows} onChoose={setChosen} />}
          </section>
          {peeked && <Peek key={peeked.home} id={id} row={peeked} now={now} onClose={close} />}
        </div>
      )}
    </main>
  );
}

/** The lesson that the columns are of. */
function useLessonOf(id: string | undefined): LessonView | undefined {
  const [view, setView] = useState<LessonView>();
  useEffect(() => {
    if (id === undefined) return setView(undefined);
    let wanted = true;
    void readLesson(id).then((answer) => wanted && setView(typeof answer === 'string' ? undefined : answer));
    return () => {
      wanted = false;
    };
  }, [id]);
  return view?.lesson.id === id ? view : undefined;
}
