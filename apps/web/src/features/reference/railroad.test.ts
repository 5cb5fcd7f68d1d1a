import { parseAbnf } from '@ehlo/protocol/knowledge/grammar/abnf';
import { RULES } from '@ehlo/protocol/knowledge/grammar/rules';
import { describe, expect, it } from 'vitest';
import { BOX_HEIGHT, layOut, type Shape } from './railroad.ts';

const boxes = (shapes: readonly Shape[]) => shapes.filter((shape) => shape.kind === 'box');

describe('a syntax diagram', () => {
  it('shows words as they are typed, and rules by name', () => {
    const { shapes } = layOut(parseAbnf('"MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF'));
    expect(boxes(shapes).map(({ of, label }) => [of, label])).toEqual([
      ['text', 'MAIL FROM:'],
      ['rule', 'Reverse-path'],
      ['rule', 'SP'],
      ['rule', 'Mail-parameters'],
      ['rule', 'CRLF'],
    ]);
  });

  it.each([
    '"a"',
    '"a" / "b" / "c"',
    '["a"] 1*("b" / %d33-126)',
    '*"x" 2*3("y" "z")',
    '*([("a" / "b") ["c"]] "d")',
  ])('keeps every box inside, and no two on each other: %s', (abnf) => {
    const { width, height, shapes } = layOut(parseAbnf(abnf));
    const all = boxes(shapes);
    for (const { x, y, width: w } of all) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + w).toBeLessThanOrEqual(width);
      expect(y + BOX_HEIGHT).toBeLessThanOrEqual(height);
    }
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1))
        expect(
          one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + BOX_HEIGHT <= other.y ||
            other.y + BOX_HEIGHT <= one.y,
        ).toBe(true);
  });

  it('can draw every rule that is kept', () => {
    for (const rule of Object.values(RULES)) expect(layOut(parseAbnf(rule.abnf)).width).toBeGreaterThan(0);
  });
});
