import { ENTRIES, type Entry, type FamilyId } from '@ehlo/protocol/knowledge';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { useBook } from './book.ts';
import { wordsOf } from './entry-words.ts';
import styles from './ReferencePage.module.css';
import { referenceWords } from './words.ts';

/** All of one kind, a line each. */
export function FamilyList({ family }: { family: FamilyId }) {
  const words = referenceWords[useLanguage()];
  return (
    <div className={styles.start}>
      <h1>{words.family[family]}</h1>
      <EntryRows entries={ENTRIES.filter((entry) => entry.family === family)} />
    </div>
  );
}

export function EntryRows({ entries }: { entries: readonly Entry[] }) {
  const book = useBook();
  return (
    <ul className={styles.rows}>
      {entries.map((entry) => {
        const said = book && wordsOf(entry, book);
        return (
          <li key={entry.id}>
            <Link href={`/ref/${entry.id}`}>
              {entry.family === 'reply' ? <StampSign code={entry.code} /> : <Wire>{entry.title}</Wire>}
            </Link>
            <span>
              {said?.head && (
                <b>
                  <Rich text={said.head} />.{' '}
                </b>
              )}
              {said && <Rich text={said.lede} />}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
