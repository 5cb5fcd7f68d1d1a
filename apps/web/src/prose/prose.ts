/** What panels explain, by id, in the chosen language: one lazy chunk a language, fetched once the terminal is usable. */
import type { Prose, Said } from '@ehlo/protocol/reading';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Language, useLanguage } from '../i18n/i18n.ts';

/** Words for a `Said`. Empty until the chunk has come: explanations appear, lines never wait for them. */
export type Say = (said: Said) => string;

interface Spoken {
  prose: Prose;
  say: Say;
}

const loaded = createStore<Partial<Record<Language, Spoken>>>(() => ({}));

async function fetchProse(language: Language): Promise<Spoken> {
  const [{ say }, prose] = await Promise.all([
    import('@ehlo/protocol/reading'),
    language === 'fr'
      ? import('@ehlo/protocol/prose/fr').then(({ fr }) => fr)
      : import('@ehlo/protocol/prose/en').then(({ en }) => en),
  ]);
  return { prose, say: (said) => say(prose, said) };
}

const nothing: Say = () => '';

function useSpoken(): Spoken | undefined {
  const language = useLanguage();
  const spoken = useStore(loaded, (state) => state[language]);
  useEffect(() => {
    if (spoken === undefined)
      void fetchProse(language).then((arrived) => loaded.setState({ [language]: arrived }));
  }, [language, spoken]);
  return spoken;
}

/** The sentences of the chosen language, fetching them when they are not here yet. */
export const useSay = (): Say => useSpoken()?.say ?? nothing;

/** The whole tables, for what is longer than a sentence (`prose.explain`, `prose.port`); undefined until they came. */
export const useProse = (): Prose | undefined => useSpoken()?.prose;
