import { Link } from 'wouter';
import { type Language, useLanguage } from '../../i18n/i18n.ts';
import button from '../../ui/Button.module.css';
import { FIRST_LESSON } from './catalogue/catalogue.ts';

/** Fetched with the offer: the first page has no room for it. */
const WORDS: Record<Language, { offer: string; says: string }> = {
  en: { offer: 'Lesson: Your first mail', says: 'Step by step, with hints. 15 minutes.' },
  fr: { offer: 'Leçon\u00a0: Votre premier courrier', says: 'Pas à pas, avec des indices. 15 minutes.' },
};

/** Whoever is here for the first time may be led. */
export function FirstLesson() {
  const words = WORDS[useLanguage()];
  return (
    <>
      <Link href={`/learn/${FIRST_LESSON}`} className={button.button}>
        {words.offer}
      </Link>{' '}
      {words.says}
    </>
  );
}
