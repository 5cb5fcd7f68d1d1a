/** What a field's value is made of: names for its pieces, a sentence about the whole, and what is worth a remark. */
import type { Finding, Part } from '../dns/reading/reading.ts';
import type { FieldKind } from './header-fields.ts';

/** Something wrong in a value, or worth knowing about a place in it. */
export interface Remark extends Finding {
  start: number;
  end: number;
}

export interface FieldReading {
  kind: FieldKind;
  /** Octets into the value; ascending, never overlapping. */
  parts: Part[];
  /** What the value says as a whole. */
  says: Finding[];
  remarks: Remark[];
}

export interface Place {
  start: number;
  end: number;
}

type Params = Record<string, string | number>;

/** A reading while it is written. Ids are those of the book `letter`: `part` writes `letterPart.<id>`. */
export interface Draft {
  part(at: Place, id: string, rfc: string, params?: Params): void;
  say(id: string, rfc: string, params?: Params): void;
  remark(at: Place, id: string, rfc: string, params?: Params): void;
  done(): FieldReading;
}

export function draftOf(kind: FieldKind): Draft {
  const parts: Part[] = [];
  const says: Finding[] = [];
  const remarks: Remark[] = [];
  const said = (group: string, id: string, params?: Params) => ({
    id: id.includes('.') ? id : `${group}.${id}`,
    ...(params === undefined ? {} : { params }),
  });
  return {
    part({ start, end }, id, rfc, params) {
      if (end > start) parts.push({ start, end, said: said('letterPart', id, params), rfc });
    },
    say(id, rfc, params) {
      says.push({ said: said('letterSaid', id, params), rfc });
    },
    remark({ start, end }, id, rfc, params) {
      remarks.push({ start, end, said: said('letterRemark', id, params), rfc });
    },
    done: () => ({ kind, parts: inOrder(parts), says, remarks }),
  };
}

/** Sorted; of two that overlap the first stays. */
export function inOrder(parts: readonly Part[]): Part[] {
  const sorted = [...parts].sort((one, other) => one.start - other.start || one.end - other.end);
  let end = 0;
  return sorted.filter((part) => {
    if (part.start < end) return false;
    end = part.end;
    return true;
  });
}

/** Parts of a piece, as parts of the whole it stands in. */
export const shifted = <Placed extends Place>(pieces: readonly Placed[], by: number): Placed[] =>
  pieces.map((piece) => ({ ...piece, start: piece.start + by, end: piece.end + by }));
