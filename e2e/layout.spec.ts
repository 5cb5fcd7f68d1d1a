import { expect, test } from '@playwright/test';
import { en } from '../apps/web/src/i18n/en.ts';
import { fr } from '../apps/web/src/i18n/fr.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo;
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

test('panes are as wide as they were left, with two of them and with three, each by itself', async ({
  page,
}) => {
  const terminal = page.getByRole('separator').first();
  const moved = async (width: number) => {
    await page.setViewportSize({ width, height: 800 });
    await openPlayground(page, ehlo.url);
    const before = Number(await terminal.getAttribute('aria-valuenow'));
    await terminal.focus();
    await page.keyboard.press('ArrowRight');
    await expect(terminal).toHaveAttribute('aria-valuenow', `${before + 16}`);
    return before + 16;
  };
  const two = await moved(1000);
  const three = await moved(1440);
  for (const [width, left] of [
    [1000, two],
    [1440, three],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.reload();
    await expect(terminal).toHaveAttribute('aria-valuenow', `${left}`);
  }
});

for (const [language, { route }] of Object.entries({ en, fr }))
  test(`no sentence of the route strip is cut: ${language}`, async ({ page }) => {
    await page.addInitScript(
      (kept) => localStorage.setItem('ehlo.preferences', kept),
      JSON.stringify({ language }),
    );
    await openPlayground(page, ehlo.url);
    const { mua, ports, server, mx, inbox, failed } = route;
    const { upstream, ...servers } = server;
    const sentences = [
      [mua],
      Object.values(ports),
      [...Object.values(servers), upstream('localhost:1026'), failed],
      Object.values(mx),
      Object.values(inbox),
    ];
    for (const [width, height] of [
      [1280, 720],
      [1366, 768],
      [1440, 900],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      const stops = page.getByRole('list', { name: route.label }).getByRole('listitem');
      await expect(stops).toHaveCount(sentences.length);
      for (const [at, all] of sentences.entries()) {
        const says = stops.nth(at).locator('button > span').last();
        const cut = await says.evaluate(
          (box, all) =>
            all.filter((sentence) => {
              box.textContent = sentence;
              return box.clientHeight === 0 || box.scrollHeight > box.clientHeight;
            }),
          all,
        );
        expect(cut, `${width} pixels, station ${at + 1}`).toEqual([]);
      }
    }
  });

test('on a phone a long address is broken, not cut off, and the connection has its number', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(ehlo.url);
  const say = async (line: string, answer: string) => {
    const field = page.getByRole('textbox').last();
    await field.fill(line);
    await field.press('Enter');
    await expect(dialogue).toContainText(answer);
  };
  const dialogue = page.locator('[data-pane="dialogue"]');
  await say('ncat -C localhost 1025', '220');
  await say('EHLO me.campus.test', 'ENHANCEDSTATUSCODES');
  await say('MAIL FROM:<alice@campus.test>', '2.1.0');
  const long = 'a.very.long.name.of.somebody.at.the.university@faculty.campus.test';
  await say(`RCPT TO:<${long}>`, '2.1.5');
  const tooWide = () =>
    dialogue.evaluate((pane) =>
      [...pane.querySelectorAll('section *')]
        .filter((box) => box.getBoundingClientRect().right > innerWidth)
        .map((box) => box.textContent),
    );
  await expect(dialogue.getByText('Server remembers')).toBeVisible();
  expect(await tooWide()).toEqual([]);
  await say('DATA', '354');
  expect(await tooWide()).toEqual([]);
  await expect(dialogue.getByRole('button', { name: 'Choose a connection' }).getByText('#1')).toBeVisible();
});

test('on a phone a button leads from a call that the server ended back to the prompt', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(ehlo.url);
  const composer = page.locator('[data-composer]');
  const say = async (line: string) => {
    await composer.getByRole('textbox').fill(line);
    await composer.getByRole('textbox').press('Enter');
  };
  await say('ncat -C localhost 1025');
  await expect(composer).toContainText('Your turn.');
  await say('QUIT');
  await expect(composer).toContainText('The server has hung up.');
  await expect(composer).not.toContainText('Your turn.');
  await composer.getByRole('button', { name: 'Back to the prompt' }).click();
  await expect(composer).toContainText('At the prompt.');
  await expect(composer.getByRole('button', { name: 'ncat -C localhost 1025' })).toBeVisible();
});

