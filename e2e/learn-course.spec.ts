/** The course from its first lesson to its last in one page, as somebody walks it who lets everything be shown. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { runOutside } from '../tools/src/lessons/outside.ts';
import { Ehlo } from './ehlo.ts';
import { type LessonData, LessonRail, readLesson, type StepData } from './lesson.ts';
import { seesInTerminal } from './page.ts';

const CONTENT = fileURLToPath(new URL('../packages/lessons/content', import.meta.url));
const folders = (at: string): string[] =>
  readdirSync(at, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name))
    .map(({ name }) => name)
    .sort();
const LESSONS = folders(CONTENT).flatMap((chapter) =>
  folders(join(CONTENT, chapter)).map((lesson) => `${chapter.slice(3)}/${lesson.slice(3)}`),
);

/** A mail that goes from server to server takes its time; so does a compiler. */
const STEP_MS = 40_000;

// A picture of every step of an hour of work would cost more than the work.
test.use({ trace: 'off' });

let ehlo: Ehlo;
let page: Page;
/** The page keeps the pace that was chosen once. */
let fast = false;
test.beforeAll(async ({ browser }) => {
  ehlo = await Ehlo.start();
  page = await browser.newPage({ reducedMotion: 'reduce' });
});
test.afterAll(async () => {
  await page.close();
  await ehlo.stop();
});

test('the course has every lesson of the catalogue', () => {
  expect(LESSONS.length).toBeGreaterThanOrEqual(36);
});

for (const [number, id] of LESSONS.entries())
  test(`"Show me" does lesson ${number + 1}, ${id}`, async () => {
    // A limit, not a wait: compilers run in some lessons.
    test.setTimeout(120_000);
    await goTo(id);
    const lesson = await readLesson(page, id);
    const rail = new LessonRail(page);
    for (const [at, step] of lesson.steps.entries()) await doStep(rail, lesson, at, step);
    await expect(page.getByRole('heading', { name: 'What you can do now' })).toBeVisible();
    await page.getByRole('button', { name: 'About right' }).click();
    await expect(rail.says('Noted. Thank you.')).toBeVisible();
  });

test('and then the whole catalogue is done', async () => {
  await page.getByRole('link', { name: 'To all lessons' }).click();
  await expect(page.getByRole('heading', { name: 'Every lesson is done.' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^done / })).toHaveCount(LESSONS.length);
});

/** By the link of the lesson before, where one stands there. */
async function goTo(id: string): Promise<void> {
  const next = page.locator(`a[href="/learn/${id}"]`, { hasText: 'Next:' });
  if ((await next.count()) > 0) await next.click();
  else {
    await page.goto(`${ehlo.url}/learn/${id}`);
    await seesInTerminal(page, '$');
  }
  await expect(page).toHaveURL(`${ehlo.url}/learn/${id}`);
}

async function doStep(rail: LessonRail, { steps }: LessonData, at: number, step: StepData): Promise<void> {
  await test.step(step.id, async () => {
    // What an earlier lesson did is not asked again, and says so.
    if (((await rail.line(at).textContent()) ?? '').includes('done earlier')) return;
    await expect(rail.head(at)).toHaveAttribute('aria-expanded', 'true');
    if (step.questions.length > 0) {
      await rail.answerAll(step.questions);
      return;
    }
    if (step.checks.length === 0) {
      await rail.button('Read. Go on').click();
      return;
    }
    if (step.predict) await rail.predict(step.predict.right);
    if (step.solution.length > 0) await showMe(rail);
    if (step.outside)
      await runOutside(
        step.outside,
        steps.slice(0, at + 1).flatMap(({ programs = [] }) => programs),
      );
    await rail.isDone(at, STEP_MS);
  });
}

async function showMe(rail: LessonRail): Promise<void> {
  await rail.button('Show me').click();
  if (fast) return;
  fast = true;
  await rail.rail.getByText('Fast', { exact: true }).click();
}
