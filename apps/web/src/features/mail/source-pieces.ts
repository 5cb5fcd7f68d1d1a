/** A letter's source in pieces: each field with its folds, and what comes behind the empty line. */

export interface SourcePieces {
  /** Each with its line end, as it stands. */
  fields: string[];
  /** Behind the header: the empty line and the body; '' where there is none. */
  rest: string;
}

/** More fields than this are shown, and not explained. */
const MOST_FIELDS = 200;

/** @param source as text. Put together again, the pieces are the source. */
export function sourcePieces(source: string): SourcePieces {
  const fields: string[] = [];
  let at = 0;
  while (at < source.length && fields.length < MOST_FIELDS) {
    // An empty line ends the header, and so does what is no field at all (RFC 5322 §2.1).
    if (!/^[!-9;-~]+[ \t]*:/.test(source.slice(at, at + 1000))) break;
    let end = lineEnd(source, at);
    while (end < source.length && (source[end] === ' ' || source[end] === '\t')) end = lineEnd(source, end);
    fields.push(source.slice(at, end));
    at = end;
  }
  return { fields, rest: source.slice(at) };
}

function lineEnd(source: string, from: number): number {
  const at = source.indexOf('\n', from);
  return at < 0 ? source.length : at + 1;
}
