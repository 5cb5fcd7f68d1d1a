import type { HomeContents } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import button from '../../ui/Button.module.css';
import { HOME_FILE_URL, isProblem, readContents } from './home-file.ts';
import styles from './TakeHomePage.module.css';
import { takeHomeWords } from './words.ts';

/** Everything as one file: what will be in it, and the link that fetches it. `turn`: another number when that may have changed. */
export function TakeOut({ turn }: { turn: unknown }) {
  const words = takeHomeWords[useLanguage()].out;
  const [contents, setContents] = useState<HomeContents>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of lessons is a reason to ask again
  useEffect(() => {
    let wanted = true;
    void readContents().then((answer) => wanted && !isProblem(answer) && setContents(answer));
    return () => {
      wanted = false;
    };
  }, [turn]);
  return (
    <section aria-labelledby="take-out">
      <h2 id="take-out">{words.title}</h2>
      <p>{words.says}</p>
      <p className={styles.holds}>{contents && words.holds(contents)}</p>
      {contents && (contents.left.dialogues > 0 || contents.left.mails > 0) && (
        <p>{words.left(contents.left)}</p>
      )}
      <p className={styles.do}>
        <a className={`${button.button} ${button.primary}`} href={HOME_FILE_URL} download>
          {words.save}
        </a>
      </p>
    </section>
  );
}
