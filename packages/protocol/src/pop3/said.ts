/** Builders of `Said` from the book `pop3` that know which values each sentence needs. */
import type { Pop3Words } from '../prose/pop3-words.ts';
import type { Said } from '../reading/reading.ts';

export type Values<Entry> = Entry extends (values: infer V) => string ? V : never;
/** Nothing to give for a plain string. */
export type Given<V> = [V] extends [never] ? [] : [V];

type SentenceGroup = 'pop3Gloss' | 'pop3Turn' | 'pop3Needs' | 'pop3Note' | 'pop3Capability';

/** The sentence `group.id`. */
export function pop3Said<Group extends SentenceGroup, Id extends keyof Pop3Words[Group] & string>(
  group: Group,
  id: Id,
  ...values: Given<Values<Pop3Words[Group][Id]>>
): Said {
  const params = values[0] as Said['params'];
  return params === undefined ? { id: `${group}.${id}` } : { id: `${group}.${id}`, params };
}

/** Both sentences of `group.id`, which need no values. */
export function pop3Pair<Group extends 'pop3Status' | 'pop3Code'>(
  group: Group,
  id: keyof Pop3Words[Group] & string,
): { head: Said; body: Said } {
  return { head: { id: `${group}.${id}.head` }, body: { id: `${group}.${id}.body` } };
}
