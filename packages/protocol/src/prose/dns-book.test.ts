import { describe, expect, it } from 'vitest';
import { dns as dnsEn } from './en/dns.ts';
import { dnsReference as referenceEn } from './en/dns-reference.ts';
import { verdicts as verdictsEn } from './en/verdicts.ts';
import { dns as dnsFr } from './fr/dns.ts';
import { dnsReference as referenceFr } from './fr/dns-reference.ts';
import { verdicts as verdictsFr } from './fr/verdicts.ts';
import { plain, spans } from './say.ts';

/** Values for every name that a sentence uses, in several sizes and kinds. */
const VALUES = ['', '0', '1', '3', 'campus.test', '.', 'pass', 'fail', 'reject'].map(
  (text, index) =>
    new Proxy({} as Record<string, unknown>, {
      get: (_, name) =>
        [
          'seconds',
          'count',
          'octets',
          'minimum',
          'serial',
          'preference',
          'port',
          'code',
          'at',
          'bits',
          'lookups',
          'rcode',
          'higher',
          'lower',
          'testing',
          'helo',
        ].includes(String(name))
          ? [0, 1, 2, 61, 3600, 90_000, 86_400, 5, 7][index]
          : text,
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

const BOOKS = [
  ['dns', dnsEn, dnsFr],
  ['verdicts', verdictsEn, verdictsFr],
  ['dnsReference', referenceEn, referenceFr],
] as const;

describe.each(BOOKS)('the book %s', (_name, en, fr) => {
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
      // Headings have none.
      if (!path.startsWith('dnsPanel.')) expect(plain(text), path).toMatch(/[.?]$/);
    }
  });

  it('French typography: no-break spaces, vous', () => {
    const bare = sentences(fr).map(([path, text]) => [path, prosaic(text, '\u2060')] as const);
    for (const [path, text] of bare) {
      expect(text, path).not.toMatch(/ [:;?»]|« /);
      expect(text.replace(/From:/g, ''), path).not.toMatch(/[\p{L}\p{N})»*]\u2060?[;?:](?!\S)/u);
      expect(text, path).not.toMatch(/(?<![\p{L}-])(?:tu|toi|ton|tes|te)(?![\p{L}-])/iu);
    }
  });

  it('a card is a few words', () => {
    const cards = 'dnsCoach' in en ? en.dnsCoach : 'verdictCoach' in en ? en.verdictCoach : {};
    for (const [path, text] of sentences(cards))
      expect(text.split(' ').length, `${path}: ${text}`).toBeLessThanOrEqual(path.endsWith('head') ? 18 : 48);
  });
});
