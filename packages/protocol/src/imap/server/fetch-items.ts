/** What a FETCH asks for (RFC 3501 §6.4.5), read by the table of items that the panels read it by. */
import { FETCH_ITEMS, FETCH_MACROS, fetchItemOf, isFetchMacro, isSection } from '../fetch-items.ts';
import type { Arguments } from './arguments.ts';

/** A piece of a letter. `part`: `2.1` is [2, 1], the letter itself []. */
export interface FetchSection {
  kind: 'section';
  /** As it is answered: `BODY[1.MIME]<0>`. */
  label: string;
  part: readonly number[];
  text: '' | 'HEADER' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT' | 'MIME' | 'TEXT';
  /** Names of fields, in lower case. */
  fields: readonly string[];
  /** Octets of the section, [start, start + length). */
  partial?: { start: number; length: number };
  /** It sets \Seen. */
  seen: boolean;
}

export type FetchItem =
  | { kind: 'FLAGS' | 'INTERNALDATE' | 'RFC822.SIZE' | 'ENVELOPE' | 'UID' | 'BODY' | 'BODYSTRUCTURE' }
  | FetchSection;

/** In one command. */
const MOST_ITEMS = 100;
const MOST_FIELDS = 100;
const MOST_PARTS = 20;

/** Items by extensions that this server does not have. */
const FOREIGN: ReadonlySet<string> = new Set(
  Object.entries(FETCH_ITEMS).flatMap(([id, row]) => ('capability' in row ? [id] : [])),
);
const WHOLE = {
  RFC822: { text: '', seen: true },
  'RFC822.HEADER': { text: 'HEADER', seen: false },
  'RFC822.TEXT': { text: 'TEXT', seen: true },
} as const;

/** One item, a macro, or several in parentheses. */
export function readFetchItems(given: Arguments): FetchItem[] {
  const { next } = given;
  if (next?.kind === 'atom' && isFetchMacro(next.text)) {
    given.take();
    const macro = FETCH_MACROS[next.text.toUpperCase() as keyof typeof FETCH_MACROS];
    return macro.split(' ').map((kind) => ({ kind }) as FetchItem);
  }
  if (!given.takes('(')) return [readItem(given)];
  const items = [readItem(given)];
  while (!given.takes(')')) {
    if (items.length >= MOST_ITEMS) given.malformed();
    items.push(readItem(given));
  }
  return items;
}

function readItem(given: Arguments): FetchItem {
  const { kind, text } = given.take();
  if (kind !== 'atom') given.malformed();
  const section = given.next?.kind === 'open-bracket' && /^BODY(?:\.PEEK)?$/i.test(text);
  const id = fetchItemOf(text, section);
  if (id === undefined || FOREIGN.has(id)) return given.malformed();
  switch (id) {
    case 'BODY[]':
    case 'BODY.PEEK[]':
      return readSection(given, id === 'BODY[]');
    case 'RFC822':
    case 'RFC822.HEADER':
    case 'RFC822.TEXT':
      return { kind: 'section', label: id, part: [], fields: [], ...WHOLE[id] };
    default:
      return { kind: id } as FetchItem;
  }
}

function readSection(given: Arguments, seen: boolean): FetchSection {
  given.take();
  const spec = given.next?.kind === 'atom' ? given.take().text.toUpperCase() : '';
  if (!isSection(spec)) given.malformed();
  const fields: string[] = [];
  if (/HEADER\.FIELDS(?:\.NOT)?$/.test(spec)) {
    if (!given.takes('(')) given.malformed();
    do fields.push(given.string());
    while (given.next?.kind !== 'close' && fields.length < MOST_FIELDS);
    if (!given.takes(')')) given.malformed();
  }
  if (given.take().kind !== 'close-bracket') given.malformed();
  const numbers = /^\d+(?:\.\d+)*/.exec(spec)?.[0] ?? '';
  const part = numbers === '' ? [] : numbers.split('.').map(Number);
  if (part.length > MOST_PARTS) given.malformed();
  const text = spec.slice(numbers.length).replace(/^\./, '') as FetchSection['text'];
  const names = fields.length > 0 ? ` (${fields.map(asName).join(' ')})` : '';
  const partial = readPartial(given);
  return {
    kind: 'section',
    label: `BODY[${spec}${names}]${partial ? `<${partial.start}>` : ''}`,
    part,
    text,
    fields: fields.map((name) => name.toLowerCase()),
    seen,
    ...(partial && { partial }),
  };
}

/** `<0.1024>`, right behind the bracket. */
function readPartial(given: Arguments): FetchSection['partial'] {
  const { next } = given;
  if (next?.kind !== 'atom' || !next.text.startsWith('<')) return undefined;
  const found = /^<(\d{1,10})\.([1-9]\d{0,9})>$/.exec(given.take().text);
  if (!found) return given.malformed();
  return { start: Number(found[1]), length: Number(found[2]) };
}

/** A field's name as it is said back: it cannot open or close anything. */
function asName(name: string): string {
  return /^[!-'*-[^-z|}~]+$/.test(name) ? name : `"${name.replace(/[^ -~]/g, '').replace(/["\\]/g, '\\$&')}"`;
}
