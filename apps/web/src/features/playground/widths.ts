import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from '../../session/kept.ts';

/** Widths of the outer panes in CSS pixels; the pane between them takes the rest. */
export interface Widths {
  terminal: number;
  xray: number;
}

/** What a person chose, for pages with three panes and for those with two, each by itself. */
export interface Chosen extends Partial<Widths> {
  /** The terminal's, beside one pane with tabs. */
  half?: number;
}

/** As drawn at 1440. */
export const USUAL: Widths = { terminal: 478, xray: 426 };
export const LEAST = { terminal: 320, dialogue: 340, xray: 300 } as const;
const KEY = 'ehlo.widths';

function start(): Chosen {
  const kept = readKept(storage(), KEY) as Chosen | undefined;
  const isWidth = (value: unknown) => typeof value === 'number' && value > 0;
  const names = ['terminal', 'xray', 'half'] as const;
  return Object.fromEntries(names.map((name) => [name, kept?.[name]]).filter(([, value]) => isWidth(value)));
}

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    // Forbidden by the browser's settings: widths last as long as the page.
    return undefined;
  }
}

/** What the person chose; what they did not choose follows the page. */
export const widths = createStore<Chosen>(start);
widths.subscribe((chosen) => writeKept(storage(), KEY, chosen));

/** The terminal's width on a page with two panes: half of it, unless something else was chosen. */
export function fitHalf(page: number, { half }: Chosen): number {
  return Math.max(LEAST.terminal, Math.min(page - LEAST.dialogue, half ?? Math.round(page / 2)));
}

/** Fits the chosen widths into a page with three panes: the design's shares on a larger one, nobody below their least. */
export function fitWidths(page: number, chosen: Chosen): Widths {
  // Wider pages give every pane its share, so that lines in the terminal grow too.
  const grow = Math.max(1, page / 1440);
  let terminal = chosen.terminal ?? Math.round(USUAL.terminal * grow);
  let xray = chosen.xray ?? Math.round(USUAL.xray * Math.min(grow, 1.2));
  const over = terminal + xray + LEAST.dialogue - page;
  if (over > 0) {
    const fromXray = Math.min(over, Math.max(0, xray - LEAST.xray));
    xray -= fromXray;
    terminal = Math.max(LEAST.terminal, terminal - (over - fromXray));
  }
  return { terminal, xray };
}
