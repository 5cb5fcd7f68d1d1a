import { describe, expect, it } from 'vitest';
import type { Layout } from '../../session/terminals.ts';
import { chosen, closed, MOST, opened, splitOrJoined, stepped } from './layout.ts';

/** `1 2* | 3` is terminals 1 to 3, of which 2 and 3 are shown and 2 is used. */
const of = (order: number[], shown: number[], used = shown[0] as number): Layout => ({ order, shown, used });

describe('terminals of a page', () => {
  it.each<[string, Layout | undefined, Layout | undefined]>([
    ['a new one stands where the used one stood', opened(of([1], [1])), of([1, 2], [2])],
    ['in a split too', opened(of([1, 2], [1, 2], 2)), of([1, 2, 3], [1, 3], 3)],
    ['a number that was given back is given again', opened(of([1, 3], [3])), of([1, 3, 2], [2])],
    [
      'there is a most',
      opened(
        of(
          Array.from({ length: MOST }, (_, at) => at + 1),
          [1],
        ),
      ),
      undefined,
    ],
    [
      'one that is chosen takes the place of the used one',
      chosen(of([1, 2, 3], [1, 2], 1), 3),
      of([1, 2, 3], [3, 2]),
    ],
    ['unless it is shown already', chosen(of([1, 2], [1, 2], 1), 2), of([1, 2], [1, 2], 2)],
    ['after the last comes the first', stepped(of([1, 2], [2]), 1), of([1, 2], [1])],
    ['before the first comes the last', stepped(of([1, 2], [1]), -1), of([1, 2], [2])],
    ['a split shows the next one beside', splitOrJoined(of([1, 2, 3], [2])), of([1, 2, 3], [2, 3])],
    ['or the previous, in the order of their tabs', splitOrJoined(of([1, 2], [2])), of([1, 2], [1, 2], 2)],
    ['or a new one', splitOrJoined(of([1], [1])), of([1, 2], [1, 2], 2)],
    ['a split is joined to the used one', splitOrJoined(of([1, 2], [1, 2], 2)), of([1, 2], [2])],
    ['one that closes leaves its place to its neighbour', closed(of([1, 2, 3], [2]), 2), of([1, 3], [3])],
    ['the last in order to the one before it', closed(of([1, 2], [2]), 2), of([1], [1])],
    [
      'half of a split leaves all the room to the other half',
      closed(of([1, 2, 3], [1, 2], 1), 1),
      of([2, 3], [2]),
    ],
    [
      'one behind them changes nothing that is seen',
      closed(of([1, 2, 3], [1, 2], 2), 3),
      of([1, 2], [1, 2], 2),
    ],
    ['the last one stays', closed(of([1], [1]), 1), of([1], [1])],
    ['one that is gone closes no other', closed(of([1, 2], [1]), 3), of([1, 2], [1])],
  ])('%s', (_, is, wanted) => expect(is).toEqual(wanted));
});
