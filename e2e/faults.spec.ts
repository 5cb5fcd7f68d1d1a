import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

async function sends(page: Page, to: string, subject: string): Promise<void> {
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO me.campus.test');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await types(page, `RCPT TO:<${to}>`);
  await types(page, 'DATA');
  await seesInTerminal(page, '354 ');
  for (const line of ['From: alice@campus.test', `To: ${to}`, `Subject: ${subject}`, '', 'Hello.', '.'])
    await types(page, line);
  await seesInTerminal(page, '250 2.0.0');
  await types(page, 'QUIT');
}

test('a server that greylists: the mail waits, is tried again, and arrives', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.getByRole('link', { name: 'Journey' }).click();
  await page.getByRole('button', { name: 'Faults…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Faults' });
  await expect(dialog.getByText('None: every server does its best.')).toBeVisible();
  const sentences = dialog.getByText(
    'The next RCPT to mx1.faculty.test is answered “451 4.7.1 Greylisted, try again later”, once.',
  );
  // Twice: the first try again comes after five seconds, and the next only fifteen later.
  for (const count of [1, 2]) {
    await dialog.getByRole('button', { name: 'mx1 greylists once' }).click();
    await expect(sentences).toHaveCount(count);
  }
  await expect(sentences.first()).toContainText('It has not happened yet.');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await openPlayground(page, ehlo.url);
  await sends(page, 'dean@faculty.test', 'Greylisted');
  await page.getByRole('link', { name: 'Journey' }).click();
  await expect(page.getByText('Waiting.')).toBeVisible();
  const putOff = page.getByRole('table').getByRole('row').filter({ hasText: 'Greylisted, try again later' });
  await expect(putOff).toHaveCount(2);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('Arrived.')).toBeVisible();

  await page.getByRole('button', { name: 'Faults…' }).click();
  await expect(sentences).toHaveText([
    /It happened once\. It is over\.$/,
    /It happened once\. It is over\.$/,
  ]);
  await dialog.getByRole('button', { name: 'Clear all' }).click();
  await expect(dialog.getByText('None: every server does its best.')).toBeVisible();
});
