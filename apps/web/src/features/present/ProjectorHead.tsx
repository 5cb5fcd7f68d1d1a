import type { ClassAddresses } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useNow } from '../../ui/use-now.ts';
import { readAddresses } from '../class/api.ts';
import { type ClassNow, counted } from '../class/class-now.ts';
import { QrCode } from '../class/QrCode.tsx';
import { classWords } from '../class/words.ts';
import styles from './PresentPage.module.css';
import { presentWords } from './words.ts';

interface Props {
  now: ClassNow | undefined;
  /** Of the connection that is drawn. */
  host: string | undefined;
  /** Its wire is held. */
  held: boolean;
  onQuestion(): void;
}

/** The way into the class, with who is there; that a question is open; the time. */
export function ProjectorHead({ now, host, held, onQuestion }: Props) {
  const language = useLanguage();
  const words = presentWords[language];
  const time = useNow(true);
  const base = useBase(now?.view.class);
  const question = now?.view.question;
  return (
    <header className={styles.head}>
      <b className={styles.brand}>EHLO</b>
      {now && (
        <>
          <QrCode
            className={styles.qr}
            text={`${base}/join/${now.view.code}`}
            label={classWords[language].share.qr(`${base}/join/${now.view.code}`)}
          />
          <p className={styles.class} translate="no">
            {words.join} <b>{base}</b>
            <br />
            {words.classWord} <b>{now.view.code}</b>, {words.here(now.view.members)}
          </p>
        </>
      )}
      <span className={styles.host} translate="no">
        {host}
      </span>
      {held && <span className={styles.held}>{words.held}</span>}
      {question && now && (
        <button type="button" className={styles.open} onClick={onQuestion}>
          {words.votes.open(counted(now).reduce((sum, count) => sum + count, 0))}
        </button>
      )}
      <time>{clockTime(time * 1000, language)}</time>
    </header>
  );
}

/** Where students find this EHLO; until it is known, where this page found it. */
function useBase(id: string | undefined): string {
  const [told, setTold] = useState<ClassAddresses>();
  useEffect(() => {
    if (id === undefined) return;
    let wanted = true;
    void readAddresses(id).then((answer) => wanted && answer.ok && setTold(answer.value));
    return () => {
      wanted = false;
    };
  }, [id]);
  return (told?.addresses[0]?.url ?? location.origin).replace(/\/$/, '');
}
