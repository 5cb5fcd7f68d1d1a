/** Whole lessons of other kinds as a person walks them, "Show me" in the middle of things, and a program of one's own. */
import { spawn, spawnSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { LessonRail, readLesson } from './lesson.ts';
import { screenOf, seesInTerminal, types } from './page.ts';

// What is typed, and what turns green, is the same without motion.
test.use({ reducedMotion: 'reduce' });

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const toTerminal = (page: Page) => page.locator('.xterm-helper-textarea').focus();

async function open(page: Page, id: string, title: string): Promise<LessonRail> {
  await page.goto(`${ehlo.url}/learn/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await seesInTerminal(page, '$');
  await toTerminal(page);
  return new LessonRail(page, title);
}

async function typesAll(page: Page, lines: readonly (readonly [line: string, answer: string | RegExp])[]) {
  for (const [line, answer] of lines) {
    await types(page, line);
    await seesInTerminal(page, answer);
  }
}

test('a person earns five refusals at two servers, errs twice, takes a hint, and finds the stamps', async ({
  page,
}) => {
  test.slow();
  const rail = await open(page, 'smtp-by-hand/reply-codes', 'Reply codes');
  await rail.button('EHLO').click();
  await expect(rail.says('Your first answer.')).toBeVisible();
  await rail.button('The final dot').click();
  await rail.button('Next step').click();

  await rail.predict(0);
  await toTerminal(page);
  await typesAll(page, [
    ['ncat -C localhost 1025', '220 localhost'],
    ['HELO ocean.campus.test', '250 localhost'],
  ]);
  await expect(rail.says('That is a greeting, and a right one.')).toBeVisible();
  await types(page, 'HELLO');
  await types(page, 'MAIL');
  await rail.isDone(1);
  await expect(rail.says('You thought otherwise.')).toBeVisible();

  await rail.button('Hint 1 of 3').click();
  await expect(rail.says('A verb, a space, a name.')).toBeVisible();
  await toTerminal(page);
  await types(page, 'EXPN staff');
  await rail.isDone(2);
  await expect(rail.head(2)).toContainText('one hint');

  await rail.predict(2);
  await toTerminal(page);
  await types(page, 'DATA');
  await rail.isDone(3);
  await expect(rail.says('As you thought.')).toBeVisible();

  await types(page, 'QUIT');
  await seesInTerminal(page, '221');
  await page.keyboard.press('Control+d');
  await typesAll(page, [
    ['ncat -C mail.campus.test 25', '220 mail.campus.test'],
    ['EHLO ocean.campus.test', 'mail.campus.test greets'],
    ['MAIL FROM:<alice@campus.test>', /2\.1\.0/],
    ['RCPT TO:<nobody@campus.test>', '550 5.1.1'],
  ]);
  await rail.isDone(4);
  await expect(page.getByText('550 is new.')).toBeVisible();

  await rail.predict(1);
  await toTerminal(page);
  await types(page, 'MAIL FROM:<alice@campus.test>');
  await expect(rail.says('The sender was still there')).toBeVisible();
  await types(page, 'RCPT TO:<bob@campus.test>');
  await rail.isDone(5);

  await rail.button('Try again later.').click();
  await rail.button('Next question').click();
  await rail.quiz.getByLabel('Reply code').fill('50');
  await page.keyboard.press('Enter');
  await expect(rail.says('A code has three digits.')).toBeVisible();
  await rail.answer({ kind: 'code', code: 502 });
  await expect(rail.says('502 knows it, and does not serve it.')).toBeVisible();
  await rail.answer({ kind: 'code', code: 503 });
  await rail.button('Next question').click();
  await rail.answer({ kind: 'line', wrong: 2 });
  await expect(rail.says('MAIL FROM is right here')).toBeVisible();
  await rail.answer({ kind: 'line', wrong: 1 });
  // An explanation can be read again.
  await rail.button('Previous question').click();
  await expect(rail.says('50 is about commands, 3 about their order.')).toBeVisible();
  await rail.button('Next question').click();
  await rail.button('Finish').click();
  await rail.button('Hard').click();
  await rail.rail.getByLabel('One sentence (optional)').fill('Five noes, and nothing broke.');
  await rail.button('Send').click();
  await expect(rail.says('Five noes, and nothing broke.')).toBeVisible();

  await page.getByRole('link', { name: 'All lessons' }).click();
  for (const code of [500, 501, 502, 503])
    await expect(page.getByRole('link', { name: `${code}, said by localhost` })).toBeVisible();
  await expect(page.getByRole('link', { name: '550, said by mail.campus.test' })).toBeVisible();
});

test('a person fetches mail over POP3, leaves without QUIT, and has the rest shown', async ({ page }) => {
  test.slow();
  const rail = await open(page, 'reading-mail/pop3-by-hand', 'POP3 by hand');
  const { steps } = await readLesson(page, 'reading-mail/pop3-by-hand');
  const [, user = '', pass = ''] = steps[1]?.solution ?? [];
  await rail.answerAll(steps[0]?.questions ?? []);

  await toTerminal(page);
  await types(page, 'ncat -C mail.campus.test 25');
  await expect(rail.says('This is the SMTP port.')).toBeVisible();
  await seesInTerminal(page, '220 mail.campus.test');
  await page.keyboard.press('Control+c');
  await typesAll(page, [
    ['ncat -C mail.campus.test 110', 'POP3'],
    [user, /\+OK.*\n?/],
    [pass, /\+OK.*\n?/],
  ]);
  await rail.isDone(1);
  for (const line of ['STAT', 'LIST', 'UIDL']) await types(page, line);
  await rail.isDone(2);

  await rail.predict(1);
  await toTerminal(page);
  await types(page, 'RETR 99');
  await expect(rail.says('No letter has that number.')).toBeVisible();
  await types(page, 'TOP 1 0');
  await types(page, 'RETR 2');
  await rail.isDone(3);

  await types(page, 'DELE 1');
  await expect(rail.line(4).getByRole('img', { name: 'Done', exact: true })).toHaveCount(1);
  await page.keyboard.press('Control+c');
  await expect(rail.says('You left without')).toBeVisible();
  await rail.button('Show me').click();
  await rail.isDone(4, 40_000);
  await expect(rail.head(4)).toContainText('shown');
  await rail.answerAll(steps[5]?.questions ?? []);
  await rail.button('Easy').click();
  await expect(rail.says('Noted. Thank you.')).toBeVisible();
});

test('"Show me" begins anew where a letter is half written, and goes on where it was stopped', async ({
  page,
}) => {
  test.slow();
  const rail = await open(page, 'smtp-by-hand/your-first-mail', 'Your first mail');
  await typesAll(page, [
    ['ncat -C localhost 1025', '220'],
    ['EHLO ocean.campus.test', 'ENHANCEDSTATUSCODES'],
  ]);
  await rail.isDone(1);

  // What it typed itself before it was stopped is not typed again.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await rail.button('Show me').click();
  await seesInTerminal(page, '2.1.0');
  await rail.button('Stop').click();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await rail.button('Show me').click();
  await rail.isDone(2, 30_000);
  await expect(screenOf(page)).not.toContainText('503');

  await toTerminal(page);
  await typesAll(page, [
    ['DATA', '354'],
    ['From: somebody', 'From: somebody'],
  ]);
  await rail.button('Show me').click();
  await rail.isDone(3, 40_000);
  await expect(screenOf(page)).toContainText('My first mail by hand.');
});

test('the page turns green for the real ncat of somebody’s own machine', async ({ page }) => {
  const there = spawnSync('ncat', ['--version']).error === undefined;
  test.skip(!there && !process.env.CI, 'ncat is missing: sudo apt-get install ncat');
  const rail = await open(page, 'smtp-by-hand/your-first-mail', 'Your first mail');
  const { steps } = await readLesson(page, 'smtp-by-hand/your-first-mail');
  const ncat = spawn('ncat', ['-C', '127.0.0.1', String(ehlo.ports.mock)]);
  let heard = '';
  ncat.stdout.on('data', (piece: Buffer) => {
    heard += piece.toString('latin1');
  });
  const hears = (text: string) => expect.poll(() => heard).toContain(text);
  try {
    await hears('220 ');
    await rail.isDone(0);
    for (const [at, answers] of [['250 '], ['2.1.0', '2.1.5'], ['354'], ['221']].entries()) {
      for (const [number, line] of (steps[at + 1]?.solution ?? []).entries()) {
        ncat.stdin.write(`${line}\n`);
        const answer = answers[number];
        if (answer) await hears(answer);
      }
      await rail.isDone(at + 1);
    }
    // Nobody typed anything into the page.
    await expect(screenOf(page)).not.toContainText('EHLO');
  } finally {
    ncat.kill();
  }
});

test('the MX that the page asks for by itself turns no step green', async ({ page }) => {
  const rail = await open(page, 'the-journey/mx', 'MX: whom to call');
  await types(page, 'ncat -C localhost 1025');
  // The route strip has its answer: the question was put.
  await expect(page.getByRole('list', { name: 'Route of this mail' })).toContainText('10 mail');
  await page.keyboard.press('Control+c');
  await types(page, 'dig faculty.test mx');
  await rail.isDone(1);
  await expect(rail.head(4)).not.toContainText('done');
});
