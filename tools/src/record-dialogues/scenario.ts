/** What is recorded: who speaks to which server, and what has to be found in it. */
import type { CaseId } from '@ehlo/protocol/knowledge/coach-cases';
import type { ServerName } from './servers.ts';
import type { Tap } from './tap.ts';

/** A case, or something that is none and worth a note all the same. */
export type NoteName = CaseId | 'null-sender' | 'dot-stuffed' | 'cannot-verify' | 'pipelined' | 'segments';

export interface Scenario {
  name: string;
  client: string;
  server: ServerName;
  how: string;
  correct: boolean;
  /** See `RecordedDialogue.expect`. */
  expect: readonly NoteName[];
  /** Speaks through the tap; resolves when the client has ended. */
  speak(tap: Tap): Promise<void>;
}

/** What a client is asked to do, before it is known with which server. */
export type Speech = Pick<Scenario, 'client' | 'how' | 'speak'>;

/** A correct dialogue with each of these servers; `notes`: what the standard has to say of it all the same. */
export function correct(
  name: string,
  speech: Speech,
  servers: readonly ServerName[],
  notes: readonly NoteName[] = [],
): Scenario[] {
  return servers.map((server) => ({ ...speech, name, server, correct: true, expect: notes }));
}

/** A dialogue in which something goes wrong: what the coach has to say. */
export function mistaken(
  name: string,
  speech: Speech,
  server: ServerName,
  ...expect: readonly CaseId[]
): Scenario {
  return { ...speech, name, server, correct: false, expect };
}
