import type { MachineEdge, StateMachine } from '@ehlo/protocol/knowledge/state-machines';

/** Where a machine's states and edges stand on the drawing: states in a row, rounds above them, ways back below. */

export const WIDTH = 400;
/** Height of the row of states; names stand below it. */
export const ROW = 40;
const SIDE = 34;
const BACK_FROM = 75;
const BACK_FIRST = 86;
/** A target is 24 px high, on a phone too, where the drawing is smaller. */
const BACK_STEP = 27;
/** A letter of 13 px mono. */
const LETTER = 7.9;

export interface PlacedEdge {
  edge: MachineEdge;
  path: string;
  /** Parts without an arrow head of their own: a way back that begins at several states. */
  joins: string[];
  /** Middle and baseline of its label. */
  label: { x: number; y: number };
  /** The label stands on the line: the line is cut behind it. */
  gap?: { x: number; y: number; width: number };
  /** Where it can be touched, in per cent of the drawing. */
  hit: { left: number; top: number; width: number; height: number };
}

export interface Layout {
  xOf: ReadonlyMap<string, number>;
  edges: PlacedEdge[];
  /** Ways out, in the last line. */
  out: { edge: MachineEdge; y: number; hit: PlacedEdge['hit'] }[];
  top: number;
  height: number;
}

/** `text`: what a label says, for its width. */
export function layoutOf(machine: StateMachine, text: (edge: MachineEdge) => string): Layout {
  const { nodes, edges } = machine;
  const span = (WIDTH - 2 * SIDE) / Math.max(1, nodes.length - 1);
  const xOf = new Map(nodes.map(({ id }, index) => [id, SIDE + index * span]));
  const x = (id: string | undefined): number => xOf.get(id ?? '') ?? 0;
  const top = -6;
  const backs = edges.filter(({ way }) => way === 'back');
  const lastBack = BACK_FIRST + (backs.length - 1) * BACK_STEP;
  const outY = (backs.length === 0 ? BACK_FROM : lastBack + 4) + 27;
  const height = outY + 10 - top;
  const hitOf = (left: number, y: number, width: number, tall = 28): PlacedEdge['hit'] => ({
    left: (left / WIDTH) * 100,
    top: ((y - tall / 2 - top) / height) * 100,
    width: (width / WIDTH) * 100,
    height: (tall / height) * 100,
  });

  const placed = edges
    .filter(({ way }) => way !== 'out')
    .map((edge): PlacedEdge => {
      const width = text(edge).length * LETTER + 8;
      const from = edge.from.map((id) => x(id)).sort((one, other) => one - other);
      const to = x(edge.to);
      const first = from[0] ?? 0;
      if (edge.way === 'on') {
        const middle = (first + to) / 2;
        return {
          edge,
          path: `M${first + 12} ${ROW}H${to - 12}`,
          joins: [],
          label: { x: middle, y: ROW - 9 },
          hit: hitOf(first + 12, ROW - 8, to - first - 24),
        };
      }
      if (edge.way === 'round') {
        return {
          edge,
          path: `M${to - 7} ${ROW - 11}c-10-24 24-24 14 0`,
          joins: [],
          label: { x: Math.min(WIDTH - width / 2, Math.max(width / 2, to)), y: ROW - 31.5 },
          hit: hitOf(Math.min(WIDTH - width, Math.max(0, to - width / 2)), ROW - 29, Math.max(34, width)),
        };
      }
      const level = backs.indexOf(edge);
      const y = BACK_FIRST + level * BACK_STEP;
      // Ways back that end in one state end beside each other.
      const end = to + 8 - level * 16;
      const far = from.at(-1) ?? 0;
      const middle = (end + far) / 2;
      return {
        edge,
        path: `M${far} ${BACK_FROM}v${y - BACK_FROM - 5}a5 5 0 01-5 5H${end + 5}a5 5 0 01-5-5V${BACK_FROM}`,
        joins: from.slice(0, -1).map((at) => `M${at} ${BACK_FROM}V${y}`),
        label: { x: middle, y: y + 4.5 },
        gap: { x: middle - width / 2, y: y - 8, width },
        hit: hitOf(middle - width / 2, y, width, BACK_STEP),
      };
    });
  return {
    xOf,
    edges: placed,
    out: edges
      .filter(({ way }) => way === 'out')
      .map((edge) => ({ edge, y: outY, hit: hitOf(98, outY - 4, 60, BACK_STEP) })),
    top,
    height,
  };
}