test('a dialogue that was read at its end is at its end after a reload', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await untilData(page);
  for (const line of ['Subject: x', '', 'QUIT']) await types(page, line);
  const coached = page.getByRole('button', { name: 'Put it at the prompt' });
  await expect(coached).toBeInViewport({ ratio: 1 });
  await page.reload();
  const list = page.getByRole('region', { name: 'Dialogue' }).last();
  await expect(page.getByRole('button', { name: 'Hold the wire' })).toBeVisible();
  await expect
    .poll(() => list.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight))
    .toBeLessThan(1);
  await expect(coached).toBeInViewport({ ratio: 1 });
});

test('a state’s way is read out as French writes it', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('ehlo.preferences', JSON.stringify({ language: 'fr' })),
  );
  await openPlayground(page, ehlo.url);
  const ways = page.getByRole('list', { name: /^État/ }).getByRole('button');
  await expect(ways.nth(1)).toContainText('MAIL');
  expect(await ways.allTextContents()).toContain('RCPT\u00a0: d’expéditeur à destinataires. pas maintenant.');
});

for (const language of ['en', 'fr'])
  test(`the top bar fits at every width, with mail that is new: ${language}`, async ({ page }) => {
    await page.addInitScript(
      (kept) => localStorage.setItem('ehlo.preferences', kept),
      JSON.stringify({ language }),
    );
    await openPlayground(page, ehlo.url);
    await types(page, 'ncat -C localhost 1025');
    await seesInTerminal(page, '220');
    await untilData(page);
    for (const line of ['Subject: x', '', '.']) await types(page, line);
    const bar = page.getByRole('banner');
    await expect(bar.getByRole('img')).toBeVisible();
    for (const width of [320, 820, 834, 960, 1024, 1180, 1280, 1344, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = await bar.evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(beyond, `${width} pixels`).toBe(0);
      const otherLanguage = bar.getByRole('button', { name: /^(FR|EN)\b/ });
      await expect(otherLanguage.or(bar.getByRole('button', { name: 'Menu' })).first()).toBeInViewport();
    }
  });

// 1280 by 800 at 200 % (WCAG 1.4.4), a phone on its side, and one whose keyboard is up.
for (const [width, height] of [
  [640, 400],
  [667, 375],
  [390, 504],
] as const)
  test(`a dialogue is read, and all about it reached, at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(ehlo.url);
    const composer = page.locator('[data-composer]');
    const dialogue = page.locator('[data-pane="dialogue"]');
    for (const [line, answer] of [
      ['ncat -C mail.campus.test 25', '220'],
      ['EHLO me.campus.test', 'STARTTLS'],
      ['MAIL FROM:<alice@campus.test>', '2.1.0'],
      ['RCPT TO:<bbo@campus.test>', '5.1.1'],
    ] as const) {
      await composer.getByRole('textbox').fill(line);
      await composer.getByRole('textbox').press('Enter');
      await expect(dialogue).toContainText(answer);
    }
    await expect(dialogue.getByRole('button', { name: 'Put it at the prompt' })).toBeInViewport({ ratio: 1 });
    const list = dialogue.getByRole('region', { name: 'Dialogue' });
    expect((await list.boundingBox())?.height).toBeGreaterThan(110);
    await expect(composer.getByRole('button', { name: 'Send' })).toBeInViewport({ ratio: 1 });
    for (const name of ['Again', 'Hold the wire']) {
      await dialogue.getByRole('button', { name }).scrollIntoViewIfNeeded();
      await expect(dialogue.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
    }
    // The last of the menu is in reach, too.
    await page.getByRole('button', { name: 'Menu' }).click();
    const keys = page.getByRole('button', { name: 'Keyboard and reading' });
    await keys.scrollIntoViewIfNeeded();
    await expect(keys).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await dialogue.getByRole('tab', { name: 'Bytes' }).click();
    await expect(dialogue.getByRole('tab', { name: 'Bytes' })).toHaveAttribute('aria-selected', 'true');
  });

test('on a phone no pane of a letter scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${ehlo.url}/mail/bob%40campus.test`);
  await page.getByRole('link', { name: /Welcome to the lab/ }).click();
  const body = page.locator('[data-pane="envelope"] > div').last();
  await expect(body).toContainText('RCPT TO');
  expect(await body.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
});
