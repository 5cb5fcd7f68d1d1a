/**
 * Where the pieces of a syntax diagram stand: a line that is followed from left to right through boxes; what may be left out
 * is passed by above, what may come again goes back below, and of several ways one is taken. What is wider than the page goes
 * on in a further row, as text does. Pure; drawn by `SyntaxDiagram.tsx`.
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
const GAP = 12;
const CURVE = 9;
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

/** Lays a whole rule out, with a start and an end, in rows of at most `room` pixels where its boxes allow that. */
export function layOut(syntax: Syntax, room = Number.POSITIVE_INFINITY): Diagram {
  const margin = 4;
  const within = room - 2 * GAP - 2 * margin;
  const shapes: Shape[] = [];
  const rows = topRows(syntax, within);
  const measured = rows.map(measure);
  const baseline = (measured[0]?.up ?? 0) + margin;
  const left = margin + GAP;
  shapes.push({ kind: 'path', d: `M${margin} ${baseline - 7}v14M${margin} ${baseline}h${GAP}` });
  const end = drawRows(measured, left, baseline, shapes);
  shapes.push({ kind: 'path', d: `M${end.x} ${end.y}h${GAP}M${end.x + GAP} ${end.y - 7}v14` });
  const inner = Math.max(...measured.map(({ width }, row) => (row > 0 ? SIDE : 0) + width));
  // A row that goes on turns beside its end.
  const width = left + inner + GAP + margin + (measured.length > 1 ? CURVE - GAP : 0);
  return {
    width: Math.max(width, end.x + GAP + margin),
    height: end.y + (measured.at(-1)?.down ?? 0) + margin,
    baseline,
    shapes,
  };
}

function topRows(syntax: Syntax, room: number): Part[][] {
  if (syntax.kind !== 'sequence') return [[partOf(syntax, room)]];
  const whole = partsOf(syntax.of, room);
  if (widthOf(whole) <= room) return [whole];
  return rowsOf(partsOf(syntax.of, room - SIDE - CURVE), room);
}

function partOf(syntax: Syntax, room: number): Part {
  switch (syntax.kind) {
    case 'text':
      return box('text', syntax.text === ' ' ? '␠' : syntax.text);
    case 'octets':
      return box('octets', octetsLabel(syntax.from, syntax.to));
    case 'rule':
      return box('rule', syntax.name);
    case 'sequence':
      return sequence(syntax.of, room);
    case 'choice':
      return choice(syntax.of.map((way) => partOf(way, room - 2 * SIDE)));
    case 'optional':
      return passable(partOf(syntax.of, room - 2 * SIDE));
    case 'repeat':
      return repeated(partOf(syntax.of, room - 2 * SIDE), syntax.least, syntax.most);
    default:
      return syntax satisfies never;
  }
}

const partsOf = (syntaxes: readonly Syntax[], room: number): Part[] =>
  syntaxes.map((syntax) => partOf(syntax, room));

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

const widthOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + part.width, 0) + GAP * Math.max(0, parts.length - 1);

/** One after the other, as many in a row as it has room for. */
function rowsOf(parts: readonly Part[], room: number): Part[][] {
  const rows: Part[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    const taken = (rows.length > 1 ? SIDE : 0) + CURVE;
    if (row && widthOf([...row, part]) + (part === parts.at(-1) && rows.length === 1 ? 0 : taken) <= room)
      row.push(part);
    else rows.push([part]);
  }
  return rows;
}

interface Row {
  parts: readonly Part[];
  width: number;
  up: number;
  down: number;
}

const measure = (parts: readonly Part[]): Row => ({
  parts,
  width: widthOf(parts),
  up: Math.max(...parts.map(({ up }) => up)),
  down: Math.max(...parts.map(({ down }) => down)),
});

