import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useLessons } from '../../learn/use-lessons.ts';
import styles from './InLesson.module.css';
import { nextFor, REPAIR } from './next-for.ts';
import { inLessonWords } from './words.ts';

/** Through before the class: a classmate's server to be, a client to repair, a challenge. */
export function EarlyFinisher({ lesson }: { lesson: string }) {
  const language = useLanguage();
  const words = inLessonWords[language];
  const { list } = useLessons();
  const { repair, challenge } = nextFor(lesson, list);
  return (
    <section className={styles.card} aria-label={words.label}>
      <p>
        <b>{words.finished}</b> {words.finishedSays}
      </p>
      <ul className={styles.ways}>
        <li>
          <Link href="/play">{words.pair}</Link>
        </li>
        {repair && (
          <li>
            <Link href={`/learn/${REPAIR}`}>{words.repair}</Link>
          </li>
        )}
        {challenge && (
          <li>
            <Link href={`/learn/${challenge.id}`}>{words.challenge(challenge.words[language].title)}</Link>
          </li>
        )}
      </ul>
    </section>
  );
}
