import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

/** One answers a connection by hand: real octets, over a port of one's own machine. */
// A limit, not a wait: several browsers share two cores.
test.setTimeout(120_000);
let ehlo: Ehlo;
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

test('one is the server: lines come explained, replies are chosen or written, and the standard says what they are', async ({
  page,
}) => {
  await openPlayground(page, `${ehlo.url}/play`);
  await page.getByRole('button', { name: 'Open the port' }).click();
  await expect(page.getByText('Port 2525 is open. Nobody has called yet.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'ncat -C localhost 2525' }).click();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Somebody called, and waits for your greeting.' }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^220 / }).click();
  await seesInTerminal(page, 'ESMTP at your hand');
  await expect(page.getByText('That is what the standard has here.')).toBeVisible();
  // The choices went with the answer: Tab goes on from where they stood.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeFocused();

  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'EHLO me');
  await expect(page.getByRole('heading', { name: 'It says EHLO.' })).toBeVisible();
  await page.getByLabel('In your own words').fill('Hello there');
  await page.getByRole('button', { name: 'Send' }).click();
  await seesInTerminal(page, 'Hello there');
  await expect(page.getByText('That was no reply')).toBeVisible();

  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'QUIT');
  await expect(page.getByRole('heading', { name: 'It says QUIT.' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^221 / }).click();
  await seesInTerminal(page, '221 2.0.0');
  await expect(page.getByText('The call is over.')).toBeVisible();
});

test('a classmate calls it by the name that the page shows', async ({ browser }) => {
  const school = await School.open(browser);
  const [ana, bea] = [await school.joins('ana'), await school.joins('bea')];
  await ana.goto(`${school.ehlo.url}/play`);
  await ana.getByRole('button', { name: 'Open the port' }).click();
  await expect(ana.getByText('Port 2525 is open.')).toBeVisible();
  const call = await ana.getByText(/^ncat -C \S+\.campus\.test 2525$/).textContent();
  await types(bea, call ?? '');
  await expect(
    ana.getByRole('heading', { name: 'Somebody called, and waits for your greeting.' }),
  ).toBeVisible();
  await ana.getByRole('button', { name: /^220 / }).click();
  await seesInTerminal(bea, 'ESMTP at your hand');
  await school.close();
});
