/** The page on a slow machine: ten thousand lines in the dialogue while a hundred more arrive each second. */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { startEhlo } from './processes.ts';
import type { Report } from './report.ts';
import { median, quantile } from './statistics.ts';

const LINES = 10_000;
const PER_SECOND = 100;
const SECONDS = 5;
/** The median of so many counts: another program's second on this machine is not the page's. */
const PASSES = 3;

/** Frames in `ms`, and the gaps between them. Evaluated in the page. */
const COUNT_FRAMES = `(ms) => new Promise((resolve) => {
  const gaps = []; const start = performance.now(); let last = start;
  const tick = (now) => { gaps.push(now - last); last = now; now - start < ms ? requestAnimationFrame(tick) : resolve(gaps); };
  requestAnimationFrame(tick);
})`;

/** An EHLO of its own: the outside connection is this page's by its address, as nobody else was seen there. */
export async function measurePage(report: Report): Promise<void> {
  const ehlo = await startEhlo();
  const { fps, idleFps, frameP95, nodes } = await framesOf(ehlo.ports);
  await ehlo.stop();
  report.absolute(
    'page, CPU 4 × slower, 10 000 lines and 100 more a second',
    '≥ 50 fps',
    fps >= 50,
    `${fps.toFixed(1)} fps (idle ${idleFps.toFixed(1)}), p95 ${frameP95.toFixed(0)} ms a frame, ${nodes} nodes`,
  );
}

/** `idleFps`: same page, same throttle, nothing arriving: what this machine can do at all. */
async function framesOf(ports: { web: number; mock: number }) {
  const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`http://localhost:${ports.web}`);
    await page.locator('.xterm-rows').waitFor();
    const socket = connect(ports.mock, '127.0.0.1');
    socket.setNoDelay(true);
    socket.resume();
    socket.write(`EHLO bench.campus.test\r\n${'NOOP\r\n'.repeat(LINES)}`);
    await page.getByRole('button', { name: 'Show it' }).click();
    await page
      .locator(`[aria-setsize="${LINES + 2}"]`)
      .first()
      .waitFor({ timeout: 60_000 });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const idle = (await page.evaluate(`(${COUNT_FRAMES})(2000)`)) as number[];
    // By the clock, so that a late timer does not mean fewer lines.
    const begun = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      for (; sent < ((performance.now() - begun) / 1000) * PER_SECOND; sent++) socket.write('NOOP\r\n');
    }, 1000 / PER_SECOND);
    const shown = await newestLine(page);
    const passes: number[][] = [];
    for (let pass = 0; pass < PASSES; pass++)
      passes.push((await page.evaluate(`(${COUNT_FRAMES})(${SECONDS * 1000})`)) as number[]);
    const arrived = (await newestLine(page)) - shown;
    clearInterval(timer);
    socket.destroy();
    // Frames of a page that does not show what comes would be worth nothing.
    if (arrived < PASSES * SECONDS * PER_SECOND * 0.9)
      throw new Error(`Only ${arrived} new lines were shown in ${PASSES * SECONDS} s.`);
    const nodes = await page.evaluate(() => document.getElementsByTagName('*').length);
    const fpsOf = (gaps: readonly number[]) => (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
    return {
      fps: median(passes.map(fpsOf)),
      idleFps: fpsOf(idle),
      frameP95: quantile(passes.flat(), 0.95),
      nodes,
    };
  } finally {
    await browser.close();
  }
}

async function newestLine(page: Page): Promise<number> {
  return Number(await page.locator('[aria-setsize]').last().getAttribute('aria-setsize'));
}
