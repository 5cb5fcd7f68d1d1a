// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
const { fitWidths, LEAST } = await import('./widths.ts');

describe('widths of the panes', () => {
  it('are the design’s at 1440', () => {
    expect(fitWidths(1440, {})).toEqual({ terminal: 478, xray: 426 });
  });

  it('grow with a wider page', () => {
    expect(fitWidths(1920, {}).terminal).toBeGreaterThan(600);
  });

  it.each([1180, 1200, 1300])('leave the dialogue its least at %i, whatever was chosen', (page) => {
    const { terminal, xray } = fitWidths(page, { terminal: 900, xray: 700 });
    expect(page - terminal - xray).toBeGreaterThanOrEqual(LEAST.dialogue);
    expect(terminal).toBeGreaterThanOrEqual(LEAST.terminal);
    expect(xray).toBeGreaterThanOrEqual(LEAST.xray);
  });
});
