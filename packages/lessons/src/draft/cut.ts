/** Cuts a recording into steps. */
import type { Fact } from '../facts/fact.ts';
import { attribute, isOutside } from './attribute.ts';
import { begins, type Phase, phaseOf } from './phase.ts';
import type { Take, TypedLine } from './take.ts';
import { asTaken } from './typed-ahead.ts';

/** As many as a lesson may have. */
export const MOST_STEPS = 20;

/** A fact, and its place among all of the recording. */
export interface Brought {
  at: number;
  fact: Fact;
}

export interface Piece {
  lines: TypedLine[];
  /** What they brought about, in the log's order. */
  facts: Brought[];
  phases: Phase[];
}

interface Cutting {
  line: TypedLine;
  facts: Brought[];
  phase: Phase | undefined;
}

/** Every line is in one piece, in order. Pieces as the author cut them; where nobody did, as they are proposed. */
export function cut(take: Take): Piece[] {
  const { cuts, facts } = take;
  const lines = asTaken(take.lines, facts);
  const lineOf = attribute(lines, facts);
  const brought = lines.map((): Brought[] => []);
  for (const [at, fact] of facts.entries())
    if (!isOutside(fact)) brought[lineOf[at] as number]?.push({ at, fact });
  const cuttings = lines.map((line, number): Cutting => {
    const own = brought[number] ?? [];
    return {
      line,
      facts: own,
      phase: phaseOf(
        line,
        own.map(({ fact }) => fact),
      ),
    };
  });
  const pieces = cuts.length > 0 ? asCut(cuttings, cuts) : proposed(cuttings);
  for (const { facts: own } of pieces) own.sort((one, other) => one.at - other.at);
  return pieces;
}

function asCut(cuttings: readonly Cutting[], cuts: readonly number[]): Piece[] {
  const pieces = createPieces();
  for (const [number, cutting] of cuttings.entries()) {
    const before = cuttings[number - 1]?.line.at;
    const { at } = cutting.line;
    pieces.add(cutting, before !== undefined && cuts.some((one) => one > before && one <= at));
  }
  return pieces.all;
}

function proposed(cuttings: readonly Cutting[]): Piece[] {
  const pieces = createPieces();
  /** Command lines that nobody outside sees prepare what comes after them: `cat letter.txt`. */
  let waiting: Cutting[] = [];
  let last: Phase | undefined;
  for (const cutting of cuttings) {
    const { line, phase } = cutting;
    if (line.to === 'shell' && phase === undefined) {
      waiting.push(cutting);
      continue;
    }
    let isNew = phase !== undefined && last !== undefined && begins(phase, last);
    for (const one of [...waiting, cutting]) {
      pieces.add(one, isNew);
      isNew = false;
    }
    waiting = [];
    last = phase ?? last;
  }
  for (const one of waiting) pieces.add(one, false);
  return pieces.all;
}

function createPieces(): { all: Piece[]; add(cutting: Cutting, isNew: boolean): void } {
  const all: Piece[] = [];
  return {
    all,
    add({ line, facts, phase }, isNew) {
      let piece = all.at(-1);
      if (!piece || (isNew && all.length < MOST_STEPS)) {
        piece = { lines: [], facts: [], phases: [] };
        all.push(piece);
      }
      piece.lines.push(line);
      piece.facts.push(...facts);
      if (phase !== undefined && !piece.phases.includes(phase)) piece.phases.push(phase);
    },
  };
}
