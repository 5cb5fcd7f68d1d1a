import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

/** Letters are written to the disk and answered for: on a busy machine that takes its time. */
test.setTimeout(180_000);
const SLOW = { timeout: 45_000 };

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

test('a mailbox is filled to practise on: one letter, two hundred, one over the wire; and emptied again', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await page.goto(`${ehlo.url}/mail/${encodeURIComponent('bob@campus.test')}/in/Junk`);
  await page.getByRole('link', { name: 'Fill with prepared mail' }).click();
  const status = page.locator('[data-pane=prepared]').getByRole('status').first();
  await expect(page.getByRole('combobox', { name: 'Mailbox', exact: true })).toHaveValue('bob@campus.test');
  await expect(page.getByRole('combobox', { name: 'Folder', exact: true })).toHaveValue('Junk');
  await page.getByRole('button', { name: 'Put there: Twelve levels deep' }).press('Enter');
  await expect(status).toHaveText('1 letter more lies in Junk.', SLOW);
  await page.getByRole('spinbutton', { name: 'How many' }).fill('200');
  await page.getByRole('button', { name: 'Fill' }).click();
  await expect(status).toHaveText('200 letters more lie in Junk.', SLOW);
  await expect(page.getByText('Junk has 201 letters.')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Send: A forgery' }).click();
  await expect(status).toContainText('Taken for bob@campus.test.', SLOW);
  await expect(
    page.getByRole('listitem', { name: /MAIL FROM:<bounce-7@bulk\.spam\.test>.*250/ }),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${ehlo.url}/mail/${encodeURIComponent('bob@campus.test')}`);
  await page.getByRole('link', { name: /Your mailbox will be closed today/ }).click();
  await page.getByRole('tab', { name: 'Headers' }).click();
  await expect(
    page
      .locator('[data-pane=letter]')
      .getByText(/203\.0\.113\.66/)
      .first(),
  ).toBeVisible();

  await page.goto(`${ehlo.url}/mail/prepared/${encodeURIComponent('bob@campus.test')}/in/Junk`);
  await page.getByRole('button', { name: 'Empty the folder' }).click();
  await expect(page.getByText('Remove all 201 letters in Junk')).toBeVisible();
  await page.getByRole('button', { name: 'Keep them' }).click();
  await expect(page.getByText('Junk has 201 letters.').last()).toBeVisible();
  await page.getByRole('button', { name: 'Empty the folder' }).click();
  await page.getByRole('button', { name: 'Empty the folder' }).click();
  await expect(status).toHaveText('Junk is empty: 201 letters went.', SLOW);
  await expect(page.getByRole('button', { name: 'Empty the folder' })).toBeHidden();
});
