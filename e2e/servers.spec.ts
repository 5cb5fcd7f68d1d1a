import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

test('another university is called by name, and sees the campus’s gateway instead of the student', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mx1.faculty.test 25');
  await seesInTerminal(page, '220 mx1.faculty.test');
  await expect(
    page.getByText(/mx1\.faculty\.test sees 192\.0\.2\.1, not your private 10\.20\./),
  ).toBeVisible();
  await types(page, 'EHLO ocean.campus.test');
  await seesInTerminal(page, 'STARTTLS');
  await types(page, 'MAIL FROM:<bob@campus.test>');
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<slow@faculty.test>');
  await seesInTerminal(page, '451 4.7.1');
  await types(page, 'RCPT TO:<dean@faculty.test>');
  await seesInTerminal(page, '2.1.5');
  await types(page, 'DATA');
  await seesInTerminal(page, '354');
  for (const line of ['Subject: Over the border', '', 'Hello.', '.']) await types(page, line);
  await seesInTerminal(page, 'Taken as');
  await page.goto(`${ehlo.url}/mail/dean@faculty.test`);
  await expect(page.getByText('Over the border').first()).toBeVisible();
});

test('the mail page lists other universities behind campus, and says how to log in', async ({ page }) => {
  await page.goto(`${ehlo.url}/mail/bob@campus.test`);
  const boxes = page.getByLabel('Mailboxes').getByRole('option');
  await expect(boxes.last()).toHaveText('prof@faculty.test');
  await expect(page.getByText(/Programs log in as bob, password secret\./)).toBeVisible();
});

test('a web server answers text with text', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat www.campus.test 80');
  await types(page, 'GET / HTTP/1.0');
  await types(page, '');
  await seesInTerminal(page, '200 OK');
  await seesInTerminal(page, 'HTTP is text too');
});
