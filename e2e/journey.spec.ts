import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

test('a newcomer sends a first mail by hand and finds it in the inbox', async ({ page }) => {
  await page.goto(ehlo.url);
  await page.getByRole('button', { name: /Call the server/ }).click();
  await seesInTerminal(page, '220');
  await expect(page.getByText(/connected to localhost:1025/)).toBeVisible();
  await untilData(page);
  await types(page, 'From: Alice <alice@campus.test>');
  await types(page, 'To: Bob <bob@campus.test>');
  await types(page, 'Subject: My first mail');
  await types(page, '');
  await types(page, 'Hello Bob, I typed this by hand.');
  await types(page, '.');
  await seesInTerminal(page, /250 2\.0\.0/);

  const dialogue = page.getByRole('region', { name: 'Dialogue' }).first();
  await expect(dialogue.getByRole('img', { name: '250, done' }).first()).toBeVisible();
  await expect(page.getByRole('img', { name: /Postmark/ })).toBeVisible();
  await types(page, 'QUIT');
  await seesInTerminal(page, '221');

  await page.getByRole('link', { name: /Mailbox/ }).click();
  await page
    .getByRole('link', { name: /My first mail/ })
    .first()
    .click();
  await expect(page.getByText('Hello Bob, I typed this by hand.')).toBeVisible();
});

test('a student who mistypes a recipient is told what happened and gets a line that works', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 mail.campus.test');
  await types(page, 'EHLO ocean.campus.test');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<bbo@campus.test>');
  await seesInTerminal(page, '550 5.1.1');
  await expect(page.getByText(/Did you mean bob/)).toBeVisible();
  await page.getByRole('button', { name: 'Put it at the prompt' }).click();
  await page.keyboard.press('Enter');
  await seesInTerminal(page, '2.1.5');
});

test('after a hang-up the coach places the call, and no line that a shell would not know', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await types(page, 'HELLO ocean');
  await expect(page.getByText(/one letter too friendly/)).toBeVisible();
  await page.keyboard.press('Control+c');
  const pane = page.getByRole('region', { name: 'Dialogue' }).first();
  await expect(pane).toContainText('You hung up.');
  await expect(pane).toContainText('nothing: the call is over');
  await pane.getByRole('button', { name: 'Put it at the prompt' }).click();
  await page.keyboard.press('Enter');
  await expect(pane).toContainText('The server is ready for you.');
  await expect(page.locator('.xterm-rows')).not.toContainText('command not found');
});

test('plain text after STARTTLS: the server hung up, and the coach has the call that works', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 587');
  await seesInTerminal(page, '220 mail.campus.test');
  await types(page, 'EHLO x.test');
  await seesInTerminal(page, '250 STARTTLS');
  await types(page, 'STARTTLS');
  await seesInTerminal(page, '220 2.0.0');
  await types(page, 'EHLO x');
  const pane = page.getByRole('region', { name: 'Dialogue' }).first();
  await expect(pane).toContainText('The server hung up.');
  await expect(pane).not.toContainText('without QUIT');
  const repair = 'openssl s_client -quiet -crlf -starttls smtp -connect mail.campus.test:587';
  await expect(pane).toContainText(repair);
});

test('a line that openssl took for itself gets a card that stays', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'openssl s_client -crlf -connect mail.campus.test:465');
  await seesInTerminal(page, '220 mail.campus.test');
  await types(page, 'RCPT TO:<bob@campus.test>');
  await seesInTerminal(page, 'RENEGOTIATING');
  const card = page.getByRole('status', { name: 'Coach' });
  await expect(card).toContainText('openssl began a new handshake');
  await seesInTerminal(page, 'can_renegotiate');
  await expect(card).toContainText('-quiet');
  await types(page, 'ncat -C localhost 1025');
  await expect(card).toBeHidden();
});

test('a reload in the middle of DATA loses nothing: the mail is finished afterwards', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await untilData(page);
  await types(page, 'Subject: Across a reload');
  await types(page, '');
  await types(page, 'before');
  await page.keyboard.type('half a li');
  await page.reload();
  await seesInTerminal(page, 'half a li');
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'ne');
  await types(page, 'after');
  await types(page, '.');
  await seesInTerminal(page, /250 2\.0\.0/);
  const messages = (await (await page.request.get(`${ehlo.url}/api/v1/messages`)).json()) as {
    messages: { ID: string; Subject: string }[];
  };
  const mail = messages.messages.find(({ Subject }) => Subject === 'Across a reload');
  expect(mail).toBeDefined();
  const raw = await (await page.request.get(`${ehlo.url}/api/v1/message/${mail?.ID}/raw`)).text();
  expect(raw).toContain('before\r\nhalf a line\r\nafter\r\n');
});

test('a server that is killed and comes back still has the mail, and the page says what was lost', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await untilData(page);
  await types(page, 'Subject: Survivor');
  await types(page, '');
  await types(page, '.');
  await seesInTerminal(page, /250 2\.0\.0/);
  await ehlo.kill();
  await expect(page.getByText(/tries again by itself/)).toBeVisible();
  await ehlo.up();
  await seesInTerminal(page, 'The lab no longer knows this connection.');
  await page.getByRole('link', { name: /Mailbox/ }).click();
  await expect(page.getByRole('link', { name: /Survivor/ }).first()).toBeVisible();
});

test('a mistake at the shell’s prompt gets a card, and its line goes to the prompt', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost:1025');
  const card = page.getByRole('status', { name: 'Coach' });
  await expect(card).toContainText('is taken for the name of one host');
  await card.getByRole('button', { name: 'Put it at the prompt' }).click();
  await expect(card).toBeHidden();
  await page.keyboard.press('Enter');
  await seesInTerminal(page, '220 ');
});
