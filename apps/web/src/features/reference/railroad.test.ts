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

  it.each(
    [
      '"a"',
      '"a" / "b" / "c"',
      '["a"] 1*("b" / %d33-126)',
      '*"x" 2*3("y" "z")',
      '*([("a" / "b") ["c"]] "d")',
      '"a" [SP "a long word" SP "another long word"] ("x" SP "a third long word" / "y") CRLF',
    ].flatMap((abnf) => [[abnf, 1000] as const, [abnf, 260] as const]),
  )('keeps every box inside, and no two on each other: %s in %d pixels', (abnf, room) => {
    const { width, height, shapes } = layOut(parseAbnf(abnf), room);
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

  it.each([1440, 700, 358])('draws every rule that is kept in %d pixels, in rows where it has to', (room) => {
    for (const [name, rule] of Object.entries(RULES)) {
      const { width, shapes } = layOut(parseAbnf(rule.abnf), room);
      // What is a little wider is drawn smaller: type of 13.5 px stays above 12.
      expect(width, name).toBeLessThanOrEqual((room * 13.5) / 12);
      for (const { x, width: w } of boxes(shapes)) expect(x + w, name).toBeLessThanOrEqual(width);
    }
  });

  it('keeps the order of a line that goes on below', () => {
    const syntax = parseAbnf('"RCPT TO:" ("<Postmaster>" / Forward-path) [SP Rcpt-parameters] CRLF');
    const labels = (room?: number) => boxes(layOut(syntax, room).shapes).map(({ label }) => label);
    expect(labels(300)).toEqual(labels());
    expect(layOut(syntax, 300).height).toBeGreaterThan(layOut(syntax).height);
  });
});
