import { Link } from 'wouter';
import { type Language, useLanguage } from '../../i18n/i18n.ts';
import styles from './RecordLink.module.css';

/** The list of lessons has no need of the page's own. */
const WORDS: Record<Language, { head: string; says: string; go: string }> = {
  en: {
    head: 'For teachers:',
    says: 'do a thing once, and get a lesson of it to write on.',
    go: 'Record a lesson',
  },
  fr: {
    head: 'Pour les enseignants\u00a0:',
    says: 'faites une chose une fois, et recevez-en une leçon à écrire.',
    go: 'Enregistrer une leçon',
  },
};

/** On the list of lessons: for who writes some. */
export function RecordLink() {
  const words = WORDS[useLanguage()];
  return (
    <p className={styles.link}>
      <b>{words.head}</b> {words.says} <Link href="/learn/record">{words.go}</Link>
    </p>
  );
}
