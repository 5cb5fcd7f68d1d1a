import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { lessonsOf } from '../learn/catalogue/catalogue.ts';
import { useLessons } from '../learn/use-lessons.ts';
import { BringIn } from './BringIn.tsx';
import { ForgetDialog } from './ForgetDialog.tsx';
import styles from './TakeHomePage.module.css';
import { TakeOut } from './TakeOut.tsx';
import { takeHomeWords } from './words.ts';

/** `/learn/take-home`: what is one's own, to keep, to print, to bring along and to delete. */
export function TakeHomePage() {
  const language = useLanguage();
  const words = takeHomeWords[language];
  const { list, unreachable, retry } = useLessons();
  const [asked, setAsked] = useState(false);
  /** Title of the lesson whose progress was deleted; null: of all. */
  const [forgotten, setForgotten] = useState<string | null>();
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const begun = list ? lessonsOf(list).filter(({ startedAt }) => startedAt !== undefined) : [];
  return (
    <main className={styles.page} tabIndex={-1} data-pane="take-home">
      <div className={styles.sheet}>
        <header>
          <h1>{words.title}</h1>
          <p>{words.says}</p>
          <p className={styles.back}>
            <Link href="/learn">{words.lessons}</Link>
          </p>
        </header>
        {unreachable && (
          <p role="alert" className={styles.trouble}>
            {words.unreachable} <Button onClick={retry}>{words.retry}</Button>
          </p>
        )}
        <TakeOut turn={list} />
        <BringIn onTaken={retry} />
        <section aria-labelledby="on-paper">
          <h2 id="on-paper">{words.paper.title}</h2>
          <p>
            <b>{words.paper.dialogue}</b> {words.paper.dialogueSays}{' '}
            <Link href="/learn/dialogue">{words.paper.open}</Link>
          </p>
          <p>
            <b>{words.paper.stamps}</b> {words.paper.stampsSays}{' '}
            <Link href="/learn/stamps">{words.paper.open}</Link>
          </p>
        </section>
        <section aria-labelledby="forget">
          <h2 id="forget">{words.forget.title}</h2>
          <p>{words.forget.says}</p>
          <Button onClick={() => setAsked(true)}>{words.forget.button}</Button>
          <p role="status" className={styles.done}>
            {forgotten === null && words.forget.doneAll}
            {typeof forgotten === 'string' && words.forget.doneOne(forgotten)}
          </p>
        </section>
      </div>
      {asked && (
        <ForgetDialog
          begun={begun}
          onForgotten={(title) => setForgotten(title ?? null)}
          onClose={() => setAsked(false)}
        />
      )}
    </main>
  );
}
