import type { DialogueReading } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { newestMistake } from './mistake.ts';

const exchange = (text: string, marked: boolean, complete = true) => ({
  command: { text, tokens: [{ start: 9, end: 12, token: 'local-part', marked }] },
  reply: { complete },
});
const reading = (...exchanges: ReturnType<typeof exchange>[]) =>
  ({ exchanges }) as unknown as DialogueReading;

describe('the finger in the terminal', () => {
  it('points at the marked token of the newest answered line', () => {
    expect(newestMistake(reading(exchange('RCPT TO:<bbo@campus.test>', true)))).toEqual({
      line: 'RCPT TO:<bbo@campus.test>',
      start: 9,
      end: 12,
    });
  });

  it('stays while the next line has no answer, and goes when that line went well', () => {
    const wrong = exchange('RCPT TO:<bbo@campus.test>', true);
    expect(newestMistake(reading(wrong, exchange('RCPT TO:<bob@campus.test>', false, false)))).toBeDefined();
    expect(newestMistake(reading(wrong, exchange('RCPT TO:<bob@campus.test>', false)))).toBeUndefined();
  });
});
