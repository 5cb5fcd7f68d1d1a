import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

/** A letter crosses, is written to the disk and answered for: on a busy machine that takes its time. */
test.setTimeout(180_000);
const SENT = { timeout: 45_000 };

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** Opens the form from the mailboxes, as a person does. */
async function openForm(page: Page): Promise<void> {
  await page.goto(`${ehlo.url}/mail`);
  await page.getByRole('link', { name: 'Write' }).click();
  await expect(field(page, 'To')).toBeVisible();
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await field(page, name).fill(text);
}

interface Row {
  id: number;
  summary: { subject: string };
}

/** The newest letter of a mailbox, once it has that subject. */
async function arrived(page: Page, mailbox: string, subject: string): Promise<number> {
  const url = `${ehlo.url}/api/rooms/me/mailboxes/${encodeURIComponent(mailbox)}`;
  const list = async () => ((await (await page.request.get(url)).json()) as { mails: Row[] }).mails;
  await expect.poll(async () => (await list())[0]?.summary.subject, SENT).toBe(subject);
  return (await list())[0]?.id as number;
}

test('a student fills the form, sees the lines it makes, and then the dialogue that they become', async ({
  page,
}) => {
  await openForm(page);
  await fill(page, { To: 'Bob <bob@campus.test>', Subject: 'Déjeuner', Text: 'Voilà :\n.\nAlice\n' });
  const octets = Buffer.from(Array.from({ length: 300 }, (_, n) => n & 255));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'menü.bin', mimeType: 'application/octet-stream', buffer: octets });
  const lines = page.locator('[data-pane=preview]');
  await expect(lines.getByText('RCPT TO:<bob@campus.test>')).toBeVisible();
  await expect(lines.getByText(/^MAIL FROM:<.*> SIZE=\d+ BODY=8BITMIME$/)).toBeVisible();
  await expect(lines.getByText('Subject: =?UTF-8?B?RMOpamV1bmVy?=')).toBeVisible();
  // Beside the letter's own dot, the one that ends it.
  await expect(lines.getByText('A dot is put before a line')).toBeVisible();
  await expect(page.getByText('Nothing has crossed yet.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await send(page).press('Enter');
  await expect(page.getByRole('heading', { name: 'localhost took it for bob@campus.test.' })).toBeVisible(
    SENT,
  );
  const dialogue = page.locator('[data-pane=dialogue]');
  await expect(dialogue.getByRole('listitem', { name: /RCPT TO:<bob@campus.test>.*250/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const id = await arrived(page, 'mock', 'Déjeuner');
  const mail = `${ehlo.url}/api/rooms/me/mails/${id}`;
  const view = (await (await page.request.get(mail)).json()) as {
    text: string;
    parts: { n: number; name: string }[];
  };
  expect(view.text.replace(/\r\n/g, '\n').trimEnd()).toBe('Voilà :\n.\nAlice');
  const file = view.parts.find(({ name }) => name === 'menü.bin');
  expect(await (await page.request.get(`${mail}/parts/${file?.n}`)).body()).toEqual(octets);
  await page.getByRole('link', { name: 'Open the mock inbox' }).click();
  await page.getByRole('link', { name: /Déjeuner/ }).click();
  await expect(page.getByRole('heading', { name: 'Déjeuner' })).toBeVisible();
});

test('one of two recipients is refused: who has it, why the other has not, and the draft goes to that one alone', async ({
  page,
}) => {
  await openForm(page);
  await page.getByLabel('Hand it to').selectOption({ label: 'mail.campus.test 25' });
  await fill(page, { To: 'bob@campus.test, bbo@campus.test', Subject: 'two', Text: 'Hello' });
  await send(page).click();
  const note = page.getByRole('region', { name: 'What came of it' });
  await expect(note).toContainText('took it for bob@campus.test. bbo@campus.test is not among them.', SENT);
  await expect(note).toContainText('550 5.1.1 <bbo@campus.test>: no such mailbox here', SENT);
  await expect(note).toContainText('Look for a slip of the finger.', SENT);
  await arrived(page, 'bob@campus.test', 'two');
  await page.getByRole('button', { name: 'Keep the refused one only' }).click();
  await expect(field(page, 'To')).toHaveValue('bbo@campus.test');
  // The mistake is put right, and nothing else had to be typed again.
  await field(page, 'To').fill('alice@campus.test');
  await send(page).click();
  await expect(note).toContainText('took it for alice@campus.test.', SENT);
  await arrived(page, 'alice@campus.test', 'two');
});

test('a draft survives a reload, a server that is down, and a letter that nobody takes', async ({ page }) => {
  await openForm(page);
  await send(page).click();
  await expect(page.getByText('Nobody is named.').first()).toBeVisible();
  await expect(field(page, 'To')).toBeFocused();
  await fill(page, { To: 'bob@campus.test', Subject: 'kept', Text: 'half a letter' });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('attached') });
  await expect(page.getByText('a.txt', { exact: true })).toBeVisible();
  // By the page itself, whose connections a server that closes idle ones does not surprise.
  const ask = (method: string, path: string, body: object) =>
    page.evaluate(
      async ([how, where, what]) =>
        (
          await fetch(`/api/rooms/me/${where}`, {
            method: how,
            headers: { 'content-type': 'application/json' },
            body: what,
          })
        ).status,
      [method, path, JSON.stringify(body)] as const,
    );
  expect(await ask('PUT', 'services/mock', { state: 'down' })).toBe(200);
  await send(page).click();
  const note = page.getByRole('region', { name: 'What came of it' });
  await expect(note).toContainText('localhost refused the call: nobody listens on port 1025.', SENT);
  await expect(note).toContainText('The draft stands as it was.', SENT);
  await page.reload();
  await expect(field(page, 'Text')).toHaveValue('half a letter');
  await expect(page.getByText('a.txt', { exact: true })).toBeVisible();
  await ask('PUT', 'services/mock', { state: 'up' });
  await page.getByLabel('Hand it to').selectOption({ label: 'mail.campus.test 25' });
  const fault = async (at: string, what: object) =>
    expect(await ask('POST', 'faults', { host: 'mail.campus.test', when: { at }, what, times: 1 })).toBe(201);
  await fault('letter', { kind: 'reply', code: 552, enhanced: '5.3.4', text: 'Too much' });
  await send(page).click();
  await expect(note).toContainText('552 5.3.4 Too much', SENT);
  await expect(note).toContainText('Leave an attachment out', SENT);
  await fault('RCPT', { kind: 'reply', code: 421, enhanced: '4.3.2', text: 'Going down' });
  await send(page).click();
  await expect(note).toContainText('421 4.3.2 Going down', SENT);
  // The line is cut behind the dot: then nobody can know.
  await fault('letter', { kind: 'drop' });
  await send(page).click();
  await expect(note).toContainText('Nobody knows whether it was taken', SENT);
  await page.reload();
  await expect(field(page, 'Text')).toHaveValue('half a letter');
  await send(page).click();
  await expect(note).toContainText('took it for bob@campus.test.', SENT);
  await page.reload();
  // Taken, it is a draft no more.
  await expect(field(page, 'Text')).toHaveValue('');
});

test('the envelope says other than the letter, from another address: forged, and seen', async ({ page }) => {
  await openForm(page);
  await page.getByLabel('Hand it to').selectOption({ label: 'mail.campus.test 25' });
  await fill(page, {
    From: 'Dean <dean@faculty.test>',
    To: 'alice@campus.test',
    Subject: 'forged',
    Text: 'Trust me',
  });
  await page.getByText('Envelope, name, caller').click();
  await page.getByRole('checkbox', { name: 'An envelope other than the letter says' }).check();
  await fill(page, { 'MAIL FROM': '<>', 'RCPT TO, one a line': 'bob@campus.test', 'EHLO as': 'spam.test' });
  await page.getByLabel('Call from').selectOption('203.0.113.66');
  await expect(page.locator('[data-pane=preview]').getByText('MAIL FROM:<> SIZE')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await send(page).click();
  await expect(page.getByRole('region', { name: 'What came of it' })).toContainText(
    'took it for bob@campus.test',
    SENT,
  );
  const id = await arrived(page, 'bob@campus.test', 'forged');
  const source = await (await page.request.get(`${ehlo.url}/api/rooms/me/mails/${id}/source`)).text();
  expect(source).toMatch(/^Return-Path: <>\r\nReceived: from spam\.test .*203\.0\.113\.66/s);
});

test('an answer names what it answers, quotes it, and goes to its writer', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.goto(`${ehlo.url}/mail/${encodeURIComponent('bob@campus.test')}`);
  await page.getByRole('link', { name: /Welcome to the lab/ }).click();
  await page.getByRole('link', { name: 'Reply' }).click();
  await expect(field(page, 'To')).toHaveValue('EHLO <postmaster@campus.test>');
  await expect(field(page, 'Subject')).toHaveValue('Re: Welcome to the lab');
  await expect(field(page, 'Text')).toHaveValue(/EHLO wrote:\n> Hello Bob,/);
  await send(page).click();
  const id = await arrived(page, 'mock', 'Re: Welcome to the lab');
  const source = await (await page.request.get(`${ehlo.url}/api/rooms/me/mails/${id}/source`)).text();
  expect(source).toContain(
    'In-Reply-To: <welcome@mail.campus.test>\r\nReferences: <welcome@mail.campus.test>\r\n',
  );
});

test('submission: TLS, then the login, then the letter; a wrong password and a bad certificate end in sentences', async ({
  page,
}) => {
  await openForm(page);
  await page.getByLabel('Hand it to').selectOption({ label: 'mail.campus.test 587' });
  await fill(page, { To: 'bob@campus.test', Subject: 'by 587', Text: 'Hello' });
  const lines = page.locator('[data-pane=preview]');
  await expect(lines.getByText('AUTH PLAIN ••••••••')).toBeVisible();
  await expect(lines.getByText('TLS begins')).toBeVisible();
  await page.getByText('Envelope, name, caller').click();
  await page.getByLabel('Password').fill('wrong');
  await send(page).click();
  const note = page.getByRole('region', { name: 'What came of it' });
  await expect(note).toContainText('mail.campus.test did not accept the login.', SENT);
  await expect(note).toContainText('535 5.7.8');
  const me = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as { password: string };
  await page.getByLabel('Password').fill(me.password);
  await page.getByLabel('Hand it to').selectOption({ label: 'mail.campus.test 465' });
  await send(page).click();
  await expect(note).toContainText('mail.campus.test took it for bob@campus.test.', SENT);
  await arrived(page, 'bob@campus.test', 'by 587');
  const set = await page.evaluate(
    async (body) =>
      (
        await fetch('/api/rooms/me/faults', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      ).status,
    JSON.stringify({
      host: 'mail.campus.test',
      when: { at: 'STARTTLS' },
      what: { kind: 'certificate', problem: 'expired' },
    }),
  );
  expect(set).toBe(201);
  await page.getByLabel('Hand it to').selectOption({ label: 'mail.campus.test 587' });
  await send(page).click();
  await expect(note).toContainText('its certificate has expired', SENT);
});
