/** Lists of `name=value; name=value`, as DKIM writes them and DMARC borrows them (RFC 6376 §3.2). */

export interface Tag {
  /** As written, without blanks around it. */
  name: string;
  value: string;
  /** Octets of the name, and of the value, in the text. */
  nameAt: [number, number];
  valueAt: [number, number];
}

export interface TagList {
  tags: Tag[];
  /** Pieces between semicolons that are no tag: no `=`, or no name before it. */
  strays: [number, number][];
}

/** A record of more tags than this is no record: reading stops. */
const MOST_TAGS = 200;

/** Never throws; work grows with the text. */
export function readTagList(text: string): TagList {
  const tags: Tag[] = [];
  const strays: [number, number][] = [];
  let from = 0;
  while (from < text.length && tags.length + strays.length < MOST_TAGS) {
    const semicolon = text.indexOf(';', from);
    const end = semicolon < 0 ? text.length : semicolon;
    const piece = trimmed(text, from, end);
    if (piece[1] > piece[0]) {
      const equals = text.indexOf('=', piece[0]);
      const nameAt = trimmed(text, piece[0], equals < 0 || equals > piece[1] ? piece[0] : equals);
      if (nameAt[1] === nameAt[0]) strays.push(piece);
      else {
        const valueAt = trimmed(text, equals + 1, piece[1]);
        tags.push({ name: text.slice(...nameAt), value: text.slice(...valueAt), nameAt, valueAt });
      }
    }
    from = end + 1;
  }
  return { tags, strays };
}

function trimmed(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, Math.max(start, end)];
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
