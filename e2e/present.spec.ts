import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

/** A teacher with a projector, a phone as its remote, and students: each in a browser of their own. */
let school: School;
let teacher: Page;
let url: string;
let code: string;

// Typing as people do, in several browsers at once.
test.describe.configure({ timeout: 180_000 });

const PHONE = { width: 390, height: 844 };

async function projector(): Promise<Page> {
  const page = await teacher.context().newPage();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${url}/present`);
  await expect(page.getByText(`class ${code}`)).toBeVisible();
  return page;
}

test.beforeEach(async ({ browser }) => {
  school = await School.open(browser);
  ({ teacher, code } = school);
  ({ url } = school.ehlo);
});
test.afterEach(() => school.close());

test('a phone plays a lesson on the projector, line by line, and asks its question; a reload of either loses nothing', async () => {
  const noa = await school.joins('noa');
  const screen = await projector();

  // The phone is let in by a pass, without the key.
  const notes = await teacher.context().newPage();
  await notes.goto(`${url}/present/remote`);
  const given = notes.waitForResponse(/\/passes$/);
  await notes.getByRole('button', { name: 'On a phone' }).click();
  const { pass } = (await (await given).json()) as { pass: string };
  await expect(notes.getByRole('img', { name: /QR code that makes one phone/ })).toBeVisible();
  const phone = await school.newcomer();
  await phone.setViewportSize(PHONE);
  await phone.goto(`${url}/present/remote#pass=${pass}`);
  await expect(phone.getByText(`Teacher of ${code}`)).toBeVisible();
  expect(new URL(phone.url()).hash).toBe('');
  expect(await violations(phone)).toEqual([]);

  // A lesson's solution, as a script: notes on the phone, lines on the projector.
  await phone.getByLabel('A lesson to play').selectOption('smtp-by-hand/your-first-mail');
  await phone.getByRole('button', { name: 'Get it ready' }).click();
  await expect(phone.getByText('The usual trouble')).toBeVisible();
  const next = phone.getByRole('button', { name: /^Next line/ });
  await expect(next).toContainText('ncat');
  await next.click();
  await expect(screen.getByText('localhost ESMTP mock server ready', { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  await expect(screen.getByText('The usual trouble')).toBeHidden();
  await expect(next).toContainText('EHLO');
  await next.click();
  await expect(screen.getByText(/^localhost greets/)).toBeVisible({ timeout: 30_000 });

  // Both come back to where they were, and nothing is typed twice.
  await phone.reload();
  await expect(phone.getByText('2 of 12 lines')).toBeVisible();
  await screen.reload();
  await expect(screen.getByText(/^localhost greets/)).toBeVisible();
  await next.click();
  await expect(screen.getByText('2.1.0 Sender ok', { exact: true })).toBeVisible({ timeout: 30_000 });
  await next.click();
  await expect(screen.getByText('2.1.5 Recipient ok', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(screen.getByText(/^2\.1\.0 Sender ok/)).toHaveCount(1);

  // The step's question: how many answered at once, which answers only when they are shown.
  await phone.getByRole('button', { name: 'Ask the class' }).click();
  const answers = noa.getByRole('region', { name: 'What do you think?' }).getByRole('button');
  await answers.first().click();
  await expect(phone.getByText('1 of 1 answered')).toBeVisible();
  await phone.getByRole('button', { name: 'Votes', exact: true }).click();
  const votes = screen.getByRole('region', { name: 'A question to all' });
  await expect(votes).toContainText('1 of 1 answered');
  await expect(votes.locator('b')).toHaveCount(0);
  expect(await violations(screen)).toEqual([]);
  await phone.getByRole('button', { name: 'Show the votes' }).click();
  await expect(votes.locator('b').first()).toHaveText('1');
  await phone.getByRole('button', { name: 'Close the question' }).click();
});

test('the screen and its wire are steered from the remote: laser, blank, held lines let through', async () => {
  const screen = await projector();
  const phone = await teacher.context().newPage();
  await phone.setViewportSize(PHONE);
  await phone.goto(`${url}/present/remote`);
  await phone.getByLabel('A lesson to play').selectOption('smtp-by-hand/your-first-mail');
  await phone.getByRole('button', { name: 'Get it ready' }).click();
  const next = phone.getByRole('button', { name: /^Next line/ });
  await next.click();
  await expect(screen.getByText('localhost ESMTP mock server ready', { exact: true })).toBeVisible({
    timeout: 30_000,
  });

  await screen.keyboard.press('l');
  await expect(screen.locator('[data-laser]')).toBeAttached();
  await phone.getByRole('button', { name: 'Laser off' }).click();
  await expect(screen.locator('[data-laser]')).toHaveCount(0);
  await phone.getByRole('button', { name: 'Blank' }).click();
  await expect(screen.getByRole('button', { name: /The projector is blank/ })).toBeVisible();
  await phone.getByRole('button', { name: 'Show again' }).click();
  await expect(screen.getByText('localhost ESMTP mock server ready', { exact: true })).toBeVisible();

  // Held: the line waits until it is let through.
  await phone.getByRole('button', { name: 'Hold the wire' }).click();
  await expect(phone.getByText('Held. Nothing waits.')).toBeVisible();
  await next.click();
  const through = phone.getByRole('button', { name: /^Let it through/ });
  await expect(through).toContainText('EHLO', { timeout: 30_000 });
  await expect(screen.getByText(/^localhost greets/)).toBeHidden();
  expect(await violations(phone)).toEqual([]);
  await through.click();
  await expect(through).toContainText('250');
  await phone.getByRole('button', { name: 'Stop holding' }).click();
  await expect(screen.getByText(/^localhost greets/)).toBeVisible();
});

test('laser and zoom go by key and by mouse, layouts change by key alone, single keys are off in the terminal', async () => {
  const screen = await projector();
  const own = await teacher.context().newPage();
  await own.goto(url);
  await seesInTerminal(own, '$');
  await own.locator('.xterm-helper-textarea').focus();
  await types(own, 'ncat -C localhost 1025');
  await seesInTerminal(own, '220 localhost');
  await types(own, 'EHLO me');
  await expect(screen.getByText(/^localhost greets/)).toBeVisible();
  await expect(screen.getByText('Each further line names an extension on offer.')).toBeVisible();

  // By key: the newest line's first part, then the next one.
  await screen.keyboard.press('z');
  const zoom = screen.getByRole('region', { name: 'A part of the line' });
  await expect(zoom).toContainText('EHLO');
  await expect(zoom).toContainText('Greets the server by your name');
  await screen.keyboard.press('ArrowRight');
  await expect(zoom).toContainText('me');
  expect(await violations(screen)).toEqual([]);
  await screen.keyboard.press('Escape');
  await expect(zoom).toBeHidden();
  // By mouse: the stamp of the greeting.
  await screen.getByRole('button', { name: '220' }).click();
  await expect(zoom).toContainText('220');
  await zoom.getByRole('button', { name: /Close/ }).click();

  await screen.keyboard.press('l');
  const dot = screen.locator('[data-laser]');
  await screen.mouse.move(600, 400);
  await expect.poll(async () => Math.round((await dot.boundingBox())?.x ?? 0)).toBeLessThan(600);
  const before = (await dot.boundingBox())?.x ?? 0;
  await screen.keyboard.press('ArrowRight');
  await expect.poll(async () => (await dot.boundingBox())?.x ?? 0).toBeGreaterThan(before + 20);
  await screen.keyboard.press('Escape');
  await expect(dot).toHaveCount(0);

  // Whatever happens on the wire, the layout stays.
  await screen.keyboard.press('4');
  await expect(screen.getByText('No mail is under way.')).toBeVisible();
  expect(await violations(screen)).toEqual([]);
  await types(own, 'MAIL FROM:alice');
  await seesInTerminal(own, '501');
  await expect(screen.getByText('No mail is under way.')).toBeVisible();
  await screen.keyboard.press('1');
  // What was typed keeps its letters, also where a sentence begins with it.
  await expect(screen.getByText(/needs angle brackets/)).toHaveText(/^alice needs/, { useInnerText: true });
  await screen.keyboard.press('2');
  await screen.locator('.xterm-helper-textarea').focus();
  await screen.keyboard.type('b1');
  await seesInTerminal(screen, 'b1');
  await expect(screen.getByRole('button', { name: /Terminal/, pressed: true })).toBeVisible();

  // On one's own there is no class to go back to.
  const alone = await school.newcomer();
  await alone.goto(`${url}/present`);
  await expect(alone.getByRole('link', { name: 'Back to the playground' })).toBeVisible();
});

test('a letter from a classmate is hidden and reported: the teacher sees who really sent it', async () => {
  const noa = await school.joins('noa');
  const luca = await school.joins('luca');
  const { mailbox } = (await (await luca.request.get(`${url}/api/rooms/me`)).json()) as {
    mailbox: string;
  };
  const { handle } = (await (await noa.request.get(`${url}/api/rooms/me`)).json()) as { handle: string };
  await types(noa, 'ncat -C mail.campus.test 25');
  await seesInTerminal(noa, '220 mail.campus.test');
  for (const [line, answer] of [
    ['EHLO me', 'ENHANCEDSTATUSCODES'],
    ['MAIL FROM:<dean@faculty.test>', '2.1.0'],
    [`RCPT TO:<${mailbox}>`, '2.1.5'],
    ['DATA', '354'],
  ] as const) {
    await types(noa, line);
    await seesInTerminal(noa, answer);
  }
  for (const line of ['From: The Dean <dean@faculty.test>', 'Subject: You failed', '', 'Go home.', '.'])
    await types(noa, line);
  await seesInTerminal(noa, '2.0.0');

  await luca.goto(`${url}/mail/${encodeURIComponent(mailbox)}`);
  await luca.getByRole('link', { name: /You failed/ }).click();
  await expect(luca.getByText(`Really sent by the connection of ${handle}.`)).toBeVisible();
  await luca.getByRole('button', { name: 'Report' }).click();
  await luca.getByLabel(/What is wrong with it/).fill('Not funny.');
  await luca.getByRole('button', { name: 'Report it' }).click();
  await expect(luca.getByText('Reported to your teacher.')).toBeVisible();

  await expect(teacher.getByRole('heading', { name: /one letter is reported/ })).toBeVisible();
  await teacher.getByRole('tab', { name: 'Reports (1)' }).click();
  await expect(teacher.getByText(`Really sent by the connection of ${handle}.`)).toBeVisible();
  await expect(teacher.getByText('Not funny.')).toBeVisible();
  await expect(teacher.getByText('Go home.')).toBeVisible();
  expect(await violations(teacher)).toEqual([]);
  await teacher.getByRole('button', { name: 'Dealt with' }).click();
  await expect(teacher.getByText(/No letter is reported/)).toBeVisible();

  await luca.getByRole('button', { name: 'Hide' }).click();
  await expect(luca.getByRole('link', { name: /You failed/ })).toBeHidden();
  await luca.getByRole('link', { name: /Junk/ }).click();
  await luca.getByRole('link', { name: /You failed/ }).click();
  await luca.getByRole('button', { name: 'Bring back' }).click();
  await expect(luca).toHaveURL(/\/mail\//);
  await expect(luca.getByRole('button', { name: 'Hide' })).toBeVisible();
});
