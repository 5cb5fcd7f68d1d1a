import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import styles from './PreparedPage.module.css';
import type { PreparedWords } from './words.ts';

interface Props {
  folder: string;
  mails: number;
  words: PreparedWords;
  onEmpty(): void;
}

/** Takes all letters of the folder away, asked once more: they cannot be brought back. */
export function ClearFolder({ folder, mails, words, onEmpty }: Props) {
  const [sure, setSure] = useState(false);
  if (mails === 0) return null;
  return (
    <section className={styles.clear}>
      <h3>{words.empty}</h3>
      {sure ? (
        <>
          <p>{words.emptySure(folder, mails)}</p>
          <span className={styles.actions}>
            <Button
              size="small"
              onClick={() => {
                setSure(false);
                onEmpty();
              }}
            >
              {words.doEmpty}
            </Button>
            <Button size="small" kind="quiet" onClick={() => setSure(false)}>
              {words.keep}
            </Button>
          </span>
        </>
      ) : (
        <>
          <p>{words.emptySays(folder, mails)}</p>
          <span className={styles.actions}>
            <Button size="small" onClick={() => setSure(true)}>
              {words.doEmpty}
            </Button>
          </span>
        </>
      )}
    </section>
  );
}
