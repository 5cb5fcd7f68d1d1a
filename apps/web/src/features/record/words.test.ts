import { describe, expect, it } from 'vitest';
import { recordWords } from './words.ts';

/** Every sentence, with samples for what it names. */
function sentences(tree: object): string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [(value as (...of: unknown[]) => string)(2, 3, 1, 5)];
    return sentences(value as object);
  });
}

describe('the words of the page that records lessons', () => {
  it('are the same in number in both languages, and none is empty', () => {
    const [en, fr] = [sentences(recordWords.en), sentences(recordWords.fr)];
    expect(fr).toHaveLength(en.length);
    expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have a space that does not break before French marks', () => {
    expect(
      sentences(recordWords.fr).filter((text) => /(?:^|[^\u00a0])[:;?!»](?=\s|$)|«[^\u00a0]/.test(text)),
    ).toEqual([]);
  });
});
