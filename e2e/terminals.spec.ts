import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(() => ehlo.stop());

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const another = async (page: Page, open: () => Promise<void>, named: string) => {
  await open();
  await expect(tab(page, named)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
};
/** What Ctrl-V brings: a test may not read the machine's clipboard. */
const pastes = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

test('two terminals side by side talk to each other, and come back after a reload', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openPlayground(page, ehlo.url);
  await types(page, 'x=1; mkdir room; cd room');
  await another(page, () => page.keyboard.press('Control+Shift+Enter'), 'Terminal 2: bash');
  // A shell of its own, and the home and history of all.
  await types(page, 'echo "[$x] $PWD"; ls -d room');
  await seesInTerminal(page, /\[\] \/home\/\w+room/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await seesInTerminal(page, '$ x=1; mkdir room; cd room');
  await page.keyboard.press('Control+c');
  await types(page, 'ncat -l 31337');
  await expect(tab(page, 'Terminal 2: ncat')).toBeVisible();

  await page.getByRole('button', { name: 'Two side by side' }).click();
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect(tab(page, 'Terminal 1: bash')).toHaveAttribute('aria-selected', 'true');
  await types(page, 'ncat $HOSTNAME 31337');
  const caller = page.getByRole('tabpanel', { name: /^Terminal 1: ncat \S+\.campus\.test:31337$/ });
  await expect(caller).toBeVisible();
  await types(page, 'is anybody there');
  const server = page.getByRole('tabpanel', { name: /^Terminal 2: ncat/ });
  await expect(server).toContainText('is anybody there');
  await server.locator('.xterm-helper-textarea').focus();
  await types(page, 'yes');
  await expect(caller).toContainText('yes');
  expect(await violations(page)).toEqual([]);

  await page.reload();
  await expect(caller).toContainText('is anybody there');
  await expect(server).toContainText('is anybody there');
  await caller.locator('.xterm-helper-textarea').focus();
  await types(page, 'still here');
  await expect(server).toContainText('still here');
});

test('panels follow the terminal used last, and closing asks only while it is connected', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await types(page, 'EHLO first.campus.test');
  const dialogue = page.locator('[data-pane="dialogue"]');
  await expect(dialogue).toContainText('first.campus.test');
  const plus = page.getByRole('button', { name: 'New terminal' });
  await another(page, () => plus.click(), 'Terminal 2: bash');
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220');
  await types(page, 'EHLO second.campus.test');
  await expect(dialogue).toContainText('second.campus.test');
  // By keyboard: the row of tabs is one stop, arrows go along it, Delete closes.
  await tab(page, 'Terminal 2: ncat mail.campus.test:25').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(dialogue).toContainText('first.campus.test');
  await page.keyboard.press('Delete');
  const asked = page.getByRole('dialog', { name: 'Close terminal 1?' });
  await expect(asked).toContainText('It is connected to localhost:1025.');
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await tab(page, 'Terminal 1: ncat localhost:1025').focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByRole('tab', { name: /^Terminal/ })).toHaveCount(0);
  await seesInTerminal(page, 'second.campus.test');
  await types(page, 'QUIT');
  await seesInTerminal(page, '221');
  // `exit` closes one that is not the last, unasked.
  await another(page, () => plus.click(), 'Terminal 1: bash');
  await types(page, 'exit');
  await expect(page.getByRole('tab', { name: /^Terminal/ })).toHaveCount(0);
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
});

test('several lines for a server are asked about, and sent line by line', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await pastes(page, 'EHLO me.campus.test\nMAIL FROM:<a@campus.test>\n');
  const asked = page.getByRole('dialog', { name: 'Send 2 lines at once?' });
  await expect(asked).toContainText('MAIL FROM:<a@campus.test>');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Line by line' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '2 lines wait.' })).toBeVisible();
  await page.keyboard.press('Enter');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await expect(page.getByRole('status').filter({ hasText: 'The last line.' })).toBeVisible();
  await page.keyboard.press('Enter');
  await seesInTerminal(page, '2.1.0');
});

test('stopped output says so; a paste too long becomes a file', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.keyboard.press('Control+s');
  const stopped = page.getByRole('status').filter({ hasText: 'Output is stopped.' });
  await expect(stopped).toBeVisible();
  await page.keyboard.press('Control+q');
  await expect(stopped).toBeHidden();
  await pastes(page, 'x'.repeat(1_000_000));
  await page.getByRole('button', { name: 'Put it into pasted.txt' }).click();
  await seesInTerminal(page, 'pasted.txt: 1000000 octets');
});

test('what was shown is searched from the prompt up; type is as large as wanted', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'for i in 1 2 3; do echo here it is $i; done');
  await seesInTerminal(page, 'here it is 3');
  await page.keyboard.press('Control+Shift+F');
  const search = page.getByRole('search');
  await search.getByRole('textbox', { name: 'Search what was shown' }).fill('it is');
  await expect(search).toContainText('4 of 4');
  await page.keyboard.press('Enter');
  await expect(search).toContainText('3 of 4');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();

  const kept = () =>
    page.evaluate(() => JSON.parse(localStorage.getItem('ehlo.preferences') ?? '{}').fontSize);
  await page.keyboard.press('Control+Shift+Equal');
  await expect.poll(kept).toBe(14.5);
  await page.keyboard.press('Control+Shift+Digit0');
  await expect.poll(kept).toBe(13.5);
});
