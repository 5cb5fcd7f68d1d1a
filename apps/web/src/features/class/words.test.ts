import { describe, expect, it } from 'vitest';
import { holdWords } from '../hold/words.ts';
import { playWords } from '../play/words.ts';
import { presentWords } from '../present/words.ts';
import { assessmentWords } from './assessment/words.ts';
import { inLessonWords } from './in-lesson/words.ts';
import { pairWords } from './pairs/words.ts';
import { rehearsalWords } from './rehearsal/words.ts';
import { classReplayWords } from './replay/words.ts';
import { classWords } from './words.ts';

/** Every sentence, with samples for what it names. */
function sentences(tree: object): string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return samples(value as (...of: unknown[]) => string);
    return sentences(value as object);
  });
}

function samples(says: (...of: unknown[]) => string): string[] {
  const standing = { here: 5, stuck: 2, hands: 1, finished: 1 };
  const [one, two] = [says(standing, 3, 1), says(2, 3, 1)];
  return [`${one}`, `${two}`];
}

describe.each([
  ['class', classWords],
  ['projector', presentWords],
  ['class beside a lesson', inLessonWords],
  ['rehearsal', rehearsalWords],
  ['pairs', pairWords],
  ['wire that is held', holdWords],
  ['server played by hand', playWords],
  ['assessment', assessmentWords],
  ['replay of a class', classReplayWords],
] as const)('the words of the %s', (_, words) => {
  it('are the same in number in both languages, and none is empty', () => {
    const [en, fr] = [sentences(words.en), sentences(words.fr)];
    expect(fr).toHaveLength(en.length);
    expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have a space that does not break before French marks', () => {
    expect(
      sentences(words.fr).filter((text) => /(?:^|[^\u00a0])[:;?!»](?=\s|$)|«[^\u00a0]/.test(text)),
    ).toEqual([]);
  });
});

describe('the sentence about a class', () => {
  it.each([
    [
      { here: 16, stuck: 4, hands: 1, finished: 2 },
      'Four are stuck, one hand is up.',
      'Quatre sont bloqués, une main est levée.',
    ],
    [{ here: 3, stuck: 0, hands: 2, finished: 0 }, 'Two hands are up.', 'Deux mains sont levées.'],
    [{ here: 1, stuck: 1, hands: 0, finished: 0 }, 'One is stuck.', 'Un est bloqué.'],
    [
      { here: 2, stuck: 0, hands: 0, finished: 0 },
      'All are at work, nobody is stuck.',
      'Tous travaillent, personne n’est bloqué.',
    ],
    [{ here: 0, stuck: 0, hands: 0, finished: 0 }, 'Nobody is here now.', 'Personne n’est là maintenant.'],
  ])('of %j', (standing, en, fr) => {
    expect([classWords.en.board.standing(standing), classWords.fr.board.standing(standing)]).toEqual([
      en,
      fr,
    ]);
  });
});
