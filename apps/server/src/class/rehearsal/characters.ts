/** Those who come to a rehearsal: ten who differ in what a teacher has to see. */
import type { Language } from '@ehlo/lessons';

export interface Character {
  name: string;
  /** Milliseconds between two lines. */
  paceMs: number;
  /** Steps, from 0 among those with something to type, before which they type something wrong; how often. */
  errs?: { at: number; times: number };
  /** They raise their hand before that step, and wait until somebody helps: a hint, or the hand taken down. */
  asks?: { at: number; sentence: Record<Language, string> };
  /** They go silent before that step, for good. */
  silentAt?: number;
  /** They take hints before that step, or have it shown. */
  helped?: { at: number; by: 'hints' | 'shown' };
  /** They answer wrongly first. */
  guesses?: true;
  level: 'easy' | 'right' | 'hard';
  sentence?: Record<Language, string>;
}

/** Said in each name, so that it stands wherever they do. */
const simulated = (name: string): string => `${name} (simul.)`;

export const CHARACTERS: readonly Character[] = [
  { name: simulated('Ada'), paceMs: 1200, level: 'easy' },
  { name: simulated('Bruno'), paceMs: 2600, errs: { at: 0, times: 1 }, level: 'right' },
  {
    ...{ name: simulated('Chiara'), paceMs: 2000, errs: { at: 1, times: 3 }, level: 'hard' },
    asks: {
      at: 1,
      sentence: {
        en: 'It always says 500. What do I type wrong?',
        fr: 'Il dit toujours 500. Qu’est-ce que je tape mal\u00a0?',
      },
    },
    sentence: { en: 'The codes are many.', fr: 'Il y a beaucoup de codes.' },
  },
  { name: simulated('Dario'), paceMs: 4200, level: 'right' },
  { name: simulated('Elif'), paceMs: 1800, helped: { at: 2, by: 'hints' }, level: 'right' },
  { name: simulated('Finn'), paceMs: 3100, errs: { at: 2, times: 1 }, guesses: true, level: 'right' },
  {
    ...{ name: simulated('Gaia'), paceMs: 2300, level: 'easy' },
    asks: {
      at: 3,
      sentence: { en: 'Does the case of the letters matter?', fr: 'Les majuscules comptent-elles\u00a0?' },
    },
  },
  { name: simulated('Hugo'), paceMs: 2700, helped: { at: 1, by: 'shown' }, level: 'hard' },
  { name: simulated('Ines'), paceMs: 2500, silentAt: 1, level: 'right' },
  {
    ...{ name: simulated('Jonas'), paceMs: 3500, errs: { at: 3, times: 2 }, guesses: true, level: 'hard' },
    sentence: { en: 'The dot was not heard at first.', fr: 'Le point n’a pas été entendu tout de suite.' },
  },
];
