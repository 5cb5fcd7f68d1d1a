import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { openPlayground, screenOf, seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

/** A class that happened, and its teacher who looks at it again. */
let school: School;
let teacher: Page;

// A limit, not a wait: several browsers share two cores.
test.setTimeout(240_000);
test.beforeEach(async ({ browser }) => {
  school = await School.open(browser);
  teacher = school.teacher;
});
test.afterEach(() => school.close());

const handleOf = async (page: Page): Promise<string> =>
  ((await (await page.request.get(`${school.ehlo.url}/api/rooms/me`)).json()) as { handle: string }).handle;

test('a class is seen again in order, without names, and goes on from any of its moments', async () => {
  const noa = await school.joins('noa');
  const luca = await school.joins('luca');
  await expect(school.row('luca')).toBeVisible();
  const handle = await handleOf(noa);

  // A note, two students at work, a hold, and one on the projector.
  await teacher.getByRole('button', { name: 'Note to all' }).click();
  await teacher.getByLabel('What shall everybody read?').fill('Begin with EHLO');
  await teacher.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(noa.getByText('Begin with EHLO')).toBeVisible();
  await noa.locator('.xterm-helper-textarea').focus();
  await types(noa, 'ncat -C mail.campus.test 25');
  await seesInTerminal(noa, '220 mail.campus.test');
  await types(noa, `EHLO ${handle}`);
  await seesInTerminal(noa, 'ENHANCEDSTATUSCODES');
  await teacher.getByRole('button', { name: 'Hold all wires' }).click();
  await expect(
    noa.getByText('Your teacher holds the wire: a line waits until it is let through.'),
  ).toBeVisible();
  await types(noa, `MAIL FROM:<${handle}@campus.test>`);
  const held = teacher.getByRole('region', { name: 'Lines that wait' });
  await expect(held).toContainText('One line waits.');
  await held.getByRole('button', { name: 'All until the next reply' }).click();
  await held.getByRole('button', { name: 'Stop holding' }).click();
  await seesInTerminal(noa, '250 2.1.0');
  await luca.locator('.xterm-helper-textarea').focus();
  await types(luca, 'ncat -C mail.campus.test 25');
  await seesInTerminal(luca, '220 mail.campus.test');
  await types(luca, 'QUIT');
  await seesInTerminal(luca, '221');
  await expect(school.row('noa')).toContainText('MAIL FROM');
  await school.row('noa').getByRole('button').click();
  const peek = teacher.getByRole('complementary', { name: 'noa' });
  await peek.getByRole('button', { name: /projector/ }).click();
  await noa.getByRole('button', { name: 'Yes, show it' }).click();
  await expect(peek.getByText('It is on the projector.')).toBeVisible();
  await peek.getByRole('button', { name: /Close/ }).click();
  const own = await teacher.context().newPage();
  await openPlayground(own, school.ehlo.url);
  await types(own, 'ncat -C localhost 1025');
  await seesInTerminal(own, '220 localhost');
  await own.goto(teacher.url());
  await own.getByRole('button', { name: 'Show my terminal' }).click();
  await expect(noa.getByText('Your teacher shows a connection, live.')).toBeVisible();
  await own.close();

  await teacher.getByRole('button', { name: 'More' }).click();
  await teacher.getByRole('link', { name: 'See the class again' }).click();
  const then = teacher.getByRole('region', { name: 'Then' });
  const told = teacher.getByRole('list', { name: 'What happened' });
  await expect(then.getByText('Nobody had come yet.')).toBeVisible();

  // To the end: all of it, in order, and nobody's name.
  const slider = teacher.getByRole('slider', { name: 'Time' });
  await slider.focus();
  await teacher.keyboard.press('End');
  await expect(told.getByRole('listitem').first()).toContainText('The teacher’s terminal shown to all');
  const happened = (await told.getByRole('listitem').allTextContents()).reverse().join('\n');
  expect(happened).toMatch(
    /Student 1 came.*Student 2 came.*Note to all:.*Begin with EHLO.*All wires held.*Let through until the next reply.*Wires held no more.*Student 1, on the projector.*terminal shown to all/s,
  );
  const first = then.getByRole('row', { name: /^Student 1/ });
  await expect(first).toContainText('MAIL FROM');
  await expect(first).toContainText('on the projector');
  await expect(then.getByRole('row', { name: /^Student 2/ })).toContainText('QUIT');
  await first.getByRole('button').click();
  const dialogue = teacher.getByRole('region', { name: 'Student 1', exact: true });
  await expect(dialogue).toContainText('MAIL FROM:<');
  await expect(noa.getByText('Your teacher looks.')).toBeVisible();
  const seen = (await teacher.locator('main').textContent()) ?? '';
  expect(seen).not.toMatch(new RegExp(`noa|luca|${handle}`));
  expect(await violations(teacher)).toEqual([]);
  await then.getByRole('button', { name: 'The teacher’s terminal, shown to all' }).click();
  const shown = teacher.getByRole('region', { name: 'The teacher’s terminal', exact: true });
  await expect(shown).toContainText('localhost:1025');
  await expect(shown.getByRole('list', { name: 'Dialogue' })).toContainText('220');
  await first.getByRole('button').click();

  // Names are there where they are asked for.
  await teacher.getByLabel('show names').check();
  await expect(then.getByRole('row', { name: /^noa/ })).toContainText(handle);
  await expect(teacher.getByRole('region', { name: 'noa', exact: true })).toContainText(handle);

  // An earlier moment: what came after it is not there yet.
  await told.getByRole('button', { name: /All wires held/ }).click();
  await expect(told.getByRole('listitem').first()).toContainText('All wires held');
  const mine = teacher.getByRole('region', { name: 'noa', exact: true });
  await expect(mine).toContainText(`EHLO ${handle}`);
  await expect(mine).not.toContainText('MAIL FROM');
  await slider.press('[');
  await expect(told.getByRole('listitem').first()).toContainText('Note to all');
  await slider.press(',');
  await expect(told.getByRole('listitem').first()).toContainText('luca came');
  await expect(teacher.getByRole('status').filter({ hasText: 'luca came' })).toBeAttached();
  await slider.press(']');
  await slider.press(']');
  await expect(told.getByRole('listitem').first()).toContainText('All wires held');

  // From there it goes on, in the teacher's own terminal.
  await mine.getByRole('button', { name: 'Branch from here' }).click();
  await seesInTerminal(teacher, 'ncat -C mail.campus.test 25');
  await seesInTerminal(teacher, 'ENHANCEDSTATUSCODES');
  await expect(screenOf(teacher)).toContainText(`MAIL FROM:<${handle}`);
});

test('a member’s connection is played again from the board, unless they refuse', async () => {
  const noa = await school.joins('noa');
  await types(noa, 'ncat -C mail.campus.test 143');
  await seesInTerminal(noa, '* OK');
  await types(noa, 'a LOGIN noa hush-hush');
  await seesInTerminal(noa, 'a NO');
  await expect(school.row('noa')).toContainText('a LOGIN');
  await school.row('noa').getByRole('button').click();
  const peek = teacher.getByRole('complementary', { name: 'noa' });
  await peek.getByRole('link', { name: 'As a replay' }).click();
  const lines = teacher.getByRole('list', { name: 'Dialogue' });
  await expect(lines.getByRole('button', { name: /a LOGIN noa \*+/ })).toBeVisible();
  await expect(teacher.getByText(/of a member of your class, who sees that you look/)).toBeVisible();
  await expect(teacher.locator('main')).not.toContainText('hush');
  const address = teacher.url();

  await noa.getByRole('button', { name: 'You in this class' }).click();
  // It is ticked once the server has heard it.
  await noa.getByLabel('Do not look over my shoulder').click();
  await expect(noa.getByLabel('Do not look over my shoulder')).toBeChecked();
  await teacher.goto(address);
  await expect(teacher.getByText('This connection cannot be looked at.')).toBeVisible();
});
