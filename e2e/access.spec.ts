import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const SIZES = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'projector', width: 1920, height: 1080 },
  { name: 'small laptop', width: 1024, height: 768 },
  { name: 'phone', width: 390, height: 844 },
] as const;

for (const theme of ['light', 'dark'] as const) {
  for (const { name, width, height } of SIZES) {
    test(`first visit and mailbox have no WCAG 2.2 AA violation that axe finds (${theme}, ${name})`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.addInitScript(
        (value) => localStorage.setItem('ehlo.preferences', JSON.stringify({ theme: value, language: 'en' })),
        theme,
      );
      await page.goto(ehlo.url);
      await expect(page.getByText('Five lines')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.goto(`${ehlo.url}/mail`);
      await expect(page.getByRole('combobox', { name: 'Mailboxes' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('a dialogue with a refusal has no violation that axe finds, and reads as an ordered list', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220');
  await types(page, 'EHLO ocean.campus.test');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await types(page, 'RCPT TO:<bbo@campus.test>');
  await seesInTerminal(page, '550');
  await expect(page.getByText(/Did you mean bob/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(
    page.getByRole('listitem', { name: /Line 4, you: RCPT TO:<bbo@campus.test>.*550/ }),
  ).toBeVisible();
});

test('everything on the playground is reached by Tab, and Esc then Tab leaves the terminal', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.locator('.xterm-helper-textarea')).not.toBeFocused();
  const reached = new Set<string>();
  for (let step = 0; step < 60; step++) {
    reached.add(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim().slice(0, 40) ?? '';
      }),
    );
    await page.keyboard.press('Tab');
  }
  const names = [...reached].join('\n');
  for (const wanted of ['Playground', 'Mailbox', 'Open all', 'FR']) expect(names).toContain(wanted);
});

test('Esc then Shift+Tab leaves the terminal backwards, at the prompt and in ncat (WCAG 2.1.2)', async ({
  page,
}) => {
  const inTerminal = page.locator('.xterm-helper-textarea');
  const leavesBackwards = async () => {
    await inTerminal.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await expect(inTerminal).not.toBeFocused();
    // What the focus came to stands before the terminal.
    expect(
      await inTerminal.evaluate(
        (area) =>
          document.activeElement !== document.body &&
          (area.compareDocumentPosition(document.activeElement as Element) &
            Node.DOCUMENT_POSITION_PRECEDING) !==
            0,
      ),
    ).toBe(true);
  };
  await openPlayground(page, ehlo.url);
  await leavesBackwards();
  await inTerminal.focus();
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await leavesBackwards();
});

test('French is a choice that is remembered, and the explanations follow', async ({ page }) => {
  await page.goto(ehlo.url);
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByText('Cinq lignes')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.reload();
  await expect(page.getByText('Cinq lignes')).toBeVisible();
  await page.getByRole('button', { name: /Appeler le serveur/ }).click();
  await seesInTerminal(page, '220');
  await expect(page.getByText('À vous.').first()).toBeVisible();
});

test('on a phone a student sends a mail with the composer alone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(ehlo.url);
  const line = page.getByRole('textbox', { name: 'Your line' });
  const send = page.getByRole('button', { name: 'Send', exact: true });
  const say = async (text: string) => {
    await line.fill(text);
    await send.click();
  };
  await say('ncat -C localhost 1025');
  await expect(page.getByRole('img', { name: '220, done' })).toBeVisible();
  for (const text of [
    'EHLO phone.campus.test',
    'MAIL FROM:<alice@campus.test>',
    'RCPT TO:<bob@campus.test>',
    'DATA',
  ]) {
    await say(text);
  }
  await expect(page.getByRole('img', { name: '354, go on' })).toBeVisible();
  for (const text of ['Subject: From a phone', '', 'Hello', '.']) await say(text);
  await page.getByRole('tab', { name: 'Mail' }).click();
  await expect(page.getByRole('link', { name: /From a phone/ }).first()).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`steps, lens, sequence, an edge’s story and a forged letter have no violation that axe finds (${theme})`, async ({
    page,
  }) => {
    await page.addInitScript(
      (value) =>
        localStorage.setItem(
          'ehlo.preferences',
          JSON.stringify({ theme: value, language: 'en', lens: true }),
        ),
      theme,
    );
    await openPlayground(page, ehlo.url);
    await types(page, 'ncat -C mail.campus.test 25');
    await seesInTerminal(page, '220');
    for (const line of ['EHLO ocean', 'MAIL FROM: <alice@campus.test>', 'RCPT TO:<bob@campus.test>', 'DATA'])
      await types(page, line);
    await seesInTerminal(page, '354');
    for (const line of ['From: rector@campus.test', 'Bcc: dora@campus.test', '', 'Hello', '.'])
      await types(page, line);
    await seesInTerminal(page, '2.0.0');
    await expect(page.getByRole('columnheader', { name: 'The reader sees' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'One line back' }).click();
    await expect(page.getByText(/You look at step/).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Sequence' }).click();
    await expect(page.getByRole('button', { name: 'Save as SVG' })).toBeVisible();
    await page.getByRole('button', { name: /^MAIL: / }).click();
    await expect(page.getByRole('dialog', { name: 'MAIL' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('a screen reader hears each new line of the terminal once', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('ehlo.preferences', JSON.stringify({ screenReader: true, language: 'en' })),
  );
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    // What xterm.js has announced: it is emptied with each key.
    const region = document.querySelector('.live-region') as Element;
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const heard = () =>
    page.evaluate(() => (window as unknown as { heard: string[] }).heard.filter((text) => text !== ''));
  await types(page, 'NOOP');
  await expect.poll(async () => (await heard()).join('')).toContain('250');
  expect((await heard()).join('').match(/250 2\.0\.0 Ok/g)).toHaveLength(1);
  expect((await heard()).join('')).not.toMatch(/EHLO|NOOP.*NOOP/s);
});

test('under forced colours of a dark ground what is drawn is drawn in them', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220');
  await types(page, 'EHLO ocean.campus.test');
  const stamp = page.getByRole('img', { name: '250, done' }).last();
  await expect(stamp).toBeVisible();
  const [ground, text] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return [backgroundColor, color];
  });
  // Stamps keep their stroke, and the number in them is read.
  const shape = stamp.locator('[class*="shape"]').first();
  await expect(shape).toHaveCSS('fill', ground ?? '');
  await expect(shape).toHaveCSS('stroke', text ?? '');
  const station = page.getByRole('list', { name: 'Route of this mail' }).locator('svg').first();
  await expect(station).toHaveCSS('color', text ?? '');
  await expect(page.locator('.xterm-cursor-block')).toHaveCSS('outline-style', 'solid');
});
