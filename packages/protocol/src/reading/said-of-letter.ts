import { said } from '../prose/said.ts';
import type { Exchange, Said } from './reading.ts';

/** What a letter is made of, in lines: for the token of a letter's exchange. */
export function saidOfLetter({ counts, total, ended }: NonNullable<Exchange['letter']>): Said {
  return said('gloss', 'letter', {
    fields: counts.field,
    blank: counts.blank,
    body: counts.body + counts['dot-stuffed'],
    total: ended ? total - 1 : total,
  });
}
