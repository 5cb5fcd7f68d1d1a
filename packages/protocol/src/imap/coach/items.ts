/** FETCH, STORE and SEARCH: their own little languages. */
import { nearest, shown } from '../../reading/words.ts';
import { argumentsCalled, type ReadImapCommand } from '../command-line.ts';
import { FETCH_ITEMS, fetchItemOf, isFetchMacro, isSection } from '../fetch-items.ts';
import { STORE_ITEMS, SYSTEM_FLAGS, storeItemOf, systemFlagOf } from '../flags.ts';
import type { Lexeme } from '../lexemes.ts';
import { isSearchDate, SEARCH_KEYS, searchKeyOf } from '../search-keys.ts';
import { unbalanced } from './argument.ts';
import { type Found, found, type Mistake, replaced, withTag } from './found.ts';

/** Fields that people ask for as if they were items. */
const FIELDS = /^(?:SUBJECT|FROM|TO|CC|BCC|DATE|MESSAGE-ID|REPLY-TO|SENDER|RECEIVED|RETURN-PATH)$/i;

export function fetchCause({ fold, command, text }: Mistake): Found | undefined {
  const { lexemes, named } = command;
  if (named.missing.some(({ token }) => token !== 'fetch-item')) return undefined;
  const mend = (marks: { start: number; end: number }, by: string) => ({
    marks,
    repair: withTag(fold, replaced(command, marks, by)),
  });
  const inList = lexemes[1]?.kind === 'open';
  for (const [index, lexeme] of lexemes.entries()) {
    if (named.names[index] !== 'fetch-item' || lexeme.kind !== 'atom') continue;
    const cause = itemCause(command, text, lexemes, index, inList, mend);
    if (cause) return cause;
  }
  const open = unbalanced(lexemes);
  if (open)
    return found(
      'parenOpen',
      {},
      open.kind === 'open' ? mend({ start: text.length, end: text.length }, ')') : { marks: open },
    );
  const extra = named.excess === undefined ? undefined : lexemes[named.excess];
  const first = lexemes[1];
  if (extra && first && !inList && first.kind === 'atom') {
    const marks = { start: first.start, end: text.trimEnd().length };
    const items = text.slice(marks.start, marks.end);
    return found('parensMissing', { what: shown(items) }, mend(marks, `(${items})`));
  }
  return undefined;
}

type Mend = (
  marks: { start: number; end: number },
  by: string,
) => { marks: { start: number; end: number }; repair: string };

function itemCause(
  { named }: ReadImapCommand,
  text: string,
  lexemes: readonly Lexeme[],
  index: number,
  inList: boolean,
  mend: Mend,
): Found | undefined {
  const lexeme = lexemes[index] as Lexeme;
  const item = lexeme.text;
  const bracket = lexemes[index + 1]?.kind === 'open-bracket';
  if (inList && isFetchMacro(item)) return found('macroInList', { typed: shown(item) }, { marks: lexeme });
  if (!bracket) {
    if (fetchItemOf(item, false)) return undefined;
    if (fetchItemOf(item, true))
      return found('sectionMissing', { typed: shown(item) }, mend(lexeme, `${item}[]`));
    if (FIELDS.test(item))
      return found(
        'fetchField',
        { name: shown(item) },
        mend(lexeme, `BODY.PEEK[HEADER.FIELDS (${item.toUpperCase()})]`),
      );
    const near = nearest(
      item,
      Object.keys(FETCH_ITEMS).map((id) => id.replace('[]', '')),
    );
    return found('fetchItem', { typed: shown(item) }, near ? mend(lexeme, near) : { marks: lexeme });
  }
  const close = lexemes.findIndex(({ kind }, at) => at > index && kind === 'close-bracket');
  if (close < 0) {
    const end = text.trimEnd().length;
    return found('sectionOpen', { typed: shown(item) }, mend({ start: end, end }, ']'));
  }
  const section = named.names[index + 2] === 'section' ? lexemes[index + 2] : undefined;
  if (!fetchItemOf(item, true)) {
    const near = nearest(item, ['BODY', 'BODY.PEEK']);
    return found('fetchItem', { typed: shown(`${item}[]`) }, near ? mend(lexeme, near) : { marks: lexeme });
  }
  if (!section || isSection(section.text)) return undefined;
  const { start } = section;
  const end = lexemes[close]?.start ?? section.end;
  if (FIELDS.test(section.text))
    return found(
      'sectionUnknown',
      { typed: shown(section.text) },
      mend({ start, end }, `HEADER.FIELDS (${section.text.toUpperCase()})`),
    );
  return found('sectionUnknown', { typed: shown(section.text) }, { marks: section });
}

