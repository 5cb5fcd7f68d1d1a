/**
 * Cuts the three typefaces to what English, French and the wire need (ui.md, "For the builder": at most 140 KB in
 * all). The output is committed, so that a build needs no font tools: `node --import tsx build/fonts.ts`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const MAX_OCTETS = 140_000;
const require = createRequire(import.meta.url);
const out = join(dirname(fileURLToPath(import.meta.url)), '../src/fonts');

function range(first: number, last: number): string {
  let text = '';
  for (let point = first; point <= last; point++) text += String.fromCodePoint(point);
  return text;
}

/** Latin-1 without the signs that neither language writes. */
const LETTERS = [...range(0xa0, 0xff)].filter((sign) => !'¤¦¨¬\u00ad¯±³´¸¹¼½¾'.includes(sign)).join('');
/** Printable ASCII, Latin-1 letters, and what French and typographers add. */
const WORDS = `${range(0x20, 0x7e)}${LETTERS}ŒœŸ–—‘’‚“”„†•…‹›€™−\u2009\u202f`;
/** The wire shows ASCII, letters of names, and signs of its own. */
const WIRE = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}Œœ–—‘’“”…•€`;

/** Italics say a few words of the page's own: the motto, empty fields. */
const ASIDES = `${range(0x20, 0x7e)}\u00a0«»àâçèéêëîïôùûüÀÇÈÉÊÎÔœ–‘’“”…·`;

interface Cut {
  source: string;
  out: string;
  text: string;
  axes?: Record<string, number | { min: number; max: number }>;
}

const CUTS: readonly Cut[] = [
  ...[400, 500, 600].map((weight) => ({
    source: `@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-${weight}-normal.woff2`,
    out: `plex-mono-${weight}.woff2`,
    text: WIRE,
  })),
  {
    source: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    out: 'instrument-sans.woff2',
    text: WORDS,
    axes: { wght: { min: 400, max: 600 } },
  },
  {
    source: '@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2',
    out: 'literata.woff2',
    text: WORDS,
    axes: { wght: { min: 400, max: 800 }, opsz: { min: 12, max: 48 } },
  },
  {
    source: '@fontsource-variable/literata/files/literata-latin-opsz-italic.woff2',
    out: 'literata-italic.woff2',
    text: ASIDES,
    axes: { wght: 400, opsz: 14 },
  },
];

await mkdir(out, { recursive: true });
let total = 0;
for (const cut of CUTS) {
  const source = await readFile(require.resolve(cut.source));
  const font = await subsetFont(source, cut.text, {
    targetFormat: 'woff2',
    ...(cut.axes ? { variationAxes: cut.axes } : {}),
  });
  await writeFile(join(out, cut.out), font);
  total += font.length;
  process.stdout.write(`${cut.out.padEnd(26)} ${String(font.length).padStart(7)}\n`);
}
process.stdout.write(`${'all'.padEnd(26)} ${String(total).padStart(7)} of ${MAX_OCTETS}\n`);
if (total > MAX_OCTETS) process.exitCode = 1;
