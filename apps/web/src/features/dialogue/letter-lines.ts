import type { Exchange } from '@ehlo/protocol/reading';

/** Lines of the letter itself: the dot that ends it is none of them. */
export const letterLines = ({ total, ended }: NonNullable<Exchange['letter']>): number =>
  ended ? total - 1 : total;
