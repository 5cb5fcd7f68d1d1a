import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Actual, GoldenCase } from './case.ts';
import { play } from './play.ts';

interface Difference {
  field: string;
  hint?: string;
  expected?: unknown;
  actual?: unknown;
}

type Compare = (golden: GoldenCase, actual: Actual) => { equal: boolean; differences: Difference[] };

const USAGE = `golden [--browser] [--list] [DIR]

Plays transcripts of the real tools (DIR/<tool>/<nn-name>.json, or DIR/<nn-name>.json) against the terminal's shell, over
real TCP on loopback, and prints what differs. DIR is the repository's golden/ when absent. Ends with "equal N of M";
the exit status is 0 when all are equal.

  --browser  in a headless Chromium, against the shell of the built page (apps/web/dist) instead of its sources
  --list     name every case, equal ones too
`;

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const AT_ONCE = 6;

async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const list = words.includes('--list');
  const folder = resolve(words.find((word) => !word.startsWith('-')) ?? join(ROOT, 'golden'));
  const cases = findCases(folder);
  if (cases.length === 0) {
    process.stderr.write(`${folder}: no transcripts (<tool>/<nn-name>.json) in there.\n`);
    return 2;
  }
  const shared = [folder, dirname(folder), join(ROOT, 'golden')].find((place) =>
    existsSync(join(place, 'tls')),
  );
  const comparer = [folder, dirname(folder), join(ROOT, 'golden')]
    .map((place) => join(place, 'compare.mjs'))
    .find((file) => existsSync(file));
  if (!shared || !comparer) {
    process.stderr.write(`${folder}: neither tls/ nor compare.mjs beside the transcripts.\n`);
    return 2;
  }
  const { compareCase } = (await import(pathToFileURL(comparer).href)) as { compareCase: Compare };

  const dist = join(ROOT, 'apps/web/dist');
  if (words.includes('--browser') && !existsSync(join(dist, '.vite/manifest.json'))) {
    process.stderr.write(`${dist}: the page is not built. npm start builds it.\n`);
    return 2;
  }
  // Loaded when asked for: Playwright and Vite are much to carry.
  const player = words.includes('--browser')
    ? await (await import('./browser/browser-player.ts')).startBrowserPlayer(ROOT, dist)
    : { play, close: () => Promise.resolve() };

  let equal = 0;
  const again: string[] = [];
  const judge = async (file: string) => {
    const golden = JSON.parse(readFileSync(file, 'utf8')) as GoldenCase;
    const { equal: same, differences } = compareCase(golden, await player.play(golden, shared));
    if (same) {
      equal++;
      if (list) process.stdout.write(`equal      ${golden.id}\n`);
    }
    return same ? undefined : report(golden, differences);
  };
  await inTurn(cases, AT_ONCE, async (file) => {
    if ((await judge(file)) !== undefined) again.push(file);
  });
  // The recorder played one case at a time; several at once can lose a race of milliseconds on a busy machine. What
  // differs must be equal when it is played as it was recorded.
  await inTurn(again, 1, async (file) => {
    process.stdout.write((await judge(file)) ?? '');
  });
  await player.close();
  process.stdout.write(`equal ${equal} of ${cases.length}\n`);
  return equal === cases.length ? 0 : 1;
}

function findCases(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return readdirSync(path).map((name) => join(path, name));
      return [path];
    })
    .filter((path) => /^\d\d-.*\.json$/.test(basename(path)))
    .sort();
}

async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}

function report(golden: GoldenCase, differences: readonly Difference[]): string {
  const lines = differences.map(
    ({ field, hint, expected, actual }) =>
      `    ${field}: ${hint ?? `expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`}\n`,
  );
  return `different  ${golden.id}  ${JSON.stringify(golden.argv)}\n${lines.join('')}`;
}

process.exit(await main(process.argv.slice(2)));
