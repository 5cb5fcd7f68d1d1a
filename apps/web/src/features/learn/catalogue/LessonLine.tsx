import type { LessonRow } from '@ehlo/lessons';
import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { learnWords } from '../words.ts';
import styles from './CataloguePage.module.css';
import { isDone } from './catalogue.ts';

/** The sign of lessons on the short route. */
export function Core({ label }: { label?: string }) {
  const sign = (
    <svg className={styles.core} viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
      <path d="M5 0l5 5-5 5-5-5z" fill="currentColor" />
    </svg>
  );
  if (label === undefined) return sign;
  return (
    <span role="img" aria-label={label}>
      {sign}
    </span>
  );
}

/** A lesson in a list of contents. `minutes`: where a playlist gives it another time than its own. */
export function LessonLine({ row, minutes: given }: { row: LessonRow; minutes?: number }) {
  const language = useLanguage();
  const { list, minutes } = learnWords[language];
  const done = isDone(row);
  const begun = row.startedAt !== undefined && !done;
  const { title, summary } = row.words[language];
  return (
    <li className={cx(begun && styles.begun)}>
      <Link href={`/learn/${row.id}`} title={summary}>
        <span
          className={cx(styles.mark, done && styles.done, begun && styles.half)}
          style={
            {
              '--done': `${Math.round((row.current / Math.max(1, row.steps)) * 100)}%`,
            } as React.CSSProperties
          }
          role="img"
          aria-label={done ? list.done : begun ? list.begun : list.notBegun}
        >
          {done && <Icon name="check" size={10} />}
        </span>
        <span>
          {title} {row.core && <Core label={list.core} />}
        </span>
        <small>{begun ? list.at(row.current + 1, row.steps) : minutes(given ?? row.minutes)}</small>
      </Link>
    </li>
  );
}
