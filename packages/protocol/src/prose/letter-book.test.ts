import { describe, expect, it } from 'vitest';
import { letter as en } from './en/letter.ts';
import { letter as fr } from './fr/letter.ts';
import { plain, spans } from './say.ts';

const NUMBERS = ['seconds', 'octets', 'count', 'weekday', 'tls', 'auth', 'utf8', 'instance', 'year'];
/** Values for every name that a sentence uses, in several sizes and kinds. */
const VALUES = ['', '+0100', '-0500', 'campus.test', 'pass', 'fail', 'reject'].map(
  (text, index) =>
    new Proxy({} as Record<string, unknown>, {
      get: (_, name) => (NUMBERS.includes(String(name)) ? [0, 1, 2, 6, 3, 5, 1][index] : text),
    }),
);

function sentences(book: object): [path: string, text: string][] {
  const found: [string, string][] = [];
  const walk = (path: string, entry: unknown): void => {
    if (typeof entry === 'string') found.push([path, entry]);
    else if (typeof entry === 'function')
      for (const values of VALUES) found.push([path, String(entry(values))]);
    else
      for (const [key, value] of Object.entries(entry as object))
        walk(path === '' ? key : `${path}.${key}`, value);
  };
  walk('', book);
  return found;
}
const shape = (entry: unknown, path = ''): string[] =>
  typeof entry === 'object' && entry !== null
    ? Object.entries(entry).flatMap(([key, value]) => shape(value, `${path}.${key}`))
    : [path];
const prosaic = (text: string, between = '') =>
  spans(text)
    .filter(({ kind }) => kind !== 'wire')
    .map(({ text: part }) => part)
    .join(between);

/** Labels and pieces of sentences have no full stop. */
const LABELS = /^letter(?:Panel|Writer)\./;

describe('the book letter', () => {
  it('has the same ids in both languages', () => {
    expect(shape(fr)).toEqual(shape(en));
  });

  it('left no English sentence in the French', () => {
    const english = new Map(sentences(en));
    expect(sentences(fr).filter(([path, text]) => text.length > 24 && english.get(path) === text)).toEqual(
      [],
    );
  });

  it.each([
    ['English', en],
    ['French', fr],
  ])('%s: no hole, no exclamation, closed marks, typographic quotes, a full stop', (_language, book) => {
    for (const [path, text] of sentences(book)) {
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
      expect(prosaic(text), path).not.toMatch(/!|\boops\b|\bsimply\b|\bsimplement\b|\bplease\b/i);
      expect(text.split('`').length % 2, `${path}: ${text}`).toBe(1);
      expect(text.replace(/`[^`]*`/g, '').split('==').length % 2, `${path}: ${text}`).toBe(1);
      expect(prosaic(text), path).not.toMatch(/['"]/);
      if (!LABELS.test(path)) expect(plain(text), path).toMatch(/[.?]$/);
    }
  });

  it('French typography: no-break spaces, vous', () => {
    for (const [path, sentence] of sentences(fr)) {
      const text = prosaic(sentence, '\u2060');
      expect(text, path).not.toMatch(/ [:;?»]|« /);
      expect(text.replace(/Re:/g, ''), path).not.toMatch(/[\p{L}\p{N})»*]\u2060?[;?:](?!\S)/u);
      expect(text, path).not.toMatch(/(?<![\p{L}-])(?:tu|toi|ton|tes|te)(?![\p{L}-])/iu);
    }
  });

  it('a sentence about a field is short', () => {
    for (const book of [en, fr])
      for (const [path, text] of sentences({
        letterField: book.letterField,
        letterFamily: book.letterFamily,
      }))
        expect(text.split(' ').length, `${path}: ${text}`).toBeLessThanOrEqual(42);
  });
});
