import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(() => ehlo.stop());

const dialogue = (page: Page) => page.locator('[data-pane="dialogue"]');
const strip = (page: Page) => page.getByRole('list', { name: 'Route of this mail' });

test('a host that nobody knows is explained, with a line that works, whichever program called', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  for (const [line, host, repair] of [
    ['ncat -C lcalhost 1025', 'lcalhost', 'Put 1025 at the prompt'],
    ['telnet mial.campus.test 25', 'mial.campus.test', 'Put it at the prompt ncat -C mail.campus.test 25'],
    ['openssl s_client -connect nosuch.campus.test:465', 'nosuch.campus.test', 'ncat -C mail.campus.test 25'],
    ['curl smtp://lcalhost:1025', 'lcalhost', 'Put 1025 at the prompt'],
  ] as const) {
    await types(page, line);
    await expect(dialogue(page)).toContainText('This is DNS answering.');
    await expect(dialogue(page).getByRole('heading', { name: `${host} has no address.` })).toBeVisible();
    await expect(dialogue(page).getByRole('button', { name: repair })).toBeVisible();
    await seesInTerminal(page, '$');
  }
});

test('a host of the real world is said to be outside the lab', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat google.com 25');
  await expect(
    dialogue(page).getByRole('heading', { name: 'google.com is outside this lab.' }),
  ).toBeVisible();
  await dialogue(page).getByRole('button', { name: 'Put 1025 at the prompt' }).click();
  await expect(page.locator('.xterm-rows')).toContainText('$ ncat -C localhost 1025');
});

test('a refused call leaves nothing of the one before it in strip and state', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'telnet localhost 1025');
  await seesInTerminal(page, '220');
  await expect(strip(page)).toContainText('telnet');
  await types(page, 'QUIT');
  await seesInTerminal(page, 'closed by foreign host');
  await types(page, 'man telnet');
  await seesInTerminal(page, 'NAME');
  await expect(strip(page).getByRole('listitem').first()).toContainText('telnet');
  await page.keyboard.press('q');
  await types(page, 'ncat -C localhost 1026');
  await expect(dialogue(page)).toContainText('Nobody listens on 1026.');
  await expect(strip(page).getByRole('listitem').nth(2)).toContainText('No connection got this far.');
  await expect(strip(page)).not.toContainText('Not one of the lab’s mail servers');
  await expect(page.locator('[data-pane="xray"]')).toContainText('no connection');
});

test('a domain outside the lab is not said to have no MX', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220');
  await types(page, 'EHLO me.campus.test');
  await seesInTerminal(page, 'SIZE');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<x@gmail.com>');
  await expect(strip(page).getByRole('listitem').nth(3)).toContainText('gmail.com not in the lab');
});

test('on a phone the story of a failed call is in front', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(ehlo.url);
  const field = page.getByRole('textbox').last();
  await expect(field).toBeEditable();
  for (const [line, head] of [
    ['ncat -C lcalhost 1025', 'lcalhost has no address.'],
    ['ncat -C localhost 1026', 'Nobody listens on 1026.'],
  ] as const) {
    await field.fill(line);
    await field.press('Enter');
    await expect(dialogue(page).getByRole('heading', { name: head })).toBeVisible();
    await expect(page.locator('[data-pane="terminal"]')).toBeHidden();
  }
});
