import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { WebSocketServer } from 'ws';
import type { Actual, GoldenCase } from '../case.ts';
import type { Played } from '../play-case.ts';
import { type OpenStage, openStage } from '../stage.ts';
import { serveCalls } from './serve-calls.ts';

export interface BrowserPlayer {
  play(golden: GoldenCase, folder: string): Promise<Actual>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
/** The shell's chunk in Vite's manifest. */
const SHELL = 'packages/shell/src/index.ts';

/**
 * A headless Chromium that plays cases against the shell as the built page has it: its chunk of `packages/shell`,
 * with all that it loads later, is served from `dist` as it is. Only the network behind it is the player's.
 *
 * @param dist of apps/web, built
 */
export async function startBrowserPlayer(root: string, dist: string): Promise<BrowserPlayer> {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >;
  const chunk = Object.entries(manifest).find(([source]) => source.endsWith(SHELL))?.[1].file;
  if (chunk === undefined) throw new Error(`${dist}: no chunk of ${SHELL} in its manifest. Was it built?`);
  const script = await bundle(join(root, 'tools/src/golden/browser/page.ts'));
  const stages = new Map<number, OpenStage>();
  let started = 0;

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(dist, normalize(path));
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>golden</title><script type="module" src="/player.js"></script>');
    } else if (path === '/player.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(script);
    } else if (file.startsWith(dist) && existsSync(file)) {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(file));
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  new WebSocketServer({ server }).on('connection', (socket) => serveCalls(socket, stages));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-renderer-backgrounding'],
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`in the page: ${error.message}\n`));
  await page.goto(`http://127.0.0.1:${port}/?shell=${encodeURIComponent(chunk)}`);
  await page.waitForFunction(() => 'playInPage' in globalThis);

  return {
    async play(golden, folder) {
      const number = ++started;
      const stage = await openStage(golden, folder);
      stages.set(number, stage);
      const files = Object.entries(stage.files).map(
        ([path, octets]) => [path, Buffer.from(octets).toString('base64')] as const,
      );
      // The recorded messages of DNS stay with the stage: the page needs none of them.
      const { dns, tcp: _, clients: __, ...world } = golden.world;
      const told = { ...golden, world: { ...world, ...(dns && { dns: { resolvConf: dns.resolvConf } }) } };
      const played = (await page.evaluate(([one, at, home]) => globalThis.playInPage(one, at, home), [
        told,
        number,
        files,
      ] as const)) as Played;
      const actual = await stage.finish(played);
      stages.delete(number);
      return actual;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The player's page as one script. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'player' } },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first)) throw new Error('the player’s page was not built');
  return first.output[0].code;
}
