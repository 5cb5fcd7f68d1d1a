import { expect, it } from 'vitest';
import { twoViewsWords } from './words.ts';

it('has a sentence for the same alerts in both languages', () => {
  expect(Object.keys(twoViewsWords.fr.alert)).toEqual(Object.keys(twoViewsWords.en.alert));
});

/** Every string that a tree of words can say, with something for whatever it wants to name. */
function said(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function')
    return [String(words('x', 'x', 'x')), String(words(1, 1)), String(words(2, 2))];
  return Object.values(words as object).flatMap(said);
}

it('writes French with a space that does not break before a colon, a semicolon, a question and an exclamation', () => {
  expect(said(twoViewsWords.fr).filter((text) => /[^\u00a0\d][:;?!](?: |$)/u.test(text))).toEqual([]);
});
