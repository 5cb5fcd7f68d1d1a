/** What panels explain, by id, in the chosen language: one lazy chunk a language, fetched once the terminal is usable. */
import type { DialogueReading, Prose, Said } from '@ehlo/protocol/reading';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Language, useLanguage } from '../i18n/i18n.ts';
import { BOOKS, type Book, type BookName } from './books.ts';

/** Words for a `Said`. Empty until the chunk has come: explanations appear, lines never wait for them. */
export type Say = (said: Said) => string;

interface Spoken {
  prose: Prose;
  say: Say;
  /** By name; a book that is on its way is here already, and its groups are not. */
  books: Set<BookName>;
}

const loaded = createStore<Partial<Record<Language, Spoken>>>(() => ({}));

async function fetchProse(language: Language): Promise<Spoken> {
  const [{ say }, prose] = await Promise.all([
    import('@ehlo/protocol/reading'),
    language === 'fr'
      ? import('@ehlo/protocol/prose/fr').then(({ fr }) => fr)
      : import('@ehlo/protocol/prose/en').then(({ en }) => en),
  ]);
  return { prose, say: (said) => say(prose, said), books: new Set() };
}

/** Binds a book into what is spoken already. Its groups are its own, so nothing that was said changes. */
async function fetchBook(language: Language, name: BookName): Promise<void> {
  const [{ say }, book] = await Promise.all([
    import('@ehlo/protocol/reading'),
    (BOOKS as Record<string, Record<Language, () => Promise<Book>>>)[name]![language](),
  ]);
  loaded.setState((state) => {
    const spoken = state[language];
    if (spoken === undefined) return state;
    const prose = { ...spoken.prose, ...book };
    return { [language]: { ...spoken, prose, say: (said: Said) => say(prose, said) } };
  });
}

const nothing: Say = () => '';

function useSpoken(needed = true): Spoken | undefined {
  const language = useLanguage();
  const spoken = useStore(loaded, (state) => state[language]);
  useEffect(() => {
    if (needed && spoken === undefined)
      void fetchProse(language).then((arrived) => loaded.setState({ [language]: arrived }));
  }, [language, spoken, needed]);
  return spoken;
}

/** The sentences of the chosen language, and of these books, fetching them when they are not here yet. */
export const useSay = (...wanted: BookName[]): Say => useSayIf(true, ...wanted);

/** The same for what may have nothing to say yet: only what is `needed` is fetched. */
export function useSayIf(needed: boolean, ...wanted: BookName[]): Say {
  const language = useLanguage();
  const spoken = useSpoken(needed);
  const books = wanted.join(' ');
  useEffect(() => {
    if (spoken === undefined || books === '') return;
    for (const name of books.split(' ') as BookName[]) {
      if (spoken.books.has(name)) continue;
      spoken.books.add(name);
      fetchBook(language, name).catch(() => spoken.books.delete(name));
    }
  }, [language, spoken, books]);
  return spoken?.say ?? nothing;
}

/** The same of a dialogue: with the book of its protocol, so that whoever draws it need not know which have one. */
export const useSayOf = (protocol: DialogueReading['protocol'] | undefined): Say =>
  useSay('xray', ...(protocol === 'pop3' || protocol === 'imap' ? [protocol] : []));

/** The whole tables, for what is longer than a sentence (`prose.explain`, `prose.port`); undefined until they came. */
export const useProse = (): Prose | undefined => useSpoken()?.prose;
