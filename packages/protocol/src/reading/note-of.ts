import { CASE_OF_NOTE } from '../knowledge/coach-causes.ts';
import type { NoteId, NoteWords } from '../prose/prose.ts';
import type { Note } from './reading.ts';

type Values<Words> = Words extends (values: infer V) => string ? V : never;
type Given<V> = [V] extends [never] ? [] : [V];

/** A note in the words of its id, with the case that it tells of, if it tells of one. */
export function noteOf<Id extends NoteId>(
  voice: Note['voice'],
  id: Id,
  rfc: string | undefined,
  ...values: Given<Values<NoteWords[Id]>>
): Note {
  const note: Note = { voice, said: { id: `note.${id}` } };
  const of = CASE_OF_NOTE[id];
  if (of !== null) note.case = of;
  if (values[0] !== undefined) note.said.params = values[0] as Record<string, string | number>;
  if (rfc !== undefined) note.rfc = rfc;
  return note;
}
