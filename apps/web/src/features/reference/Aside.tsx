import type { Entry, ReplyEntry } from '@ehlo/protocol/knowledge';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { PaneSection } from '../../ui/Pane.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Aside.module.css';
import { useBook } from './book.ts';
import { EntryName } from './EntryName.tsx';
import { Example } from './Example.tsx';
import { InLog } from './InLog.tsx';
import { EntryLink, known } from './Section.tsx';
import { isCommand, WhereAllowed } from './WhereAllowed.tsx';
import { referenceWords } from './words.ts';

/** Beside an entry: where it may be said, how to meet it, your own lines with it, what to read next, and where it is written. */
export function Aside({ entry, asked }: { entry: Entry; asked: string }) {
  const id = wornId(entry, asked);
  const log = <InLog key={id} id={id} family={entry.family} />;
  return (
    <>
      {isCommand(entry) && <WhereAllowed entry={entry} />}
      {entry.family === 'reply' && log}
      <Example entry={entry} id={id} />
      {entry.family !== 'reply' && log}
      {entry.family === 'reply' && <WhoSays entry={entry} />}
      <Related entry={entry} />
      {entry.family !== 'reply' && <Written entry={entry} />}
    </>
  );
}

/** An enhanced code has a page for all its classes, and is met in one. */
function wornId(entry: Entry, asked: string): string {
  if (entry.family !== 'enhanced') return entry.id;
  return /^[245]\./.test(asked) ? asked : `${entry.classes[0]}.${entry.detail}`;
}

function WhoSays({ entry }: { entry: ReplyEntry }) {
  const words = referenceWords[useLanguage()];
  if (!entry.anytime && entry.after.length === 0) return null;
  return (
    <PaneSection title={words.whoSays}>
      <div className={styles.said}>
        {entry.anytime && <p>{words.anytime}</p>}
        {entry.after.length > 0 && (
          <p>
            {words.after}{' '}
            {entry.after.map(({ command }, index) => (
              <span key={command}>
                {index > 0 && ', '}
                <EntryLink id={command} />
              </span>
            ))}
            .
          </p>
        )}
      </div>
    </PaneSection>
  );
}

function Related({ entry }: { entry: Entry }) {
  const words = referenceWords[useLanguage()];
  const book = useBook();
  const related = known(entry.related);
  // Two that are called alike are told apart by what they are.
  const alike = (title: string) =>
    related.filter((one) => one.title === title).length > 1 || title === entry.title;
  return (
    <PaneSection title={words.related}>
      <ul className={styles.related}>
        {related.map((other) => (
          <li key={other.id}>
            <Link href={`/ref/${other.id}`}>
              <EntryName entry={other} />
            </Link>
            {alike(other.title) && <span className={styles.kind}>{book?.refFamily[other.family].one}</span>}
          </li>
        ))}
        <li>
          <Link href={`/ref/family/${entry.family}`}>{book?.refFamily[entry.family].many}</Link>
        </li>
      </ul>
    </PaneSection>
  );
}

function Written({ entry }: { entry: Entry }) {
  const words = referenceWords[useLanguage()];
  const book = useBook();
  return (
    <PaneSection title={words.written}>
      <div className={styles.said}>
        <RfcTag source={entry.rfc} />
        {entry.confirmed === false && <p className={styles.small}>{book?.refUnconfirmed}</p>}
      </div>
    </PaneSection>
  );
}
