/**
 * `/wire` on a slow machine: a list of ten thousand connections, a dialogue of ten thousand lines, the octets of 25 MB, each swept from end to
 * end so that every frame has other rows, beside a bare virtual list of as many rows: text in `div`s, without React, without anything.
 */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { startEhlo } from './processes.ts';
import type { Report } from './report.ts';
import { inTurn, median, quantile, ratioOf } from './statistics.ts';

const SWEEP_MS = 2000;
/** Connections made at once. */
const AT_ONCE = 16;
const LETTER_OCTETS = 25_000_000;
/** A frame in which every row is another one may take so many times the bare list's. */
const LIMIT = 4;
/** Their own scroller: the pane around it is named by its heading. */
const OCTETS = 'section[aria-label=Bytes]';
/** A jump that shows nothing in so many milliseconds is none. */
const JUMP_MS = 30_000;
/** What Chromium can scroll: the bare list of millions of rows is as high as that. */
const MOST_PX = 8_000_000;

export async function measureWire(
  report: Report,
  { blocks, rows: many }: { blocks: number; rows: number },
): Promise<void> {
  const ehlo = await startEhlo();
  const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const web = `http://localhost:${ehlo.ports.web}`;
    await page.goto(web);
    await page.locator('.xterm-rows').waitFor();
    await callMany(ehlo.ports.mock, many);
    await say(ehlo.ports.mock, 'long.test', 'NOOP\r\n'.repeat(many / 2));
    await say(ehlo.ports.mock, 'big.test', letter());
    const slow = await page.context().newCDPSession(page);

    await page.goto(`${web}/wire`);
    const list = page.getByRole('list', { name: 'Connections' });
    await list.getByRole('button').first().waitFor();
    await toTheEnd(page, list, many);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await compare(report, browser, blocks, {
      what: `/wire, a list of ${many} connections`,
      page,
      at: 'ul[aria-label=Connections]',
      rows: many,
      rowPx: 62,
    });

    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.reload();
    await list.getByRole('button', { name: /long\.test/ }).click({ timeout: 60_000 });
    const lines = page.getByRole('list', { name: 'Dialogue' });
    await lines.getByRole('button').first().waitFor();
    await page.waitForFunction(
      (least) => (document.querySelector('ol[aria-label=Dialogue]')?.scrollHeight ?? 0) > least,
      many * 25,
    );
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await compare(report, browser, blocks, {
      what: `/wire, a dialogue of ${many} lines`,
      page,
      at: 'ol[aria-label=Dialogue]',
      rows: many,
      rowPx: 30,
    });

    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await list.getByRole('button', { name: /big\.test/ }).click({ timeout: 60_000 });
    await page.getByRole('tab', { name: 'Bytes' }).click();
    const octets = page.locator(OCTETS);
    await octets.getByRole('listitem').first().waitFor();
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const jumps = await jumpsIn(octets, blocks);
    await compare(report, browser, blocks, {
      what: '/wire, the octets of 25 MB',
      page,
      at: OCTETS,
      rows: LETTER_OCTETS / 8,
      rowPx: 30,
    });
    report.absolute(
      'octets anywhere in 25 MB, from the jump to what stands there',
      '≤ 1000 ms',
      median(jumps) <= 1000,
      `${median(jumps).toFixed(0)} ms, ${jumps.length} jumps, CPU 4 × slower`,
    );
  } finally {
    await browser.close();
    await ehlo.stop();
  }
}

interface Compared {
  what: string;
  page: Page;
  /** Selects what is scrolled. */
  at: string;
  rows: number;
  rowPx: number;
}