/** Draws rows from (x, y) on, each led to the next, and tells where the last one ends. */
function drawRows(rows: readonly Row[], x: number, y: number, shapes: Shape[]): { x: number; y: number } {
  let at = x;
  let lineY = y;
  for (const [index, row] of rows.entries()) {
    if (index > 0) {
      const low = lineY + (rows[index - 1] as Row).down + ROW_GAP;
      const next = low + ROW_GAP + row.up;
      shapes.push({
        kind: 'path',
        d:
          `M${at} ${lineY}q${CURVE} 0 ${CURVE} ${CURVE}V${low - CURVE}q0 ${CURVE} ${-CURVE} ${CURVE}H${x + SIDE}` +
          `q${-CURVE} 0 ${-CURVE} ${CURVE}V${next - CURVE}q0 ${CURVE} ${CURVE} ${CURVE}`,
      });
      at = x + SIDE;
      lineY = next;
    }
    for (const [place, part] of row.parts.entries()) {
      if (place > 0) {
        shapes.push({ kind: 'path', d: `M${at} ${lineY}h${GAP}` });
        at += GAP;
      }
      part.draw(at, lineY, shapes);
      at += part.width;
    }
  }
  return { x: at, y: lineY };
}

function sequence(syntaxes: readonly Syntax[], room: number): Part {
  const whole = measure(partsOf(syntaxes, room));
  if (whole.width <= room) return { ...whole, draw: (x, y, shapes) => void drawRows([whole], x, y, shapes) };
  // Inside something else the line has to come back to the height at which it entered.
  const inside = room - 2 * CURVE;
  const rows = rowsOf(partsOf(syntaxes, inside - SIDE), inside).map(measure);
  const inner = Math.max(...rows.map(({ width }, row) => (row > 0 ? SIDE : 0) + width));
  const below = rows
    .slice(1)
    .reduce((sum, { up }, row) => sum + (rows[row] as Row).down + 2 * ROW_GAP + up, 0);
  const width = inner + 3 * CURVE;
  return {
    width,
    up: (rows[0] as Row).up,
    down: below + (rows.at(-1) as Row).down,
    draw(x, y, shapes) {
      const end = drawRows(rows, x, y, shapes);
      const rail = x + width - CURVE;
      const rises = rows.length > 1;
      shapes.push({
        kind: 'path',
        d: rises
          ? `M${end.x} ${end.y}H${rail - CURVE}q${CURVE} 0 ${CURVE} ${-CURVE}V${y + CURVE}q0 ${-CURVE} ${CURVE} ${-CURVE}`
          : `M${end.x} ${end.y}H${x + width}`,
      });
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
  return {
    width: part.width + 2 * SIDE,
    up: part.up + ROW_GAP,
    down: part.down,
    draw(x, y, shapes) {
      const end = x + part.width + 2 * SIDE;
      shapes.push({ kind: 'path', d: `M${x} ${y}H${x + SIDE}M${end - SIDE} ${y}H${end}${over(part, x, y)}` });
      part.draw(x + SIDE, y, shapes);
    },
  };
}

/** From (x, y) over the part that stands at x + SIDE, and down behind it. */
function over(part: Part, x: number, y: number): string {
  const top = y - part.up - ROW_GAP;
  const end = x + part.width + 2 * SIDE;
  return (
    `M${x} ${y}q${CURVE} 0 ${CURVE} ${-CURVE}V${top + CURVE}q0 ${-CURVE} ${CURVE} ${-CURVE}H${end - SIDE}` +
    `q${CURVE} 0 ${CURVE} ${CURVE}V${y - CURVE}q0 ${CURVE} ${CURVE} ${CURVE}`
  );
}

/** A way back, below, with how often it may be taken where that is limited; and one over it where it may be left out. */
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
  return {
    width: part.width + 2 * SIDE,
    up: part.up + (least === 0 ? ROW_GAP : 0),
    down: part.down + ROW_GAP + (label === '' ? 0 : 16),
    draw(x, y, shapes) {
      const low = y + part.down + ROW_GAP;
      const end = x + part.width + 2 * SIDE;
      shapes.push({
        kind: 'path',
        d:
          `M${x} ${y}H${x + SIDE}M${end - SIDE} ${y}H${end}` +
          `M${end - SIDE} ${y}q${CURVE} 0 ${CURVE} ${CURVE}V${low - CURVE}q0 ${CURVE} ${-CURVE} ${CURVE}H${x + SIDE}` +
          `q${-CURVE} 0 ${-CURVE} ${-CURVE}V${y + CURVE}q0 ${-CURVE} ${CURVE} ${-CURVE}` +
          (least === 0 ? over(part, x, y) : ''),
      });
      if (label !== '') shapes.push({ kind: 'note', x: x + SIDE + part.width / 2, y: low + 14, label });
      part.draw(x + SIDE, y, shapes);
    },
  };
}
