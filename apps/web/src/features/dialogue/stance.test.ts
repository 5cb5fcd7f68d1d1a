import type { Exchange, Note } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { isLenient, refusedThoughAllowed } from './stance.ts';

const exchange = (text: string, code: number, enhanced?: string) =>
  ({
    command: { text, verb: text.split(' ')[0]?.toUpperCase() },
    reply: { code, complete: true, ...(enhanced ? { enhanced } : {}) },
  }) as unknown as Exchange;

describe('the standard against this server', () => {
  it.each([
    ['VRFY bob', 502, undefined, 'stance.minimum'],
    ['MAIL FROM:<>', 550, undefined, 'stance.nullSender'],
    ['RCPT TO:<Postmaster>', 550, '5.1.1', 'stance.postmaster'],
    ['RCPT TO:<postmaster@campus.test>', 550, undefined, 'stance.postmaster'],
  ])('has a word on %s answered by %d', (text, code, enhanced, id) => {
    expect(refusedThoughAllowed(exchange(text, code, enhanced))?.said.id).toBe(id);
  });

  it.each([
    ['EXPN staff', 502, undefined],
    ['VRFY bob', 252, undefined],
    ['MAIL FROM:<alice@campus.test>', 550, undefined],
    ['MAIL FROM:<>', 450, undefined],
    ['RCPT TO:<postmaster@elsewhere.test>', 550, '5.7.1'],
    ['RCPT TO:<bob@campus.test>', 550, '5.1.1'],
    ['RSET', 503, undefined],
  ])('has none on %s answered by %d', (text, code, enhanced) => {
    expect(refusedThoughAllowed(exchange(text, code, enhanced))).toBeUndefined();
  });

  it('calls a space after the colon lenient only where the line was taken', () => {
    const note = { voice: 'rfc', said: { id: 'note.spaceAfterColon' } } as Note;
    expect(isLenient(note, exchange('MAIL FROM: <a@b.test>', 250))).toBe(true);
    expect(isLenient(note, exchange('MAIL FROM: <a@b.test>', 501))).toBe(false);
  });
});
