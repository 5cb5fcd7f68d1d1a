import { describe, expect, it } from 'vitest';
import { NONE_HELD, takeHeld } from './held-now.ts';

const line = (home: string, held: number, since: number, behind = 0) => ({
  ...{ home, held, since, behind, name: home },
  ...{ connection: 1, from: 'client' as const, text: 'NOOP\r\n' },
});
const news = (more: object) => ({ reset: false, upTo: 0, ...more });
const names = ({ lines }: { lines: readonly { home: string; behind: number }[] }) =>
  lines.map(({ home, behind }) => `${home} ${behind}`);

describe('lines that wait in a class', () => {
  it('stand oldest first, change in place, and go', () => {
    const first = news({
      reset: true,
      on: true,
      waiting: 2,
      lines: [line('bea', 7, 20), line('ana', 7, 10)],
    });
    const two = takeHeld(NONE_HELD, first);
    expect([two.on, two.waiting, names(two)]).toEqual([true, 2, ['ana 0', 'bea 0']]);
    const changed = takeHeld(two, news({ on: true, waiting: 2, lines: [line('ana', 7, 10, 3)] }));
    expect(names(changed)).toEqual(['ana 3', 'bea 0']);
    const left = takeHeld(changed, news({ on: true, waiting: 1, gone: ['ana 7'] }));
    expect([left.waiting, names(left)]).toEqual([1, ['bea 0']]);
  });

  it('begin anew with a reset', () => {
    const before = takeHeld(
      NONE_HELD,
      news({ reset: true, on: true, waiting: 1, lines: [line('ana', 1, 1)] }),
    );
    expect(takeHeld(before, news({ reset: true, on: false, waiting: 0 }))).toEqual(NONE_HELD);
  });
});
