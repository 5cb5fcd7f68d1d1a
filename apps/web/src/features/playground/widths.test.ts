// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
});
/** The module as a page that just opened has it. */
const open = async () => {
  vi.resetModules();
  return import('./widths.ts');
};
beforeEach(() => kept.clear());

describe('widths of three panes', async () => {
  const { fitWidths, LEAST } = await open();

  it('are the design’s at 1440', () => {
    expect(fitWidths(1440, {})).toEqual({ terminal: 478, xray: 426 });
  });

  it('grow with a wider page', () => {
    expect(fitWidths(1920, {}).terminal).toBeGreaterThan(600);
  });

  it('give two terminals more of it than one, unless something else was chosen', () => {
    const chosen = { terminal: 500 };
    expect(fitWidths(1920, chosen, true).terminal).toBe(922);
    expect(fitWidths(1920, { ...chosen, split: 800 }, true).terminal).toBe(800);
    expect(fitWidths(1920, { ...chosen, split: 800 }).terminal).toBe(500);
  });

  it.each([1180, 1200, 1300])('leave the dialogue its least at %i, whatever was chosen', (page) => {
    const { terminal, xray } = fitWidths(page, { terminal: 900, xray: 700 });
    expect(page - terminal - xray).toBeGreaterThanOrEqual(LEAST.dialogue);
    expect(terminal).toBeGreaterThanOrEqual(LEAST.terminal);
    expect(xray).toBeGreaterThanOrEqual(LEAST.xray);
  });
});

describe('widths of two panes', async () => {
  const { fitHalf, LEAST } = await open();

  it.each([
    ['halves', undefined, 500],
    ['as chosen', 610, 610],
    ['the dialogue’s least', 990, 1000 - LEAST.dialogue],
    ['the terminal’s least', 10, LEAST.terminal],
  ])('are %s on a page of 1000: %s is %i', (_, half, terminal) => {
    expect(fitHalf(1000, half === undefined ? {} : { half })).toBe(terminal);
  });

  it('give two terminals more than half', () => {
    expect(fitHalf(1440, {}, true)).toBe(893);
  });
});

describe('chosen widths', () => {
  it('are there again on the next visit, for three panes and for two, each by itself', async () => {
    const first = await open();
    first.widths.setState({ half: 610 });
    first.widths.setState({ terminal: 500, xray: 400 });
    const { widths, fitHalf, fitWidths } = await open();
    expect(fitHalf(1000, widths.getState())).toBe(610);
    expect(fitWidths(1440, widths.getState())).toEqual({ terminal: 500, xray: 400 });
  });

  it('that are no widths are not taken', async () => {
    kept.set('ehlo.widths', '{"half":"wide","terminal":-1,"xray":null,"dialogue":3}');
    expect((await open()).widths.getState()).toEqual({});
  });
});
