import { describe, expect, it } from 'vitest';
import { imap as en } from './en/imap.ts';
import { imap as fr } from './fr/imap.ts';
import { plain, spans } from './say.ts';

const NUMBERS = new Set('rows lines octets messages deleted number count left uid readOnly'.split(' '));
/** Values for every name that a sentence uses, in several sizes and kinds. */
const VALUES = (['nobody', 'in', 'selected', 'deleted', 'closed', 'in'] as const).map(
  (kept, index) =>
    new Proxy({} as Record<string, unknown>, {
      get: (_, name) => {
        if (name === 'kept') return kept;
        if (name === 'state')
          return ['greeting', 'not-authenticated', 'authenticated', 'selected', 'logout', 'selected'][index];
        if (NUMBERS.has(String(name))) return [0, 1, 2, 7, 12, 25_000][index];
        return ['', 'bob', 'FETCH', '0', 'STORE', 'x y'][index];
      },
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
/** Labels, and what the row "Server remembers" ends: no sentences. */
const LABELS = /^imap(?:Token|Needs|Remembers)\b/;

describe('the book imap', () => {
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
      if (LABELS.test(path)) expect(text, path).not.toMatch(/\.$/);
      else expect(plain(text), path).toMatch(/[.?]$/);
    }
  });

  it('French typography: no-break spaces, vous', () => {
    for (const [path, text] of sentences(fr)) {
      const bare = prosaic(text, '\u2060');
      expect(bare, path).not.toMatch(/ [:;?»]|« /);
      expect(bare.replace(/==/g, ''), path).not.toMatch(/[\p{L}\p{N})»*]\u2060?[;?](?!\S)/u);
      expect(bare, path).not.toMatch(/(?<![\p{L}-])(?:tu|toi|ton|tes|te)(?![\p{L}-])/iu);
    }
  });

  it('a card is a few words', () => {
    for (const book of [en, fr])
      for (const [path, text] of sentences(book.imapCoach))
        expect(text.split(' ').length, `${path}: ${text}`).toBeLessThanOrEqual(
          path.endsWith('head') ? 18 : 48,
        );
  });
});
