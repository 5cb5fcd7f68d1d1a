import { type Entry, search } from '@ehlo/protocol/knowledge';
import { useDeferredValue, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBook, useSayOf } from './book.ts';
import { headlineOf, wordsOf } from './entry-words.ts';
import { EntryRows } from './FamilyList.tsx';
import styles from './ReferencePage.module.css';
import { referenceWords } from './words.ts';

/** Results shown at once; who types on gets fewer. */
const MOST = 12;

/** Looks while one types; Enter opens the first. */
export function FindField({ onGo }: { onGo?: () => void }) {
  const words = referenceWords[useLanguage()];
  const [asked, setAsked] = useState('');
  const [, navigate] = useLocation();
  const id = useId();
  const sought = useDeferredValue(asked.trim());
  const book = useBook();
  const say = useSayOf([]);
  // Also by what a page says of it, in the reader's language, as far as its book is here.
  const texts = book && {
    wordsOf: (entry: Entry) => {
      const { head, lede } = wordsOf(entry, book, say);
      return `${headlineOf(entry, book) ?? ''} ${head} ${lede}`;
    },
  };
  const seek = (text: string, limit: number) => search(text, { limit, ...texts }).map(({ entry }) => entry);
  const found = seek(sought, MOST);
  return (
    <search className={styles.find}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = seek(asked.trim(), 1);
          if (!first) return;
          navigate(`/ref/${first.id}`);
          onGo?.();
        }}
      >
        <label htmlFor={id}>{words.find}</label>
        <input
          id={id}
          type="search"
          value={asked}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.findPlaceholder}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
      </form>
      <p role="status" className={styles.count}>
        {sought !== '' && (found.length > 0 ? words.found(found.length, sought) : words.nothing(sought))}
      </p>
      {sought !== '' && found.length === 0 && <p className={styles.lede}>{words.nothingWay}</p>}
      {found.length > 0 && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the links inside are what is clicked, by whatever way.
        // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that one of them was.
        <div onClick={() => onGo?.()}>
          <EntryRows entries={found} kinds />
        </div>
      )}
    </search>
  );
}
