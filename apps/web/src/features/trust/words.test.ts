import { expect, it } from 'vitest';
import { trustWords } from './words.ts';

/** Every string that a tree of words can say, with something for whatever it wants to name. */
function said(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') {
    const named = { address: 'x', host: 'x', domain: 'x' };
    return [words('x', 'x', 'x'), words(2, 2), words(named)].map(String);
  }
  return Object.values(words as object).flatMap(said);
}

it('writes French with a space that does not break before a colon, a semicolon, a question and an exclamation', () => {
  // `From:` is the name of a field, in every language.
  const texts = said(trustWords.fr).map((text) => text.replace(/\bFrom:/g, 'From'));
  expect(texts.filter((text) => /[^\u00a0\d][:;?!](?: |$)/u.test(text))).toEqual([]);
});
