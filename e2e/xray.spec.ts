import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const dialogue = (page: Page) => page.getByRole('region', { name: 'Dialogue' }).first();
const xray = (page: Page) => page.getByRole('region', { name: 'Envelope and letter' });

async function callCampus(page: Page, program = 'ncat -C mail.campus.test 25'): Promise<void> {
  await openPlayground(page, ehlo.url);
  await types(page, program);
  await seesInTerminal(page, '220 mail.campus.test');
  await types(page, 'EHLO ocean.campus.test');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
}

async function addressed(page: Page): Promise<void> {
  await callCampus(page);
  await types(page, 'MAIL FROM: <alice@campus.test>');
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<bob@campus.test>');
  await seesInTerminal(page, '2.1.5');
}

test('steps go back line by line, with the panels as they were, and typing returns to now', async ({
  page,
}) => {
  await addressed(page);
  await expect(xray(page).getByText('bob@campus.test')).toBeVisible();
  await page.getByRole('button', { name: 'One line back' }).click();
  await expect(page.getByText('You look at step 12 of 13.').first()).toBeVisible();
  // The recipient has crossed, the answer has not.
  await expect(dialogue(page).getByText('no answer yet', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'One line back' }).click();
  await expect(page.getByText('You look at step 11 of 13.').first()).toBeVisible();
  await expect(xray(page).getByText('bob@campus.test')).toBeHidden();
  await expect(xray(page).getByText('alice@campus.test')).toBeVisible();

  // By key, outside fields.
  await dialogue(page).focus();
  await page.keyboard.press('.');
  await expect(page.getByText('You look at step 12 of 13.').first()).toBeVisible();
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await expect(page.getByText('You look at step 10 of 13.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByText(/You look at step/).first()).toBeHidden();

  await page.getByRole('button', { name: 'One line back' }).click();
  await expect(page.getByText(/You look at step/).first()).toBeVisible();
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'NOOP');
  await expect(page.getByText(/You look at step/).first()).toBeHidden();
});

test('an exchange chosen in one view is chosen in all, and the standard’s word has its address', async ({
  page,
}) => {
  await addressed(page);
  await page.getByRole('tab', { name: 'Sequence' }).click();
  const sequence = page.getByRole('region', { name: 'Sequence' });
  await sequence.getByRole('button', { name: /MAIL FROM/ }).click();
  await expect(page.getByText('You look at step 11 of 13.').first()).toBeVisible();
  await expect(xray(page).getByText('has a sender, needs a recipient')).toBeVisible();
  await page.getByRole('tab', { name: 'Explained' }).click();
  await expect(dialogue(page).getByText('Accepted here, but not by the RFC.')).toBeVisible();
  const note = dialogue(page).getByRole('paragraph').filter({ hasText: 'Accepted here' });
  const link = note.getByRole('link', { name: 'RFC 5321 §3.3, opens outside in a new tab' });
  await expect(link).toHaveAttribute('href', 'https://www.rfc-editor.org/rfc/rfc5321#section-3.3');
  await expect(link).toHaveAttribute('rel', /noopener/);
});

test('the lens shows CR LF in the dialogue and in the terminal’s echo, and says why LF stands alone', async ({
  page,
}) => {
  await callCampus(page, 'ncat mail.campus.test 25');
  await page.getByRole('button', { name: /Line endings/ }).click();
  await expect(page.locator('[data-ending="LF"]').first()).toBeVisible();
  await expect(dialogue(page).getByText(/LF stands alone here/)).toBeVisible();
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+c');
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, /220 mail\.campus\.test[\s\S]*220 mail\.campus\.test/);
  await types(page, 'NOOP\tx');
  await expect(page.locator('[data-ending="CR LF"]').first()).toBeVisible();
  await expect(page.locator('[data-ending="TAB"]').first()).toBeVisible();
  await dialogue(page).focus();
  await page.keyboard.press('e');
  await expect(page.locator('[data-ending]')).toHaveCount(0);
});

test('an edge of the state machine explains itself and puts its line at the prompt', async ({ page }) => {
  await callCampus(page);
  const edge = xray(page).getByRole('button', { name: /^MAIL: from greeted to sender\. may come now/ });
  await edge.focus();
  await page.keyboard.press('Enter');
  const story = page.getByRole('dialog', { name: 'MAIL' });
  await expect(story.getByText('A new mail begins: the sender goes on the envelope.')).toBeVisible();
  await story.getByRole('button', { name: 'Put it at the prompt' }).click();
  await page.keyboard.press('Enter');
  await seesInTerminal(page, '2.1.0');
  await expect(xray(page).getByRole('button', { name: /^MAIL: .*Just taken/ })).toBeAttached();
});

test('the sequence is saved as one SVG file that fetches nothing', async ({ page }) => {
  await addressed(page);
  await page.getByRole('tab', { name: 'Sequence' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as SVG' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('ehlo-mail.campus.test.svg');
  const svg = await readFile(await file.path(), 'utf8');
  expect(svg).toContain('<title id="title">Dialogue: mail.campus.test</title>');
  expect(svg).toContain('MAIL FROM: &#60;alice@campus.test&#62;');
  expect(svg).not.toMatch(/href|url\(/);
  const wellFormed = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null,
    svg,
  );
  expect(wellFormed).toBe(true);
});

test('a forged sender and a blind copy are seen for what they are, and a second envelope for the same letter', async ({
  page,
}) => {
  await addressed(page);
  await types(page, 'RCPT TO:<alice@campus.test>');
  await seesInTerminal(page, /2\.1\.5[\s\S]*2\.1\.5/);
  const letter = async () => {
    await types(page, 'DATA');
    for (const line of ['From: rector@campus.test', 'To: bob@campus.test', '', 'Hello', '.'])
      await types(page, line);
  };
  await letter();
  await seesInTerminal(page, '2.0.0');
  await expect(xray(page).getByText('not the envelope’s sender')).toBeVisible();
  await expect(xray(page).getByText('blind copy: the letter does not name it')).toBeVisible();
  await expect(xray(page).getByRole('columnheader', { name: 'The reader sees' })).toBeVisible();
  await expect(xray(page).getByText('sealed by the dot')).toBeVisible();
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await types(page, 'RCPT TO:<bob@campus.test>');
  await letter();
  await expect(xray(page).getByText(/line for line, a letter that went out before/)).toBeVisible();
});

test('advice can be switched off, is said to be off, and stays off', async ({ page }) => {
  await callCampus(page);
  await types(page, 'RCPT TO:<bob@campus.test>');
  await seesInTerminal(page, '503');
  await expect(dialogue(page).getByRole('region', { name: 'Coach' })).toBeVisible();
  await page.getByRole('button', { name: 'Type size and reading' }).click();
  await page.getByLabel('Advice after a mistake').click();
  await page.keyboard.press('Escape');
  await expect(dialogue(page).getByRole('region', { name: 'Coach' })).toBeHidden();
  await expect(dialogue(page).getByText('Advice is off.')).toBeVisible();
  await page.reload();
  await expect(dialogue(page).getByText('Advice is off.')).toBeVisible();
  await dialogue(page).getByRole('button', { name: 'Switch it on' }).click();
  await expect(dialogue(page).getByRole('region', { name: 'Coach' })).toBeVisible();
});
