import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

test('the MX station tells what the last answer of the DNS means for mail', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.getByRole('button', { name: /MX/ }).first().click();
  const story = page.getByTestId('last-question');
  await expect(story).toContainText('Which servers take mail for campus.test?');
  await expect(story).toContainText(
    'Mail for campus.test goes to mail.campus.test, preference 10: lower is tried first.',
  );
});

test('a record’s page reads one word by word, and shows what dig printed of it', async ({ page }) => {
  await page.goto(`${ehlo.url}/ref/dns-mx`);
  await expect(
    page.getByText('mail.campus.test takes mail for campus.test, at preference 10.'),
  ).toBeVisible();
  await expect(page.getByText('nomail.test takes no mail: a null MX.')).toBeVisible();
  await expect(page.locator('pre mark').last()).toContainText('20 backup.campus.test.');
  await expect(page.getByText(`dig @127.0.0.1 -p ${ehlo.ports.dns} campus.test MX`)).toBeVisible();
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`,
  )) as { violations: { id: string }[] };
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});
