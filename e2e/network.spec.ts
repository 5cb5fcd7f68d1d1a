import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { chromium, expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types, untilData } from './page.ts';

/**
 * A classroom's network as one machine can have it: EHLO on an address other than 127.0.0.1, reached over plain http by
 * a name. For a browser that is no secure context: no clipboard, no crypto.subtle, no randomUUID.
 */
const ADDRESS = '127.0.0.2';
const NAME = 'ehlo.classroom.test';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, ADDRESS);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('over plain http on a network address a student sends a mail, copies a line, reloads, and logs in', async () => {
  test.slow();
  const port = await freePort();
  const url = `http://${NAME}:${port}`;
  const ehlo = await Ehlo.start({ EHLO_HOST: ADDRESS, EHLO_WEB_PORT: `${port}`, EHLO_PUBLIC_URL: url });
  const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', `--host-resolver-rules=MAP ${NAME} ${ADDRESS}`],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await openPlayground(page, url);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await page.getByRole('button', { name: /Copy/ }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    await page.locator('.xterm-helper-textarea').focus();
    await types(page, 'ncat -C localhost 1025');
    await seesInTerminal(page, '220');
    await untilData(page);
    await types(page, 'Subject: Over the network');
    await types(page, '');
    await page.reload();
    await page.locator('.xterm-helper-textarea').focus();
    await types(page, '.');
    await seesInTerminal(page, '250 2.0.0');
    await expect(page.getByRole('link', { name: /Over the network/ }).first()).toBeVisible();
    // Here each person has a password of their own, and the grey lines have it.
    await types(page, 'QUIT');
    await seesInTerminal(page, '221');
    await page.keyboard.press('Control+d');
    await types(page, 'ncat -C mail.campus.test 110');
    for (const line of ['USER', 'PASS']) {
      await expect(page.getByRole('button', { name: new RegExp(`^${line} `) })).toBeVisible();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
    }
    await seesInTerminal(page, /\+OK \d+ messages?/);
  } finally {
    await browser.close();
    await ehlo.stop();
  }
});

test('a page of another origin can neither open the bridge nor change anything', async ({ page }) => {
  const ehlo = await Ehlo.start();
  try {
    const foreign = { origin: 'http://evil.example', 'content-type': 'application/json' };
    const change = await page.request.put(`${ehlo.url}/api/rooms/me/services/mock`, {
      headers: foreign,
      data: { state: 'down' },
    });
    expect(change.status()).toBe(403);
    const rebound = await page.request.get(`${ehlo.url}/api/rooms/me`, { headers: { host: 'evil.example' } });
    expect(rebound.status()).toBe(403);
  } finally {
    await ehlo.stop();
  }
});
