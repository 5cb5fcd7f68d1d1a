import { type LessonRow, minutesOf, type Playlist } from '@ehlo/lessons';
import { useLanguage } from '../../../i18n/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { learnWords } from '../words.ts';
import catalogue from './CataloguePage.module.css';
import { LessonLine } from './LessonLine.tsx';
import styles from './Today.module.css';

/** A playlist in its own order, with its own clock; what is no lesson in it stands there too. */
export function Today({ playlist, rows }: { playlist: Playlist; rows: readonly LessonRow[] }) {
  const language = useLanguage();
  const { minutes } = learnWords[language];
  const { title, summary, entries } = playlist.words[language];
  return (
    <section className={cx(catalogue.chapter, styles.today)}>
      <h2>
        {title} <small>{minutes(minutesOf(playlist))}</small>
      </h2>
      <p>{summary}</p>
      <ol>
        {playlist.entries.map((entry, at) => {
          const row = rows.find(({ id }) => id === entry.lesson);
          return row ? (
            <LessonLine key={at} row={row} minutes={entry.minutes} />
          ) : (
            <li key={at} className={styles.between}>
              <span>{entries[at]?.title}</span>
              <small>{minutes(entry.minutes)}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
