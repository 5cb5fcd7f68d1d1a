import { ENTRIES, type Entry, type FamilyId } from '@ehlo/protocol/knowledge';
import { Link } from 'wouter';
import { Rich } from '../../prose/Rich.tsx';
import { useBook, useSayOf } from './book.ts';
import { EntryName } from './EntryName.tsx';
import { wordsOf } from './entry-words.ts';
import styles from './ReferencePage.module.css';

/** All of one kind, a line each. */
export function FamilyList({ family }: { family: FamilyId }) {
  const book = useBook();
  return (
    <div className={styles.start}>
      <h1>{book?.refFamily[family].many}</h1>
      <EntryRows entries={ENTRIES.filter((entry) => entry.family === family)} />
    </div>
  );
}

/** `kinds`: also what each is, because two may be called alike: FETCH is a command, and data. */
export function EntryRows({ entries, kinds = false }: { entries: readonly Entry[]; kinds?: boolean }) {
  const book = useBook();
  const say = useSayOf(entries);
  return (
    <ul className={styles.rows}>
      {entries.map((entry) => {
        const said = book && wordsOf(entry, book, say);
        return (
          <li key={entry.id}>
            <div>
              <Link href={`/ref/${entry.id}`}>
                <EntryName entry={entry} />
              </Link>
              {kinds && <span className={styles.kind}>{book?.refFamily[entry.family].one}</span>}
            </div>
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
