import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Sheet.module.css';
import { takeHomeWords } from './words.ts';

interface Props {
  title: string;
  /** Whose it is, and of when. */
  of?: ReactNode;
  /** Nothing to print yet. */
  empty?: boolean;
  /** Beside the button, and not on paper. */
  ways?: ReactNode;
  children?: ReactNode;
}

/** A page made for paper, with the button that puts it there. */
export function Sheet({ title, of, empty = false, ways, children }: Props) {
  const words = takeHomeWords[useLanguage()];
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <main className={styles.page} tabIndex={-1}>
      <article className={styles.sheet}>
        <header>
          <h1>{title}</h1>
          {of !== undefined && <p className={styles.of}>{of}</p>}
          <div className={styles.ways}>
            {!empty && (
              <Button size="small" onClick={() => print()}>
                {words.print}
              </Button>
            )}
            {ways}
            <Link href="/learn/take-home">{words.title}</Link>
          </div>
        </header>
        {children}
      </article>
    </main>
  );
}

/** Nothing is here yet, and why. */
export function EmptySheet({ head, says }: { head: string; says: string }) {
  return (
    <p className={styles.empty}>
      <b>{head}</b> {says}
    </p>
  );
}

/** A day as the language writes it. `at`: microseconds since the epoch. */
export const dayOf = (at: number, language: 'en' | 'fr'): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-CH' : 'en-GB', { dateStyle: 'long' }).format(at / 1000);
