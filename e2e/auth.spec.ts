import { createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

test('the base64 of a log-in is taken apart in place: it was never encryption', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 110');
  await seesInTerminal(page, '+OK mail.campus.test POP3 ready');
  await types(page, 'AUTH PLAIN AGJvYgBzZXNhbWU=');
  await seesInTerminal(page, 'Name or password is wrong');
  await expect(page.getByText('sesame', { exact: true })).toBeVisible();
  await expect(page.getByText('the password', { exact: true })).toBeVisible();
  await expect(page.getByText(/Base64 is a way of writing, not encryption/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('with CRAM-MD5 the password does not cross, and the page says what remains weak', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 143');
  await seesInTerminal(page, 'IMAP4rev1 ready');
  await types(page, 'a AUTHENTICATE CRAM-MD5');
  await expect(page.getByText('a question that never comes twice')).toBeVisible();
  const question = await page.getByText(/^<\d+\.\d+@mail\.campus\.test>$/).textContent();
  const digest = createHmac('md5', 'secret')
    .update(question ?? '')
    .digest('hex');
  await types(page, Buffer.from(`bob ${digest}`).toString('base64'));
  await seesInTerminal(page, 'a OK');
  await expect(page.getByText(digest)).toBeVisible();
  await expect(page.getByText(/The password did not cross\. Three limits remain/)).toBeVisible();
});
