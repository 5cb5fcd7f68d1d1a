/** What a draft says: sentences for its author to make better. They are Markdown; `code` is for what crosses the wire. */
import type { Language } from '../lesson.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

/** A reply by its code, or by its status (POP3, IMAP). */
export type Answer = { code: number } | { status: string };

export type CheckSays =
  | { of: 'called'; host: string; port: number }
  | { of: 'secured'; host: string; port: number }
  | { of: 'unsecured'; host: string; port: number }
  | { of: 'refused'; host: string; port: number }
  | { of: 'greeted'; answer: Answer }
  | { of: 'reply'; verb: string; answer: Answer; good: boolean; times?: number }
  | { of: 'line'; line: string; answer: Answer; times?: number }
  | { of: 'letter'; answer: Answer; times?: number }
  | { of: 'closed'; host: string }
  | { of: 'accepted'; to: readonly string[]; subject: string | undefined; outside?: true }
  | { of: 'stored'; mailbox: string; bounce: boolean }
  | { of: 'relayed'; to: string }
  | { of: 'deferred'; to: string }
  | { of: 'bounced'; to: string }
  | { of: 'greylisted'; to: string }
  | { of: 'flagged'; flag: string; set: boolean }
  | { of: 'expunged'; subject: string }
  | { of: 'folder'; folder: string; change: string }
  | { of: 'asked'; name: string; type: string; rcode: string }
  | { of: 'switched'; state: 'up' | 'down' };

/** What a step is about. */
export type StepSays =
  | { of: 'call'; host: string; port: number; program: string; greets: boolean; refused: boolean }
  | { of: 'login' }
  | { of: 'envelope' }
  | { of: 'letter' }
  | { of: 'mail'; to: string }
  | { of: 'outside'; to: string }
  | { of: 'open' }
  | { of: 'read' }
  | { of: 'change' }
  | { of: 'wait' }
  | { of: 'bye'; verb: string }
  | { of: 'ask'; name: string; type: string; program: string }
  | { of: 'switch'; state: 'up' | 'down' }
  | { of: 'talk'; verb: string }
  | { of: 'command'; program: string };

/** Of one step. */
export interface StepText {
  title: string;
  prose: string;
  /** The first two hints. */
  nudge: string;
  stronger: string;
}

export interface DraftWords {
  /** What the author has not written yet. */
  summary: string;
  goal: string;
  opening: string;
  check(says: CheckSays): string;
  step(says: StepSays): StepText;
  /** The third hint: what to type, in order; the empty line is ''. `more`: there are others. */
  type(lines: readonly string[], more: boolean): string;
  /** The same of what is run in a shell of one's own. */
  run: string;
}

export const draftWords: Readonly<Record<Language, DraftWords>> = { en, fr };