export function storeCause({ fold, command }: Mistake): Found | undefined {
  const [item] = argumentsCalled(command, 'store-item');
  const mend = (marks: { start: number; end: number }, by: string) => ({
    marks,
    repair: withTag(fold, replaced(command, marks, by)),
  });
  if (!item) return undefined;
  if (!storeItemOf(item.text)) {
    const flags = command.text.slice(item.start).trim();
    if (item.text.startsWith('\\') || item.kind === 'open')
      return found(
        'storeItemMissing',
        {},
        mend({ start: item.start, end: item.start + flags.length }, `+FLAGS (${flags.replace(/[()]/g, '')})`),
      );
    const near = nearest(item.text, Object.keys(STORE_ITEMS));
    return found('storeItem', { typed: shown(item.text) }, near ? mend(item, near) : { marks: item });
  }
  const unknown = argumentsCalled(command, 'flag').find(({ text }) => !systemFlagOf(text));
  if (unknown) {
    const near = nearest(unknown.text, Object.keys(SYSTEM_FLAGS));
    return found(
      'flagUnknown',
      { typed: shown(unknown.text) },
      near ? mend(unknown, near) : { marks: unknown },
    );
  }
  return undefined;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function searchCause({ fold, command, text }: Mistake): Found | undefined {
  const { lexemes, named } = command;
  const mend = (marks: { start: number; end: number }, by: string) => ({
    marks,
    repair: withTag(fold, replaced(command, marks, by)),
  });
  for (const [index, lexeme] of lexemes.entries()) {
    const key = named.names[index] === 'search-key' ? searchKeyOf(lexeme.text) : undefined;
    if (!key) continue;
    const { wants } = SEARCH_KEYS[key];
    const value = lexemes[index + 1];
    const [want] = wants;
    if (want === undefined) continue;
    const there = lexemes.slice(index + 1, index + 1 + wants.length).length;
    if (there < wants.length || value?.kind === 'close')
      return found('searchValue', { key }, { marks: { start: lexeme.start, end: text.trimEnd().length } });
    if (want === 'date' && value && !isSearchDate(value.text)) {
      const date = asSearchDate(value.text);
      return found('searchDate', { typed: shown(value.text) }, date ? mend(value, date) : { marks: value });
    }
  }
  const extra = named.excess === undefined ? undefined : lexemes[named.excess];
  if (!extra) return undefined;
  if (extra.kind !== 'atom') {
    const open = unbalanced(lexemes);
    return open ? found('parenOpen', {}, { marks: open }) : undefined;
  }
  const before = named.excess === undefined ? undefined : lexemes[named.excess - 1];
  const near = nearest(extra.text, Object.keys(SEARCH_KEYS));
  // A value of two words without quotes: the second is taken for a key.
  if (before && named.names[(named.excess ?? 0) - 1] === 'search-value' && before.kind === 'atom' && !near) {
    const marks = { start: before.start, end: extra.end };
    return found(
      'searchWords',
      { typed: shown(extra.text) },
      mend(marks, `"${text.slice(marks.start, marks.end)}"`),
    );
  }
  return found('searchKey', { typed: shown(extra.text) }, near ? mend(extra, near) : { marks: extra });
}

/** `2026-09-01` and `01/09/2026` in IMAP's way; the latter day first. */
function asSearchDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const other = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : other ? [other[3], other[2], other[1]] : [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? undefined : `${Number(day)}-${name}-${year}`;
}
