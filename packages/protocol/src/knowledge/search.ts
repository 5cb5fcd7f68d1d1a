/** Finding an entry by its name, its number, a part of one, or by what a server said. Pure; the language is the caller's. */
import { type EntryCore, FAMILIES } from './entry.ts';
import { type UsualText, usualTextsIn } from './usual-texts.ts';

export interface Hit<Entry extends EntryCore = EntryCore> {
  entry: Entry;
  /** How it was found: by its own name; as one of a class (`4xx`, `5.7`); by a server's words; by a word about it. */
  by: 'name' | 'class' | 'text' | 'word';
  /** What a server says, where `by` is `text`. */
  text?: UsualText;
}

export interface SearchOptions<Entry extends EntryCore = EntryCore> {
  /** Further text about an entry in the reader's language, to look through as well. */
  wordsOf?: (entry: Entry) => string;
  /** At most so many hits; 40 without it. */
  limit?: number;
}

const MOST = 40;
const LONGEST_QUERY = 400;

/** As it is compared: lower case, one space, no marks around it. */
const plainly = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[/#]?(?:ref\/)?/, '')
    .replace(/[,;:!?]+$/, '')
    .trim();

export interface Reference<Entry extends EntryCore> {
  entryOf: (id: string) => Entry | undefined;
  search: (query: string, options?: SearchOptions<Entry>) => Hit<Entry>[];
}

/** Puts entries in order to be looked up. Ids have to be unique; `also` words need not be. */
export function createReference<Entry extends EntryCore>(entries: readonly Entry[]): Reference<Entry> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byName = new Map<string, Entry>();
  // What something is called comes before what something else is also called.
  const titled = entries.map((entry): [string, Entry] => [plainly(entry.title), entry]);
  const alsoCalled = entries.flatMap((entry) =>
    entry.also.map((name): [string, Entry] => [plainly(name), entry]),
  );
  for (const [name, entry] of [...titled, ...alsoCalled]) {
    if (!byId.has(name) && !byName.has(name)) byName.set(name, entry);
  }
  const names = new Map(entries.map((entry) => [entry, [entry.id, entry.title, ...entry.also].map(plainly)]));
  const rank = (entry: Entry): number => {
    const place = (FAMILIES as readonly string[]).indexOf(entry.family);
    return place < 0 ? FAMILIES.length : place;
  };

  function entryOf(id: string): Entry | undefined {
    const name = plainly(id.slice(0, LONGEST_QUERY));
    const own = byId.get(name);
    if (own) return own;
    // 5.1.1 is a page of X.1.1; so is the number alone, as in `1.1`, nowhere.
    const enhanced = /^[245]\.(\d{1,3}\.\d{1,3})$/.exec(name);
    if (enhanced) return byId.get(`x.${enhanced[1]}`);
    return byName.get(name);
  }

  function search(query: string, { wordsOf, limit = MOST }: SearchOptions<Entry> = {}): Hit<Entry>[] {
    const asked = plainly(query.slice(0, LONGEST_QUERY));
    if (asked === '') return [];
    const hits: Hit<Entry>[] = [];
    const add = (entry: Entry | undefined, by: Hit['by'], text?: UsualText): void => {
      if (!entry || hits.some((hit) => hit.entry === entry)) return;
      hits.push(text ? { entry, by, text } : { entry, by });
    };

    add(entryOf(asked), 'name');
    for (const entry of classOf(asked)) add(entry, 'class');
    // A whole reply, or a part of one: its numbers, then its words.
    const [code] = /^[2-5]\d\d(?=[ -]|$)/.exec(asked) ?? [];
    if (code !== undefined) add(byId.get(code), 'name');
    const [enhanced] = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(asked) ?? [];
    if (enhanced !== undefined) add(entryOf(enhanced), 'name');
    for (const text of usualTextsIn(asked)) for (const id of text.entries) add(byId.get(id), 'text', text);
    for (const entry of byWords(asked, wordsOf)) add(entry, 'word');
    return hits.slice(0, limit);
  }

  /** `4xx`, `4yz`, `55`, `5.7`, `x.7`: all that begin so. */
  function classOf(asked: string): Entry[] {
    const digits = /^([2-5]\d?)(?:xx?|yz|z)?$/.exec(asked);
    const begun = digits?.[1];
    if (begun !== undefined) {
      const whole = byId.get(`${begun[0]}xx`);
      const codes = entries.filter(({ family, id }) => family === 'reply' && id.startsWith(begun));
      return begun.length === 1 && whole ? [whole, ...codes] : codes;
    }
    const number = /^[245x](\.\d{1,3})\.?x?$/.exec(asked);
    if (!number) return [];
    const subject = `x${number[1]}`;
    const whole = byId.get(subject);
    return [...(whole ? [whole] : []), ...entries.filter(({ id }) => id.startsWith(`${subject}.`))];
  }

  function byWords(asked: string, wordsOf: SearchOptions<Entry>['wordsOf']): Entry[] {
    const words = asked.split(' ');
    const found: { entry: Entry; worth: number }[] = [];
    for (const entry of entries) {
      const own = names.get(entry) ?? [];
      let worth = 0;
      // Its name, then what else it is called.
      if (own.indexOf(asked) === 0 || own.indexOf(asked) === 1) worth = 70;
      else if (own.includes(asked)) worth = 60;
      else if (own.some((name) => name.startsWith(asked))) worth = 40;
      else if (own.some((name) => name.includes(asked))) worth = 20;
      else if (words.every((word) => own.some((name) => name.includes(word)))) worth = 10;
      else if (wordsOf) {
        const text = plainly(wordsOf(entry));
        if (text.includes(asked)) worth = 6;
        else if (words.every((word) => word.length > 2 && text.includes(word))) worth = 3;
      }
      if (worth > 0) found.push({ entry, worth });
    }
    return found.sort((a, b) => b.worth - a.worth || rank(a.entry) - rank(b.entry)).map(({ entry }) => entry);
  }

  return { entryOf, search };
}
