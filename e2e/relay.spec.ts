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

test('a mail to faculty finds mx1 down, arrives by mx2, and both dialogues can be read', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.evaluate(() =>
    fetch('/api/rooms/me/services/mx1', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'down' }),
    }),
  );
  await sends(page, 'dean@faculty.test', 'Exam moved to Friday');
  await page.getByRole('link', { name: 'Journey' }).click();
  await expect(page.getByText('Arrived.')).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'mx1.faculty.test:25' })).toContainText('Connection refused');
  await expect(rows.filter({ hasText: 'the mail, taken by the next server' })).toContainText(
    'mx2.faculty.test',
  );
  await expect(rows.filter({ hasText: 'laid into the mailbox' })).toContainText('dean@faculty.test');
  // The dialogue between the two servers, with the same explanations.
  await rows.filter({ hasText: 'a connection between two servers' }).getByRole('button').click();
  const dialogue = page.getByRole('region', { name: 'Dialogue' });
  await expect(dialogue.getByText('EHLO mail.campus.test').first()).toBeVisible();
  await expect(dialogue.getByText('RCPT TO:<dean@faculty.test>').first()).toBeVisible();
  // And the one that was typed.
  await page.getByRole('link', { name: 'Journey' }).click();
  await rows.filter({ hasText: 'the mail, handed in' }).getByRole('button').click();
  await expect(dialogue.getByText('EHLO me.campus.test').first()).toBeVisible();
});

test('a mail that nobody takes waits in the queue, and goes when its server is back', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  const change = (service: string, state: string) =>
    page.evaluate(
      ([name, to]) =>
        fetch(`/api/rooms/me/services/${name}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ state: to }),
        }),
      [service, state],
    );
  await change('mx1', 'down');
  await change('mx2', 'down');
  await sends(page, 'dean@faculty.test', 'Second try');
  await page.getByRole('link', { name: 'Journey' }).click();
  await expect(page.getByText('Waiting.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring mx1 back' }).click();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('Arrived.')).toBeVisible();
});
