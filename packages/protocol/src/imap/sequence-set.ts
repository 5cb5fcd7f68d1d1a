/** Sets of numbers, `1:3,5,8:*` (RFC 3501 §9, `sequence-set`). */

export interface NumberRange {
  /** `*` is the largest number in use. */
  from: number | '*';
  to: number | '*';
}

/** Ranges of one set that are looked at. */
const MOST = 500;

const number = (text: string): number | '*' | undefined =>
  text === '*' ? '*' : /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;

/** The ranges of a set; undefined where it is none. */
export function readSet(text: string): NumberRange[] | undefined {
  if (!/^[\d*:,]+$/.test(text)) return undefined;
  const ranges: NumberRange[] = [];
  for (const part of text.split(',', MOST)) {
    const [first = '', second, third] = part.split(':');
    const from = number(first);
    const to = second === undefined ? from : number(second);
    if (from === undefined || to === undefined || third !== undefined) return undefined;
    ranges.push({ from, to });
  }
  return ranges;
}

/** Whether it is a set, or the result of the last search (RFC 5182 §2.1). */
export const isSet = (text: string): boolean => text === '$' || readSet(text) !== undefined;

/** Each number of the set up to `largest`, at most so many. */
export function numbersIn(ranges: readonly NumberRange[], largest: number, most: number): number[] {
  const numbers: number[] = [];
  for (const { from, to } of ranges) {
    const [one, other] = [from === '*' ? largest : from, to === '*' ? largest : to];
    const last = Math.min(Math.max(one, other), largest);
    for (let next = Math.min(one, other); next <= last; next++) {
      if (numbers.length >= most) return numbers;
      numbers.push(next);
    }
  }
  return numbers;
}

/** The largest number that a set names outright; 0 where it names none. */
export const largestNamed = (ranges: readonly NumberRange[]): number =>
  Math.max(0, ...ranges.flatMap(({ from, to }) => [from, to]).map((end) => (end === '*' ? 0 : end)));

export const hasStar = (ranges: readonly NumberRange[]): boolean =>
  ranges.some(({ from, to }) => from === '*' || to === '*');
