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
  /** The terminal's, when two of them stand in its pane. */
  split?: number;
}

/** As drawn at 1440. */
export const USUAL: Widths = { terminal: 478, xray: 426 };
export const LEAST = { terminal: 320, dialogue: 340, xray: 300 } as const;
const KEY = 'ehlo.widths';

function start(): Chosen {
  const kept = readKept(storage(), KEY) as Chosen | undefined;
  const isWidth = (value: unknown) => typeof value === 'number' && value > 0;
  const names = ['terminal', 'xray', 'half', 'split'] as const;
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

/** The width that was chosen is none any more. */
export const forget = (name: keyof Chosen): void =>
  widths.setState(({ [name]: _, ...others }) => others, true);

/** Two terminals' share of a page with two panes, and with three. */
const SPLIT = { half: 0.62, three: 0.48 };

/** The terminal's width on a page with two panes: half of it (more, if it is split), unless something else was chosen. */
export function fitHalf(page: number, chosen: Chosen, isSplit = false): number {
  const wanted = isSplit ? (chosen.split ?? page * SPLIT.half) : (chosen.half ?? page / 2);
  return Math.max(LEAST.terminal, Math.min(page - LEAST.dialogue, Math.round(wanted)));
}

/** Fits the chosen widths into a page with three panes: the design's shares on a larger one, nobody below their least. */
export function fitWidths(page: number, chosen: Chosen, isSplit = false): Widths {
  // Wider pages give every pane its share, so that lines in the terminal grow too.
  const grow = Math.max(1, page / 1440);
  const usual = isSplit ? page * SPLIT.three : USUAL.terminal * grow;
  let terminal = (isSplit ? chosen.split : chosen.terminal) ?? Math.round(usual);
  let xray = chosen.xray ?? Math.round(USUAL.xray * Math.min(grow, 1.2));
  const over = terminal + xray + LEAST.dialogue - page;
  if (over > 0) {
    const fromXray = Math.min(over, Math.max(0, xray - LEAST.xray));
    xray -= fromXray;
    terminal = Math.max(LEAST.terminal, terminal - (over - fromXray));
  }
  return { terminal, xray };
}
