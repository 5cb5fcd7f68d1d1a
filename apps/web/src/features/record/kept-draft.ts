/** The draft being written, in localStorage: it outlives the tab. One at a time. */
import type { LessonFiles } from '@ehlo/lessons/draft';
import { readKept, writeKept } from '../../session/kept.ts';

export interface KeptDraft extends LessonFiles {
  /** `10-say-hello` */
  folder: string;
}

const KEY = 'ehlo.lesson-draft';
/** Of one file; what a server reads is larger by far. */
export const LONGEST_FILE = 60_000;

const storage = (): Storage | undefined => {
  try {
    return localStorage;
  } catch {
    // Forbidden by the browser's settings: the draft lives as long as the page.
    return undefined;
  }
};

export function readKeptDraft(): KeptDraft | undefined {
  const kept = readKept(storage(), KEY) as Partial<KeptDraft> | null | undefined;
  const whole =
    typeof kept?.en === 'string' && typeof kept.fr === 'string' && typeof kept.folder === 'string';
  return whole ? (kept as KeptDraft) : undefined;
}

/** @returns whether it is kept */
export const keepDraft = (draft: KeptDraft): boolean => writeKept(storage(), KEY, draft);

export const forgetDraft = (): void => storage()?.removeItem(KEY);
