import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

/** The forger's lines, from an address that is nobody's at campus. */
async function forges(page: Page, envelope: string, author: string, subject: string): Promise<void> {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C -s 203.0.113.66 mx1.faculty.test 25');
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO me');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await types(page, `MAIL FROM:<${envelope}>`);
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<prof@faculty.test>');
  await seesInTerminal(page, '2.1.5');
  await types(page, 'DATA');
  await seesInTerminal(page, '354');
  for (const line of [`From: ${author}`, `Subject: ${subject}`, '', 'Pay.', '.']) await types(page, line);
}

test('a forged mail that is refused can be followed from the dialogue to what was asked and what decided', async ({
  page,
}) => {
  await forges(page, 'bulk@spam.test', 'The Dean <dean@faculty.test>', 'refused');
  await seesInTerminal(page, '550 5.7.1');
  const link = page.getByRole('link', { name: 'See how it was judged' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/verdict\/\d+$/);
  const steps = page.locator('[data-pane=verdict] ol > li');
  await expect(steps.nth(1)).toContainText('May 203.0.113.66 send for spam.test?');
  await expect(steps.nth(1).getByRole('img', { name: 'SPF: pass' })).toBeVisible();
  await expect(steps.nth(1).getByRole('row', { name: /\+all decides/ })).toBeVisible();
  await expect(steps.nth(2).getByRole('img', { name: 'DKIM: none' })).toBeVisible();
  await expect(steps.nth(3)).toContainText('_dmarc.faculty.test TXT');
  await expect(steps.nth(3)).toContainText('v=DMARC1; p=reject');
  await expect(steps.nth(4).getByRole('img', { name: 'DMARC: fail' })).toBeVisible();
  await expect(steps.nth(4)).toContainText('passed, but for another domain');
  await expect(steps.nth(5)).toContainText('Refused at the dot.');
  await expect(steps.nth(5)).toContainText('550 5.7.1');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'See the dialogue' }).click();
  await expect(link).toBeVisible();
});

test('a forged mail that is put aside lies in Junk, and tells how it was judged', async ({ page }) => {
  await forges(page, 'registrar@campus.test', 'The Registrar <registrar@campus.test>', 'put aside');
  await seesInTerminal(page, '250 2.0.0');
  await page.goto(`${ehlo.url}/mail/prof%40faculty.test`);
  await page.getByRole('navigation', { name: 'Folders of this mailbox' }).getByText('Junk').click();
  await page.getByRole('link', { name: /put aside/ }).click();
  await page.getByRole('button', { name: 'See how it was judged' }).click();
  await expect(page.getByRole('tab', { name: 'Verdict' })).toHaveAttribute('aria-selected', 'true');
  const letter = page.locator('[data-pane=letter]');
  await expect(letter.getByRole('row', { name: /-all decides/ })).toBeVisible();
  await expect(letter.getByRole('row', { name: /ip4:192\.0\.2\.0\/24 no match/ })).toBeVisible();
  await expect(letter.getByText('the author’s domain, but it did not pass')).toBeVisible();
  await expect(letter.getByText('Taken, and put aside.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a verdict that there is none of says so, and leads back', async ({ page }) => {
  await page.goto(`${ehlo.url}/verdict/999999`);
  await expect(page.getByText('No server of this room wrote down a verdict')).toBeVisible();
  await page.getByRole('link', { name: 'To the mailboxes' }).click();
  await expect(page).toHaveURL(/\/mail/);
});
