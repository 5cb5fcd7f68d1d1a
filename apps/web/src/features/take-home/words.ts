/** The words of what is one's own, fetched with it. */
import type { HomeContents, HomeCounts, HomeSkip, Problem, Seal } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

export interface TakeHomeWords {
  title: string;
  says: string;
  lessons: string;
  print: string;
  unreachable: string;
  retry: string;
  out: {
    title: string;
    says: string;
    holds: (of: HomeContents) => string;
    left: (of: HomeContents['left']) => string;
    save: string;
  };
  bring: {
    title: string;
    says: string;
    choose: string;
    another: string;
    drop: string;
    reading: string;
    take: string;
    leave: string;
    taken: string;
    file: string;
    who: string;
    when: string;
    signed: string;
    seal: Record<Seal, string>;
    inFile: string;
    newHead: string;
    tookHead: string;
    rows: Record<keyof HomeCounts, string>;
    many: Record<HomeSkip['what'], (count: number) => string>;
    skip: Record<HomeSkip['why'], (many: string) => string>;
    marked: string;
    mailsIn: (folder: string) => string;
    openMail: string;
    problem: Readonly<Record<string, (params: Problem['params']) => string>>;
  };
  paper: {
    title: string;
    dialogue: string;
    dialogueSays: string;
    stamps: string;
    stampsSays: string;
    open: string;
  };
  dialogue: {
    title: (host: string) => string;
    untitled: string;
    choose: string;
    best: string;
    brought: string;
    short: (lines: number, mails: number, mistakes: number) => string;
    sum: (lines: number, mails: number, mistakes: number) => string;
    left: (lines: number) => string;
    cut: string;
    none: string;
    noneSays: string;
    gone: string;
    goneSays: string;
    failed: string;
  };
  stamps: {
    title: string;
    of: (handle: string, date: string) => string;
    none: string;
    noneSays: string;
    greeting: string;
    brought: string;
    met: (met: number, of: number) => string;
    column: { said: string; answered: string; where: string };
  };
  forget: {
    title: string;
    button: string;
    says: string;
    which: string;
    all: string;
    one: string;
    goes: string;
    stays: string;
    allGoes: string;
    allStays: string;
    oneGoes: string;
    oneStays: string;
    trace: string;
    yes: string;
    no: string;
    failed: string;
    doneAll: string;
    doneOne: (title: string) => string;
  };
}

export const takeHomeWords: Record<Language, TakeHomeWords> = { en, fr };
