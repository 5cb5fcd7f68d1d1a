/**
 * Columns that a character takes on the screen: 0, 1 or 2. A small table, after Unicode's East Asian Width and
 * General Category (Mn, Me, Cf). The page hands the same function to its terminal, so that both agree.
 */
const ZERO: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5bd],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x900, 0x902],
  [0xe31, 0xe31],
  [0xe34, 0xe3a],
  [0xe47, 0xe4e],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
  [0x20d0, 0x20ff],
  [0x302a, 0x302f],
  [0x3099, 0x309a],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe01ef],
];

const TWO: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function within(table: readonly (readonly [number, number])[], point: number): boolean {
  return table.some(([first, last]) => point >= first && point <= last);
}

export function characterWidth(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x300) return 1;
  if (within(ZERO, codePoint)) return 0;
  return codePoint >= 0x1100 && within(TWO, codePoint) ? 2 : 1;
}

export function textWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += characterWidth(character.codePointAt(0) as number);
  return columns;
}

/** Where the next character begins; combining characters go with the one before them. */
export function nextIndex(text: string, index: number): number {
  let at = index;
  do {
    const point = text.codePointAt(at);
    if (point === undefined) return text.length;
    at += point > 0xffff ? 2 : 1;
  } while (at < text.length && characterWidth(text.codePointAt(at) as number) === 0);
  return at;
}

export function previousIndex(text: string, index: number): number {
  let at = index;
  do {
    at--;
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code <= 0xdfff && at > 0) at--;
  } while (at > 0 && characterWidth(text.codePointAt(at) as number) === 0);
  return Math.max(0, at);
}
