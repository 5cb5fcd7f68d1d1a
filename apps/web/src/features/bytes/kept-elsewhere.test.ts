import { expect, it } from 'vitest';
import { createKeptElsewhere, PAGE } from './kept-elsewhere.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('octets of a letter are fetched a page at a time, once, and those looked at last come first', async () => {
  const asked: string[] = [];
  let changed = 0;
  const elsewhere = createKeptElsewhere(
    async (kept, start, end) => {
      asked.push(`${kept} ${start / PAGE}`);
      return new Uint8Array(end - start).fill(start / PAGE);
    },
    () => changed++,
  );
  const read = (page: number) => elsewhere.read(7, page * PAGE + 8, page * PAGE + 16);
  for (let page = 0; page < 50; page++) expect(read(page)).toBeUndefined();
  await turn();
  await turn();
  // Two at once, and of what was scrolled past nothing but the newest two.
  expect(asked).toEqual(['7 0', '7 1', '7 49', '7 48']);
  expect(changed).toBe(4);
  expect(read(49)).toEqual(new Uint8Array(8).fill(49));
  expect(asked).toHaveLength(4);
});

it('what the server has no more is gone, and what could not be reached is asked for again', async () => {
  let answer: () => Promise<Uint8Array | undefined> = () => Promise.reject(new Error('offline'));
  let changed = 0;
  const elsewhere = createKeptElsewhere(
    () => answer(),
    () => changed++,
  );
  elsewhere.read(7, 0, 8);
  await turn();
  expect(elsewhere.gone.size).toBe(0);
  // Said once: whoever draws it again asks again, and is not told for ever.
  expect([elsewhere.failed, changed]).toEqual([true, 1]);
  elsewhere.read(7, 0, 8);
  await turn();
  expect(changed).toBe(1);
  answer = async () => undefined;
  elsewhere.read(7, 0, 8);
  await turn();
  expect(elsewhere.failed).toBe(false);
  expect(elsewhere.gone).toEqual(new Set([7]));
});
