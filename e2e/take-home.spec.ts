/** What is one's own: out of one EHLO as a file, into another one, on paper, and deleted while another tab looks on. */
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { seesInTerminal, types } from './page.ts';

let school: Ehlo;
let home: Ehlo;
test.beforeAll(async () => {
  // A limit, not a wait: two servers start at once.
  test.setTimeout(120_000);
  [school, home] = await Promise.all([Ehlo.start(), Ehlo.start()]);
});
test.afterAll(() => Promise.all([school.stop(), home.stop()]));

async function sendsByHand(page: Page): Promise<void> {
  await page.goto(`${school.url}/learn/smtp-by-hand/your-first-mail`);
  await seesInTerminal(page, '$');
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await types(page, 'EHLO ocean.campus.test');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await types(page, 'RCPT TO:<bob@campus.test>');
  await seesInTerminal(page, '2.1.5');
  await types(page, 'DATA');
  await seesInTerminal(page, '354');
  for (const line of ['Subject: For my own', '', 'By hand.', '.', 'QUIT']) await types(page, line);
  await seesInTerminal(page, '221');
}

test('what was done at school goes home as a file, is shown there, taken once, and can be deleted', async ({
  page,
  context,
}) => {
  test.slow();
  await sendsByHand(page);

  // On paper: the dialogue that brought a mail to its end, in words.
  await page.goto(`${school.url}/learn/dialogue`);
  await expect(page.getByRole('heading', { name: 'A dialogue with localhost' })).toBeVisible();
  await expect(page.getByText('one mail taken, no mistake')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('the sender, the reverse-path');
  await expect(page.getByRole('article')).toContainText('Subject: For my own');
  expect(await violations(page)).toEqual([]);

  await page.goto(`${school.url}/learn/take-home`);
  await expect(page.getByText(/In it now: 1 lesson, 4 stamps, 1 dialogue, 1 mail\./)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the file' }).click();
  const file = await (await download).path();

  await page.goto(`${home.url}/learn/take-home`);
  const choose = async (path: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /file…$/ }).click();
    await (await chooser).setFiles(path);
  };
  await choose(file);
  const shown = page.getByTestId('home-file');
  await expect(shown).toContainText('By another EHLO, unknown here.');
  await page.getByRole('button', { name: 'Take what is new' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Taken.' })).toBeVisible();
  await choose(file);
  await expect(shown).toContainText('By another EHLO, which you brought a file of before.');
  await expect(shown).toContainText('Skipped, here already: 4 stamps');
  await expect(page.getByRole('button', { name: 'Take what is new' })).toBeHidden();

  // Marked, wherever it shows.
  const other = await context.newPage();
  await other.goto(`${home.url}/learn`);
  await expect(other.getByRole('link', { name: '354, said by localhost, brought along' })).toBeVisible();
  await other.goto(`${home.url}/learn/stamps`);
  await expect(other.getByText('brought along')).toHaveCount(4);
  expect(await violations(other)).toEqual([]);
  await other.goto(`${home.url}/learn`);
  await expect(other.getByText('4 of 24 reply codes met')).toBeVisible();

  await page.getByRole('button', { name: 'Delete progress…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Your mails. Your connections and what was said on them.');
  // The dialog, and behind it the file that was looked at.
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByText('Your progress is deleted.')).toBeVisible();
  await expect(other.getByText('0 of 24 reply codes met')).toBeVisible();
  const me = await (await context.request.get(`${home.url}/api/rooms/me`)).json();
  const folder = `/api/rooms/me/mailboxes/${me.mailbox}?folder=Brought%20along`;
  expect(await (await context.request.get(`${home.url}${folder}`)).json()).toMatchObject({ total: 1 });
});
