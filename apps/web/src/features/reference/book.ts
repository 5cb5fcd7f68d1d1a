import type { Entry } from '@ehlo/protocol/knowledge';
import type { ReferenceWords } from '@ehlo/protocol/prose/reference-words';
import type { Prose } from '@ehlo/protocol/reading';
import { BOOKS, type BookName } from '../../prose/books.ts';
import { type Say, useProse, useSay } from '../../prose/prose.ts';

/** The panels' prose and the book `reference` bound together. */
export type Book = Prose & ReferenceWords;

/** Undefined until both have come. */
export function useBook(): Book | undefined {
  useSay('reference');
  const prose = useProse();
  return prose && 'refReply' in prose ? (prose as Book) : undefined;
}

/** Words for entries of other protocols too: their books are fetched when such an entry is first shown. */
export function useSayOf(entries: readonly Entry[]): Say {
  const books = new Set(entries.flatMap((entry) => ('book' in entry ? [entry.book] : [])));
  return useSay('reference', ...[...books].filter((name): name is BookName & typeof name => name in BOOKS));
}
