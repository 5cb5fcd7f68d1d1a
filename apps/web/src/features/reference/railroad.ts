/**
 * Where the pieces of a syntax diagram stand: a line that is followed from left to right through boxes; what may be left out
 * is passed by above, what may come again goes back below, and of several ways one is taken. Pure; drawn by
 * `SyntaxDiagram.tsx`.
 */
import type { Syntax } from '@ehlo/protocol/knowledge/grammar/abnf';

export type Shape =
  | { kind: 'box'; of: 'text' | 'rule' | 'octets'; x: number; y: number; width: number; label: string }
  | { kind: 'path'; d: string }
  | { kind: 'note'; x: number; y: number; label: string };

export interface Diagram {
  width: number;
  height: number;
  /** Height of the line that is followed. */
  baseline: number;
  shapes: Shape[];
}

/** All measures in CSS pixels at the diagram's own size. */
export const BOX_HEIGHT = 28;
const CHARACTER = 8.2;
const PADDING = 11;
const GAP = 14;
const CURVE = 11;
const ROW_GAP = 12;
const SIDE = 2 * CURVE;

interface Part {
  width: number;
  /** What it needs above and below the line. */
  up: number;
  down: number;
  /** Draws it with its line entering at (x, y). */
  draw(x: number, y: number, shapes: Shape[]): void;
}

/** Lays a whole rule out, with a start and an end. */
export function layOut(syntax: Syntax): Diagram {
  const part = partOf(syntax);
  const margin = 10;
  const shapes: Shape[] = [];
  const baseline = part.up + margin;
  const width = part.width + 2 * GAP + 2 * margin;
  shapes.push({ kind: 'path', d: `M${margin} ${baseline - 7}v14M${margin} ${baseline}h${GAP}` });
  part.draw(margin + GAP, baseline, shapes);
  shapes.push({
    kind: 'path',
    d: `M${margin + GAP + part.width} ${baseline}h${GAP}M${width - margin} ${baseline - 7}v14`,
  });
  return { width, height: baseline + part.down + margin, baseline, shapes };
}

function partOf(syntax: Syntax): Part {
  switch (syntax.kind) {
    case 'text':
      return box('text', syntax.text === ' ' ? '␠' : syntax.text);
    case 'octets':
      return box('octets', octetsLabel(syntax.from, syntax.to));
    case 'rule':
      return box('rule', syntax.name);
    case 'sequence':
      return sequence(syntax.of.map(partOf));
    case 'choice':
      return choice(syntax.of.map(partOf));
    case 'optional':
      return passable(partOf(syntax.of));
    case 'repeat':
      return repeated(partOf(syntax.of), syntax.least, syntax.most);
    default:
      return syntax satisfies never;
  }
}

const NAMES: Readonly<Record<number, string>> = { 9: 'TAB', 10: 'LF', 13: 'CR', 32: 'SP', 0: 'NUL' };

function octetsLabel(from: number, to: number): string {
  const name = (octet: number): string =>
    NAMES[octet] ?? (octet > 32 && octet < 127 ? String.fromCharCode(octet) : `${octet}`);
  return from === to ? name(from) : `${name(from)} – ${name(to)}`;
}

function box(of: 'text' | 'rule' | 'octets', label: string): Part {
  const width = Math.max(BOX_HEIGHT, Math.round(label.length * CHARACTER) + 2 * PADDING);
  const half = BOX_HEIGHT / 2;
  return {
    width,
    up: half,
    down: half,
    draw: (x, y, shapes) => void shapes.push({ kind: 'box', of, x, y: y - half, width, label }),
  };
}

function sequence(parts: readonly Part[]): Part {
  const width = parts.reduce((sum, part) => sum + part.width, 0) + GAP * (parts.length - 1);
  return {
    width,
    up: Math.max(...parts.map(({ up }) => up)),
    down: Math.max(...parts.map(({ down }) => down)),
    draw(x, y, shapes) {
      let at = x;
      for (const [index, part] of parts.entries()) {
        if (index > 0) {
          shapes.push({ kind: 'path', d: `M${at} ${y}h${GAP}` });
          at += GAP;
        }
        part.draw(at, y, shapes);
        at += part.width;
      }
    },
  };
}

