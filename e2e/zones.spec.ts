import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`,
  )) as { violations: { id: string; nodes: { target: string[] }[] }[] };
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const sender = (page: Page) => page.getByTestId('sender');

test('an MX edited in the page is what the room’s DNS answers, a sender follows, and a reset undoes it', async ({
  page,
}) => {
  await page.goto(`${ehlo.url}/zones`);
  await expect(sender(page)).toContainText('mail.campus.test first');
  await page.getByRole('button', { name: /^Edit @ MX 10/ }).click();
  await page.getByLabel('Mail server').fill('web.campus.test.');
  await page.getByLabel('Preference').fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved\. The serial is \d+ now/)).toBeVisible();
  await expect(sender(page)).toContainText('web.campus.test first: 5 is the lowest preference');

  // A program outside is this person's: theirs is the only page open at this address.
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${ehlo.ports.dns}`]);
  expect(await resolver.resolveMx('campus.test')).toContainEqual({
    exchange: 'web.campus.test',
    priority: 5,
  });

  await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('campus.test');
  await page.getByRole('button', { name: 'Ask', exact: true }).last().click();
  await page
    .getByTestId('look-ups')
    .getByRole('button', { name: /campus\.test MX/ })
    .first()
    .click();
  const story = page.getByTestId('look-up');
  await expect(story).toContainText('Which servers take mail for campus.test?');
  await expect(story).toContainText('web.campus.test takes mail for campus.test, at preference 5.');
  await expect(story).toContainText(/\d+ s of 3600 left/);
  await expect(page).toHaveURL(/\/zones\/question\/\d+$/);
  await story.getByText('Octet by octet').click();
  await expect(page.getByTestId('octets')).toContainText('3 web');
  await expect(page.getByTestId('octets')).toContainText('At octet 12 stands campus.test');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Reset zone' }).click();
  await page.getByRole('button', { name: 'Reset it' }).click();
  await expect(page.getByRole('button', { name: /^Edit @ MX 10 mail/ })).toBeVisible();
  await expect(sender(page)).toContainText('mail.campus.test first');
});

test('a name added to a zone of one’s own is found by the terminal', async ({ page }) => {
  await page.goto(`${ehlo.url}/zones`);
  await page.getByLabel('New zone').fill('mydept.test');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page).toHaveURL(/\/zones\/mydept\.test$/);
  await expect(sender(page)).toContainText('mail.campus.test');
  await page.getByLabel('Type').first().selectOption('A');
  await page.getByRole('button', { name: 'Add a record' }).click();
  await page.getByRole('region', { name: 'mydept.test' }).getByLabel('Name', { exact: true }).fill('post');
  await page.getByLabel('IPv4 address').fill('192.0.2.25');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Edit post A/ })).toBeVisible();
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C post.mydept.test 25');
  await seesInTerminal(page, '220 mail.campus.test');
});

test('mistakes are explained as they are typed, by field and by line, and are not saved', async ({
  page,
}) => {
  await page.goto(`${ehlo.url}/zones/faculty.test`);
  await page.getByRole('button', { name: /^Edit @ MX 10/ }).click();
  const host = page.getByLabel('Mail server');
  await host.fill('mx1.faculty.test');
  await expect(page.getByText('Write mx1.faculty.test. with the dot.')).toBeVisible();
  await host.fill('192.0.2.25');
  await expect(page.getByText('MX points to 192.0.2.25, which is an address.')).toBeVisible();
  await page.getByLabel('TTL', { exact: true }).fill('soon');
  await expect(page.getByText('"soon" is no time.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('tab', { name: 'Zone file' }).click();
  const file = page.getByRole('textbox', { name: 'Zone file' });
  const text = await file.inputValue();
  await file.fill(text.replace('198.51.100.10', '198.51.100.1000'));
  await expect(page.getByText('"198.51.100.1000" is no IPv4 address.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'line 10' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo changes' }).click();
  await expect(file).toHaveValue(text);
});

test('a zone file is exported, imported, and served', async ({ page }) => {
  await page.goto(`${ehlo.url}/zones/lonely.test`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const path = await (await downloading).path();
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('$ORIGIN lonely.test.');
  await page.getByRole('tab', { name: 'Zone file' }).click();
  await page.setInputFiles('input[type=file]', {
    name: 'lonely.zone',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${text.replace(' 3 7200', ' 4 7200')}@ IN MX 7 mx1.faculty.test.\n`),
  });
  await page.getByRole('button', { name: 'Save zone' }).click();
  await expect(sender(page)).toContainText('mx1.faculty.test');
});

test('the page speaks French, and on a phone shows one part at a time', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('ehlo.preferences', JSON.stringify({ theme: 'dark', language: 'fr' })),
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${ehlo.url}/zones`);
  await expect(page.getByRole('tab', { name: 'Tableau' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Expéditeur' }).click();
  await expect(sender(page)).toContainText('Il essaie.');
  await expect(page.getByRole('tab', { name: 'Tableau' })).toBeHidden();
  await page.getByRole('tab', { name: 'Questions au DNS' }).click();
  await page.getByTestId('look-ups').getByRole('button').first().click();
  await expect(page.getByTestId('look-up')).toContainText('Pour le courrier');
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('everything is reached by the keyboard', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/\/zones$/);
  const edit = page.getByRole('button', { name: /^Edit @ MX 10/ });
  await edit.focus();
  await page.keyboard.press('Enter');
  await expect(edit).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(
    page.getByRole('region', { name: 'campus.test' }).getByLabel('Name', { exact: true }),
  ).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.locator('[data-pane="sender"]')).toBeFocused();
});
