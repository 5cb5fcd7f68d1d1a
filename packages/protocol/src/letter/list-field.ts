/** Fields of mailing lists (RFC 2369, RFC 2919, RFC 8058), and Auto-Submitted (RFC 3834). */
import { decodeEncodedWords } from '../mail/encoded-word.ts';
import { draftOf, type FieldReading } from './field-reading.ts';
import { lexemesOf, MOST_OCTETS } from './lexemes.ts';
import { readStructured } from './parameters.ts';

export interface UrlReading extends FieldReading {
  /** In the order of preference (RFC 2369 §2). */
  urls: string[];
}

const MOST_URLS = 100;
const RULE = 'RFC 2369 §2';

/** `<https://…>, <mailto:…>`, or `NO` (RFC 2369 §3.4). Never throws. */
export function readUrls(value: string): UrlReading {
  const draft = draftOf('urls');
  const text = value.slice(0, MOST_OCTETS);
  const urls: string[] = [];
  for (const lexeme of lexemesOf(text, '<>,')) {
    if (lexeme.kind === 'comment') draft.part(lexeme, 'comment', 'RFC 5322 §3.2.2');
    if (urls.length === 0 && lexeme.kind === 'word' && /^no$/i.test(lexeme.text) && !text.includes('<')) {
      draft.part(lexeme, 'listNo', 'RFC 2369 §3.4');
      draft.say('listNo', 'RFC 2369 §3.4');
    }
  }
  for (const { index, 1: inner = '' } of text.matchAll(/<([^<>]*)>/g)) {
    if (urls.length >= MOST_URLS) break;
    const url = inner.replace(/\s+/g, '');
    const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url)?.[1]?.toLowerCase() ?? '';
    urls.push(url);
    const place = { start: index + 1, end: index + 1 + inner.length };
    const id = scheme === 'mailto' ? 'urlMail' : scheme === 'http' || scheme === 'https' ? 'urlWeb' : 'url';
    draft.part(place, id, RULE, { url });
    if (scheme === '') draft.remark(place, 'urlNone', RULE);
  }
  if (urls.length > 1) draft.say('urlsInOrder', RULE, { count: urls.length });
  return { ...draft.done(), urls };
}

/** `Name of the list <list.campus.test>` (RFC 2919 §3). Never throws. */
export function readListId(value: string): FieldReading & { id: string; name: string } {
  const draft = draftOf('list-id');
  const text = value.slice(0, MOST_OCTETS);
  const angle = /<([^<>]*)>/.exec(text);
  const phrase = (angle ? text.slice(0, angle.index) : '').trim();
  const name = decodeEncodedWords(phrase.replace(/^"(.*)"$/s, '$1'));
  if (phrase !== '') {
    const start = text.indexOf(phrase);
    draft.part({ start, end: start + phrase.length }, 'listName', 'RFC 2919 §3', { name });
  }
  const id = (angle?.[1] ?? text).replace(/\s+/g, '');
  const start = angle ? angle.index + 1 : text.length - text.trimStart().length;
  draft.part({ start, end: start + (angle?.[1] ?? text.trim()).length }, 'listId', 'RFC 2919 §2', { id });
  if (!angle) draft.remark({ start: 0, end: text.length }, 'listIdBare', 'RFC 2919 §3');
  return { ...draft.done(), id, name };
}

/** `List-Unsubscribe=One-Click`, and nothing else (RFC 8058 §3.1). Never throws. */
export function readOneClick(value: string): FieldReading {
  const draft = draftOf('one-click');
  const text = value.slice(0, MOST_OCTETS);
  const words = text.trim();
  const start = text.indexOf(words);
  draft.part({ start, end: start + words.length }, 'oneClick', 'RFC 8058 §5');
  if (words !== 'List-Unsubscribe=One-Click')
    draft.remark({ start, end: start + words.length }, 'oneClickOther', 'RFC 8058 §5');
  return draft.done();
}

/** Keywords of IANA's "Auto-Submitted Header Field Keywords" (2009-02-02). */
export const AUTO_KEYWORDS = {
  no: 'RFC 3834 §5.2',
  'auto-generated': 'RFC 3834 §5.2',
  'auto-replied': 'RFC 3834 §5.2',
  'auto-notified': 'RFC 5436 §2.7.1',
} as const;
export type AutoKeyword = keyof typeof AUTO_KEYWORDS;

/** `auto-replied; …` (RFC 3834 §5.1). Never throws. */
export function readAutoSubmitted(value: string): FieldReading & { keyword: string } {
  const draft = draftOf('auto-submitted');
  const { value: keyword, valueAt } = readStructured(value, draft, new Set());
  const known = Object.hasOwn(AUTO_KEYWORDS, keyword);
  const rfc = known ? AUTO_KEYWORDS[keyword as AutoKeyword] : 'RFC 3834 §5.2';
  draft.part(valueAt, 'autoKeyword', 'RFC 3834 §5.1');
  draft.say(`letterAuto.${known ? keyword : 'other'}`, rfc, { keyword });
  return { ...draft.done(), keyword };
}
