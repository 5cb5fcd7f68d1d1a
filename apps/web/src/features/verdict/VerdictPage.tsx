import { useEffect } from 'react';
import { Link, useParams } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { useVerdict } from './use-verdict.ts';
import styles from './VerdictPage.module.css';
import { VerdictStory } from './VerdictStory.tsx';
import { verdictWords } from './words.ts';

/** The verdict on one mail by itself: the only place where one that was refused can be seen, for it lies nowhere. */
export function VerdictPage() {
  const language = useLanguage();
  const words = verdictWords[language];
  const { id = '' } = useParams<{ id?: string }>();
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined;
  return <main className={styles.page}>{number === undefined ? <Gone /> : <Opened id={number} />}</main>;
}

function Opened({ id }: { id: number }) {
  const language = useLanguage();
  const words = verdictWords[language];
  const { verdict, again } = useVerdict(id);
  if (verdict === 'loading') return <p className={styles.said}>{words.loading}</p>;
  if (verdict === 'gone') return <Gone />;
  if (verdict === 'failed')
    return (
      <p className={styles.said}>
        {words.failed}{' '}
        <Button size="small" onClick={again}>
          {words.retry}
        </Button>
      </p>
    );
  return (
    <Pane
      id="verdict"
      title={words.title}
      note={
        <>
          <Wire>{verdict.host}</Wire> <time>{clockTime(verdict.at, language, true)}</time>{' '}
          <b>{words.outcome.short[verdict.outcome]}</b>
        </>
      }
    >
      <PaneBody className={styles.desk}>
        <VerdictStory view={verdict} within="page" />
      </PaneBody>
    </Pane>
  );
}

function Gone() {
  const words = verdictWords[useLanguage()];
  return (
    <p className={styles.said}>
      {words.gone} <Link href="/mail">{words.back}</Link>
    </p>
  );
}
