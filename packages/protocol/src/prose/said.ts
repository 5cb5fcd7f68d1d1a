/** Builders of `Said` that know which values each sentence needs. */
import type { Said } from '../reading/reading.ts';
import type { Prose } from './prose.ts';

type Values<Entry> = Entry extends (values: infer V) => string ? V : never;
/** Nothing to give for a plain string. */
type Given<V> = [V] extends [never] ? [] : [V];
type Whole<Entry> = Entry extends { head: infer Head } ? Values<Head> : never;

type SentenceGroup = 'gloss' | 'note' | 'needs' | 'turn' | 'next' | 'extension' | 'enhancedClass';
type PairGroup = 'coach' | 'first' | 'second' | 'reply' | 'enhanced' | 'arrival';

/** The sentence `group.id`. */
export function said<Group extends SentenceGroup, Id extends keyof Prose[Group] & string>(
  group: Group,
  id: Id,
  ...values: Given<Values<Prose[Group][Id]>>
): Said {
  const params = values[0] as Said['params'];
  return params === undefined ? { id: `${group}.${id}` } : { id: `${group}.${id}`, params };
}

/** Both sentences of `group.id`. */
export function saidPair<Group extends PairGroup, Id extends keyof Prose[Group] & string>(
  group: Group,
  id: Id,
  ...values: Given<Whole<Prose[Group][Id]>>
): { head: Said; body: Said } {
  return pairOf(group, id, values[0] as Said['params']);
}

/** The same where the id is known at run time only: who calls it has checked the values before. */
export function pairOf(group: PairGroup, id: string, params: Said['params']): { head: Said; body: Said } {
  const of = (part: 'head' | 'body'): Said =>
    params === undefined ? { id: `${group}.${id}.${part}` } : { id: `${group}.${id}.${part}`, params };
  return { head: of('head'), body: of('body') };
}
