import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { LessonRail } from './lesson.ts';
import { openPlayground, screenOf, seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

/** A whole lesson in class: a teacher and five students, each in a browser of their own. */
let school: School;
let teacher: Page;

test.beforeEach(async ({ browser }) => {
  school = await School.open(browser);
  teacher = school.teacher;
});
test.afterEach(() => school.close());

async function startLesson(title: string): Promise<void> {
  await teacher.getByRole('button', { name: 'More' }).click();
  await teacher.getByRole('combobox', { name: 'Lesson' }).selectOption({ label: title });
  await teacher.getByRole('button', { name: 'Start for all' }).click();
  await teacher.keyboard.press('Escape');
}

test('a teacher and five students: a lesson, one stuck, a hint, the spotlight, a hold, a broadcast, a branch, a late one who catches up, the export', async () => {
  // A limit, not a wait: several browsers share two cores.
  test.setTimeout(300_000);
  const names = ['noa', 'luca', 'mia', 'timo'];
  const pages = new Map<string, Page>();
  for (const name of names) pages.set(name, await school.joins(name));
  const of = (name: string) => pages.get(name) as Page;
  for (const name of names) await expect(school.row(name)).toBeVisible();

  // The lesson for all, and the way there from wherever one is.
  await startLesson('Your first mail');
  for (const name of names) {
    const page = of(name);
    const rail = new LessonRail(page, 'Your first mail');
    await page.getByRole('link', { name: 'Go there' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your first mail' })).toBeVisible();
    await page.locator('.xterm-helper-textarea').focus();
    await types(page, 'ncat -C localhost 1025');
    await seesInTerminal(page, '220 localhost');
    await rail.isDone(0);
    if (name === 'timo') continue;
    await types(page, `EHLO ${name}.campus.test`);
    await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
    await rail.isDone(1);
  }

  // One makes the same mistake three times: first in the table, with the line; a hint that only they read.
  for (const times of [1, 2, 3]) {
    await types(of('timo'), 'DATA');
    await expect
      .poll(async () => (await of('timo').locator('.xterm-rows').textContent())?.match(/503/g)?.length)
      .toBe(times);
  }
  await expect(teacher.getByRole('heading', { name: /One is stuck/ })).toBeVisible();
  await teacher.mouse.move(0, 0);
  await expect(teacher.getByRole('row').nth(1)).toContainText('timo');
  await school.row('timo').getByRole('button').click();
  const peek = teacher.getByRole('complementary', { name: 'timo' });
  await peek.getByPlaceholder('In your own words').fill('Greet first, as step 2 says.');
  await peek.getByRole('button', { name: 'Send hint' }).click();
  await expect(of('timo').getByText('Greet first, as step 2 says.')).toBeVisible();
  for (const name of names.slice(0, 3)) await expect(of(name).getByText('Greet first')).toBeHidden();

  // Their connection on the projector, with consent; the others see it without the name.
  await peek.getByRole('button', { name: /projector/ }).click();
  await of('timo').getByRole('button', { name: 'Yes, show it' }).click();
  await expect(peek.getByText('It is on the projector.')).toBeVisible();
  // Who hangs up has a terminal that is free for what comes.
  await types(of('mia'), 'QUIT');
  await seesInTerminal(of('mia'), '221 2.0.0');
  await of('mia').goto(`${school.ehlo.url}/class/stage`);
  await of('mia').getByRole('tab', { name: 'A classmate' }).click();
  await expect(of('mia').getByText('503').first()).toBeVisible();
  await expect(of('mia').locator('[data-pane="stage"]')).not.toContainText('timo');
  await peek.getByRole('button', { name: 'Take it off' }).click();

  // Every line waits at the door; the teacher lets through one person's, and the answer to it.
  await teacher.getByRole('button', { name: 'Hold all wires' }).click();
  for (const name of ['noa', 'luca']) {
    await expect(of(name).getByText('Your teacher holds the wire:')).toBeVisible();
    await of(name).locator('.xterm-helper-textarea').focus();
    await types(of(name), `MAIL FROM:<${name}@campus.test>`);
  }
  const held = teacher.getByRole('region', { name: 'Lines that wait' });
  await expect(held).toContainText('2 lines wait.');
  await held.getByRole('button', { name: 'Lines that wait' }).click();
  const line = held.getByRole('listitem').filter({ hasText: 'noa' });
  await expect(line).toContainText('MAIL FROM:<noa@campus.test>');
  await line.getByRole('button', { name: 'Let it through' }).click();
  await expect(line).toContainText('250 2.1.0');
  await expect(screenOf(of('noa'))).not.toContainText('2.1.0');
  await line.getByRole('button', { name: 'Let it through' }).click();
  await seesInTerminal(of('noa'), '2.1.0');
  await expect(held).toContainText('One line waits.');
  await expect(screenOf(of('luca'))).not.toContainText('2.1.0');
  await held.getByRole('button', { name: 'Stop holding' }).click();
  await seesInTerminal(of('luca'), '2.1.0');
  await expect(held).toBeHidden();

  // The teacher's own connection, live in every page.
  const own = await teacher.context().newPage();
  await openPlayground(own, school.ehlo.url);
  await types(own, 'ncat -C localhost 1025');
  await seesInTerminal(own, '220 localhost');
  await types(own, 'EHLO desk.campus.test');
  await seesInTerminal(own, 'ENHANCEDSTATUSCODES');
  await own.goto(teacher.url());
  await own.getByRole('button', { name: 'Show my terminal' }).click();
  for (const name of names.filter((one) => one !== 'mia'))
    await expect(of(name).getByText('Your teacher shows a connection, live.')).toBeVisible();

  // From there on, by one's own hand: the same lines to the same server, in a terminal of one's own.
  const mia = of('mia');
  await mia.evaluate(() => localStorage.setItem('ehlo.show-me', JSON.stringify('fast')));
  await mia.getByRole('tab', { name: 'Your teacher' }).click();
  await expect(mia.getByRole('listitem', { name: /you: EHLO desk\.campus\.test/ })).toBeVisible();
  await mia.getByRole('button', { name: 'Branch from here' }).click();
  await expect(mia.getByRole('status').filter({ hasText: 'The rest is yours.' })).toBeVisible({
    timeout: 40_000,
  });
  await seesInTerminal(mia, 'EHLO desk.campus.test');
  await mia.locator('.xterm-helper-textarea').focus();
  await types(mia, 'MAIL FROM:<mia@campus.test>');
  await seesInTerminal(mia, '2.1.0');
  await own.getByRole('button', { name: 'Stop showing' }).click();
  await own.close();

  // The class is at step 3. Who comes now has the two before it typed for them, and it counts as shown.
  await teacher
    .getByRole('columnheader', { name: /Address the envelope/ })
    .getByRole('button')
    .click();
  await expect(of('noa').getByText(', step 3')).toBeVisible();
  await of('luca').context().close();
  const late = await school.joins('zoe');
  const card = late.getByRole('region', { name: 'You and the class' });
  await expect(card).toContainText('The class is at step 3, “Address the envelope”. Two steps before it');
  expect(await violations(late)).toEqual([]);
  await card.getByRole('button', { name: 'Catch up' }).click();
  const rail = new LessonRail(late, 'Your first mail');
  // At the pace of a hand.
  await rail.isDone(1, 60_000);
  await seesInTerminal(late, 'ENHANCEDSTATUSCODES');
  await expect(card).toBeHidden();
  await expect(rail.head(0)).toContainText('shown');
  await expect(rail.head(1)).toContainText('shown');
  // In their own terminal, on a connection that goes on: the next line is theirs.
  await late.locator('.xterm-helper-textarea').focus();
  await types(late, 'MAIL FROM:<zoe@campus.test>');
  await seesInTerminal(late, '2.1.0');
  // Nobody else is offered what they have done.
  await expect(of('noa').getByRole('button', { name: 'Catch up' })).toBeHidden();
  await expect(of('timo').getByRole('button', { name: 'Catch up' })).toBeVisible();

  // Taken along: each student and step, by number and not by name.
  expect(await violations(teacher)).toEqual([]);
  await teacher.getByRole('button', { name: 'More' }).click();
  const href = await teacher.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const csv = await (await teacher.request.get(`${school.ehlo.url}${href}`)).text();
  expect(csv).not.toMatch(/noa|luca|mia|timo|zoe/);
  const hello = csv.split('\r\n').filter((line) => line.includes('say-hello'));
  expect(hello).toHaveLength(5);
  expect(hello.filter((line) => line.includes(',yes,'))).toHaveLength(4);
  expect(hello.filter((line) => line.includes(',shown,'))).toHaveLength(1);
});

test('a name taken twice, a reload, a second device, a browser that crashed: everyone finds their place again', async ({
  browser,
}) => {
  // A limit, not a wait: several browsers share two cores.
  test.setTimeout(180_000);
  const noa = await school.joins('noa');

  // The same name, or one that looks like it, gets a proposal and a sentence.
  const other = await school.newcomer();
  await other.goto(`${school.ehlo.url}/join/${school.code}`);
  await other.getByLabel('How shall the class call you?').fill('Nоa');
  await other.getByRole('button', { name: 'Join' }).click();
  await expect(other.getByText(/Somebody here is called/)).toBeVisible();
  const proposal = await other.getByLabel('How shall the class call you?').inputValue();
  expect(proposal).not.toBe('noa');
  await other.getByRole('button', { name: 'Join' }).click();
  await expect(other.getByRole('heading', { name: `You are in, ${proposal}.` })).toBeVisible();
  await expect(teacher.locator('tbody').getByRole('row')).toHaveCount(2);

  // A reload keeps name, connection and screen; a second tab is the same row.
  await types(noa, 'ncat -C localhost 1025');
  await seesInTerminal(noa, '220 localhost');
  await noa.reload();
  await seesInTerminal(noa, '220 localhost');
  await expect(noa.getByRole('button', { name: 'You in this class' })).toHaveText('noa');
  const second = await noa.context().newPage();
  await second.goto(`${school.ehlo.url}/join/${school.code}`);
  await expect(second.getByText('You are in it already, as noa.')).toBeVisible();
  await second.close();
  await expect(teacher.locator('tbody').getByRole('row')).toHaveCount(2);

  // A second device is somebody else, and says so by another name.
  const phone = await school.newcomer();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(`${school.ehlo.url}/join/${school.code}`);
  await phone.getByLabel('How shall the class call you?').fill('noa');
  await phone.getByRole('button', { name: 'Join' }).click();
  await expect(phone.getByText(/“noa”.* is free\./)).toBeVisible();
  await phone.getByRole('button', { name: 'Join' }).click();
  await expect(teacher.locator('tbody').getByRole('row')).toHaveCount(3);

  // The teacher's browser is gone: their cookie, in a new one, is enough; on another machine the key is.
  const board = teacher.url();
  await teacher.getByRole('button', { name: school.code }).click();
  const key = (await teacher.locator('#class-code code').last().textContent()) ?? '';
  const cookies = await teacher.context().storageState();
  await teacher.context().close();
  const back = await browser.newContext({ storageState: cookies });
  const again = await back.newPage();
  await again.goto(`${school.ehlo.url}/class`);
  await expect(again).toHaveURL(board);
  await expect(again.locator('tbody').getByRole('row')).toHaveCount(3);
  await back.close();
  const elsewhere = await school.newcomer();
  await elsewhere.goto(`${school.ehlo.url}/class`);
  await elsewhere.getByLabel('Teacher’s key').fill(key);
  await elsewhere.getByRole('button', { name: 'Teach it' }).click();
  await expect(elsewhere.locator('tbody').getByRole('row')).toHaveCount(3);

  // The server is killed and comes back: everyone is where they were.
  await school.ehlo.kill();
  await school.ehlo.up();
  await expect(elsewhere.locator('tbody').getByRole('row')).toHaveCount(3);
  await expect(noa.getByRole('button', { name: 'You in this class' })).toHaveText('noa', { timeout: 30_000 });
  await noa.locator('.xterm-helper-textarea').focus();
  await seesInTerminal(noa, '220 localhost');
});
