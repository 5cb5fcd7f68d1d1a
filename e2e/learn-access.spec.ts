/** WCAG 2.2 AA of all that belongs to lessons, in both themes. */
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { LessonRail, type QuestionData, readLesson } from './lesson.ts';

test.use({ reducedMotion: 'reduce' });

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

/** In one theme, then in the other, which stays. */
async function hasNone(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /theme: change to/ }).click();
  expect(await violations(page)).toEqual([]);
}

const QUIZZES: readonly [kind: string, lesson: string, step: number, wrong: QuestionData][] = [
  ['one answer', 'security/forging-a-sender', 0, { kind: 'choose', right: [0] }],
  ['several answers', 'networking-refresher/addresses', 0, { kind: 'choose', right: [1, 2] }],
  ['an order', 'from-ncat-to-code/reading-a-client', 2, { kind: 'order', lines: [] }],
  ['a reply code', 'security/open-relays', 4, { kind: 'code', code: 554 }],
  ['a wrong line', 'challenges/explain-a-dialogue', 2, { kind: 'line', wrong: 0 }],
];

for (const [kind, id, step, wrong] of QUIZZES)
  test(`a quiz that asks for ${kind} has no violations, before an answer, after a wrong and after a right one`, async ({
    page,
  }) => {
    test.slow();
    await page.goto(`${ehlo.url}/learn/${id}`);
    const rail = new LessonRail(page);
    await expect(rail.head(step)).toBeVisible();
    if ((await rail.head(step).getAttribute('aria-expanded')) === 'false') await rail.head(step).click();
    const questions = (await readLesson(page, id)).steps[step]?.questions ?? [];
    const at = questions.findIndex((question) => question.kind === wrong.kind);
    for (const question of questions.slice(0, at)) {
      await rail.answer(question);
      await rail.button('Next question').click();
    }
    await hasNone(page);
    if (wrong.kind === 'order') await rail.quiz.getByRole('button', { name: 'Check' }).click();
    else await rail.answer(wrong);
    await expect(rail.quiz.getByText(/Your first answer\.|Not yet\.|Your answer\./).first()).toBeVisible();
    await hasNone(page);
    await rail.answer(questions[at] as QuestionData);
    await expect(rail.quiz.getByText('Right.').first()).toBeVisible();
    await hasNone(page);
  });

test('the catalogue with its album, a lesson being shown, one’s own machine, and a lesson’s end have none', async ({
  page,
}) => {
  test.slow();
  await page.goto(`${ehlo.url}/learn`);
  await expect(page.getByRole('region', { name: 'Stamp album' })).toBeVisible();
  await hasNone(page);

  await page.goto(`${ehlo.url}/learn/networking-refresher/names`);
  const rail = new LessonRail(page);
  await rail.answerAll((await readLesson(page, 'networking-refresher/names')).steps[0]?.questions ?? []);
  await hasNone(page);
  await rail.button('Show me').click();
  await rail.button('Pause').click();
  await hasNone(page);

  await page.goto(`${ehlo.url}/own-machine`);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await hasNone(page);

  const challenge = 'challenges/explain-a-dialogue';
  await page.goto(`${ehlo.url}/learn/${challenge}`);
  await expect(rail.head(0)).toBeVisible();
  for (const { questions } of (await readLesson(page, challenge)).steps) await rail.answerAll(questions);
  await expect(page.getByRole('heading', { name: 'What you can do now' })).toBeVisible();
  await hasNone(page);
});
