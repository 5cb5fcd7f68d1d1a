import { describe, expect, it } from 'vitest';
import { type ReplayWords, replayWords } from './words.ts';

/** Every sentence, with samples for what it names. */
function sentences(tree: object): string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') {
      const says = value as (...of: unknown[]) => string;
      const problem = { version: 2, have: 3, of: 9, limit: 7 };
      return [says(problem, 2, 'NOOP'), says({ ...problem, of: 0 }, 3, 'NOOP')];
    }
    return sentences(value as object);
  });
}

describe('the words of the replay', () => {
  it('are the same in number in both languages, and none is empty', () => {
    const of = (words: ReplayWords) => sentences(words);
    expect(of(replayWords.fr)).toHaveLength(of(replayWords.en).length);
    expect([...of(replayWords.en), ...of(replayWords.fr)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have a space that does not break before French marks', () => {
    const wrong = /(?:^|[^\u00a0])[:;?!»](?=\s|$)|«[^\u00a0]/;
    expect(sentences(replayWords.fr).filter((text) => wrong.test(text))).toEqual([]);
  });
});
