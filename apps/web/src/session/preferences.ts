import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from './kept.ts';

export interface Preferences {
  theme: 'light' | 'dark';
  language: 'en' | 'fr';
  /** Of the terminal's type, CSS pixels. */
  fontSize: number;
  screenReader: boolean;
  /** A composer takes the place of the terminal's own input (ui.md, section 6). */
  reader: boolean;
  /** Single-key shortcuts outside fields (WCAG 2.1.4: they can be turned off). */
  singleKeys: boolean;
  /** The coach speaks; off for an exam or a demonstration. */
  advice: boolean;
  /** Line endings and octets that do not show themselves are drawn. */
  lens: boolean;
  /** The terminal's bell is heard, not only seen. */
  bellSound: boolean;
}

export const FONT_SIZES = { least: 10, most: 28, usual: 13.5 } as const;
/** `src/boot.ts` reads the same key before the first paint. */
const KEY = 'ehlo.preferences';

function start(): Preferences {
  const kept = readKept(localStorageOrNone(), KEY) as Partial<Preferences> | undefined;
  const root = document.documentElement;
  const size = Number(kept?.fontSize);
  return {
    theme: root.dataset.theme === 'dark' ? 'dark' : 'light',
    language: root.lang === 'fr' ? 'fr' : 'en',
    fontSize: size >= FONT_SIZES.least && size <= FONT_SIZES.most ? size : FONT_SIZES.usual,
    screenReader: kept?.screenReader === true,
    reader: kept?.reader === true,
    singleKeys: kept?.singleKeys !== false,
    advice: kept?.advice !== false,
    lens: kept?.lens === true,
    bellSound: kept?.bellSound === true,
  };
}

function localStorageOrNone(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    // Forbidden by the browser's settings: choices last as long as the page.
    return undefined;
  }
}

export const preferences = createStore<Preferences>(start);

preferences.subscribe((now) => {
  const root = document.documentElement;
  root.dataset.theme = now.theme;
  root.lang = now.language;
  writeKept(localStorageOrNone(), KEY, now);
});

export const setPreference = (change: Partial<Preferences>): void => preferences.setState(change);
