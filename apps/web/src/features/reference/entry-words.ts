import type { Entry } from '@ehlo/protocol/knowledge';
import type { Say } from '../../prose/prose.ts';
import type { Book } from './book.ts';

/** What an entry says at its top. */
export interface EntryWords {
  /** The headline, without the entry's own name; '' where that name says it all. */
  head: string;
  /** What it means, in a few lines. */
  lede: string;
}

const own = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;

/** The words of an entry; '' while the book that has them is on its way. */
export function wordsOf(entry: Entry, book: Book, say: Say): EntryWords {
  switch (entry.family) {
    case 'reply':
      return named(own(book.refReply, entry.id));
    case 'enhanced':
      return named(own(book.refEnhanced, `X.${entry.detail}`));
    case 'class':
      return named(own(book.refClass, entry.id) ?? own(book.refClass, entry.title));
    case 'command':
      return named(own(book.refCommand, entry.id));
    case 'extension':
      return {
        head: '',
        lede: own(book.refExtension, entry.id)?.says ?? own(book.refExtension, entry.keyword)?.says ?? '',
      };
    case 'parameter':
      return { head: '', lede: own(book.refParameter, entry.id) ?? '' };
    case 'mechanism':
      return {
        head: '',
        lede: (own(book.refMechanism, entry.id) ?? own(book.refMechanism, entry.name))?.what ?? '',
      };
    case 'port':
      return { head: '', lede: own(book.refPort, entry.id)?.who ?? '' };
    case 'role':
      return { head: '', lede: own(book.refRole, entry.id) ?? '' };
    case 'limit':
      return { head: '', lede: own(book.refLimit, entry.id) ?? '' };
    case 'rule':
      return { head: '', lede: own(book.refRule, entry.name) ?? '' };
    default:
      return { head: '', lede: say(entry.said) };
  }
}

/** The sentence at the top of an entry's page; undefined where its name, or its title, stands there. */
export const headlineOf = (entry: Entry, book: Book): string | undefined =>
  own(book.refHeadline, entry.id) ?? own(book.refMailbox, entry.id)?.head;

const named = (page: { name: string; what: string } | undefined): EntryWords =>
  page ? { head: page.name, lede: page.what } : { head: '', lede: '' };
