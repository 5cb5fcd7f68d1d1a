import { expect, type Locator, type Page, test } from '@playwright/test';
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

/** Goes there with Tab alone. */
async function tabsTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 80; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 times Tab, and ${target} has not the focus.`);
}

async function presses(page: Page, target: Locator): Promise<void> {
  await tabsTo(page, target);
  await page.keyboard.press('Enter');
}

async function writes(page: Page, field: Locator, text: string): Promise<void> {
  await tabsTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

test('a server that greylists: the mail waits, is tried again, and arrives', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.getByRole('link', { name: 'Journey' }).click();
  await page.getByRole('button', { name: 'Faults…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Faults' });
  await expect(dialog.getByText('None: every server does its best.')).toBeVisible();
  const sentences = dialog.getByText(
    'The next RCPT to mx1.faculty.test is answered “451 4.7.1 Greylisted, try again later”, once.',
  );
  // Twice: the first try again comes after five seconds, and the next only fifteen later.
  for (const count of [1, 2]) {
    await dialog.getByRole('button', { name: 'mx1 greylists once' }).click();
    await expect(sentences).toHaveCount(count);
  }
  await expect(sentences.first()).toContainText('It has not happened yet.');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await openPlayground(page, ehlo.url);
  await sends(page, 'dean@faculty.test', 'Greylisted');
  await page.getByRole('link', { name: 'Journey' }).click();
  await expect(page.getByText('Waiting.')).toBeVisible();
  const putOff = page.getByRole('table').getByRole('row').filter({ hasText: 'Greylisted, try again later' });
  await expect(putOff).toHaveCount(2);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('Arrived.')).toBeVisible();

  await page.getByRole('button', { name: 'Faults…' }).click();
  await expect(sentences).toHaveText([
    /It happened once\. It is over\.$/,
    /It happened once\. It is over\.$/,
  ]);
  await dialog.getByRole('button', { name: 'Clear all' }).click();
  await expect(dialog.getByText('None: every server does its best.')).toBeVisible();
});

test('a fault of one’s own is made, mended, changed and cleared with the keyboard alone', async ({
  page,
}) => {
  await page.goto(`${ehlo.url}/journey`);
  const opener = page.getByRole('button', { name: 'Faults…' });
  await presses(page, opener);
  const dialog = page.getByRole('dialog', { name: 'Faults' });
  await presses(page, dialog.getByRole('button', { name: 'A fault of your own…' }));

  const server = dialog.getByRole('combobox', { name: 'Server' });
  await expect(server).toBeFocused();
  await page.keyboard.type('mail.c');
  await expect(server).toHaveValue('mail.campus.test');
  await tabsTo(page, dialog.getByRole('combobox', { name: 'Where in the conversation' }));
  await page.keyboard.press('ArrowUp');
  await writes(page, dialog.getByRole('textbox', { name: 'Code' }), '550');
  // 4.7.1 does not go with 550: nothing is set, and the field says why.
  await expect(dialog.getByText('Its first digit has to be the code’s own')).toBeVisible();
  await page.keyboard.press('Enter');
  const enhanced = dialog.getByRole('textbox', { name: 'Enhanced' });
  await expect(enhanced).toBeFocused();
  await expect(dialog.getByText('None: every server does its best.')).toBeVisible();
  await writes(page, enhanced, '5.7.1');
  await writes(page, dialog.getByRole('textbox', { name: 'Text' }), 'Not from you');
  const sentence = 'The next MAIL to mail.campus.test is answered “550 5.7.1 Not from you”, once.';
  await expect(dialog.getByText(sentence)).toBeVisible();
  await expect(dialog.getByText('the mail goes back to its reverse-path')).toBeVisible();
  await page.keyboard.press('Enter');
  const set = dialog.getByRole('listitem').filter({ hasText: sentence });
  await expect(set).toContainText('It has not happened yet.');

  // Changed in its place: twice, not once.
  await presses(page, set.getByRole('button', { name: `Change: ${sentence}` }));
  await writes(page, dialog.getByRole('textbox', { name: 'How often' }), '2');
  await page.keyboard.press('Enter');
  const changed = dialog.getByRole('listitem').filter({ hasText: 'the first 2 times' });
  await expect(changed).toHaveCount(1);
  await expect(set).toHaveCount(0);

  // Escape leaves the form, then the dialog, and the focus is where it was.
  await presses(page, changed.getByRole('button', { name: /^Change: / }));
  await expect(server).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(server).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();

  // It strikes, and the dialogue says that it was on purpose.
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO me.campus.test');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await seesInTerminal(page, '550 5.7.1 Not from you');
  const struck = page.getByRole('region', { name: 'A fault struck here' });
  await expect(struck).toContainText('was said instead of its answer to MAIL, and nothing was done.');

  await struck.getByRole('button', { name: 'Faults…' }).focus();
  await page.keyboard.press('Enter');
  await expect(changed).toContainText('It happened once.');
  await presses(page, changed.getByRole('button', { name: /^Clear: / }));
  await expect(dialog.getByText('None: every server does its best.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await seesInTerminal(page, '250 2.1.0');
});

test('the DNS fails in one click, the mail waits, and one button brings all back', async ({ page }) => {
  test.slow();
  await page.goto(`${ehlo.url}/journey`);
  await page.getByRole('button', { name: 'Faults…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Faults' });
  await dialog.getByRole('button', { name: 'The DNS fails' }).click();
  await expect(
    dialog.getByText(
      'resolver.campus.test answers every question about faculty.test and every name below it with SERVFAIL.',
    ),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await openPlayground(page, ehlo.url);
  await sends(page, 'prof@faculty.test', 'Nobody knows where');
  await page.getByRole('link', { name: 'Journey' }).click();
  await expect(page.getByText('SERVFAIL').first()).toBeVisible();
  await page.getByRole('button', { name: 'Faults…' }).click();
  await dialog.getByRole('button', { name: 'Clear all' }).click();
  await expect(dialog.getByText('None: every server does its best.')).toBeVisible();
  await page.keyboard.press('Escape');
  // By itself: at the next of its tries.
  await expect(page.getByText('Arrived.')).toBeVisible({ timeout: 45_000 });
});
