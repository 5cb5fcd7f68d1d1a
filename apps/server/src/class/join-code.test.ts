import { describe, expect, it } from 'vitest';
import { chooseCode, readCode } from './join-code.ts';

describe('a join code', () => {
  it('has four signs, none of which looks or sounds like another, and both a letter and a digit', () => {
    for (let i = 0; i < 500; i++) {
      const code = chooseCode(() => false, Math.random)!;
      expect(code).toMatch(/^[FHKMRWXY346789]{4}$/);
      expect(code).toMatch(/[A-Z]/);
      expect(code).toMatch(/\d/);
      expect(readCode(code)).toBe(code);
    }
  });

  it('is one that nobody has, and none where all are taken', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 300; i++) {
      const code = chooseCode((one) => taken.has(one), Math.random)!;
      expect(taken.has(code)).toBe(false);
      taken.add(code);
    }
    expect(chooseCode(() => true, Math.random)).toBeUndefined();
  });

  it.each([
    ['k4x7', 'K4X7'],
    [' K4 X7 ', 'K4X7'],
    ['k4-x7', 'K4X7'],
    ['Ｋ4X7', 'K4X7'],
    ['K4X', undefined],
    ['K4X77', undefined],
    ['KKXX', undefined],
    ['4377', undefined],
    ['K0X7', undefined],
    ['', undefined],
  ])('%j is read as %j', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });
});
