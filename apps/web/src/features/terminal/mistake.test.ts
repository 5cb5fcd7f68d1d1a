import type { DialogueReading } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { newestMistake } from './mistake.ts';

const exchange = (text: string, marked: boolean, complete = true, id = 1) => ({
  id,
  command: { text, tokens: [{ start: 9, end: 12, token: 'local-part', marked }] },
  reply: { complete },
});
const reading = (...exchanges: ReturnType<typeof exchange>[]) =>
  ({ exchanges }) as unknown as DialogueReading;

describe('the finger in the terminal', () => {
  it('points at the marked token of the newest answered line', () => {
    expect(newestMistake(reading(exchange('RCPT TO:<bbo@campus.test>', true)))).toEqual({
      id: 1,
      line: 'RCPT TO:<bbo@campus.test>',
      start: 9,
      end: 12,
    });
  });

  it('points at the part that went wrong, counted in characters though the wire counts octets', () => {
    const text = 'RCPT TO:<zo\u00c3\u00a9@campus.test>';
    const token = { start: 8, end: 26, token: 'forward-path', marked: true, mark: [9, 13] };
    const one = { id: 7, command: { text, tokens: [token] }, reply: { complete: true } };
    expect(newestMistake({ exchanges: [one] } as unknown as DialogueReading)).toEqual({
      id: 7,
      line: 'RCPT TO:<zoé@campus.test>',
      start: 9,
      end: 12,
    });
  });

  it('points anew when the same line is sent again', () => {
    const again = (id: number) => exchange('RCPT TO:<bbo@campus.test>', true, true, id);
    expect(newestMistake(reading(again(1), again(2)))?.id).toBe(2);
  });

  it('stays while the next line has no answer, and goes when that line went well', () => {
    const wrong = exchange('RCPT TO:<bbo@campus.test>', true);
    expect(newestMistake(reading(wrong, exchange('RCPT TO:<bob@campus.test>', false, false)))).toBeDefined();
    expect(newestMistake(reading(wrong, exchange('RCPT TO:<bob@campus.test>', false)))).toBeUndefined();
  });
});
