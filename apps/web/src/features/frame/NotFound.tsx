import { useLocation } from 'wouter';
import { type Language, useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './App.module.css';

const en = {
  title: 'No page of that name.',
  says: 'The playground and the mailbox are here.',
  back: 'To the playground',
};
const fr: typeof en = {
  title: 'Aucune page de ce nom.',
  says: 'Le terrain de jeu et le courrier sont ici.',
  back: 'Au terrain de jeu',
};
const notFoundWords: Record<Language, typeof en> = { en, fr };

/** An address that means nothing here. */
export function NotFound() {
  const words = notFoundWords[useLanguage()];
  const [, navigate] = useLocation();
  return (
    <div className={styles.lost}>
      <h1>{words.title}</h1>
      <p>{words.says}</p>
      <Button kind="primary" onClick={() => navigate('/')}>
        {words.back}
      </Button>
    </div>
  );
}
