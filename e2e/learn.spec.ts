/** Lessons as a person walks them: typing, a mistake, a hint, a quiz; by "Show me"; by keyboard; and back after a reload. */
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const FIRST = '/learn/smtp-by-hand/your-first-mail';
const toTerminal = (page: Page) => page.locator('.xterm-helper-textarea').focus();
const rail = (page: Page) => page.getByRole('complementary', { name: 'Your first mail' });
/** Seen, not only announced. */
const says = (page: Page, text: string) =>
  rail(page).getByText(text).and(page.locator(':not(.visually-hidden)'));
const step = (page: Page, title: string) => rail(page).getByRole('button', { name: title });
const doneStep = (page: Page, title: string) =>
  rail(page).getByRole('button', { name: new RegExp(`^${title} ?, done`) });
const isDone = (page: Page, title: string) =>
  expect(doneStep(page, title)).toHaveAttribute('aria-expanded', 'false');

async function openLesson(page: Page): Promise<void> {
  await page.goto(`${ehlo.url}${FIRST}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Your first mail' })).toBeVisible();
  await seesInTerminal(page, '$');
  await toTerminal(page);
}

test('a first visit is in a working dialogue in two clicks', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await page.getByRole('link', { name: 'Lesson: Your first mail' }).click();
  await page.getByRole('button', { name: /Call the server .*Tab/ }).click();
  await seesInTerminal(page, '220 localhost');
  await isDone(page, 'Call the server');
});

test('a person walks the first lesson: a guess, a mistake, a hint, a quiz, the exit ticket', async ({
  page,
}) => {
  test.slow();
  await openLesson(page);
  await page.getByRole('button', { name: 'I do. The server waits.' }).click();
  await expect(page.getByText('Kept. Now see what the server does.')).toBeVisible();
  await toTerminal(page);
  await types(page, 'ncat -C localhost 1025');
  await isDone(page, 'Call the server');
  await expect(page.getByText('You thought otherwise.')).toBeVisible();

  await types(page, 'EHLO ocean.campus.test');
  await isDone(page, 'Say hello');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await expect(rail(page).getByRole('img', { name: 'Done', exact: true })).toHaveCount(1);
  await types(page, 'RCPT TO: bob@campus.test');
  await expect(says(page, 'Close.')).toBeVisible();
  await expect(says(page, 'Put the address in angle brackets')).toBeVisible();
  await page.getByRole('button', { name: 'Hint 1 of 3' }).click();
  await expect(says(page, 'An envelope needs a sender first.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hint 2 of 3' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // A reload in the middle: the mistake, the hint and the connection are as they were.
  await page.reload();
  await expect(says(page, 'An envelope needs a sender first.')).toBeVisible();
  await seesInTerminal(page, '501 5.1.3');
  await toTerminal(page);
  await types(page, 'RCPT TO:<bob@campus.test>');
  await isDone(page, 'Address the envelope');
  await expect(step(page, 'Address the envelope')).toContainText('one hint');

  await types(page, 'DATA');
  await seesInTerminal(page, '354');
  for (const line of ['Subject: Hello', '', 'By hand.', '.']) await types(page, line);
  await isDone(page, 'Write the letter');
  await types(page, 'QUIT');
  await isDone(page, 'Hang up');

  await page.getByRole('button', { name: 'From To: in the letter' }).click();
  await expect(says(page, 'Your first answer.')).toBeVisible();
  await page.getByRole('button', { name: 'From RCPT TO' }).click();
  await expect(says(page, 'The envelope decides where a mail goes')).toBeVisible();
  await page.getByRole('button', { name: 'Next question' }).click();
  await putInOrder(page, ['EHLO', 'MAIL FROM', 'RCPT TO', 'DATA', 'QUIT']);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(says(page, 'Greeting, sender, recipient, letter, goodbye')).toBeVisible();
  await page.getByRole('button', { name: 'Next question' }).click();
  await page.getByLabel('Reply code').fill('250');
  await page.keyboard.press('Enter');
  await expect(says(page, '250 says that something is done.')).toBeVisible();
  await page.getByLabel('Reply code').fill('354');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(says(page, 'You can send a mail with nothing but a keyboard.')).toBeVisible();
  await page.getByRole('button', { name: 'About right' }).click();
  await expect(says(page, 'Noted. Thank you.')).toBeVisible();

  // What was done stands in the contents, and the codes that were met in the album.
  await page.getByRole('link', { name: 'All lessons' }).click();
  await expect(page.getByRole('link', { name: /^done Your first mail/ })).toBeVisible();
  await expect(page.getByRole('link', { name: '354, said by localhost' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** With the keyboard: Enter on a line's "up", which keeps the focus on the line. */
async function putInOrder(page: Page, lines: readonly string[]): Promise<void> {
  const list = page.getByRole('list', { name: 'Lines to put in order' });
  for (const [place, line] of lines.entries()) {
    const texts = await list.getByRole('listitem').locator('code').allTextContents();
    await page.getByRole('button', { name: `Move “${line}” up` }).focus();
    for (let at = texts.indexOf(line); at > place; at--) {
      await page.keyboard.press('Enter');
      await expect(list.getByRole('listitem').nth(at - 1)).toContainText(line);
    }
  }
}

test('"Show me" types the lesson, can be paused, and never counts as alone', async ({ page }) => {
  test.slow();
  await openLesson(page);
  await page.getByRole('button', { name: 'Show me' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused.')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await isDone(page, 'Call the server');
  await expect(step(page, 'Call the server')).toContainText('shown');
  // A line at once, as for those who asked for less motion: key by key was seen by now.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const title of ['Say hello', 'Address the envelope', 'Write the letter', 'Hang up']) {
    await page.getByRole('button', { name: 'Show me' }).click();
    await expect(doneStep(page, title)).toContainText('shown', { timeout: 20_000 });
  }
  await seesInTerminal(page, 'My first mail by hand.');

  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start over' }).click();
  await expect(step(page, 'Call the server')).toHaveAttribute('aria-expanded', 'true');
  await expect(rail(page).getByRole('img', { name: '0 of 6 steps done' })).toBeVisible();
});

test('every part of a lesson is reached without a pointer', async ({ page }) => {
  await openLesson(page);
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  const hint = page.getByRole('button', { name: 'Hint 1 of 3' });
  for (
    let presses = 0;
    presses < 40 && !(await hint.evaluate((it) => it === document.activeElement));
    presses++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(says(page, 'The program is called ncat')).toBeVisible();
});

test('a lesson that is not there says so, and one can be read without playing it', async ({ page }) => {
  await page.goto(`${ehlo.url}/learn/smtp-by-hand/no-such-lesson`);
  await expect(page.getByText('There is no lesson “smtp-by-hand/no-such-lesson”.')).toBeVisible();
  await page.goto(`${ehlo.url}${FIRST}/read`);
  await expect(page.getByRole('heading', { name: 'Your first mail' })).toBeVisible();
  await expect(page.getByText('Between 354 and the dot it only listens.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a question to the DNS with a slip is answered in the rail by what the slip was', async ({ page }) => {
  await page.goto(`${ehlo.url}/learn/the-journey/mx`);
  const lesson = page.getByRole('complementary', { name: 'MX: whom to call' });
  await lesson.getByText('In RCPT TO').click();
  await lesson.getByRole('button', { name: 'Ask for MX' }).click();
  await seesInTerminal(page, '$');
  await toTerminal(page);
  await types(page, 'nslookup faculty.test mx');
  await seesInTerminal(page, 'not found');
  await expect(
    lesson.getByText(/There is no name mx/).and(page.locator(':not(.visually-hidden)')),
  ).toBeVisible();
});

test('on a phone the last answer of a mailbox is explained under the step', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${ehlo.url}/learn/reading-mail/pop3-by-hand`);
  const field = page.getByRole('textbox').last();
  await expect(field).toBeEditable();
  await field.fill('ncat -C mail.campus.test 110');
  await field.press('Enter');
  await expect(page.getByText('It speaks first.')).toBeVisible();
});
