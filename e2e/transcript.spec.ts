import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const SWAKS = `=== Trying mx.example.net:25...
=== Connected to mx.example.net.
<-  220 mx.example.net ESMTP
 -> EHLO client.example.org
<-  250 mx.example.net
 -> MAIL FROM:<ann@example.org>
<-  250 2.1.0 Ok
 -> RCPT TO:<nobody@example.net>
<** 550 5.1.1 <nobody@example.net>: User unknown
 -> QUIT
<-  221 2.0.0 Bye
=== Connection closed with remote host.
`;

test('a pasted transcript is explained in the panels, and left again', async ({ page }) => {
  await page.goto(ehlo.url);
  await page.getByRole('button', { name: 'Explain a transcript…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Explain a transcript' });
  await dialog.getByRole('button', { name: 'Explain it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('nothing to read yet');
  await dialog.getByLabel('The dialogue').fill('milk\nbread');
  await dialog.getByRole('button', { name: 'Explain it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No dialogue in these 2 lines');
  await dialog.getByLabel('The dialogue').fill(SWAKS);
  await dialog.getByRole('button', { name: 'Explain it' }).click();
  await expect(dialog).toBeHidden();
  const dialogue = page.getByRole('region', { name: 'Dialogue' });
  await expect(dialogue.getByText('RCPT TO:<nobody@example.net>').first()).toBeVisible();
  await expect(page.getByText('550 refused')).toBeVisible();
  await dialogue.getByRole('button', { name: 'Follow the terminal' }).click();
  await expect(page.getByText('Five lines')).toBeVisible();
});

test('a file that is dropped on the dialogue is explained', async ({ page }) => {
  await page.goto(ehlo.url);
  await expect(page.getByText('Five lines')).toBeVisible();
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'swaks.txt', { type: 'text/plain' }));
    return transfer;
  }, SWAKS);
  await page.getByText('Five lines').dispatchEvent('drop', { dataTransfer: files });
  await expect(page.getByRole('button', { name: 'Choose a connection' })).toHaveText(/swaks\.txt/);
  await expect(page.getByText('550 refused')).toBeVisible();
});
