import type { ReferenceWords } from '@ehlo/protocol/prose/reference-words';
import type { Prose } from '@ehlo/protocol/reading';
import { useProse, useSay } from '../../prose/prose.ts';

/** The panels' prose and the book `reference` bound together. */
export type Book = Prose & ReferenceWords;

/** Undefined until both have come. */
export function useBook(): Book | undefined {
  useSay('reference');
  const prose = useProse();
  return prose && 'refReply' in prose ? (prose as Book) : undefined;
}
