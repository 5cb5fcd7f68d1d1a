/** What panels explain, by id, in the chosen language: one lazy chunk a language, fetched once the terminal is usable. */
import type { Said } from '@ehlo/protocol/reading';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Language, useLanguage } from '../i18n/i18n.ts';

/** Words for a `Said`. Empty until the chunk has come: explanations appear, lines never wait for them. */
export type Say = (said: Said) => string;

interface Loaded {
  say: Partial<Record<Language, Say>>;
}

const loaded = createStore<Loaded>(() => ({ say: {} }));
const chunks: Record<Language, () => Promise<{ sayIn: Say }>> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
};

const nothing: Say = () => '';

/** The sentences of the chosen language, fetching them when they are not here yet. */
export function useSay(): Say {
  const language = useLanguage();
  const say = useStore(loaded, (state) => state.say[language]);
  useEffect(() => {
    if (say !== undefined) return;
    void chunks[language]().then(({ sayIn }) =>
      loaded.setState(({ say: others }) => ({ say: { ...others, [language]: sayIn } })),
    );
  }, [language, say]);
  return say ?? nothing;
}
