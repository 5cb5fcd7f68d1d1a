import { PREPARED_LETTERS } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { PREPARED_LIBRARY, submissionFor } from './library.ts';
import { preparedWords } from './words.ts';

describe('the library of prepared letters', () => {
  it('has each of them once, with a sentence in both languages', () => {
    expect(PREPARED_LIBRARY.map(({ letter }) => letter)).toEqual(PREPARED_LETTERS);
    for (const words of Object.values(preparedWords))
      for (const letter of PREPARED_LETTERS) expect(words.letters[letter].says).toMatch(/[.»]$/);
  });

  it('sends the forgery from the spammer, and the report of failure from nobody (RFC 5321 §4.5.5)', () => {
    const sending = (name: string) => PREPARED_LIBRARY.find(({ letter }) => letter === name)?.sending;
    expect(sending('phishing')?.source).toBe('203.0.113.66');
    expect(sending('bounce')?.reversePath).toBe('');
  });

  it('sends octets as they were prepared', () => {
    const octets = new TextEncoder().encode('A: b\r\n\r\n.\r\n');
    const sending = PREPARED_LIBRARY.find(({ letter }) => letter === 'dots')?.sending;
    if (!sending) throw new Error('it can be sent');
    const submission = submissionFor(octets, 'bob@campus.test', sending);
    expect(submission).toMatchObject({ forwardPaths: ['bob@campus.test'], tls: 'never' });
    expect(submission.compose({ eightBit: false })).toMatchObject({ size: octets.length, encoding: '7bit' });
  });
});

function sentences(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree === 'function') return [tree(2, 'X'), tree('X', 2)].map(String);
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(sentences) : [];
}

it('French puts a no-break space before its double signs', () => {
  const { problems: _, ...fr } = preparedWords.fr;
  for (const sentence of sentences(fr)) expect(sentence).not.toMatch(/ [:;?!»]|« /);
});
