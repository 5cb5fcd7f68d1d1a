/** The terminal beside xterm.js alone, in the same browser and in turn: a key to its echo, and opening it until it has a prompt. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startEhlo } from './processes.ts';
import type { Report } from './report.ts';
import { inTurn, median, pooledRatioOf, quantile, ratioOf } from './statistics.ts';

const KEYS = 30;
/** A frame at 60 a second. */
const FRAME_MS = 1000 / 60;

const xterm = createRequire(fileURLToPath(new URL('../../../apps/web/package.json', import.meta.url)));
const FILES = {
  '/xterm.js': xterm.resolve('@xterm/xterm'),
  '/xterm.css': xterm.resolve('@xterm/xterm/css/xterm.css'),
};

/** xterm.js and a loop that echoes: nothing can be less. */
const ALONE = `<!doctype html><link rel="stylesheet" href="/xterm.css"><div id="t"></div><script src="/xterm.js"></script>
<script>const t = new Terminal(); t.open(document.getElementById('t')); t.onData((text) => t.write(text)); t.write('~ $ '); t.focus();</script>`;

/** Notes when the screen first shows a prompt, and from each key on when the screen changes next. Evaluated in the page. */
const WATCH = `(() => {
  const seen = (window.seen = { prompt: undefined, echoes: [] });
  let pressed;
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
  new MutationObserver(() => {
    const rows = document.querySelector('.xterm-rows');
    if (!rows) return;
    if (seen.prompt === undefined && rows.textContent.includes('$')) seen.prompt = performance.now();
    if (pressed !== undefined) { seen.echoes.push(performance.now() - pressed); pressed = undefined; }
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()`;

interface Seen {
  prompt: number;
  echoes: number[];
}

/** @param blocks of an opening and thirty keys for each of the two */
export async function measureTyping(report: Report, blocks: number): Promise<void> {
  const ehlo = await startEhlo();
  const server = createServer((request, response) => {
    const file = FILES[request.url as keyof typeof FILES];
    response.setHeader(
      'content-type',
      request.url?.endsWith('.css') ? 'text/css' : file ? 'text/javascript' : 'text/html',
    );
    response.end(file ? readFileSync(file) : ALONE);
  }).listen(0, '127.0.0.1');
  const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const { port } = server.address() as AddressInfo;
    const pairs = await inTurn(
      blocks,
      () => look(browser, `http://localhost:${ehlo.ports.web}`),
      () => look(browser, `http://127.0.0.1:${port}`),
    );
    const echoes = pairs.map(({ ours, theirs }) => ({ ours: ours.echoes, theirs: theirs.echoes }));
    const all = echoes.flatMap(({ ours }) => ours);
    const p50 = median(all);
    report.atMost(
      'a key to its echo, in the page, p50',
      pooledRatioOf(echoes, 0.5),
      3,
      `${p50.toFixed(1)} ms`,
    );
    report.absolute(
      'a key to its echo is under a frame',
      '≤ 16.7 ms',
      p50 <= FRAME_MS,
      `p50 ${p50.toFixed(1)} ms, p95 ${quantile(all, 0.95).toFixed(1)} ms`,
    );
    const prompts = pairs.map(({ ours, theirs }) => ({ ours: ours.prompt, theirs: theirs.prompt }));
    report.atMost(
      'opening a terminal, until its prompt',
      ratioOf(prompts),
      4,
      `${median(prompts.map(({ ours }) => ours)).toFixed(0)} ms; xterm.js alone is ${kilobytes()} KB of what is loaded`,
    );
  } finally {
    await browser.close();
    server.close();
    await ehlo.stop();
  }
}

/** A first visit: nothing is in the browser's cache. */
async function look(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page: Page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(url);
    await holds(page, 'window.seen.prompt !== undefined');
    await page.locator('.xterm-helper-textarea').focus();
    for (let key = 0; key < KEYS; key++) {
      await page.keyboard.press('a');
      await holds(page, `window.seen.echoes.length > ${key}`);
    }
    return (await page.evaluate('window.seen')) as Seen;
  } finally {
    await context.close();
  }
}

/** Asked at each frame, through the debugger: the page's policy lets nobody evaluate text in it. */
async function holds(page: Page, condition: string): Promise<void> {
  await page.evaluate(
    `new Promise((resolve) => { const look = () => (${condition}) ? resolve() : requestAnimationFrame(look); look(); })`,
  );
}

const kilobytes = (): string =>
  (
    Object.values(FILES).reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0) / 1000
  ).toFixed(1);
