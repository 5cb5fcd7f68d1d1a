/** What a letter is made of: its parts, as a tree (RFC 2046 §5.1). No body is decoded here. */
import { readBodyKind } from '../mail/content-type.ts';
import { type Field, fieldValue, readFields } from '../mail/fields.ts';
import { utf8 } from '../octets.ts';

/** A letter, or a part of one: header and body (RFC 2045 §2.4). */
export interface Entity {
  /** As Mailpit numbers them: `0` the letter itself, `1`, `2` its parts, `2.1` a part of a part. */
  partId: string;
  /** Positions in them are octets into the entity, which begins at `start`. */
  fields: Field[];
  /** Octets into the letter, `end` exclusive; the line end before a delimiter belongs to the delimiter. */
  start: number;
  bodyStart: number;
  end: number;
  /** In lower case; `text/plain` where nothing readable is said (RFC 2045 §5.2). */
  type: string;
  /** In lower case; '' where none is said. */
  charset: string;
  encoding: string;
  disposition: string;
  fileName: string;
  contentId: string;
  /** Of a multipart: what stands between its parts. */
  boundary?: string;
  /** Of a multipart: whether its last delimiter came. */
  closed?: boolean;
  children: Entity[];
}

/** Multiparts nested deeper are one part to us. */
export const MAX_DEPTH = 20;
/** Parts beyond this stay in the part before them. */
export const MAX_PARTS = 200;
/** RFC 2046 §5.1.1. */
const MAX_BOUNDARY = 70;
const MAX_PART_HEADER = 64 * 1024;
/** Lines that begin like a delimiter; a letter made of them is not read to its end. */
const MAX_DELIMITER_LINES = 20_000;
/** Hyphens looked at, and octets gone through, multiparts in multiparts each time: some tenths of a second at worst. */
const MAX_HYPHENS = 8_000_000;
const MAX_OCTETS = 512 * 1024 * 1024;

/** How much a letter, and all letters inside it, may cost to read. What it does not reach to is body. */
export interface StructureBudget {
  parts: number;
  lines: number;
  hyphens: number;
  octets: number;
}

export function structureBudget(): StructureBudget {
  return { parts: MAX_PARTS, lines: MAX_DELIMITER_LINES, hyphens: MAX_HYPHENS, octets: MAX_OCTETS };
}

/** Never throws: what cannot be read is body. @param budget shared with the letters around and inside this one */
export function readStructure(letter: Uint8Array, budget = structureBudget()): Entity {
  return readEntity(letter, 0, letter.length, '0', 0, budget);
}

/** Every entity of a tree, the root first, in the order of the letter. */
export function entitiesOf(root: Entity): Entity[] {
  return [root, ...root.children.flatMap(entitiesOf)];
}

function readEntity(
  letter: Uint8Array,
  start: number,
  end: number,
  partId: string,
  depth: number,
  budget: StructureBudget,
  fallback?: string,
): Entity {
  const limit = depth === 0 ? end : Math.min(end, start + MAX_PART_HEADER);
  const block = readFields(letter.subarray(start, limit));
  const { type, boundary, encoding, disposition, fileName, charset } = readBodyKind(block.fields, fallback);
  const entity: Entity = {
    partId,
    fields: block.fields,
    start,
    bodyStart: start + block.bodyStart,
    end,
    type,
    charset: /charset/i.test(fieldValue(block.fields, 'Content-Type') ?? '') ? charset : '',
    encoding,
    disposition,
    fileName,
    contentId: (fieldValue(block.fields, 'Content-ID') ?? '').replace(/^\s*<?|>?\s*$/g, ''),
    children: [],
  };
  if (!type.startsWith('multipart/') || boundary === undefined || boundary === '' || depth >= MAX_DEPTH)
    return entity;
  entity.boundary = boundary.slice(0, MAX_BOUNDARY);
  entity.closed = false;
  const delimiter = utf8(`--${entity.boundary}`);
  let from = -1;
  const take = (until: number): void => {
    const id = depth === 0 ? `${entity.children.length + 1}` : `${partId}.${entity.children.length + 1}`;
    // RFC 2046 §5.1.5: what says nothing in a digest is a letter.
    const silent = type === 'multipart/digest' ? 'message/rfc822' : undefined;
    entity.children.push(readEntity(letter, from, Math.max(from, until), id, depth + 1, budget, silent));
  };
  budget.octets -= end - entity.bodyStart;
  if (budget.octets < 0) return entity;
  // From hyphen to hyphen: most lines have none, and to look for one octet is what machines do fastest.
  for (let at = letter.indexOf(45, entity.bodyStart); at >= 0 && at < end; at = letter.indexOf(45, at)) {
    if (--budget.hyphens < 0 || budget.lines <= 0) break;
    const begins = at === entity.bodyStart || letter[at - 1] === 10;
    if (!begins || !beginsWith(letter, at, end, delimiter)) {
      at++;
      continue;
    }
    const lineFeed = letter.indexOf(10, at);
    const next = lineFeed < 0 || lineFeed >= end ? end : lineFeed + 1;
    const kind = delimiterKind(letter, at + delimiter.length, next);
    if (kind !== undefined) {
      budget.lines--;
      if (from >= 0) {
        budget.parts--;
        take(withoutLineEnd(letter, at, from));
      }
      from = next;
      if (kind === 'last') {
        entity.closed = true;
        return entity;
      }
      if (budget.parts <= 0) break;
    }
    at = next;
  }
  if (from >= 0) take(end);
  return entity;
}

function beginsWith(octets: Uint8Array, at: number, end: number, wanted: Uint8Array): boolean {
  if (at + wanted.length > end) return false;
  for (let index = 0; index < wanted.length; index++) if (octets[at + index] !== wanted[index]) return false;
  return true;
}

/** Behind the boundary only blanks may stand, or two hyphens and blanks (RFC 2046 §5.1.1). */
function delimiterKind(octets: Uint8Array, from: number, end: number): 'next' | 'last' | undefined {
  const last = octets[from] === 45 && octets[from + 1] === 45 && from + 1 < end;
  for (let at = last ? from + 2 : from; at < end; at++) {
    const octet = octets[at];
    if (octet !== 32 && octet !== 9 && octet !== 13 && octet !== 10) return undefined;
  }
  return last ? 'last' : 'next';
}

function withoutLineEnd(octets: Uint8Array, at: number, from: number): number {
  if (at <= from || octets[at - 1] !== 10) return at;
  return at - 1 > from && octets[at - 2] === 13 ? at - 2 : at - 1;
}
