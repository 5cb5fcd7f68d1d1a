import { describe, expect, it } from 'vitest';
import { takeHomeWords } from './words.ts';

const SAMPLE = {
  lessons: 2,
  stamps: 2,
  dialogues: 2,
  mails: 2,
  version: 2,
  reads: 1,
  where: 'x',
  mebibytes: 1,
};

/** Every sentence, with samples for what it names. */
function sentences(tree: object): string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') {
      const said = (value as (...of: unknown[]) => string)(SAMPLE, 'x');
      return [said.replaceAll('[object Object]', 'x')];
    }
    return sentences(value as object);
  });
}

describe('the words of what is one’s own', () => {
  it('are the same in number in both languages, and none is empty', () => {
    const [en, fr] = [sentences(takeHomeWords.en), sentences(takeHomeWords.fr)];
    expect(fr).toHaveLength(en.length);
    expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have a space that does not break before French marks', () => {
    expect(
      sentences(takeHomeWords.fr).filter((text) => /(?:^|[^\u00a0])[:;?!»](?=\s|$)|«[^\u00a0]/.test(text)),
    ).toEqual([]);
  });
});
