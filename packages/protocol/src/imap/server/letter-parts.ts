/** The parts of a letter as IMAP numbers them (RFC 3501 §6.4.5), and where each stands in the letter's octets. */
import { type Entity, readStructure, type StructureBudget, structureBudget } from '../../letter/structure.ts';

export interface Span {
  start: number;
  end: number;
}

/** An entity, its positions counted from the beginning of the whole letter. */
export interface LetterPart {
  entity: Entity;
  header: Span;
  body: Span;
  /** Of a multipart. */
  parts: readonly LetterPart[];
  /** Of a message/rfc822: the letter inside. */
  inside?: LetterPart;
}

/** Letters within letters are looked into so far. */
const MOST_INSIDE = 10;

/** Never throws. */
export function readLetterParts(octets: Uint8Array): LetterPart {
  const budget = structureBudget();
  return partsOf(octets, readStructure(octets, budget), 0, MOST_INSIDE, budget);
}

function partsOf(
  octets: Uint8Array,
  entity: Entity,
  base: number,
  depth: number,
  budget: StructureBudget,
): LetterPart {
  const header = { start: base + entity.start, end: base + entity.bodyStart };
  const body = { start: base + entity.bodyStart, end: base + entity.end };
  const part: LetterPart = {
    entity,
    header,
    body,
    parts: entity.children.map((child) => partsOf(octets, child, base, depth, budget)),
  };
  if (entity.type === 'message/rfc822' && depth > 0) {
    const inner = readStructure(octets.subarray(body.start, body.end), budget);
    part.inside = partsOf(octets, inner, body.start, depth - 1, budget);
  }
  return part;
}

/**
 * The part with this number; undefined where there is none. What is no multipart has one part, itself; the parts of a letter
 * inside are numbered behind it.
 */
export function partAt(letter: LetterPart, numbers: readonly number[]): LetterPart | undefined {
  let at: LetterPart | undefined = letter;
  for (const [depth, number] of numbers.entries()) {
    // Behind a message/rfc822 the numbers go on in the letter that it holds.
    const within: LetterPart | undefined = depth > 0 && at?.inside ? at.inside : at;
    if (!within) return undefined;
    if (within.parts.length > 0) at = within.parts[number - 1];
    else if (number === 1 && (depth === 0 || at?.inside)) at = within;
    else return undefined;
  }
  return at;
}
