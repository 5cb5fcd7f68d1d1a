import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

/** A teacher and students, each in a browser of their own. */
let school: School;
let teacher: Page;

test.beforeEach(async ({ browser }) => {
  school = await School.open(browser, async (page) => expect(await violations(page)).toEqual([]));
  teacher = school.teacher;
});
test.afterEach(() => school.close());

test('one is stuck, a hint comes, the projector shows it with consent, all are held, the class ends', async () => {
  test.slow();
  const noa = await school.joins('noa');
  const luca = await school.joins('luca');
  await expect(school.row('noa')).toBeVisible();
  await expect(school.row('luca')).toBeVisible();

  // Stuck: the same error three times, with the line on which it is.
  await types(noa, 'ncat -C mail.campus.test 25');
  await seesInTerminal(noa, '220 mail.campus.test');
  await types(noa, 'EHLO me');
  await seesInTerminal(noa, 'STARTTLS');
  for (const times of [1, 2, 3]) {
    await types(noa, 'DATA');
    await expect
      .poll(async () => (await noa.locator('.xterm-rows').textContent())?.match(/503/g)?.length)
      .toBe(times);
  }
  await expect(teacher.getByRole('heading', { name: /One is stuck/ })).toBeVisible();
  await expect(school.row('noa')).toContainText('503');
  await expect(school.row('noa')).toContainText('DATA');

  // What the class does wrong, in its own words.
  await teacher.getByRole('tab', { name: 'Mistakes' }).click();
  await expect(teacher.getByText('One student, 3 times')).toBeVisible();
  await teacher.getByRole('tab', { name: 'Steps' }).click();

  // A hand with its sentence.
  await luca.getByRole('button', { name: 'Raise your hand' }).click();
  await luca.getByLabel(/What is the question/).fill('Which brackets?');
  await luca.getByRole('button', { name: 'Hand up' }).click();
  await expect(school.row('luca')).toContainText('Which brackets?');
  expect(await violations(teacher)).toEqual([]);

  // Over the shoulder, seen by who is watched; a hint in their page.
  await school.row('noa').getByRole('button').click();
  await expect(noa.getByText('Your teacher looks.')).toBeVisible();
  await expect(luca.getByText('Your teacher looks.')).toBeHidden();
  const peek = teacher.getByRole('complementary', { name: 'noa' });
  await expect(peek).toContainText('503 5.5.1');
  await peek.getByPlaceholder('In your own words').fill('Who sends, and to whom?');
  await peek.getByRole('button', { name: 'Send hint' }).click();
  await expect(noa.getByText('Who sends, and to whom?')).toBeVisible();
  await expect(luca.getByText('Who sends, and to whom?')).toBeHidden();

  // The projector has it only once it was agreed to, and without the name.
  await peek.getByRole('button', { name: /projector/ }).click();
  await noa.getByRole('button', { name: 'Yes, show it' }).click();
  await expect(peek.getByText('It is on the projector.')).toBeVisible();
  await luca.goto(`${school.ehlo.url}/class/stage`);
  await luca.getByRole('tab', { name: 'A classmate' }).click();
  await expect(luca.getByText('DATA').first()).toBeVisible();
  const projector = await teacher.context().newPage();
  await projector.goto(`${school.ehlo.url}/present`);
  await projector.getByRole('button', { name: 'Spotlight' }).click();
  await expect(projector.getByText('a classmate the MUA')).toBeVisible();
  await projector.close();
  await expect(luca.getByRole('main').or(luca.locator('[data-pane="stage"]')).first()).not.toContainText(
    'noa',
  );

  // Held: nothing can be typed, nothing is lost.
  await teacher.getByRole('button', { name: 'Pause all' }).click();
  await expect(noa.getByRole('heading', { name: 'Your teacher holds the class.' })).toBeVisible();
  await teacher.getByRole('button', { name: 'Go on' }).click();
  await expect(noa.getByRole('heading', { name: 'Your teacher holds the class.' })).toBeHidden();
  await seesInTerminal(noa, '503');

  // A lesson for all.
  await teacher.getByRole('button', { name: 'More' }).click();
  await teacher.getByRole('combobox', { name: 'Lesson' }).selectOption('smtp-by-hand/your-first-mail');
  await teacher.getByRole('button', { name: 'Start for all' }).click();
  await expect(luca.getByRole('link', { name: 'Go there' })).toBeVisible();
  // A hint that nobody closed hides neither the way there nor what is said to all after it.
  await expect(noa.getByText('Who sends, and to whom?')).toBeVisible();
  await expect(noa.getByRole('link', { name: 'Go there' })).toBeVisible();
  await teacher.getByRole('button', { name: 'Note to all' }).click();
  const note = teacher.getByRole('dialog', { name: 'Note to all' });
  await note.getByRole('textbox').fill('Look at the front.');
  await note.getByRole('button').click();
  await expect(noa.getByText('Look at the front.')).toBeVisible();
  await noa.getByRole('button', { name: 'Close' }).click();
  await expect(noa.getByText('Who sends, and to whom?')).toBeVisible();
  await teacher.getByRole('button', { name: 'More' }).click();

  // A question to all, answered in a student's page and counted in the teacher's.
  await teacher.getByLabel('A question to all').fill('What comes after DATA?');
  await teacher.getByLabel(/Answers to choose from/).fill('354\n250');
  await teacher.getByRole('button', { name: 'Ask', exact: true }).click();
  await luca.getByRole('button', { name: '354' }).click();
  await expect(luca.getByText('Your answer is in.')).toBeVisible();
  await expect(teacher.getByRole('region', { name: 'What comes after DATA?' })).toContainText('354 1');

  // Taken along without names, then ended.
  const csv = await teacher.request.get(
    `${school.ehlo.url}${await teacher.getByRole('link', { name: 'CSV' }).getAttribute('href')}`,
  );
  expect(csv.ok()).toBe(true);
  expect(await csv.text()).not.toMatch(/noa|luca/);
  await teacher.getByRole('button', { name: 'End the class' }).click();
  await teacher.getByRole('button', { name: 'End it now' }).click();
  await expect(teacher.getByRole('heading', { name: 'Start a class' })).toBeVisible();
});

