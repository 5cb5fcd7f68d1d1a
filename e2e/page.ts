/** What a person does with the page, by role and label, so that tests read as stories. */
import { expect, type Locator, type Page } from '@playwright/test';

export const screenOf = (page: Page): Locator => page.locator('.xterm-rows');

/** Waits until the terminal shows `text` somewhere. */
export async function seesInTerminal(page: Page, text: string | RegExp): Promise<void> {
  await expect(screenOf(page)).toContainText(text);
}

/** Types a line and Enter, as a person at the keyboard. */
export async function types(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

export async function openPlayground(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await seesInTerminal(page, '$');
  await page.locator('.xterm-helper-textarea').focus();
}

/** The course's dialogue up to the line after which the letter is written. */
export async function untilData(page: Page): Promise<void> {
  await types(page, 'EHLO ocean.campus.test');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await seesInTerminal(page, '2.1.0');
  await types(page, 'RCPT TO:<bob@campus.test>');
  await seesInTerminal(page, '2.1.5');
  await types(page, 'DATA');
  await seesInTerminal(page, '354');
}
