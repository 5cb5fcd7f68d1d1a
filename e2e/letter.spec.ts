import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const LETTER = [
  'Received: from me ([192.0.2.7]) by out.faculty.test with ESMTPSA id 1; Mon, 23 Nov 2026 10:02:13 +0100',
  'Authentication-Results: out.faculty.test; spf=pass smtp.mailfrom=faculty.test',
  'From: registrar@campus.test <mallory@spam.test>',
  'To: bob@campus.test',
  'Date: Mon, 23 Nov 2026 10:02:11 +0100',
  'Subject: =?utf-8?q?Pr=C3=BCfung?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=cut',
  '',
  '--cut',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  'SGVsbG8=',
  '--cut--',
];

/** From outside, as a program does: each line of the client in one go, after the reply to the one before. */
async function send(port: number): Promise<void> {
  const client = connect(port, '127.0.0.1');
  const said = [
    'EHLO me',
    'MAIL FROM:<alice@campus.test>',
    'RCPT TO:<bob@campus.test>',
    'DATA',
    [...LETTER, '.'].join('\r\n'),
    'QUIT',
  ];
  for (const line of said) {
    await once(client, 'data');
    client.write(`${line}\r\n`);
  }
  await once(client, 'close');
}

async function openLetter(page: Page): Promise<void> {
  await openPlayground(page, ehlo.url);
  await send(ehlo.ports.mock);
  await page.goto(`${ehlo.url}/mail/mock`);
  await page
    .getByRole('link', { name: /Prüfung/ })
    .first()
    .click();
}

async function violations(page: Page): Promise<unknown[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`,
  )) as { violations: { id: string; nodes: { target: string[] }[] }[] };
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}

test('a student reads a header: what each field is, what is wrong, and the value word by word', async ({
  page,
}) => {
  await openLetter(page);
  await page.getByRole('tab', { name: 'Headers' }).click();
  const letter = page.locator('[data-pane=letter]');
  await expect(letter.getByText('A postmark.').first()).toBeVisible();
  await expect(letter.getByText('Every letter should have one')).toBeVisible();
  await expect(letter.getByText('Many programs show the name only')).toBeVisible();
  // With the keyboard alone.
  const apart = page.getByRole('button', { name: 'Read From apart' });
  await apart.focus();
  await page.keyboard.press('Enter');
  await expect(letter.getByText('The local part: only the domain behind it')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await letter.getByRole('link', { name: 'Received' }).first().click();
  await expect(page).toHaveURL(/\/ref\/field-received$/);
  await expect(letter).toHaveCount(0);
  await expect(page.getByText('A postmark.')).toBeVisible();
});

test('a student sees the way a letter took, and that a stranger’s verdict is hearsay', async ({ page }) => {
  await openLetter(page);
  const aside = page.locator('[data-pane=envelope]');
  const hops = aside.locator('ol > li');
  await expect(hops).toHaveCount(2);
  await expect(hops.first()).toContainText('out.faculty.test');
  await expect(hops.first()).toContainText('As told');
  await expect(hops.last()).toContainText('Written by your own server');
  await expect(aside.getByText('No server of yours wrote this.')).toBeVisible();
  await page.getByRole('tab', { name: 'Parts' }).click();
  await expect(page.getByText('Three octets become four characters')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a student sees who can know what: what is certain, who wrote which line, who could read it', async ({
  page,
}) => {
  await openLetter(page);
  await page.getByRole('tab', { name: 'Parts' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Trust' })).toHaveAttribute('aria-selected', 'true');
  const letter = page.locator('[data-pane=letter]');
  await expect(letter.getByText('It was handed over by')).toBeVisible();
  // The letter's own word for it counts nothing.
  await expect(letter.getByText('Who wrote it is what From: says, and nobody checked.')).toBeVisible();
  const bands = letter.locator('ol').first().getByRole('listitem');
  await expect(bands.nth(0)).toContainText('Your servers');
  await expect(bands.nth(0)).toContainText('Return-Path:');
  await expect(bands.nth(1)).toContainText('Servers before, it says');
  await expect(bands.nth(1)).toContainText('Authentication-Results:');
  await expect(bands.nth(2)).toContainText('The sender');
  await expect(letter.getByText('is on the envelope and not in the letter')).toHaveCount(0);
  await expect(letter.getByText('Nothing makes them agree; lists')).toBeVisible();
  const way = letter.locator('ol').last().getByRole('listitem');
  await expect(way.nth(1)).toContainText('ESMTPSA under TLS');
  await expect(way.nth(1)).toContainText('so it says');
  await expect(way.nth(2)).toContainText('in the clear');
  await expect(way.nth(2)).toContainText('your server saw it');
  expect(await violations(page)).toEqual([]);
});

test('a student reads the source: which lines the server wrote, and what a field is, where it stands', async ({
  page,
}) => {
  await openLetter(page);
  await page.getByRole('tab', { name: 'Source' }).click();
  const letter = page.locator('[data-pane=letter]');
  const fields = letter.locator('ol').first().getByRole('button');
  await expect(fields.first()).toHaveText(/^Return-Path: <alice@campus.test>$/);
  await expect(fields.first()).toHaveAttribute('title', 'Your server wrote this line');
  const forged = letter.getByRole('button', { name: /^Authentication-Results:/ });
  await expect(forged).toHaveAttribute('title', 'This line came with the letter');
  await forged.focus();
  await page.keyboard.press('Enter');
  await expect(forged).toHaveAttribute('aria-expanded', 'true');
  await expect(letter.getByText('Checked by out.faculty.test')).toBeVisible();
  await expect(letter.locator('pre')).toContainText('SGVsbG8=');
  expect(await violations(page)).toEqual([]);
});
