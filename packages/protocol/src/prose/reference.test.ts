import { describe, expect, it } from 'vitest';
import { COMMAND_ENTRIES, ENTRIES, type Entry } from '../knowledge/index.ts';
import { MEANINGS } from '../knowledge/usual-texts.ts';
import { reference as en } from './en/reference.ts';
import { reference as fr } from './fr/reference.ts';
import type { ReferenceWords } from './reference-words.ts';
import { plain, spans } from './say.ts';

const languages: [string, ReferenceWords][] = [
  ['English', en],
  ['French', fr],
];

/** Every sentence of the book, with its path. */
function sentences(book: object): [path: string, text: string][] {
  const walk = (path: string, value: unknown): [string, string][] => {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value !== 'object' || value === null) return [[path, '[object']];
    return Object.entries(value).flatMap(([key, inner]) => walk(path === '' ? key : `${path}.${key}`, inner));
  };
  return walk('', book);
}

const prosaic = (text: string): string =>
  spans(text)
    .filter(({ kind }) => kind !== 'wire')
    .map(({ text: part }) => part)
    .join('\u2060');

const of = (family: Entry['family']) => ENTRIES.filter((entry) => entry.family === family);
const idsOf = (family: Entry['family']) => of(family).map(({ id }) => id);

describe.each(languages)('the reference in %s', (_name, book) => {
  const all = sentences(book);

  it.each<[keyof ReferenceWords, readonly string[]]>([
    ['refReply', idsOf('reply')],
    ['refEnhanced', of('enhanced').map(({ title }) => title)],
    ['refClass', idsOf('class')],
    ['refCommand', idsOf('command')],
    ['refExtension', idsOf('extension')],
    ['refParameter', idsOf('parameter')],
    ['refMechanism', idsOf('mechanism')],
    ['refPort', idsOf('port')],
    ['refRole', idsOf('role')],
    ['refLimit', idsOf('limit')],
    ['refText', MEANINGS],
  ])('%s has words for every entry, and for nothing else', (group, rows) => {
    expect(Object.keys(book[group]).sort()).toEqual([...rows].sort());
  });

  it('says what each code means after each command that it may answer', () => {
    const pairs = COMMAND_ENTRIES.flatMap(({ id, answers }) =>
      answers.flatMap(({ success, intermediate, error, usual = [] }) =>
        [...success, ...intermediate, ...error, ...usual].map((code) => `${code}@${id}`),
      ),
    );
    expect(Object.keys(book.refAfter).sort()).toEqual([...new Set(pairs)].sort());
  });

  it('has no hole, and no sentence without an end', () => {
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
    // Labels of a table or under a line are no sentences.
    const named = /\.(?:name|one|many)$|^ref(?:Part|Effect|Then)\./;
    expect(all.filter(([path, text]) => !named.test(path) && !/[.?]$/.test(plain(text)))).toEqual([]);
  });

  it('keeps the voice of the other books', () => {
    const broken =
      /!|\boops\b|\bsimply\b|\bsimplement\b|\bjust type\b|\bplease\b|\p{Extended_Pictographic}/iu;
    expect(all.filter(([, text]) => broken.test(prosaic(text)))).toEqual([]);
    expect(all.filter(([, text]) => /['"]/.test(prosaic(text)))).toEqual([]);
    for (const [path, text] of all) expect(text.split('`').length % 2, `${path}: ${text}`).toBe(1);
  });
});

describe('the two languages', () => {
  it('have the same sentences', () => {
    const paths = (book: object) =>
      sentences(book)
        .map(([path]) => path)
        .sort();
    expect(paths(fr)).toEqual(paths(en));
  });

  it('differ: no English sentence was left in the French', () => {
    const english = new Map(sentences(en));
    expect(sentences(fr).filter(([path, text]) => text.length > 24 && english.get(path) === text)).toEqual(
      [],
    );
  });

  it('French has a no-break space before : ; ? and inside guillemets, and says vous', () => {
    const all = sentences(fr).map(([path, text]): [string, string] => [path, prosaic(text)]);
    expect(all.filter(([, text]) => / [:;?»]|« /.test(text))).toEqual([]);
    expect(all.filter(([, text]) => /[\p{L}\p{N})»*]\u2060?[;?:](?!\S)/u.test(text))).toEqual([]);
    expect(all.filter(([, text]) => /(?<![\p{L}-])(?:tu|toi|ton|tes|te)(?![\p{L}-])/iu.test(text))).toEqual(
      [],
    );
  });
});
