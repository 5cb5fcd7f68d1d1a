import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

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
