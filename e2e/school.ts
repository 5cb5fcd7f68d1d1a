/** A class in browsers: a teacher, and students who each have a context, so a person, of their own. */
import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { seesInTerminal } from './page.ts';

export class School {
  readonly ehlo: Ehlo;
  readonly teacher: Page;
  readonly code: string;
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[];

  private constructor(browser: Browser, ehlo: Ehlo, teacher: Page, code: string, contexts: BrowserContext[]) {
    this.#browser = browser;
    this.ehlo = ehlo;
    this.teacher = teacher;
    this.code = code;
    this.#contexts = contexts;
  }

  /** @param look at the page that shows code and key */
  static async open(browser: Browser, look?: (teacher: Page) => Promise<void>): Promise<School> {
    const ehlo = await Ehlo.start();
    const context = await browser.newContext();
    const teacher = await context.newPage();
    await teacher.goto(`${ehlo.url}/class`);
    await teacher.getByLabel(/What is it called/).fill('Networks, Thursday');
    await teacher.getByRole('button', { name: 'Start the class' }).click();
    await expect(teacher.getByRole('heading', { name: 'Your class is open.' })).toBeVisible();
    const code = (await teacher.getByRole('img', { name: /QR code/ }).getAttribute('aria-label'))?.slice(-4);
    await look?.(teacher);
    await teacher.getByRole('button', { name: 'To the class' }).click();
    await expect(teacher.getByRole('heading', { name: 'Nobody has come yet.' })).toBeVisible();
    return new School(browser, ehlo, teacher, code ?? '', [context]);
  }

  /** Somebody who was never here. */
  async newcomer(): Promise<Page> {
    const context = await this.#browser.newContext();
    this.#contexts.push(context);
    return context.newPage();
  }

  /** Joins, and stands at the terminal. */
  async joins(name: string, page?: Page): Promise<Page> {
    const student = page ?? (await this.newcomer());
    await student.goto(`${this.ehlo.url}/join/${this.code}`);
    await student.getByLabel('How shall the class call you?').fill(name);
    await student.getByRole('button', { name: 'Join' }).click();
    await student.getByRole('link', { name: /^To the (?:terminal|lesson)$/ }).click();
    await seesInTerminal(student, '$');
    await student.locator('.xterm-helper-textarea').focus();
    return student;
  }

  /** Of the board. */
  row(name: string): Locator {
    return this.teacher.getByRole('row', { name: new RegExp(`^${name}`) });
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.ehlo.stop();
  }
}
