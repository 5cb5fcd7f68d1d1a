import { expect, type Page, test, type WebSocketRoute } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const note = (page: Page) => page.locator('[data-unsent]');
async function greet(page: Page): Promise<void> {
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO me.test');
  await seesInTerminal(page, '250 ENHANCEDSTATUSCODES');
}

test('a line typed while the page is offline says that it has not left, and goes out when the page is back', async ({
  page,
}) => {
  let isCut = false;
  let line: WebSocketRoute | undefined;
  await page.routeWebSocket(/\/bridge$/, (ws) => {
    if (isCut) {
      void ws.close();
      return;
    }
    ws.connectToServer();
    line = ws;
  });
  await openPlayground(page, ehlo.url);
  await greet(page);

  isCut = true;
  await line?.close();
  await expect(page.getByText(/^page offline/)).toBeVisible();
  await types(page, 'NOOP');
  await expect(note(page)).toHaveAttribute('data-unsent', 'not sent yet');
  await expect(note(page)).toBeVisible();

  isCut = false;
  // It tries again by itself.
  await expect(page.getByText(/^page offline/)).toBeHidden({ timeout: 30_000 });
  await seesInTerminal(page, '250 2.0.0 Ok');
  await expect(note(page)).toHaveCount(0);
});

test('of a call that ended meanwhile it says that the line never left', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await greet(page);

  await ehlo.kill();
  await expect(page.getByText(/^page offline/)).toBeVisible();
  await types(page, 'NOOP');
  await types(page, 'RSET');
  await expect(note(page)).toHaveCount(2);

  await ehlo.up();
  for (const each of [0, 1]) await expect(note(page).nth(each)).toHaveAttribute('data-unsent', 'never sent');
  await expect(page.locator('.xterm-rows')).toContainText(/RSET.*\$/);
});
