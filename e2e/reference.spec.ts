import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

test('every entry has an address of its own', async ({ page }) => {
  for (const [path, title] of [
    ['/ref/550', 'No such mailbox'],
    ['/ref/imap-fetch', 'FETCH brings letters'],
    ['/ref/rcpt', 'RCPT names one recipient'],
    ['/ref/5.1.1', '5.1.1'],
    ['/ref/8bitmime', '8BITMIME'],
    ['/ref/587', '587'],
    ['/ref/mta', 'MTA'],
  ] as const) {
    const answer = await page.goto(`${ehlo.url}${path}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('article')).toContainText(title);
  }
  await page.goto(`${ehlo.url}/ref/nosuch`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no entry nosuch.');
});

test('a search finds an entry by code, class, name and by what a server said', async ({ page }) => {
  await page.goto(`${ehlo.url}/ref`);
  const field = page.getByRole('searchbox');
  for (const [asked, found] of [
    ['relay access denied', '554'],
    ['5.7.1', 'X.7.1'],
    ['4xx', '421'],
    ['rcpt', 'RCPT'],
  ] as const) {
    await field.fill(asked);
    await expect(page.getByRole('search').getByRole('link', { name: found }).first()).toBeVisible();
  }
  await field.fill('550');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/ref\/550$/);
});

test('Ctrl K finds from anywhere, and an explanation leads to its entry and back to the line', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO me.campus.test');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await types(page, 'RCPT TO:<nobody@campus.test>');
  await seesInTerminal(page, '550 5.1.1');
  await page.getByRole('button', { name: 'Find a code or command' }).click();
  const dialog = page.getByRole('dialog');
  // As one does who opened it to type: the field has the focus.
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('550');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such mailbox, or you may not use it.');
  const log = page.getByRole('complementary');
  await expect(log.getByText('you met it once')).toBeVisible();
  await log.getByRole('button', { name: 'line 4' }).click();
  await expect(page).toHaveURL(ehlo.url.replace(/\/?$/, '/'));
  await expect(page.getByRole('region', { name: 'Dialogue' }).getByText('550 5.1.1').first()).toBeVisible();
});

test('two entries of one name are told apart in a search', async ({ page }) => {
  await page.goto(`${ehlo.url}/ref`);
  await page.getByRole('searchbox').fill('fetch');
  const results = page.getByRole('search').getByRole('listitem');
  await expect(results.filter({ hasText: 'IMAP command' }).first()).toContainText('FETCH');
  await expect(results.filter({ hasText: 'IMAP response' }).first()).toContainText('FETCH');
});

test('a command says what may come back, and where it may be said', async ({ page }) => {
  await page.goto(`${ehlo.url}/ref/rcpt`);
  const row = page.getByRole('row').filter({ hasText: '452' });
  await expect(row).toContainText('unchanged: send a second mail');
  await expect(page.getByRole('img', { name: 'RCPT may be said in: sender, recipients' })).toBeVisible();
  await page.goto(`${ehlo.url}/ref/pop3-dele`);
  await expect(page.getByRole('row').filter({ hasText: '+OK' })).toContainText('marked, and still there');
});

test('a dialogue that no server of the lab speaks is read line by line', async ({ page }) => {
  await page.goto(`${ehlo.url}/ref/imap-sort`);
  await page.getByRole('button', { name: 'Read it line by line' }).click();
  await expect(page.getByRole('region', { name: 'Dialogue' }).first()).toContainText('SORT');
});

test('"Put it at the prompt" opens the terminal with the call ready', async ({ page }) => {
  await page.goto(`${ehlo.url}/ref/550`);
  await page.getByRole('button', { name: 'Put it at the prompt' }).click();
  await seesInTerminal(page, 'ncat -C mail.campus.test 25');
  await page.goto(`${ehlo.url}/ref/imap-fetch`);
  await page.getByRole('button', { name: 'Put it at the prompt' }).click();
  await seesInTerminal(page, 'ncat -C mail.campus.test 143');
});

test('the sheet prints on one page of A4', async ({ page }) => {
  await page.goto(`${ehlo.url}/ref/sheet`);
  await expect(page.getByText('Asks to hand over the letter')).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
});
