import type { Entry } from '@ehlo/protocol/knowledge';
import { useLanguage } from '../../i18n/i18n.ts';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { referenceWords } from './words.ts';

/** What an entry is called in a list: a reply code by its sign, the lone dot and the greeting by a word. */
export function EntryName({ entry }: { entry: Entry }) {
  const words = referenceWords[useLanguage()];
  if (entry.family === 'reply') return <StampSign code={entry.code} />;
  if (entry.id === 'dot' || entry.id === 'greeting') return words.stages[entry.id];
  return <Wire>{entry.title}</Wire>;
}
