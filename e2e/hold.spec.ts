import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

/** Lines that wait at the door: one's own, and those of a class. */
// A limit, not a wait: several browsers share two cores.
test.setTimeout(120_000);
let ehlo: Ehlo;
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

const bar = (page: Page) => page.getByRole('region', { name: 'Waiting on the wire' });

test('one holds one’s own wire: a line is told before it goes, changed, dropped, and goes until the next reply', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 mail.campus.test');
  await page.getByRole('button', { name: 'Hold the wire' }).click();
  await expect(bar(page)).toContainText('No line waits.');
  // The button went, and the bar that came has the focus.
  await expect(bar(page)).toBeFocused();
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'EHLO me');
  await expect(bar(page)).toContainText('Has left the client, not arrived');
  await expect(bar(page).locator('code').first()).toHaveText('EHLO me');
  // Its parts are named before anybody has read it.
  await expect(bar(page)).toContainText('a name, but not a whole one');
  expect(await violations(page)).toEqual([]);
  await bar(page).getByRole('button', { name: 'Until the next reply' }).click();
  await seesInTerminal(page, 'STARTTLS');

  // A reload loses nothing of it.
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'MAIL FROM:<me@campus.test>');
  await expect(bar(page).locator('code').first()).toHaveText('MAIL FROM:<me@campus.test>');
  await page.reload();
  await expect(bar(page).locator('code').first()).toHaveText('MAIL FROM:<me@campus.test>');
  await bar(page).getByRole('button', { name: 'Change it' }).click();
  await page.getByLabel('What goes on in its place').fill('MAIL FROM:<alice@campus.test>');
  await bar(page).getByRole('button', { name: 'Let this through' }).click();
  await expect(bar(page)).toContainText('Has left the server, not arrived');
  await expect(bar(page)).toContainText('Sender on the envelope.');
  await bar(page).getByRole('button', { name: 'Let it through' }).click();
  await seesInTerminal(page, '250 2.1.0');

  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'NOOP');
  await expect(bar(page).locator('code').first()).toHaveText('NOOP');
  await bar(page).getByRole('button', { name: 'Drop it' }).click();
  await expect(bar(page)).toContainText('No line waits.');
  await bar(page).getByRole('button', { name: 'Stop holding' }).click();
  await expect(page.getByRole('button', { name: 'Hold the wire' })).toBeVisible();
});

test('a teacher holds the wires of all, and changes a student’s line, which the student sees', async ({
  browser,
}) => {
  const teacher = await (await browser.newContext()).newPage();
  await teacher.goto(`${ehlo.url}/class`);
  await teacher.getByRole('button', { name: 'Start the class' }).click();
  const code = (await teacher.getByRole('img', { name: /QR code/ }).getAttribute('aria-label'))?.slice(-4);
  await teacher.getByRole('button', { name: 'To the class' }).click();
  const ana = await (await browser.newContext()).newPage();
  await ana.goto(`${ehlo.url}/join/${code}`);
  await ana.getByLabel('How shall the class call you?').fill('ana');
  await ana.getByRole('button', { name: 'Join' }).click();
  await ana.getByRole('link', { name: 'To the terminal' }).click();
  await seesInTerminal(ana, '$');
  await ana.locator('.xterm-helper-textarea').focus();
  await types(ana, 'ncat -C mail.campus.test 25');
  await seesInTerminal(ana, '220 mail.campus.test');

  await teacher.getByRole('button', { name: 'Hold all wires' }).click();
  await expect(
    ana.getByText('Your teacher holds the wire: a line waits until it is let through.'),
  ).toBeVisible();
  await types(ana, 'EHLO ana');
  await expect(bar(ana).locator('code').first()).toHaveText('EHLO ana');
  await expect(bar(ana).getByRole('button')).toHaveCount(0);
  const all = teacher.getByRole('region', { name: 'Lines that wait' });
  await expect(all).toContainText('One line waits.');
  await all.getByRole('button', { name: 'Lines that wait' }).click();
  await expect(all.getByRole('listitem')).toContainText('EHLO ana');
  expect(await violations(teacher)).toEqual([]);
  await all.getByRole('button', { name: 'Change it' }).click();
  await all.getByLabel('What goes on in its place').fill('HELO ana');
  await all.getByRole('button', { name: 'Let this through' }).click();
  await expect(all.getByRole('listitem')).toContainText('250 mail.campus.test');
  await all.getByRole('button', { name: 'All until the next reply' }).click();
  await seesInTerminal(ana, '250 mail.campus.test');

  // Over her shoulder too, one line of hers; what is changed or dropped is said to stand in her log.
  await ana.locator('.xterm-helper-textarea').focus();
  await types(ana, 'NOOP');
  await teacher.getByRole('row', { name: /^ana/ }).getByRole('button').click();
  const hers = teacher
    .getByRole('complementary', { name: 'ana' })
    .getByRole('region', { name: 'Waiting on the wire' });
  await expect(hers).toContainText('NOOP');
  await expect(hers).toContainText('stands in their log as yours');
  expect(await violations(teacher)).toEqual([]);
  await hers.getByRole('button', { name: 'Drop it' }).click();
  await expect(hers).toContainText('No line of theirs waits.');
  // The line took its buttons away, and Tab goes on from where they were.
  await expect(hers).toBeFocused();
  await expect(bar(ana).locator('code')).toHaveCount(0);
  await all.getByRole('button', { name: 'Stop holding' }).click();
  await expect(bar(ana)).toHaveCount(0);
});
