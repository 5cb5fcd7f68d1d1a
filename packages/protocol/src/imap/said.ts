/** Builders of `Said` from the book `imap` that know which values each sentence needs. */
import type { ImapWords } from '../prose/imap-words.ts';
import type { Said } from '../reading/reading.ts';

export type Values<Entry> = Entry extends (values: infer V) => string ? V : never;
/** Nothing to give for a plain string. */
export type Given<V> = [V] extends [never] ? [] : [V];

type SentenceGroup = 'imapGloss' | 'imapTurn' | 'imapNeeds' | 'imapNote' | 'imapLine';

/** The sentence `group.id`. */
export function imapSaid<Group extends SentenceGroup, Id extends keyof ImapWords[Group] & string>(
  group: Group,
  id: Id,
  ...values: Given<Values<ImapWords[Group][Id]>>
): Said {
  const params = values[0] as Said['params'];
  return params === undefined ? { id: `${group}.${id}` } : { id: `${group}.${id}`, params };
}

/** Both sentences of a status. */
export const statusPair = (id: keyof ImapWords['imapStatus'] & string): { head: Said; body: Said } => ({
  head: { id: `imapStatus.${id}.head` },
  body: { id: `imapStatus.${id}.body` },
});

/** Both sentences of a response code. `rest`: what stands behind its name. */
export const codePair = (
  id: keyof ImapWords['imapCode'] & string,
  rest: string,
): { head: Said; body: Said } => ({
  head: { id: `imapCode.${id}.head`, params: { rest } },
  body: { id: `imapCode.${id}.body`, params: { rest } },
});
