import { draftOf, type FieldReading } from './field-reading.ts';
import { MOST_OCTETS } from './lexemes.ts';

/** Message-ID, In-Reply-To, References, Content-ID (RFC 5322 §3.6.4). */
export interface MessageIdReading extends FieldReading {
  /** Without angle brackets, in order. */
  ids: string[];
}

const RULE = 'RFC 5322 §3.6.4';
const MOST_IDS = 1000;

/**
 * @param value  After the colon, folded or not. Never throws.
 * @param one    True for fields that name one letter: Message-ID, Content-ID.
 */
export function readMessageIds(value: string, one = false): MessageIdReading {
  const draft = draftOf('ids');
  const ids: string[] = [];
  const text = value.slice(0, MOST_OCTETS);
  let from = 0;
  for (const match of text.matchAll(/<([^<>]*)>/g)) {
    if (ids.length >= MOST_IDS) break;
    strangeWords(from, match.index);
    from = match.index + match[0].length;
    const inner = match[1] ?? '';
    const start = match.index + 1;
    const at = inner.lastIndexOf('@');
    ids.push(inner.replace(/\s+/g, ''));
    const whole = { start, end: start + inner.length };
    if (at <= 0 || at === inner.length - 1) {
      draft.part(whole, 'idWhole', RULE);
      draft.remark(whole, 'idNoAt', RULE);
      continue;
    }
    const host = inner.slice(at + 1);
    draft.part({ start, end: start + at }, 'idLeft', RULE);
    draft.part({ start: start + at + 1, end: whole.end }, 'idRight', RULE, { host });
    if (/\s/.test(inner)) draft.remark(whole, 'idBlank', RULE);
  }
  strangeWords(from, text.length);
  if (ids.length === 0) draft.remark({ start: 0, end: text.length }, 'idNone', RULE);
  if (one && ids.length > 1) draft.remark({ start: 0, end: text.length }, 'idSeveral', RULE);
  return { ...draft.done(), ids };

  /** Words between ids are a form of old (§4.5.4); comments may stand anywhere. */
  function strangeWords(start: number, end: number): void {
    const between = text.slice(start, end);
    const words = between.trim();
    if (words === '') return;
    const at = start + between.indexOf(words);
    const place = { start: at, end: at + words.length };
    if (words.startsWith('(')) draft.part(place, 'comment', 'RFC 5322 §3.2.2');
    else if (ids.length > 0 || end < text.length) draft.part(place, 'idPhrase', 'RFC 5322 §4.5.4');
  }
}