test('what the teacher shows stands in the others’ pages, live; the projector draws it large', async () => {
  const noa = await school.joins('noa');
  const own = await teacher.context().newPage();
  await openPlayground(own, school.ehlo.url);
  await types(own, 'ncat -C localhost 1025');
  await seesInTerminal(own, '220 localhost');
  // The board is in another window than the terminal.
  await teacher.getByRole('button', { name: 'Show my terminal' }).click();
  await expect(noa.getByText('Your teacher shows a connection, live.')).toBeVisible();
  await noa.getByRole('link', { name: 'See what your teacher shows' }).click();
  await expect(noa.getByText('220').first()).toBeVisible();
  const projector = await teacher.context().newPage();
  await projector.setViewportSize({ width: 1920, height: 1080 });
  await projector.goto(`${school.ehlo.url}/present`);
  await expect(projector.getByText('ESMTP mock server ready')).toBeVisible();
  await expect(projector.getByText('us the MUA')).toBeVisible();
  expect(await violations(projector)).toEqual([]);
  await projector.getByRole('button', { name: 'Spotlight' }).click();
  await expect(projector.getByText('Nobody is in the spotlight.')).toBeVisible();
  expect(await violations(projector)).toEqual([]);
  await projector.keyboard.press('3');
  // The head has a small one in every layout.
  const large = projector.getByRole('region', { name: 'How students come in' });
  await expect(large.getByRole('img', { name: new RegExp(`join/${school.code}`) })).toBeVisible();
});

test('a name that is a teacher’s, and a code that is nobody’s, are answered with a sentence', async () => {
  const page = await school.newcomer();
  await page.goto(`${school.ehlo.url}/join/${school.code.toLowerCase()}`);
  await page.getByLabel('How shall the class call you?').fill('prof');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('“prof” would pass for somebody else.')).toBeVisible();
  await page.goto(`${school.ehlo.url}/join/ZZZZ`);
  await expect(page.getByRole('heading', { name: /No class has the code ZZZZ/ })).toBeVisible();
  await page.getByRole('link', { name: 'Another code' }).click();
  await expect(page.getByLabel('Class code')).toBeVisible();
});

test('over a shoulder a mailbox’s dialogue is explained as an envelope’s is', async () => {
  const noa = await school.joins('noa');
  await types(noa, 'ncat -C mail.campus.test 110');
  await seesInTerminal(noa, '+OK');
  await types(noa, 'LIST');
  await seesInTerminal(noa, '-ERR');
  await school.row('noa').getByRole('button').click();
  const peek = teacher.getByRole('complementary', { name: 'noa' });
  await expect(peek.getByRole('radio', { name: 'LIST comes after the login.' })).toBeVisible();
});