async function compare(
  report: Report,
  browser: Browser,
  blocks: number,
  { what, page, at, rows, rowPx }: Compared,
) {
  const bare = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await bare.setContent(bareList(rows, rowPx));
  await (await bare.context().newCDPSession(bare)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const sweep = (on: Page, selector: string) => async () => {
    await on.bringToFront();
    return (await on.evaluate(
      `(${SWEEP})(document.querySelector(${JSON.stringify(selector)}), ${SWEEP_MS})`,
    )) as number[];
  };
  const passes = await inTurn(blocks, sweep(page, at), sweep(bare, '#scroller'));
  await bare.close();
  const ours = passes.flatMap((pass) => pass.ours);
  const fps = (1000 * ours.length) / ours.reduce((sum, gap) => sum + gap, 0);
  const nodes = await page.evaluate(() => document.getElementsByTagName('*').length);
  report.atMost(
    `${what}: a frame of a sweep in which every row is another one`,
    ratioOf(passes.map((pass) => ({ ours: median(pass.ours), theirs: median(pass.theirs) }))),
    LIMIT,
    `${fps.toFixed(1)} fps, p95 ${quantile(ours, 0.95).toFixed(0)} ms a frame, bare ${median(passes.flatMap((pass) => pass.theirs)).toFixed(0)} ms; ${nodes} nodes, CPU 4 × slower`,
  );
}

/** Gaps between frames, in each of which the list is a fortieth further. As text: what is compiled names its functions, which no page knows. */
const SWEEP = `(element, ms) => new Promise((resolve) => {
  const gaps = []; const begun = performance.now(); let last = begun;
  const range = element.scrollHeight - element.clientHeight;
  const tick = (now) => {
    gaps.push(now - last); last = now;
    element.scrollTop = (element.scrollTop + range / 40) % range;
    now - begun < ms ? requestAnimationFrame(tick) : resolve(gaps.slice(1));
  };
  requestAnimationFrame(tick);
})`;

/** Milliseconds from a jump until octets stand in the last row that can be seen. */
async function jumpsIn(octets: Locator, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let jump = 1; jump <= count; jump++)
    took.push(
      await octets.evaluate(
        async (element, { part, most }) => {
          const begun = performance.now();
          element.scrollTop = element.scrollHeight * part;
          const before = element.querySelector('li')?.textContent;
          for (;;) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const rows = [...element.querySelectorAll('li')].map(({ textContent }) => textContent ?? '');
            if (rows[0] !== before && rows.every((row) => !row.includes('Being fetched')))
              return performance.now() - begun;
            if (performance.now() - begun > most)
              throw new Error(`nothing stood there after ${most} ms: ${rows[0]}`);
          }
        },
        { part: jump / (count + 1.5), most: JUMP_MS },
      ),
    );
  return took;
}

/** Older rows come as one scrolls: until all are there. */
async function toTheEnd(page: Page, list: Locator, many: number): Promise<void> {
  await list.evaluate(async (element, least) => {
    while (element.scrollHeight < least) {
      element.scrollTop = element.scrollHeight;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, many * 62);
  await page.waitForTimeout(500);
}

function bareList(rows: number, rowPx: number): string {
  return `<!doctype html><style>body{margin:0;font:14px monospace}#scroller{height:800px;overflow:auto}#list{position:relative}
#list div{position:absolute;left:0;height:${rowPx}px}</style><div id="scroller"><div id="list" style="height:${Math.min(MOST_PX, rows * rowPx)}px"></div></div>
<script>const list=document.getElementById('list'),scroller=document.getElementById('scroller');
const draw=()=>{const first=Math.floor(scroller.scrollTop/${rowPx});let text='';
for(let row=first;row<first+Math.ceil(800/${rowPx})+1;row++)text+='<div style="transform:translateY('+row*${rowPx}+'px)">row '+row+' 250 2.1.0 Ok</div>';
list.innerHTML=text};scroller.addEventListener('scroll',draw);draw();</script>`;
}

function letter(): string {
  const line = 'this line is as long as lines of letters are, more or less, and so are all of them.\r\n';
  return `MAIL FROM:<a@campus.test>\r\nRCPT TO:<bob@campus.test>\r\nDATA\r\nSubject: long\r\n\r\n${line.repeat(Math.ceil(LETTER_OCTETS / line.length))}.\r\n`;
}

async function callMany(port: number, many: number): Promise<void> {
  let called = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (called < many) await say(port, `client-${++called}.test`, '');
    }),
  );
}

/** Says all of it at once, pipelined, and QUIT; resolves when the server hung up. */
function say(port: number, name: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.resume();
    socket.write(`EHLO ${name}\r\n${text}QUIT\r\n`);
  });
}
