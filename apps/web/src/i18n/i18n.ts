/**
 * The interface's words. A dictionary is a tree of strings and of functions that return strings; English is in the
 * first chunk and gives the type, any other language is fetched when it is asked for. What panels explain is not
 * here: that is `@ehlo/protocol/prose`, and comes later.
 */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { preferences } from '../session/preferences.ts';
import { en } from './en.ts';

type Widened<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> };

export type Words = Widened<typeof en>;
export type Language = 'en' | 'fr';

const dictionaries: Record<Language, () => Promise<Words>> = {
  en: async () => en,
  fr: async () => (await import('./fr.ts')).fr,
};

const spoken = createStore<{ language: Language; words: Words }>(() => ({ language: 'en', words: en }));

/** Brings the chosen language; call once before the first render, it then follows the preference by itself. */
export async function speak(): Promise<void> {
  const change = async (language: Language) => {
    const words = await dictionaries[language]();
    // A slow dictionary may arrive after another choice.
    if (preferences.getState().language === language) spoken.setState({ language, words });
  };
  preferences.subscribe((now, before) => {
    if (now.language !== before.language) void change(now.language);
  });
  await change(preferences.getState().language);
}

export const useWords = (): Words => useStore(spoken, (state) => state.words);
export const useLanguage = (): Language => useStore(spoken, (state) => state.language);
/** For code that is no component: live regions, titles. */
export const words = (): Words => spoken.getState().words;

/** A transcript that somebody pasted has an order and no clock: its moments count from the epoch. */
export const isClockTime = (at: number): boolean => at > 1e12;

/** Hours and minutes, or with seconds, as the language writes them. `at`: microseconds since the epoch. */
export function clockTime(at: number, language: Language, seconds = false): string {
  return clockOf(language, seconds).format(at / 1000);
}

/** A format is dear to make, and every row of a list needs one. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(language: Language, seconds: boolean): Intl.DateTimeFormat {
  const key = `${language} ${seconds}`;
  let clock = clocks.get(key);
  if (!clock) {
    clock = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CH' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      ...(seconds ? { second: '2-digit' } : {}),
    });
    clocks.set(key, clock);
  }
  return clock;
}

/** A length of time as `m:ss`. */
export function minutes(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
