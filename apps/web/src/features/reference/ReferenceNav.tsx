import { type Entry, entryOf, type FamilyId } from '@ehlo/protocol/knowledge';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { StampSign } from '../../ui/Stamp.tsx';
import { useBook } from './book.ts';
import { EntryName } from './EntryName.tsx';
import styles from './ReferencePage.module.css';
import { SHELVES, shelfOf } from './shelves.ts';
import { referenceWords } from './words.ts';

/** The shelves, and of the one that is open what a student meets first; the rest of each family is one click away. */
export function ReferenceNav({ entry, family }: { entry: Entry | undefined; family: FamilyId | undefined }) {
  const words = referenceWords[useLanguage()];
  const book = useBook();
  const open = shelfOf(entry?.family ?? family);
  const current = (on: boolean) => ({
    className: cx(styles.item, on && styles.on),
    'aria-current': on ? ('page' as const) : undefined,
  });
  return (
    <nav className={styles.list} aria-label={words.nav}>
      <ul className={styles.shelves}>
        {SHELVES.map(({ id, families }) => (
          <li key={id}>
            <Link
              href={`/ref/family/${families[0]}`}
              className={cx(styles.shelf, id === open.id && styles.open)}
              aria-current={id === open.id ? 'true' : undefined}
            >
              {words.protocols[id]}
            </Link>
          </li>
        ))}
      </ul>
      {open.shown.map(({ family: kind, ids }) => {
        const others = entry?.family === kind && !ids.includes(entry.id) ? [entry.id] : [];
        return (
          <section key={kind}>
            <h3>{book?.refFamily[kind].many}</h3>
            <ul>
              {[...ids, ...others].map((id) => (
                <li key={id}>
                  <Link href={`/ref/${id}`} {...current(id === entry?.id)}>
                    <Name entry={entryOf(id)} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <h3>{words.also}</h3>
      <ul>
        {open.families.map((kind) => (
          <li key={kind}>
            <Link href={`/ref/family/${kind}`} {...current(kind === family)}>
              {book?.refFamily[kind].many}
            </Link>
          </li>
        ))}
        <li>
          <Link href="/ref/sheet" {...current(false)}>
            {words.sheet}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

const MARKED = /^(?:\+OK|-ERR|\+|OK|NO|BAD|BYE|NOERROR|SERVFAIL|NXDOMAIN|REFUSED)$/;

function Name({ entry }: { entry: Entry | undefined }) {
  if (!entry) return null;
  return MARKED.test(entry.title) ? <StampSign code={0} status={entry.title} /> : <EntryName entry={entry} />;
}
