/** Whether a message is what a SEARCH looks for (RFC 3501 §6.4.4). */
import { readDate } from '../../letter/date.ts';
import { decodeEncodedWords } from '../../mail/encoded-word.ts';
import { type Field, readFields } from '../../mail/fields.ts';
import type { ImapRow } from './mail.ts';
import { folded, type SearchTree } from './search-tree.ts';

/** A letter as it is searched: its fields, and which of the texts that are looked for stand behind them. */
export interface SearchedLetter {
  fields: readonly SearchedField[];
  /** Absent where only its header is at hand. */
  found?: ReadonlySet<string>;
}

/** @param octets a letter, or its beginning with the whole header */
export function searchedHeader(octets: Uint8Array): SearchedLetter {
  return { fields: readFields(octets).fields.map((field) => new SearchedField(field)) };
}

/** Its text is folded when it is asked for: that takes four times as long as reading the field, and most searches look at one. */
class SearchedField {
  readonly name: string;
  readonly value: string;
  #text: string | undefined;

  constructor({ name, value }: Field) {
    this.name = name.toLowerCase();
    this.value = value;
  }

  get text(): string {
    this.#text ??= folded(decodeEncodedWords(this.value));
    return this.#text;
  }
}

/** @returns undefined where more of the letter is needed than is at hand */
export function matches(tree: SearchTree, row: ImapRow, letter?: SearchedLetter): boolean | undefined {
  const { message, number, recent } = row;
  switch (tree.kind) {
    case 'all':
      return true;
    case 'and':
      return every(tree.trees, row, letter);
    case 'or': {
      const one = matches(tree.one, row, letter);
      if (one === true) return true;
      const other = matches(tree.other, row, letter);
      return other === true ? true : one === undefined ? undefined : other;
    }
    case 'not': {
      const inner = matches(tree.tree, row, letter);
      return inner === undefined ? undefined : !inner;
    }
    case 'flag':
      return message.flags.some((flag) => flag.toLowerCase() === tree.flag);
    case 'recent':
      return recent;
    case 'set': {
      const wanted = tree.of === 'uid' ? message.uid : number;
      return tree.ranges.some(({ from, to }) => {
        const [one, other] = [from as number, to as number];
        return wanted >= Math.min(one, other) && wanted <= Math.max(one, other);
      });
    }
    case 'day':
      return dayMatches(tree, row, letter);
    case 'size':
      return tree.is === 'larger' ? message.size > tree.octets : message.size < tree.octets;
    case 'field':
      return letter?.fields.some(({ name, text }) => name === tree.name && text.includes(tree.text));
    case 'text': {
      if (letter?.fields.some(({ name, text }) => text.includes(tree.text) || name.includes(tree.text)))
        return true;
      return letter?.found?.has(tree.text);
    }
    case 'body':
      return letter?.found?.has(tree.text);
    default:
      return tree satisfies never;
  }
}

/** What is false of one is false, whatever the others need. */
function every(
  trees: readonly SearchTree[],
  row: ImapRow,
  letter: SearchedLetter | undefined,
): boolean | undefined {
  let all: boolean | undefined = true;
  for (const tree of trees) {
    const one = matches(tree, row, letter);
    if (one === false) return false;
    if (one === undefined) all = undefined;
  }
  return all;
}

/** Days are compared without regard to time and zone: as they are written (RFC 3501 §6.4.4). */
function dayMatches(
  { of, is, day }: Extract<SearchTree, { kind: 'day' }>,
  { message }: ImapRow,
  letter: SearchedLetter | undefined,
): boolean | undefined {
  let own: number;
  if (of === 'came') own = Math.floor(message.at / 86_400_000_000);
  else {
    if (!letter) return undefined;
    const { atMs, offsetMinutes = 0 } = readDate(
      letter.fields.find(({ name }) => name === 'date')?.value ?? '',
    );
    if (atMs === undefined) return false;
    own = Math.floor((atMs + offsetMinutes * 60_000) / 86_400_000);
  }
  return is === 'before' ? own < day : is === 'on' ? own === day : own >= day;
}

/** The same with `*` as the largest number, or UID, of the folder. */
export function withLargest(tree: SearchTree, largest: { number: number; uid: number }): SearchTree {
  const inner = (one: SearchTree): SearchTree => withLargest(one, largest);
  switch (tree.kind) {
    case 'and':
      return { kind: 'and', trees: tree.trees.map(inner) };
    case 'or':
      return { kind: 'or', one: inner(tree.one), other: inner(tree.other) };
    case 'not':
      return { kind: 'not', tree: inner(tree.tree) };
    case 'set': {
      const end = (one: number | '*') => (one === '*' ? largest[tree.of] : one);
      return { ...tree, ranges: tree.ranges.map(({ from, to }) => ({ from: end(from), to: end(to) })) };
    }
    default:
      return tree;
  }
}
