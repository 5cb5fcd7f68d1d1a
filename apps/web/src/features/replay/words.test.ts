import { describe, expect, it } from 'vitest';
import { branchSentence, branchWords } from '../branch/words.ts';
import { compareWords } from '../compare/words.ts';
import { replayWords } from './words.ts';

/** Every sentence, with samples for what it names. */
function sentences(tree: object): string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') {
      const says = value as (...of: unknown[]) => string;
      const problem = { version: 2, have: 3, of: 9, limit: 7, host: 'x', port: 25, line: 2 };
      return [says(problem, 2, 'NOOP'), says({ ...problem, of: 0 }, 3, 'NOOP')];
    }
    return sentences(value as object);
  });
}

describe.each([
  ['replay', replayWords],
  ['branch', branchWords],
  ['comparison', compareWords],
] as const)('the words of the %s', (_, words) => {
  it('are the same in number in both languages, and none is empty', () => {
    const [en, fr] = [sentences(words.en), sentences(words.fr)];
    expect(fr).toHaveLength(en.length);
    expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have a space that does not break before French marks', () => {
    const wrong = /(?:^|[^\u00a0])[:;?!»](?=\s|$)|«[^\u00a0]/;
    expect(sentences(words.fr).filter((text) => wrong.test(text))).toEqual([]);
  });
});

describe('the words of the branch', () => {
  it.each(['en', 'fr'] as const)('name no line where no terminal came (%s)', (language) => {
    const shown = { host: 'h.test', port: 25, at: 0, of: 2, state: 'no-terminal' } as const;
    expect(branchSentence(branchWords[language], shown)).toMatch(/terminal/i);
    expect(branchSentence(branchWords[language], shown)).not.toContain('`');
  });
});

describe('the words of the comparison', () => {
  it('count one line as one', () => {
    const { en, fr } = compareWords;
    expect(en.unread(1, 0)).toContain('1 line on the left, 0 on the right.');
    expect(en.unread(2, 1)).toContain('2 lines on the left, 1 on the right.');
    expect(fr.unread(1, 0)).toContain('1 ligne à gauche, 0 à droite.');
    expect(fr.unread(2, 1)).toContain('2 lignes à gauche, 1 à droite.');
  });
});
