import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, screenOf, seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

let ehlo: Ehlo;
// A dozen pages and a person's typing: on a machine that others use this takes minutes.
// A limit, not a wait: several browsers share two cores.
test.setTimeout(360_000);
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

/** A dialogue with a refusal in it. */
async function refused(page: Page): Promise<void> {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220 mail.campus.test');
  await types(page, 'EHLO ocean.campus.test');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<bbo@campus.test>');
  await seesInTerminal(page, '550 5.1.1');
  await types(page, 'QUIT');
  await seesInTerminal(page, '221');
  await page.keyboard.press('Control+d');
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('a dialogue is played again, and opens elsewhere from a link or a file alone', async ({
  page,
  browser,
}) => {
  await refused(page);
  await page.goto(`${ehlo.url}/wire`);
  await page.getByRole('tab', { name: 'Replay' }).click();
  const lines = page.getByRole('list', { name: 'Dialogue' });
  await expect(lines.getByRole('button', { name: /221/ })).toBeVisible();

  // From mark to mark, by key: to the refusal, where the coach spoke.
  // A slow machine makes pauses, which are marks too.
  await expect(async () => {
    await page.keyboard.press('[');
    await expect(page.getByText('the coach spoke here, refused')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(lines.getByRole('button', { name: /221/ })).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'Line 13, server: 550, no.' })).toBeAttached();
  await page.keyboard.press(',');
  await expect(page.getByText(/^line 12 of 15/)).toBeVisible();
  await page.getByLabel('Speed').selectOption('16');
  await page.getByRole('button', { name: 'From the start' }).click();
  await expect(lines.getByRole('button', { name: /221/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Link with everything in it' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const link = await copied(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Replay file' }).click();
  const file = await (await saved).path();

  // Somebody else, of whom the server knows nothing.
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  const there = other.getByRole('list', { name: 'Dialogue' });
  await expect(there.getByRole('button', { name: /RCPT TO:<bbo@campus\.test>/ })).toBeVisible();
  await expect(other.getByText('its secrets are asterisks')).toBeVisible();
  expect(await violations(other)).toEqual([]);
  for (const [text, says] of [
    [link.slice(0, -40), /Its end is missing: \d+ of its \d+ characters came/],
    [link.replace('#1.', '#7.'), /format 7, of a newer EHLO/],
    [`${link.slice(0, -9)}AAAAAAAAA`, /was changed on the way/],
    [`${ehlo.url}/replay#1.20000.${'A'.repeat(20_000)}`, /larger than the 16000 characters/],
    [`${ehlo.url}/replay#<script>`, /no replay of EHLO/],
  ] as const) {
    await other.goto('about:blank');
    await other.goto(text);
    await expect(other.getByRole('main').getByRole('alert')).toHaveText(says);
  }
  const half = readFileSync(file);
  await other.getByLabel('Open a replay…').setInputFiles({
    name: 'half.ehlo',
    mimeType: 'application/octet-stream',
    buffer: half.subarray(0, half.length >> 1),
  });
  await expect(other.getByRole('main').getByRole('alert')).toHaveText(/^Its end is missing/);
  await other.getByLabel('Open a replay…').setInputFiles({
    name: 'mail.ehlo',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(file),
  });
  await expect(there.getByRole('button', { name: /RCPT TO:<bbo@campus\.test>/ })).toBeVisible();
  await other.context().close();
});

test('a branch types what was said before, in a terminal of one’s own, and stops where the server says otherwise', async ({
  page,
}) => {
  await refused(page);
  // Hands as fast as they go.
  await page.evaluate(() => localStorage.setItem('ehlo.show-me', JSON.stringify('fast')));
  await page.goto(`${ehlo.url}/wire`);
  const lines = page.getByRole('list', { name: 'Dialogue' });
  await lines.getByRole('button', { name: /RCPT TO:<bbo@campus\.test>/ }).click();
  await page.getByRole('button', { name: 'Branch from here' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The rest is yours.' })).toBeVisible({
    timeout: 40_000,
  });
  // The line itself stands at the prompt, unsent.
  await expect(screenOf(page)).toContainText('RCPT TO:<bbo@campus.test>');
  for (let at = 0; at < 'bbo@campus.test>'.length; at++) await page.keyboard.press('Backspace');
  await types(page, 'bob@campus.test>');
  await seesInTerminal(page, '2.1.5');
  await types(page, 'QUIT');
  await page.keyboard.press('Control+d');

  // The server is another one today: it refuses the sender.
  await page.evaluate(async () => {
    const fault = {
      host: 'mail.campus.test',
      when: { at: 'MAIL' },
      what: { kind: 'reply', code: 451, enhanced: '4.3.0', text: 'later' },
    };
    await fetch('/api/rooms/me/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
  });
  await page.goto(`${ehlo.url}/wire`);
  await page
    .getByRole('list', { name: 'Connections' })
    .getByRole('button', { name: /mail\.campus\.test:25/ })
    .last()
    .click();
  await lines.getByRole('button', { name: /RCPT TO:<bbo@campus\.test>/ }).click();
  await page.getByRole('button', { name: 'Branch from here' }).click();
  const stopped = page.getByRole('status').filter({ hasText: 'From here it is another dialogue' });
  await expect(stopped).toContainText('451 4.3.0 later', { timeout: 40_000 });
  await expect(stopped).toContainText('250 2.1.0');
  expect(await violations(page)).toEqual([]);
});

test('the dialogue on the playground can be played again, branched off and compared from its own menu', async ({
  page,
}) => {
  await refused(page);
  await page.evaluate(() => localStorage.setItem('ehlo.show-me', JSON.stringify('fast')));
  const dialogue = page.locator('[data-pane="dialogue"]');
  const menu = page.getByRole('dialog', { name: 'Again' });
  const open = () => dialogue.getByRole('button', { name: 'Again', exact: true }).click();
  await open();
  await expect(menu.getByText(/With all lines so far/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // Where one looks is where the replay stands, and the line that is open is the one to say otherwise.
  await dialogue.getByRole('button', { name: /MAIL FROM:<alice@campus\.test>/ }).click();
  await open();
  await menu.getByRole('link', { name: 'Replay' }).click();
  await expect(page).toHaveURL(/\/replay\?connection=\d+&line=11$/);
  await expect(page.getByText(/^line 11 of 15/)).toBeVisible();
  await page.goBack();
  await dialogue.getByRole('button', { name: /RCPT TO:<bbo@campus\.test>/ }).click();
  await open();
  await expect(menu.getByText('Before RCPT TO:<bbo@campus.test>')).toBeVisible();
  await menu.getByRole('button', { name: 'Branch from here' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The rest is yours.' })).toBeVisible({
    timeout: 40_000,
  });
  await expect(screenOf(page)).toContainText('RCPT TO:<bbo@campus.test>');

  await open();
  await menu.getByRole('link', { name: 'Compare with…' }).click();
  await expect(page).toHaveURL(/\/compare\?left=\d+$/);
});

/** Says lines on a connection that stands, each once the one before has its answer. */
async function says(page: Page, ...lines: [line: string, answer: string][]): Promise<void> {
  for (const [line, answer] of lines) {
    await types(page, line);
    await seesInTerminal(page, answer);
  }
}

/** On the wire, from a line of the newest connection. */
async function branchesAt(page: Page, line: RegExp): Promise<void> {
  await page.evaluate(() => localStorage.setItem('ehlo.show-me', JSON.stringify('fast')));
  await page.goto(`${ehlo.url}/wire`);
  await page.getByRole('list', { name: 'Dialogue' }).getByRole('button', { name: line }).click();
  await page.getByRole('button', { name: 'Branch from here' }).click();
}

const isOver = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'The rest is yours.' })).toBeVisible({ timeout: 60_000 });

test('behind STARTTLS, and where TLS comes first, openssl calls again and the rest is said behind TLS', async ({
  page,
}) => {
  for (const [call, port] of [
    ['openssl s_client -quiet -crlf -starttls smtp -connect mail.campus.test:587', 587],
    ['openssl s_client -quiet -crlf -connect mail.campus.test:465', 465],
  ] as const) {
    await openPlayground(page, ehlo.url);
    await types(page, call);
    await seesInTerminal(page, port === 465 ? '220 mail.campus.test' : '250 ');
    await says(
      page,
      ['EHLO ocean.campus.test', 'AUTH'],
      ['MAIL FROM:<alice@campus.test>', '530'],
      ['QUIT', '221'],
    );
    await page.keyboard.press('Control+c');
    await branchesAt(page, /MAIL FROM:<alice@campus\.test>/);
    await isOver(page);
    await expect(screenOf(page)).toContainText(call);
    // The line that was chosen stands at the prompt of what openssl holds open; what is said now goes behind TLS.
    await expect(screenOf(page)).toContainText('MAIL FROM:<alice@campus.test>');
    await page.keyboard.press('Control+u');
    await says(page, ['NOOP', '250 2.0.0'], ['QUIT', '221']);
    await page.keyboard.press('Control+c');
    await page.goto(`${ehlo.url}/wire`);
    const calls = page
      .getByRole('list', { name: 'Connections' })
      .getByRole('button', { name: new RegExp(`mail\\.campus\\.test:${port}, TLS`) });
    await expect(calls).toHaveCount(2);
  }
});

test('on a phone a branch is typed where one types there, and the page goes to it', async ({ page }) => {
  await refused(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => localStorage.setItem('ehlo.show-me', JSON.stringify('fast')));
  await page.goto(`${ehlo.url}/wire`);
  await page.getByRole('list', { name: 'Connections' }).getByRole('button').first().click();
  const lines = page.getByRole('list', { name: 'Dialogue' });
  await lines.getByRole('button', { name: /RCPT TO:<bbo@campus\.test>/ }).click();
  await page.getByRole('button', { name: 'Branch from here' }).click();
  await isOver(page);
  await expect(page.locator('[data-composer] input, [data-composer] textarea')).toHaveValue(
    'RCPT TO:<bbo@campus.test>',
  );
  expect(await violations(page)).toEqual([]);
});

test('what a teacher shows is branched off in one’s own terminal, before the line that was chosen', async ({
  browser,
}) => {
  const school = await School.open(browser);
  try {
    const student = await school.joins('luca');
    const own = await school.teacher.context().newPage();
    await openPlayground(own, school.ehlo.url);
    await types(own, 'ncat -C mail.campus.test 25');
    await seesInTerminal(own, '220 mail.campus.test');
    await says(
      own,
      ['EHLO reef.campus.test', 'ENHANCEDSTATUSCODES'],
      ['MAIL FROM:<reef@campus.test>', '2.1.0'],
    );
    await types(own, 'RCPT TO:<bbo@campus.test>');
    await seesInTerminal(own, '550 5.1.1');
    await own.goto(school.teacher.url());
    await own.getByRole('button', { name: 'Show my terminal' }).click();

    await student.evaluate(() => localStorage.setItem('ehlo.show-me', JSON.stringify('fast')));
    await student.goto(`${school.ehlo.url}/class/stage`);
    const stage = student.locator('[data-pane="stage"]');
    await stage.getByRole('button', { name: /MAIL FROM:<reef@campus\.test>/ }).click();
    await expect(stage.getByText('before MAIL FROM:<reef@campus.test>')).toBeVisible();
    expect(await violations(student)).toEqual([]);
    await stage.getByRole('button', { name: 'Branch from here' }).click();
    await isOver(student);
    await expect(screenOf(student)).toContainText('EHLO reef.campus.test');
    await expect(screenOf(student)).toContainText('MAIL FROM:<reef@campus.test>');
    await student.keyboard.press('Enter');
    await seesInTerminal(student, '250 2.1.0');
  } finally {
    await school.close();
  }
});

test('in a lesson a branch stays in it', async ({ page }) => {
  await page.goto(`${ehlo.url}/learn/challenges/a-lone-dot`);
  await seesInTerminal(page, '$');
  await page.evaluate(() => localStorage.setItem('ehlo.show-me', JSON.stringify('fast')));
  await page.reload();
  await seesInTerminal(page, '$');
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220 localhost');
  await says(
    page,
    ['EHLO ocean.campus.test', 'ENHANCEDSTATUSCODES'],
    ['MAIL FROM:<alice@campus.test>', '2.1.0'],
  );
  await says(page, ['QUIT', '221']);
  await page.keyboard.press('Control+d');
  const dialogue = page.locator('[data-pane="dialogue"]');
  await dialogue.getByRole('button', { name: /MAIL FROM:<alice@campus\.test>/ }).click();
  await dialogue.getByRole('button', { name: 'Again', exact: true }).click();
  await page.getByRole('button', { name: 'Branch from here' }).click();
  await isOver(page);
  await expect(page).toHaveURL(/\/learn\/challenges\/a-lone-dot$/);
  await page.keyboard.press('Enter');
  await says(page, ['RCPT TO:<bob@campus.test>', '2.1.5']);
});
