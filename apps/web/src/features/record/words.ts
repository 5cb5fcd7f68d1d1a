/** The words of the page that records lessons, fetched with it. */
import type { Language } from '../../i18n/i18n.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

export interface RecordWords {
  title: string;
  back: string;
  idle: {
    says: readonly string[];
    start: string;
    /** Why not yet. */
    busy: string;
  };
  recording: {
    title: string;
    lines: (lines: number) => string;
    nothing: string;
    step: (number: number) => string;
    next: string;
    nextNot: string;
    propose: string;
    emptyStep: string;
    stop: string;
    stopNot: string;
    discard: string;
    full: string;
    empty: string;
    elsewhere: string;
    playground: string;
  };
  trouble: { unreachable: string; tooFast: string; otherRoom: string; retry: string };
  made: {
    making: string;
    noTrace: string;
    more: string;
    others: (lines: number) => string;
    goOn: string;
    sure: string;
    discard: string;
    keep: string;
  };
  editor: {
    label: string;
    files: { en: string; fr: string };
    small: string;
    large: string;
    notKept: string;
    anew: string;
    anewSure: string;
    anewSays: string;
    yes: string;
    no: string;
  };
  problems: {
    none: string;
    count: (problems: number) => string;
    line: (file: string, line: number) => string;
    more: (problems: number) => string;
    reading: string;
  };
  preview: {
    title: string;
    label: (file: string) => string;
    last: string;
    none: string;
    words: (words: number) => string;
    hint: (number: number) => string;
    solution: string;
    checks: string;
    predict: string;
    misses: string;
    questions: (questions: number) => string;
    minutes: (minutes: number) => string;
  };
  take: {
    title: string;
    folder: string;
    folderWrong: string;
    download: (file: string) => string;
    put: (folder: string) => string;
    here: (path: string) => string;
    there: string;
    make: string;
    check: string;
  };
}

export const recordWords: Record<Language, RecordWords> = { en, fr };
