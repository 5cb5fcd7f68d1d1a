import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Asks for a turn; @returns whether it has come so far */
function asks(turns: Turns, room: string): () => boolean {
  let came = false;
  void turns.begin(room).then(() => {
    came = true;
  });
  return () => came;
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('lets so many of a room work, and so many in all; one room does not keep another from its turn', async () => {
  const turns = new Turns({ all: 3, room: 2 });
  const [a1, a2, a3, b1, b2] = ['a', 'a', 'a', 'b', 'b'].map((room) =>
    asks(turns, room),
  ) as (() => boolean)[];
  await settle();
  expect([a1, a2, a3, b1, b2].map((came) => came?.())).toEqual([true, true, false, true, false]);
  turns.end('b');
  await settle();
  expect([a3?.(), b2?.()]).toEqual([false, true]);
  turns.end('a');
  await settle();
  expect(a3?.()).toBe(true);
});
