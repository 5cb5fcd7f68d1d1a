/** How fast "Show me" types. It is kept by the browser: who reads fast does so in every lesson. Milliseconds throughout. */
import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from '../../session/kept.ts';

export const PACES = ['slow', 'hand', 'fast'] as const;
export type Pace = (typeof PACES)[number];

interface Tempo {
  /** After each key; undefined: a line stands there at once. */
  key?: number;
  /** Before Enter, so that the line can be read; and after an answer, for the same. */
  breath: number;
}

/** `hand`: one that knows the keyboard. */
export const TEMPI: Readonly<Record<Pace, Tempo>> = {
  slow: { key: 140, breath: 1_200 },
  hand: { key: 60, breath: 450 },
  fast: { breath: 90 },
};

const KEY = 'ehlo.show-me';

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    // Forbidden by the browser's settings: the choice lasts as long as the page.
    return undefined;
  }
}

export const isPace = (kept: unknown): kept is Pace => PACES.some((pace) => pace === kept);

export const pace = createStore<{ pace: Pace }>(() => {
  const kept = readKept(browserStorage(), KEY);
  return { pace: isPace(kept) ? kept : 'hand' };
});

export function setPace(chosen: Pace): void {
  pace.setState({ pace: chosen });
  writeKept(browserStorage(), KEY, chosen);
}
