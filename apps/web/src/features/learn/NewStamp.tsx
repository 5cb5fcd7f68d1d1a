import type { StampEarned } from '@ehlo/wire';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Stamp, stampClass } from '../../ui/Stamp.tsx';
import styles from './NewStamp.module.css';
import { learnWords } from './words.ts';

/** A reply code was met for the first time: quietly, above the envelope, until the next one. */
export function NewStamp({ stamp }: { stamp: StampEarned }) {
  const words = learnWords[useLanguage()];
  const { code, host } = stamp;
  return (
    <aside className={styles.stamp}>
      <Stamp code={code} height={46} landing />
      <p>
        <b>{words.newStamp(code)}</b> {words.newStampSays(words.list.classes[stampClass({ code })], host)}
      </p>
      <Link href="/learn">{words.openAlbum}</Link>
    </aside>
  );
}
