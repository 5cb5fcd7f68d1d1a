/** What stands on the projector is read across a room, on a wall that is never white: contrast by WCAG 2.2's formula, from the tokens. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TOKENS = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');

/** Relative luminance (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function colour(token: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${token}:\\s*light-dark\\(\\s*(#\\w{6}),\\s*(#\\w{6})\\s*\\)`).exec(TOKENS);
  const hex = found?.[theme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`tokens.css has no --${token} of two colours`);
  return hex;
}

/** Ink, its ground, the least that it must differ: 7 (AAA) for words, 4.5 (AAA of large type) for what is large and coloured. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ['ink', 'paper', 7],
  ['ink', 'paper-raised', 7],
  ['ink', 'marker', 7],
  ['ink', 'envelope', 7],
  ['ink', 'desk', 7],
  ['ink-soft', 'paper', 7],
  ['ink-soft', 'paper-raised', 7],
  ['ink-soft', 'desk', 7],
  ['ink-soft', 'envelope', 7],
  ['you', 'paper-raised', 7],
  ['you', 'marker', 4.5],
  ['s2', 'paper', 4.5],
  ['s3', 'paper', 4.5],
  ['s4', 'paper', 4.5],
  ['s5', 'paper', 4.5],
  ['s5', 'envelope', 4.5],
];

describe('contrast on the projector', () => {
  it.each(PAIRS)('%s on %s is at least %d to 1, in both themes', (ink, ground, least) => {
    for (const theme of ['light', 'dark'] as const)
      expect(contrast(colour(ink, theme), colour(ground, theme)), theme).toBeGreaterThanOrEqual(least);
  });
});
