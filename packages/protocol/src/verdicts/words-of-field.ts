/** A structured field cut into its words, comments and marks (RFC 5322 §3.2), for the fields that carry verdicts. */

export interface FieldWord {
  kind: 'word' | 'quoted' | 'comment' | ';' | '=';
  /** Without quotation marks, parentheses and backslashes. */
  text: string;
  /** Octets into the field's value, its marks included; `end` exclusive. */
  start: number;
  end: number;
}

/** Words read of one field; what has more is no verdict. */
const MOST_WORDS = 2000;
/** How deep comments are followed into each other. */
const DEEPEST = 50;

/** Never throws: what does not close ends with the field. */
export function wordsOfField(value: string): FieldWord[] {
  const words: FieldWord[] = [];
  let at = 0;
  while (at < value.length && words.length < MOST_WORDS) {
    const mark = value.charAt(at);
    if (mark === ' ' || mark === '\t' || mark === '\r' || mark === '\n') {
      at++;
    } else if (mark === '"' || mark === '(') {
      const end = mark === '"' ? endOfQuoted(value, at) : endOfComment(value, at);
      const closed = value.charAt(end - 1) === (mark === '"' ? '"' : ')') && end > at + 1;
      const text = withoutBackslashes(value.slice(at + 1, closed ? end - 1 : end));
      words.push({ kind: mark === '"' ? 'quoted' : 'comment', text, start: at, end });
      at = end;
    } else if (mark === ';' || mark === '=') {
      words.push({ kind: mark, text: mark, start: at, end: at + 1 });
      at++;
    } else {
      const start = at;
      while (at < value.length && !' \t\r\n"();='.includes(value.charAt(at))) at++;
      if (at === start) at++;
      words.push({ kind: 'word', text: value.slice(start, at), start, end: at });
    }
  }
  return words;
}

const withoutBackslashes = (text: string): string => text.replace(/\\(.)/gs, '$1');

function endOfQuoted(value: string, start: number): number {
  for (let at = start + 1; at < value.length; at++) {
    if (value.charAt(at) === '\\') at++;
    else if (value.charAt(at) === '"') return at + 1;
  }
  return value.length;
}

function endOfComment(value: string, start: number): number {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    const mark = value.charAt(at);
    if (mark === '\\') at++;
    else if (mark === '(') {
      if (++depth > DEEPEST) return value.length;
    } else if (mark === ')' && --depth === 0) return at + 1;
  }
  return value.length;
}
