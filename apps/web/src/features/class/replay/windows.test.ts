import type { ClassReplayRows, ReplayRow } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../api.ts';
import { createWindows, rowsAt, windowOf } from './windows.ts';

const SPAN = { beganAt: 1000, now: 100_000, windowMs: 10_000 };
const row = (current: number): ReplayRow => ({ current, steps: 9 });
const windowFrom = (from: number): ClassReplayRows => ({
  ...{ from, until: from + 10_000, first: [], changes: [], cut: [] },
});

/** A server that answers when it is told to. */
function server() {
  const asked: number[] = [];
  const answers: ((answer: Answer<ClassReplayRows>) => void)[] = [];
  const windows = createWindows(
    SPAN,
    (from) => {
      asked.push((from - SPAN.beganAt) / SPAN.windowMs);
      return new Promise((resolve) => answers.push(resolve));
    },
    () => undefined,
  );
  const answer = async (ok = true) => {
    answers.shift()?.(
      ok
        ? { ok: true, value: windowFrom(SPAN.beganAt + (asked.at(-1) ?? 0) * SPAN.windowMs) }
        : { ok: false, problem: { code: 'unreachable-class', params: {} } },
    );
    await Promise.resolve();
    await Promise.resolve();
  };
  return { windows, asked, answer };
}

describe('rows of a class by time', () => {
  it('are those that it began with, and what changed until then', () => {
    const told = {
      first: [{ home: 'a', row: row(0) }],
      changes: [
        { at: 5, home: 'a', row: row(1) },
        { at: 5, home: 'b', row: row(0) },
        { at: 9, home: 'a', row: row(2) },
      ],
    };
    const at = (ms: number) => [...rowsAt(told, ms)].map(([home, { current }]) => `${home}${current}`);
    expect([at(4), at(5), at(8), at(9)]).toEqual([['a0'], ['a1', 'b0'], ['a1', 'b0'], ['a2', 'b0']]);
  });

  it('lie in the window of their instant, and at the end in the last one', () => {
    expect([0, 1000, 10_999, 11_000, 200_000].map((at) => windowOf(SPAN, at))).toEqual([0, 0, 0, 1, 9]);
  });

  it('are asked for one window at a time; of what was wanted meanwhile the last', async () => {
    const { windows, asked, answer } = server();
    windows.want([0]);
    for (const number of [1, 2, 3, 4]) windows.want([number, number + 1]);
    expect(asked).toEqual([0]);
    await answer();
    expect(asked).toEqual([0, 4]);
    await answer();
    expect(asked).toEqual([0, 4, 5]);
    expect(windows.get(4)?.from).toBe(41_000);
  });

  it('are forgotten but for a few', async () => {
    const { windows, answer } = server();
    for (let number = 0; number < 12; number++) {
      windows.want([number]);
      await answer();
    }
    expect([windows.get(0), windows.get(3), windows.get(11)?.from]).toEqual([undefined, undefined, 111_000]);
  });

  it('that could not be had are asked for again only when somebody says so', async () => {
    const { windows, asked, answer } = server();
    windows.want([2]);
    await answer(false);
    windows.want([2]);
    expect([asked, windows.problem?.code]).toEqual([[2], 'unreachable-class']);
    windows.retry();
    expect(asked).toEqual([2, 2]);
    await answer();
    expect([windows.problem, windows.get(2)?.from]).toEqual([undefined, 21_000]);
  });
});
