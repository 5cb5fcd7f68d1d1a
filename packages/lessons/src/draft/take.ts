/** What was recorded of somebody who did a thing once: a lesson is drafted from it. */
import type { Fact } from '../facts/fact.ts';
import type { Own } from '../placeholders.ts';

/** A line as the terminal handed it over; `^C`, `^D` and `^Z` are those keys. */
export interface TypedLine {
  /** Microseconds, by the server's clock. */
  at: number;
  text: string;
  /** Who had the terminal. */
  to: 'shell' | 'program';
}

export interface Take {
  /** In the order in which they were typed, and in one terminal. */
  lines: readonly TypedLine[];
  /** Microseconds: where the author said that a step ends. Empty: steps are proposed. */
  cuts: readonly number[];
  /** What the room's log says of that time, in its order. */
  facts: readonly Fact[];
  /** Whose it was: what is theirs becomes a placeholder. */
  own: Own;
}

/** Of a room's log since a recording began, as `/api/rooms/me/recording` gives it. */
export interface RecordedFacts {
  /** The newest event that was looked at. */
  seq: number;
  /** When that was asked, microseconds. */
  at: number;
  facts: Fact[];
  /** There was more than one recording holds: what came later is missing. */
  more: boolean;
  /** EHLO_LESSONS_DIR, for whoever sits at the machine that serves the page. */
  folder?: string;
}

/** Of a line and of each other text of a fact; a recorded letter has no more either. */
export const SEEN_CHARACTERS = 300;

/** What one recording holds; a lesson is shorter. */
export const LONGEST_TAKE = { lines: 200, characters: 32_768, facts: 2_000 } as const;
