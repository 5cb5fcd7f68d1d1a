import { describe, expect, it } from 'vitest';
import { SASL_NOTES, SASL_PARTS } from '../sasl/spoken.ts';
import { sasl as en } from './en/sasl.ts';
import { sasl as fr } from './fr/sasl.ts';

describe('the book sasl', () => {
  it.each([
    ['English', en],
    ['French', fr],
  ])('%s: has words for every piece, and a sentence with a full stop for every note', (_, book) => {
    expect(Object.keys(book.saslPart)).toEqual(SASL_PARTS);
    expect(Object.keys(book.saslNote)).toEqual(SASL_NOTES);
    for (const text of Object.values(book.saslPart)) expect(text).not.toMatch(/[.!]$/);
    for (const text of Object.values(book.saslNote)) expect(text).toMatch(/[^!]\.$/);
  });

  it('is typeset in French: no blank that breaks before a double sign', () => {
    const all = [...Object.values(fr.saslPart), ...Object.values(fr.saslNote)];
    for (const text of all) {
      expect(text).not.toMatch(/ [:;?!]/);
      expect(text).not.toContain("'");
    }
  });
});
