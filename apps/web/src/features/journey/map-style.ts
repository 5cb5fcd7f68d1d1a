import type { Tone } from './map-shapes.ts';

/** Colours and faces of the map: written into each element, because the drawing is saved as a file without a style sheet. */
export const WIRE: Record<Tone, string> = {
  past: 'var(--wire-past)',
  idle: 'var(--wire-idle)',
  wait: 'var(--s4)',
  fail: 'var(--s5)',
  held: 'var(--marker-line)',
};

export const PROSE = 'var(--font-prose)';
export const UI = 'var(--font-ui)';
export const MONO = 'var(--font-wire)';
