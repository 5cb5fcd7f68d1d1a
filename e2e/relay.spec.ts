import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

async function sends(page: Page, to: string, subject: string): Promise<void> {
  await types(page, 'clear');
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO me.campus.test');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await types(page, `RCPT TO:<${to}>`);
  await types(page, 'DATA');
  await seesInTerminal(page, '354 ');
  for (const line of ['From: alice@campus.test', `To: ${to}`, `Subject: ${subject}`, '', 'Hello.', '.'])
    await types(page, line);
  await seesInTerminal(page, '250 2.0.0');
  await types(page, 'QUIT');
  // ncat waits for its own end of input; only at the prompt is a line the shell's again.
  await seesInTerminal(page, '221 ');
  await page.keyboard.press('Control+c');
  await seesInTerminal(page, /221 .*\^C.*\$/s);
}

const switchService = (page: Page, service: string, state: 'up' | 'down') =>
  page.evaluate(
    ([name, to]) =>
      fetch(`/api/rooms/me/services/${name}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state: to }),
      }),
    [service, state],
  );
const journey = (page: Page) => page.getByRole('link', { name: 'Journey', exact: true }).click();
const rowsOf = (page: Page) => page.getByRole('table').getByRole('row');
const stationsOf = (page: Page) => page.getByRole('list', { name: 'Stations of this mail, in order' });

test('a mail to faculty finds mx1 down, arrives by mx2, and both dialogues can be read', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await switchService(page, 'mx1', 'down');
  await sends(page, 'dean@faculty.test', 'Exam moved to Friday');
  await journey(page);
  await expect(page.getByText('Arrived.')).toBeVisible();
  const stations = stationsOf(page);
  await expect(stations.getByRole('button', { name: /first choice.*mx1 :25/ })).toContainText(
    'Connection refused',
  );
  await expect(stations.getByRole('button', { name: /second choice.*mx2 :25/ })).toContainText('Said 250');
  await expect(stations.getByRole('button', { name: /Mailbox/ })).toContainText('The mail lies here.');
  const rows = rowsOf(page);
  await expect(rows.filter({ hasText: 'mx1.faculty.test:25' })).toContainText('refused');
  await expect(rows.filter({ hasText: 'into the mailbox' })).toContainText('dean@faculty.test');

  // The hop opens: envelope, trace, and the dialogue between the two servers with the same explanations.
  await rows.filter({ hasText: 'mx2.faculty.test:25' }).getByRole('button').click();
  const story = page.getByRole('dialog');
  await expect(story).toContainText('MAIL FROM:<alice@campus.test>');
  await expect(story).toContainText('Received: from mail.campus.test ([192.0.2.25])');
  await story.getByRole('button', { name: 'Read the dialogue word by word' }).click();
  const dialogue = page.getByRole('region', { name: 'Dialogue' });
  await expect(dialogue.getByText('EHLO mail.campus.test').first()).toBeVisible();
  await expect(dialogue.getByText('RCPT TO:<dean@faculty.test>').first()).toBeVisible();

  // Back, and the one that was typed.
  await page.goBack();
  await expect(story).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(story).toBeHidden();
  await rows.filter({ hasText: 'the mail, handed in' }).getByRole('button').click();
  await story.getByRole('button', { name: 'Read the dialogue word by word' }).click();
  await expect(dialogue.getByText('EHLO me.campus.test').first()).toBeVisible();
});

test('a mail that nobody takes waits in the queue, and goes when its server is back', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await switchService(page, 'mx1', 'down');
  await switchService(page, 'mx2', 'down');
  await sends(page, 'dean@faculty.test', 'Second try');
  await journey(page);
  await expect(page.getByText('Waiting.')).toBeVisible();
  await expect(stationsOf(page).getByRole('button', { name: /Queue/ })).toContainText('for dean');
  await page.getByRole('button', { name: 'Bring mx1 back' }).click();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('Arrived.')).toBeVisible();
});

test('a teacher holds a mail at each hop, and lets it go on', async ({ page }) => {
  // Two mails are typed by hand.
  test.slow();
  await openPlayground(page, ehlo.url);
  await switchService(page, 'mx1', 'up');
  await sends(page, 'bob@campus.test', 'So that there is a journey');
  await journey(page);
  await page.getByRole('button', { name: 'Hold at each hop' }).click();
  await expect(page.getByRole('button', { name: 'Stop holding' })).toBeVisible();
  await page.getByRole('link', { name: 'Playground', exact: true }).click();
  await page.locator('.xterm-helper-textarea').focus();
  await sends(page, 'dean@faculty.test', 'Held');
  await journey(page);
  const go = page.getByRole('button', { name: 'Let it go on' });
  await expect(page.getByText('Before the look-up of faculty.test.').first()).toBeVisible();
  await go.click();
  await expect(page.getByText('Before the call to mx1.faculty.test.').first()).toBeVisible();
  await go.click();
  await expect(page.getByText('mx1.faculty.test has greeted').first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop holding' }).click();
  await expect(page.getByText('Arrived.')).toBeVisible();
});

test('a past mail is replayed step by step, with the keyboard alone, and each step is explained', async ({
  page,
}) => {
  // Two mails are typed by hand.
  test.slow();
  await openPlayground(page, ehlo.url);
  await switchService(page, 'mx1', 'up');
  await sends(page, 'dean@faculty.test', 'Replayed');
  await sends(page, 'bob@campus.test', 'A later one');
  await journey(page);
  await expect(page.getByRole('heading', { name: 'A later one' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Mails' }).selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: 'Replayed' })).toBeVisible();
  await expect(page).toHaveURL(/\/journey\/\d+$/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Replayed' })).toBeVisible();
  await expect(page.getByText('Arrived.')).toBeVisible();
  const lesson = page.getByTestId('lesson');
  await page.getByRole('button', { name: 'Replay' }).press('Enter');
  await expect(lesson).toContainText('Port 25 is the door for servers');
  await page.getByRole('button', { name: 'Freeze' }).press('Enter');
  for (let step = 0; step < 12 && !(await lesson.textContent())?.includes('MX records name'); step++)
    await page.getByRole('button', { name: 'One step on' }).press('Enter');
  await expect(lesson).toContainText('mx1.faculty.test has the lowest number');
  const stations = stationsOf(page);
  await expect(stations.getByRole('button', { name: /Mailbox/ })).toContainText('Nothing yet.');
  await stations.getByRole('button', { name: /^DNS/ }).press('Enter');
  const story = page.getByRole('dialog');
  await expect(story.getByTestId('look-up')).toContainText('faculty.test');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Now', exact: true }).press('Enter');
  await expect(page.getByText('Arrived.')).toBeVisible();
});

test('the map is saved as an SVG that stands alone', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await sends(page, 'nobody@faculty.test', 'Comes back');
  await journey(page);
  await expect(page.getByText('Came back.')).toBeVisible();
  await expect(stationsOf(page).getByRole('button', { name: /^Bounce/ })).toContainText('from <> to alice');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as SVG' }).click(),
  ]);
  const svg = await readFile((await download.path()) as string, 'utf8');
  expect(svg).toContain('<title>Map of this mail’s way: Comes back</title>');
  expect(svg).toContain('mx1');
  expect(svg).not.toMatch(/var\(|light-dark|href/);
  await page.setContent(svg);
  await expect(page.locator('svg')).toBeVisible();
});

test('the journey has no WCAG 2.2 AA violation that axe finds, wide or narrow, light or dark', async ({
  page,
}) => {
  test.slow();
  await openPlayground(page, ehlo.url);
  await switchService(page, 'mx1', 'down');
  await sends(page, 'dean@faculty.test', 'Looked at');
  await journey(page);
  await expect(page.getByText(/Arrived|Waiting/)).toBeVisible();
  for (const width of [1440, 390])
    for (const theme of ['light', 'dark']) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      expect(await violations(page), `${width} ${theme}`).toEqual([]);
    }
  await stationsOf(page)
    .getByRole('button', { name: /second choice/ })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
