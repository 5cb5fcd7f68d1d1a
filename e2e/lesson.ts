/** What a person does with a lesson's rail, by role and label. */
import { expect, type Locator, type Page } from '@playwright/test';

export interface LessonData {
  id: string;
  steps: readonly StepData[];
}

export interface StepData {
  id: string;
  checks: readonly unknown[];
  solution: readonly string[];
  outside?: readonly string[];
  programs?: readonly { name: string; text: string }[];
  predict?: { right: number };
  questions: readonly QuestionData[];
}

export type QuestionData =
  | { kind: 'choose'; right: readonly number[] }
  | { kind: 'order'; lines: readonly string[] }
  | { kind: 'code'; code: number }
  | { kind: 'line'; wrong: number };

/** A lesson with its answers, as the page itself has it: what is the reader's own is filled in. */
export async function readLesson(page: Page, id: string): Promise<LessonData> {
  const { lesson } = (await page.evaluate(
    async (path) => (await fetch(path)).json(),
    `/api/rooms/me/lessons/${id}`,
  )) as {
    lesson: LessonData & { words: { en: { steps: { questions: { lines: string[] }[] }[] } } };
  };
  return {
    ...lesson,
    steps: lesson.steps.map((step, at) => ({
      ...step,
      questions: step.questions.map((question, number) =>
        question.kind === 'order'
          ? { ...question, lines: lesson.words.en.steps[at]?.questions[number]?.lines ?? [] }
          : question,
      ),
    })),
  };
}

/** A lesson's rail in the page; titles in English. */
export class LessonRail {
  readonly page: Page;
  readonly rail: Locator;

  constructor(page: Page, title?: string) {
    this.page = page;
    this.rail =
      title === undefined
        ? page.locator('[data-pane="lesson"]')
        : page.getByRole('complementary', { name: title });
  }

  /** The step's line, folded or open, by its number from 0. */
  line(at: number): Locator {
    return this.rail.getByRole('list', { name: 'Steps' }).locator('> li').nth(at);
  }

  head(at: number): Locator {
    return this.line(at).getByRole('heading', { level: 2 }).getByRole('button');
  }

  async isDone(at: number, timeout = 10_000): Promise<void> {
    await expect(this.head(at)).toContainText(', done', { timeout });
  }

  button(name: string): Locator {
    return this.rail.getByRole('button', { name, exact: true });
  }

  /** Seen, not only announced. */
  says(text: string): Locator {
    return this.rail.getByText(text).and(this.page.locator(':not(.visually-hidden)'));
  }

  async predict(option: number): Promise<void> {
    const asked = this.rail.locator('section').filter({ hasText: 'Before you press Enter' });
    await asked.getByRole('button').nth(option).click();
    await expect(asked).toContainText('Kept. Now see what the server does.');
  }

  /** The question that is asked now. */
  get quiz(): Locator {
    return this.rail.locator('section[aria-labelledby="quiz-question"]');
  }

  async answer(question: QuestionData): Promise<void> {
    const { quiz } = this;
    switch (question.kind) {
      case 'choose':
        if (question.right.length === 1) {
          await quiz
            .getByRole('listitem')
            .nth(question.right[0] ?? 0)
            .getByRole('button')
            .click();
          return;
        }
        for (const [at, option] of (await quiz.getByRole('listitem').getByRole('button').all()).entries()) {
          const chosen = (await option.getAttribute('aria-pressed')) === 'true';
          if (chosen !== question.right.includes(at)) await option.click();
        }
        await quiz.getByRole('button', { name: 'Check' }).click();
        return;
      case 'order':
        await this.#putInOrder(question.lines);
        await quiz.getByRole('button', { name: 'Check' }).click();
        return;
      case 'code':
        await quiz.getByLabel('Reply code').fill(String(question.code));
        await this.page.keyboard.press('Enter');
        return;
      case 'line':
        await quiz.getByRole('listitem').nth(question.wrong).getByRole('button').click();
    }
  }

  /** With the keyboard: Enter on a line's "up", which keeps the focus on the line. */
  async #putInOrder(lines: readonly string[]): Promise<void> {
    const items = this.quiz.getByRole('list', { name: 'Lines to put in order' }).getByRole('listitem');
    for (const [place, line] of lines.entries()) {
      const texts = await items.locator('code').allTextContents();
      if (texts[place] === line) continue;
      await items
        .nth(texts.indexOf(line))
        .getByRole('button', { name: `Move “${line}” up` })
        .focus();
      for (let at = texts.indexOf(line); at > place; at--) {
        await this.page.keyboard.press('Enter');
        await expect(items.nth(at - 1)).toContainText(line);
      }
    }
  }

  /** Each answered, and on to the step behind. */
  async answerAll(questions: readonly QuestionData[]): Promise<void> {
    for (const question of questions) {
      await this.answer(question);
      await expect(this.quiz.getByText('Right.').first()).toBeVisible();
      await this.quiz.getByRole('button', { name: /^(Next question|Next step|Finish)$/ }).click();
    }
  }
}
