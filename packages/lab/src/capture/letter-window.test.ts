import { createMemoryBlobs } from '@ehlo/log';
import { concat, latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { expect, it } from 'vitest';
import { lettersOctets } from './letter-octets.ts';
import { createLetterWindows } from './letter-window.ts';

const blobs = createMemoryBlobs();
async function stored(text: string): Promise<{ sha256: string; size: number }> {
  const writer = blobs.create();
  await writer.write(octetsOfLatin1(text));
  return writer.finish();
}

/** Dots at the beginning of lines, also around the places where a stride of 64 KiB ends. */
const lines = Array.from({ length: 9000 }, (_, index) => `${index % 3 === 0 ? '.' : ''}line ${index} of it`);
const dotted = `${lines.join('\r\n')}\r\n`;

it.each([
  ['dots doubled', dotted, 0, 3000],
  ['from within the letter', dotted, 70_001, 0],
  ['no dots', dotted.replaceAll('.', ''), 17, 0],
])('a window of a letter is what crossed there: %s', async (_, text, from, extra) => {
  const { sha256, size } = await stored(text);
  const blob = { sha256, start: from, end: size };
  const length = text
    .slice(from)
    .split('\r\n')
    .reduce(
      (sum, line, index) =>
        sum + line.length + 2 + (line.startsWith('.') && (index > 0 || from === 0) ? 1 : 0),
      -2,
    );
  if (extra > 0) expect(length).toBe(size + extra);
  const whole = await lettersOctets(blobs, blob, length);
  const slices: Uint8Array[] = [];
  if (whole) for await (const slice of whole) slices.push(slice);
  const crossed = latin1(concat(slices));
  expect(crossed).toHaveLength(length);
  const windows = createLetterWindows(blobs);
  for (const [start, end] of [
    [0, 100],
    [65_000, 66_500],
    [0, length],
    [131_000, 140_000],
    [length - 10, length + 50],
    [length, length + 8],
  ] as const) {
    const window = await windows.read({ blob, length }, start, end);
    expect(window && latin1(window)).toBe(crossed.slice(start, end));
  }
});

it('gives nothing of a blob that is gone, and of one that is not what crossed', async () => {
  const windows = createLetterWindows(blobs);
  expect(await windows.read({ blob: { sha256: 'ab', start: 0, end: 5 }, length: 5 }, 0, 5)).toBeUndefined();
  const { sha256 } = await stored('.a\r\n');
  expect(await windows.read({ blob: { sha256, start: 0, end: 4 }, length: 9 }, 0, 5)).toBeUndefined();
});
