import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());
/** A limit, not a wait: mails are typed key by key, which on a busy machine takes its time. */
test.setTimeout(180_000);

test('a person switches a denylist on, meets it in a dialogue, and sets it back from there', async ({
  page,
}) => {
  await page.goto(`${ehlo.url}/journey`);
  await page.getByRole('button', { name: 'Rules…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rules of a server' });
  await dialog.getByRole('combobox', { name: 'Server' }).selectOption('mail.campus.test');
  const denylist = dialog.getByRole('switch', { name: /Denylist/ });
  await expect(denylist).not.toBeChecked();
  await denylist.focus();
  await page.keyboard.press('Space');
  await expect(denylist).toBeChecked();
  expect(await violations(page)).toEqual([]);

  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C -s 203.0.113.66 mail.campus.test 25');
  await seesInTerminal(page, '220 mail.campus.test');
  await types(page, 'EHLO bulk.spam.test');
  await seesInTerminal(page, 'STARTTLS');
  await types(page, 'MAIL FROM:<news@spam.test>');
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<bob@campus.test>');
  await seesInTerminal(page, '554 5.7.1');
  await expect(page.getByText(/The address you call from is on a denylist/)).toBeVisible();
  await page
    .getByRole('region', { name: 'Rules of a server' })
    .getByRole('button', { name: 'Rules…' })
    .click();
  await expect(page.getByRole('combobox', { name: 'Server' })).toHaveValue('mail.campus.test');
  await page.getByRole('button', { name: 'All servers as at first' }).click();
  await expect(page.getByText('Every server is as at first.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'RSET');
  await seesInTerminal(page, '2.0.0');
  await types(page, 'MAIL FROM:<news@spam.test>');
  await types(page, 'RCPT TO:<bob@campus.test>');
  await seesInTerminal(page, '250 2.1.5');
});
