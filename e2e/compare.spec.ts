import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { LessonRail, readLesson } from './lesson.ts';
import { openPlayground, seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo;
// A limit, not a wait: several browsers share two cores.
test.setTimeout(240_000);
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

async function quit(page: Page): Promise<void> {
  await types(page, 'QUIT');
  await seesInTerminal(page, '221');
  await page.keyboard.press('Control+d');
}

const side = (page: Page, name: 'Left' | 'Right') =>
  page.getByRole('button', { name: new RegExp(`^${name}`) });
/** Whichever of the two is open. */
const finder = (page: Page) => page.getByRole('dialog', { name: 'Choose a connection…' });

test('any connection of the room can be laid beside another, found by what it said', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await untilData(page);
  await types(page, '.');
  await seesInTerminal(page, '2.0.0');
  await quit(page);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 mail.campus.test');
  await types(page, 'HELO reef.campus.test');
  await seesInTerminal(page, '250 mail.campus.test');
  await quit(page);
  await types(page, 'dig +short mx faculty.test');
  await seesInTerminal(page, 'mx1.faculty.test');

  await page.goto(`${ehlo.url}/compare?left=987654`);
  await expect(page.getByRole('alert').filter({ hasText: 'There is no connection 987654' })).toBeVisible();
  await side(page, 'Left').click();
  // Two dialogues; a question is none.
  await expect(finder(page).getByRole('listitem').getByRole('button')).toHaveCount(2);
  await finder(page).getByRole('searchbox').fill('RCPT TO:<bob@campus.test>');
  await expect(finder(page).getByRole('listitem').getByRole('button')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await finder(page)
    .getByRole('button', { name: /localhost:1025/ })
    .click();
  await expect(side(page, 'Left')).toContainText('localhost:1025');
  await expect(page.getByText('There is no connection')).toHaveCount(0);

  // By the keyboard alone.
  await side(page, 'Right').focus();
  await page.keyboard.press('Enter');
  // The popover is drawn before it takes the keyboard: who types waits for the cursor.
  await expect(finder(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('reef');
  await expect(finder(page).getByRole('listitem').getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const table = page.getByRole('region', { name: 'Both dialogues, line by line' });
  await expect(table.getByText('EHLO ocean.campus.test')).toBeVisible();
  await expect(table.getByText('HELO reef.campus.test')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('one’s own dialogue stands beside the solution’s, from the end of a lesson; undone, it counts as shown', async ({
  page,
}) => {
  await page.goto(`${ehlo.url}/learn/challenges/a-lone-dot`);
  await seesInTerminal(page, '$');
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'ncat -C localhost 1025');
  await untilData(page);
  for (const line of ['From: ocean@campus.test', 'Subject: Mine', '', 'Before the dot.', '..', 'And after.'])
    await types(page, line);
  await types(page, '.');
  await seesInTerminal(page, '2.0.0');
  await quit(page);
  const rail = new LessonRail(page);
  await rail.isDone(0);
  const { steps } = await readLesson(page, 'challenges/a-lone-dot');
  await rail.answerAll(steps[1]?.questions ?? []);
  await rail.rail.getByRole('link', { name: 'Compare yours with the solution, line by line' }).click();

  await expect(side(page, 'Left')).toContainText('localhost:1025');
  const solution = page.getByRole('region', { name: 'A lesson’s solution' });
  await expect(solution.getByLabel('A lesson’s solution')).toHaveValue('challenges/a-lone-dot');
  await expect(solution.getByText(/really said to that server/)).toBeVisible();
  await solution.getByRole('button', { name: 'Say the solution' }).click();
  await expect(solution.getByText('All was said.')).toBeVisible();
  const table = page.getByRole('region', { name: 'Both dialogues, line by line' });
  await expect(table.getByText('Subject: A lone dot')).toBeVisible();
  await expect(table.getByText('Subject: Mine')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // Another lesson, which nobody began: its solution is said, and it is not done alone.
  await solution.getByLabel('A lesson’s solution').selectOption('challenges/two-domains');
  await expect(solution.getByText(/noted as shown/)).toBeVisible();
  await solution.getByRole('button', { name: 'Say the solution' }).click();
  await expect(solution.getByText('All was said.')).toBeVisible();
  await expect(side(page, 'Right')).toContainText('mail.campus.test:25');
  await solution.getByLabel('A lesson’s solution').selectOption('networking-refresher/names');
  await expect(solution.getByText(/says nothing line by line/)).toBeVisible();
  await page.goto(`${ehlo.url}/learn/challenges/two-domains`);
  await rail.isDone(0);
  await expect(rail.head(0)).toContainText('shown');
});
