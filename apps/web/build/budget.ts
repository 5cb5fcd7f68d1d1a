/**
 * Fails when the page outgrows what a first visit may cost (brotli octets, as served):
 * 190 KB until the terminal can be used, 260 KB for the whole first page, 140 KB of fonts beside them.
 *
 *   node --import tsx build/budget.ts [dist]
 *
 * What a visit loads is read from Vite's manifest: the entry and the lazy chunks named below, with all they import. Bringing the page into shape is done by loading later, never by raising these numbers.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const KB = 1000;
const BUDGETS = { terminal: 190 * KB, page: 260 * KB, fonts: 140 * KB };

/** Dynamic imports that a visit makes until keys are taken … */
const TERMINAL = [
  'src/features/terminal/screen.ts',
  'packages/shell/src/index.ts',
  'src/home/indexed-home.ts',
];
/** … until the first page stands whole (in English), before anything is typed … */
const PAGE = [
  'src/features/xray/XrayPane.tsx',
  'packages/protocol/src/dns/index.ts',
  'addon-serialize',
  'addon-unicode11',
];
/** … and from the first key on, or with the first call: shown, without a budget of its own. */
const CALL = [
  'packages/protocol/src/reading/index.ts',
  'packages/protocol/src/prose/en/index.ts',
  'src/features/dialogue/DialoguePane.tsx',
  'packages/shell/src/jobs/jobs.ts',
  'unbash',
];

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
}

const dist = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

function find(part: string): string {
  const key = Object.keys(manifest).find((name) => name.includes(part) && !/\.(css|woff2|svg)$/.test(name));
  if (!key)
    throw new Error(`${part} has no chunk of its own any more: name what replaced it in build/budget.ts.`);
  return key;
}

/** Files of a chunk and of everything it imports statically. */
function files(key: string, into: Set<string>): Set<string> {
  const chunk = manifest[key];
  if (!chunk || into.has(chunk.file)) return into;
  into.add(chunk.file);
  for (const css of chunk.css ?? []) into.add(css);
  for (const imported of chunk.imports ?? []) files(imported, into);
  return into;
}

function compressed(file: string): number {
  try {
    return statSync(join(dist, `${file}.br`)).size;
  } catch {
    // Too small to be worth a compressed twin, or the page itself, which the server compresses.
    return brotliCompressSync(readFileSync(join(dist, file))).length;
  }
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (!entry) throw new Error('the manifest names no entry');
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const boot = html.match(/assets\/boot-[^"]+/)?.[0];

const terminal = files(entry, new Set(['index.html', ...(boot ? [boot] : [])]));
for (const part of TERMINAL) files(find(part), terminal);
const page = new Set(terminal);
for (const part of PAGE) files(find(part), page);
const call = new Set(page);
for (const part of CALL) files(find(part), call);
const fonts = [...new Set(Object.values(manifest).map(({ file }) => file))].filter((file) =>
  file.endsWith('.woff2'),
);

const rows = (set: Iterable<string>) =>
  [...set].map((file) => ({ file, size: compressed(file) })).sort((a, b) => b.size - a.size);
const sum = (set: Iterable<string>) => rows(set).reduce((total, { size }) => total + size, 0);
const show = (octets: number) => `${(octets / KB).toFixed(1).padStart(7)} KB`;

for (const { file, size } of rows(call)) {
  const when = terminal.has(file) ? 'terminal' : page.has(file) ? 'page' : 'call';
  if (size > KB) console.log(`${show(size)}  ${when.padEnd(8)}  ${file}`);
}
const fontOctets = fonts.reduce((total, file) => total + statSync(join(dist, file)).size, 0);
const results = [
  { name: 'until the terminal is usable', is: sum(terminal), may: BUDGETS.terminal },
  { name: 'the whole first page', is: sum(page), may: BUDGETS.page },
  { name: 'fonts beside them', is: fontOctets, may: BUDGETS.fonts },
];
for (const { name, is, may } of results) {
  console.log(`${is <= may ? 'within' : 'OVER  '} ${show(is)} of ${show(may)}  ${name}`);
}
console.log(`       ${show(sum(call))}  with the first call`);
if (results.some(({ is, may }) => is > may)) process.exitCode = 1;