/** The first way goes straight on; the others branch off below it. */
function choice(parts: readonly Part[]): Part {
  const inner = Math.max(...parts.map(({ width }) => width));
  const width = inner + 2 * SIDE;
  const [first] = parts as [Part, ...Part[]];
  const below = parts.slice(1).reduce((sum, { up, down }) => sum + ROW_GAP + up + down, 0);
  return {
    width,
    up: first.up,
    down: first.down + below,
    draw(x, y, shapes) {
      let lineY = y;
      for (const [index, part] of parts.entries()) {
        if (index > 0) lineY += (parts[index - 1] as Part).down + ROW_GAP + part.up;
        const left = x + SIDE;
        const right = left + part.width;
        const end = x + width;
        if (index === 0) shapes.push({ kind: 'path', d: `M${x} ${y}H${left}M${right} ${y}H${end}` });
        else
          shapes.push({
            kind: 'path',
            d:
              `M${x} ${y}q${CURVE} 0 ${CURVE} ${CURVE}V${lineY - CURVE}q0 ${CURVE} ${CURVE} ${CURVE}` +
              `M${right} ${lineY}H${end - SIDE}q${CURVE} 0 ${CURVE} ${-CURVE}V${y + CURVE}q0 ${-CURVE} ${CURVE} ${-CURVE}`,
          });
        part.draw(left, lineY, shapes);
      }
    },
  };
}

/** A way round it, above. */
function passable(part: Part): Part {
  const width = part.width + 2 * SIDE;
  return {
    width,
    up: part.up + ROW_GAP,
    down: part.down,
    draw(x, y, shapes) {
      const top = y - part.up - ROW_GAP;
      const end = x + width;
      shapes.push({
        kind: 'path',
        d:
          `M${x} ${y}H${x + SIDE}M${end - SIDE} ${y}H${end}` +
          `M${x} ${y}q${CURVE} 0 ${CURVE} ${-CURVE}V${top + CURVE}q0 ${-CURVE} ${CURVE} ${-CURVE}H${end - SIDE}` +
          `q${CURVE} 0 ${CURVE} ${CURVE}V${y - CURVE}q0 ${CURVE} ${CURVE} ${CURVE}`,
      });
      part.draw(x + SIDE, y, shapes);
    },
  };
}

/** A way back, below, with how often it may be taken where that is limited. */
function repeated(part: Part, least: number, most: number | undefined): Part {
  if (least === 1 && most === 1) return part;
  const label =
    most === undefined
      ? least > 1
        ? `${least} …`
        : ''
      : least === most
        ? `${least} ×`
        : `${least} – ${most}`;
  const loop: Part = {
    width: part.width + 2 * SIDE,
    up: part.up,
    down: part.down + ROW_GAP + (label === '' ? 0 : 16),
    draw(x, y, shapes) {
      const low = y + part.down + ROW_GAP;
      const end = x + part.width + 2 * SIDE;
      shapes.push({
        kind: 'path',
        d:
          `M${x} ${y}H${x + SIDE}M${end - SIDE} ${y}H${end}` +
          `M${end - SIDE} ${y}q${CURVE} 0 ${CURVE} ${CURVE}V${low - CURVE}q0 ${CURVE} ${-CURVE} ${CURVE}H${x + SIDE}` +
          `q${-CURVE} 0 ${-CURVE} ${-CURVE}V${y + CURVE}q0 ${-CURVE} ${CURVE} ${-CURVE}`,
      });
      if (label !== '') shapes.push({ kind: 'note', x: x + SIDE + part.width / 2, y: low + 14, label });
      part.draw(x + SIDE, y, shapes);
    },
  };
  return least === 0 ? passable(loop) : loop;
}
