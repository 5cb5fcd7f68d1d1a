import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { LessonRail, readLesson } from './lesson.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

/** One answers a connection by hand: real octets, over a port of one's own machine. */
// A limit, not a wait: several browsers share two cores.
test.setTimeout(120_000);
let ehlo: Ehlo;
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

test('one is the server: lines come explained, replies are chosen or written, and the standard says what they are', async ({
  page,
}) => {
  await openPlayground(page, `${ehlo.url}/play`);
  await page.getByRole('button', { name: 'Open the port' }).click();
  await expect(page.getByText('Port 2525 is open. Nobody has called yet.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'ncat -C localhost 2525' }).click();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Somebody called, and waits for your greeting.' }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^220 / }).click();
  await seesInTerminal(page, 'ESMTP at your hand');
  await expect(page.getByText('That is what the standard has here.')).toBeVisible();
  // The choices went with the answer: Tab goes on from where they stood.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeFocused();

  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'EHLO me');
  await expect(page.getByRole('heading', { name: 'It says EHLO.' })).toBeVisible();
  await page.getByLabel('In your own words').fill('Hello there');
  await page.getByRole('button', { name: 'Send' }).click();
  await seesInTerminal(page, 'Hello there');
  await expect(page.getByText('That was no reply')).toBeVisible();

  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'QUIT');
  await expect(page.getByRole('heading', { name: 'It says QUIT.' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^221 / }).click();
  await seesInTerminal(page, '221 2.0.0');
  await expect(page.getByText('The call is over.')).toBeVisible();
});

test('a classmate calls it by the name that the page shows', async ({ browser }) => {
  const school = await School.open(browser);
  const [ana, bea] = [await school.joins('ana'), await school.joins('bea')];
  await ana.goto(`${school.ehlo.url}/play`);
  await ana.getByRole('button', { name: 'Open the port' }).click();
  await expect(ana.getByText('Port 2525 is open.')).toBeVisible();
  const call = await ana.getByText(/^ncat -C \S+\.campus\.test 2525$/).textContent();
  await types(bea, call ?? '');
  await expect(
    ana.getByRole('heading', { name: 'Somebody called, and waits for your greeting.' }),
  ).toBeVisible();
  await ana.getByRole('button', { name: /^220 / }).click();
  await seesInTerminal(bea, 'ESMTP at your hand');
  await school.close();
});

const DOT = 'challenges/a-lone-dot';

/** The whole lesson, typed. */
async function getsThrough(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/learn/${DOT}`);
  const { steps } = await readLesson(page, DOT);
  const rail = new LessonRail(page, 'A lone dot');
  await seesInTerminal(page, '$');
  await page.locator('.xterm-helper-textarea').focus();
  for (const line of steps[0]?.solution ?? []) {
    await types(page, line);
    if (line.startsWith('ncat')) await seesInTerminal(page, '220 localhost');
    if (line === 'DATA') await seesInTerminal(page, '354');
  }
  await rail.isDone(0);
  await rail.answerAll(steps[1]?.questions ?? []);
}

test('two who are through are a pair by the teacher’s one click, once both said yes; then one calls the other', async ({
  browser,
}) => {
  // A limit, not a wait: several browsers share two cores.
  test.setTimeout(240_000);
  const school = await School.open(browser);
  const { teacher } = school;
  const [ana, bea] = [await school.joins('ana'), await school.joins('bea')];
  await teacher.getByRole('button', { name: 'More' }).click();
  await teacher.getByRole('combobox', { name: 'Lesson' }).selectOption(DOT);
  await teacher.getByRole('button', { name: 'Start for all' }).click();
  await teacher.keyboard.press('Escape');
  for (const page of [ana, bea]) await getsThrough(page, school.ehlo.url);

  // Ana is longest through, so she is the server.
  const pairs = teacher.getByRole('region', { name: 'Pairs' });
  await pairs.getByRole('button', { name: 'Propose a pair: ana answers, bea calls' }).click();
  await expect(pairs).toContainText('both are asked.');
  expect(await violations(teacher)).toEqual([]);
  await expect(ana.getByRole('alertdialog')).toContainText('You are the server');
  expect(await violations(ana)).toEqual([]);

  // Free to say no, which costs nothing.
  await bea.getByRole('alertdialog').getByRole('button', { name: 'Rather not' }).click();
  await expect(bea.getByRole('alertdialog')).toBeHidden();
  await expect(ana.getByText('bea would rather not now.')).toBeVisible();
  await expect(pairs).toContainText('bea would rather not.');
  await expect(pairs.getByRole('button', { name: /Propose a pair/ })).toBeHidden();
  await pairs.getByRole('button', { name: 'Close' }).click();
  await pairs.getByRole('button', { name: 'Propose a pair: ana answers, bea calls' }).click();

  await ana.getByRole('alertdialog').getByRole('button', { name: 'Yes, let’s play' }).click();
  await expect(pairs).toContainText('ana said yes.');
  await bea.getByRole('alertdialog').getByRole('button', { name: 'Yes, let’s play' }).click();
  await expect(pairs).toContainText('both said yes.');
  await ana.getByRole('region', { name: 'Pairs' }).getByRole('link', { name: 'Play the server' }).click();
  await ana.getByRole('button', { name: 'Open the port' }).click();
  await expect(ana.getByText('Port 2525 is open.')).toBeVisible();
  await bea.getByRole('button', { name: 'To my prompt' }).click();
  await seesInTerminal(bea, '.campus.test 2525');
  await bea.locator('.xterm-helper-textarea').focus();
  await bea.keyboard.press('Enter');
  await expect(
    ana.getByRole('heading', { name: 'Somebody called, and waits for your greeting.' }),
  ).toBeVisible();
  await ana.getByRole('button', { name: /^220 / }).click();
  await seesInTerminal(bea, 'ESMTP at your hand');
  await bea.getByRole('button', { name: 'We are done' }).click();
  await expect(pairs).toBeVisible();
  await expect(pairs).not.toContainText('both said yes.');
  await school.close();
});
