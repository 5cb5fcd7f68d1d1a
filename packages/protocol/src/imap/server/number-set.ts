/** Which messages of a view a set of numbers names (RFC 3501 §9, `sequence-set`). */
import type { NumberRange } from '../sequence-set.ts';

const END = /^(?:\*|[1-9]\d{0,9})$/;

/** The ranges of a set, all of them; undefined where it is none. */
export function readRanges(text: string): NumberRange[] | undefined {
  const ranges: NumberRange[] = [];
  for (const part of text.split(',')) {
    const [first = '', second = first, more] = part.split(':');
    if (!END.test(first) || !END.test(second) || more !== undefined) return undefined;
    const end = (word: string) => (word === '*' ? '*' : Number(word));
    ranges.push({ from: end(first), to: end(second) });
  }
  return ranges;
}

/**
 * Indexes of the values that a set names, ascending, none twice. Costs what it finds, not what it names.
 *
 * @param count how many values there are
 * @param valueAt ascending with the index
 */
export function indexesIn(
  ranges: readonly NumberRange[],
  count: number,
  valueAt: (index: number) => number,
): number[] {
  const largest = count === 0 ? 0 : valueAt(count - 1);
  const spans = ranges
    .map(({ from, to }): [number, number] => {
      const [one, other] = [from === '*' ? largest : from, to === '*' ? largest : to];
      return [below(Math.min(one, other)), below(Math.max(one, other) + 1)];
    })
    .sort(([one], [other]) => one - other);
  const found: number[] = [];
  let at = 0;
  for (const [start, end] of spans) for (at = Math.max(at, start); at < end; at++) found.push(at);
  return found;

  /** How many of the values are smaller. */
  function below(wanted: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (valueAt(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
