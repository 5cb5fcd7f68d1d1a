/** A teacher does a thing once, and takes a lesson along. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rail = (page: Page) => page.getByRole('complementary', { name: 'Record a lesson' });
const preview = (page: Page) => page.getByRole('region', { name: 'As a reader sees it' });

async function beginRecording(page: Page): Promise<void> {
  await page.goto(`${ehlo.url}/learn/record`);
  await seesInTerminal(page, '$');
  await button(page, 'Record').click();
  await expect(rail(page).getByText('Every line you enter appears here.')).toBeVisible();
}

test('a first mail, done once and recorded across a reload, is a draft to edit and to download', async ({
  page,
}) => {
  test.slow();
  await page.goto(`${ehlo.url}/learn`);
  await page.getByRole('link', { name: 'Record a lesson' }).click();
  await seesInTerminal(page, '$');
  await button(page, 'Record').click();
  // Then the focus is where one types.
  await expect(rail(page).getByText('Every line you enter appears here.')).toBeVisible();
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220 localhost');
  await expect(rail(page).getByText('1 line')).toBeVisible();
  await page.reload();
  await expect(rail(page).getByText('ncat -C localhost 1025')).toBeVisible();
  await seesInTerminal(page, '220 localhost');
  await page.locator('.xterm-helper-textarea').focus();
  await untilData(page);
  for (const line of ['Subject: Recorded', '', 'Once.', '.']) await types(page, line);
  await seesInTerminal(page, 'Taken as');
  await types(page, 'QUIT');
  await seesInTerminal(page, '221');
  await expect(rail(page).getByText('10 lines')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await button(page, 'Stop').click();

  await expect(page.getByText('Both files can be read.')).toBeVisible();
  await expect(preview(page).getByRole('heading', { name: 'Address the envelope' })).toBeVisible();
  await expect(preview(page)).toContainText('Your mail Recorded to bob@campus.test was accepted');
  expect(await violations(page)).toEqual([]);

  // What the loader says stands beside it, with its line; and leads there.
  const file = page.getByRole('textbox', { name: 'lesson.md' });
  const drafted = await file.inputValue();
  await file.fill(drafted.replace('code: 221', 'code: soon'));
  await expect(page.getByText('1 thing to mend')).toBeVisible();
  await expect(preview(page).getByText('could last be read')).toBeVisible();
  await page.getByRole('button', { name: /^lesson\.md, line \d+$/ }).click();
  await expect(file).toBeFocused();
  await file.fill(drafted.replace('Say in one sentence what one does here.', 'One mail, by hand.'));
  await expect(page.getByText('Both files can be read.')).toBeVisible();
  await expect(preview(page)).toContainText('One mail, by hand.');
  await page.getByRole('tab', { name: 'lesson.fr.md' }).click();
  await expect(preview(page)).toContainText('Adresser l’enveloppe');

  await page.getByLabel('Folder of the lesson').fill('Mine');
  await expect(page.getByText('Two digits, a hyphen')).toBeVisible();
  await page.getByLabel('Folder of the lesson').fill('10-by-hand');
  await expect(page.getByText('lessons new my-lessons/10-our-course/10-by-hand')).toBeVisible();

  // It is somebody's work: it is there after a reload.
  await page.reload();
  await expect(preview(page)).toContainText('One mail, by hand.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download lesson.md').click(),
  ]);
  expect(download.suggestedFilename()).toBe('lesson.md');
  const saved = await readFile(await download.path(), 'utf8');
  expect(saved).toContain('summary: One mail, by hand.');
  expect(saved).toContain('```solution\nncat -C localhost 1025\nEHLO ocean.campus.test\n```');
});

test('steps are cut where the author says so, and nothing typed or nothing seen is no draft', async ({
  page,
}) => {
  await beginRecording(page);
  await expect(page.getByRole('button', { name: /^Stop/ })).toHaveAttribute('aria-disabled', 'true');
  await expect(button(page, 'Next step')).toHaveAttribute('aria-disabled', 'true');
  await types(page, 'ls');
  await expect(rail(page).getByText('1 line')).toBeVisible();
  await button(page, 'Stop').click();
  await expect(rail(page).getByText('Nothing of this is in the log')).toBeVisible();
  await button(page, 'Go on recording').click();
  await types(page, 'dig faculty.test MX');
  await seesInTerminal(page, 'mx1.faculty.test');
  await button(page, 'Next step').click();
  await expect(rail(page).getByText('Your next line begins this step.')).toBeVisible();
  await types(page, 'dig mx1.faculty.test');
  await seesInTerminal(page, '198.51.100.10');
  await button(page, 'Stop').click();
  await expect(preview(page).getByRole('heading', { name: 'Ask for MX of faculty.test' })).toHaveCount(2);
  await button(page, 'Record anew').click();
  await button(page, 'Throw away').click();
  await expect(button(page, 'Record')).toBeVisible();
});

test('on a phone the recording goes on in the playground, and a draft can be read', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${ehlo.url}/learn/record`);
  await button(page, 'Record').click();
  await page.getByRole('link', { name: 'To the playground' }).click();
  const field = page.getByRole('textbox', { name: 'Your line' });
  await field.fill('dig faculty.test MX');
  await field.press('Enter');
  await page.goBack();
  await expect(rail(page).getByText('dig faculty.test MX')).toBeVisible();
  await button(page, 'Stop').click();
  await expect(page.getByText('Writing wants a larger screen.')).toBeVisible();
  await expect(preview(page).getByText('Ask for MX of faculty.test').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page)).toEqual([]);
});

test('in French, what keeps a lesson from being read is said in French, and follows the page’s language', async ({
  page,
}) => {
  const draft = {
    folder: '10-mine',
    en: '---\ntitle: Mine\nsummary: Mine.\nminutes: 5\nminuts: 5\ngoals: [Mine]\n---\n',
    fr: 'Bonjour.\n',
  };
  await page.goto(`${ehlo.url}/learn`);
  await page.evaluate((kept) => {
    localStorage.setItem('ehlo.preferences', JSON.stringify({ language: 'fr' }));
    localStorage.setItem('ehlo.lesson-draft', JSON.stringify(kept));
  }, draft);
  await page.goto(`${ehlo.url}/learn/record`);
  const said = page.getByRole('region', { name: 'Les fichiers de la leçon' });
  await expect(said).toContainText(
    'il n’y a pas de champ «\u00a0minuts\u00a0». Vouliez-vous dire «\u00a0minutes\u00a0»\u00a0?',
  );
  await expect(said).toContainText(
    'Le fichier ne commence pas par un en-tête, mais par «\u00a0Bonjour.\u00a0».',
  );
  await expect(said).not.toContainText('front matter');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('there is no field "minuts"')).toBeVisible();
});
