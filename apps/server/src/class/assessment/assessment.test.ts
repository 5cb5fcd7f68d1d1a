/** An assessment in a class of a whole EHLO: what is closed meanwhile, what each has of their own, and what it leaves. */
import type { LessonView } from '@ehlo/lessons';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool, type School } from '../class.fixture.ts';

const TASK = 'assessment/one-letter';
const LESSON = `/api/rooms/me/lessons/${TASK}`;

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 60_000);
afterAll(() => school.close());

type Student = Awaited<ReturnType<School['student']>>;

async function taskOf({ ask, me }: Student): Promise<{ to: string; subject: string }> {
  const { lesson } = (await ask('GET', LESSON)).body as unknown as LessonView;
  const accepted = lesson.steps[0]?.checks[0] as unknown as {
    accepted: { to: string; field: { Subject: string } };
  };
  expect(JSON.stringify(lesson)).toContain(me.mailbox);
  return { to: accepted.accepted.to, subject: accepted.accepted.field.Subject };
}

const letter = (me: { mailbox: string }, to: string, subject: string): string[] => [
  'EHLO me',
  `MAIL FROM:<${me.mailbox}>`,
  `RCPT TO:<${to}>`,
  'DATA',
  [`From: ${me.mailbox}`, `To: ${to}`, `Subject: ${subject}`, '', 'As you asked.', '.'].join('\r\n'),
  'QUIT',
];

describe('an assessment', () => {
  it('gives each their own task, closes help and mail among classmates, and leaves evidence by handle', async () => {
    const teacher = await school.teacher();
    const at = `/api/classes/${teacher.class}`;
    const ana = await school.student(teacher.code, 'Ana');
    const bea = await school.student(teacher.code, 'Bea');
    const page = await ana.page();
    const practised = await taskOf(ana);
    const followed = page.watch({ view: 'lesson', lesson: TASK });
    await ana.ask('POST', `${LESSON}/start`);
    await page.say('192.0.2.25', 25, letter(ana.me, practised.to, practised.subject), 'mail.campus.test');
    await followed.event((event) => event.kind === 'lesson.passed' && event.check === 1);
    followed.end();

    expect(
      (
        await teacher.ask('PUT', `${at}/assessment`, {
          lessons: ['smtp-by-hand/your-first-mail'],
          ms: 600_000,
        })
      ).status,
    ).toBe(404);
    const wish = { lessons: [TASK], ms: 600_000 };
    expect((await teacher.ask('PUT', `${at}/assessment`, wish)).status).toBe(204);
    expect((await teacher.ask('PUT', `${at}/assessment`, wish)).status).toBe(409);
    const told = (await ana.ask('GET', at)).body;
    expect(told.assessment).toMatchObject({ lessons: [TASK] });

    // Another one than practised, and than the neighbour's; nothing that helps is told.
    const [mine, theirs] = [await taskOf(ana), await taskOf(bea)];
    expect(mine.subject).not.toBe(practised.subject);
    expect(theirs.subject).not.toBe(mine.subject);
    expect((await ana.ask('GET', '/api/rooms/me/lessons/smtp-by-hand/your-first-mail')).status).toBe(409);
    expect((await ana.ask('POST', `${LESSON}/steps/send-it/hint`, { rung: 0 })).status).toBe(409);

    // A letter to a classmate stays here, with the postmaster: nothing crosses.
    await page.say('192.0.2.25', 25, letter(ana.me, bea.me.mailbox, 'the answer'), 'mail.campus.test');
    const inboxes = async (who: Student) => {
      const { status, body } = await who.ask('GET', `/api/rooms/me/mailboxes/${who.me.mailbox}`);
      return status === 404 ? '' : JSON.stringify(body);
    };
    expect(await inboxes(bea)).not.toContain('the answer');

    // The neighbour's task is not one's own.
    const judged = page.watch({ view: 'lesson', lesson: TASK });
    await ana.ask('POST', `${LESSON}/start`);
    await page.say('192.0.2.25', 25, letter(ana.me, theirs.to, theirs.subject), 'mail.campus.test');
    const before = (await teacher.ask('GET', `${at}/assessment.csv`)).body.text as string;
    expect(before).toContain(`${ana.me.handle},${TASK},send-it,no,`);
    await page.say('192.0.2.25', 25, letter(ana.me, mine.to, mine.subject), 'mail.campus.test');
    await judged.event(
      (event) => event.kind === 'lesson.passed' && event.check === 0 && event.how === 'alone',
    );
    await teacher.ask('DELETE', `${at}/assessment`);
    const csv = ((await teacher.ask('GET', `${at}/assessment.csv`)).body.text as string).split('\r\n');
    expect(csv.find((row) => row.startsWith(ana.me.handle))).toMatch(
      new RegExp(`,send-it,yes,\\d+,\\d+,\\d+,${mine.to},${mine.subject}$`),
    );
    expect(csv.find((row) => row.startsWith(bea.me.handle))).toContain(',send-it,no,,0,,');
    expect(csv.join()).not.toMatch(/Ana|Bea/);

    // Over: help is back, and letters cross again.
    expect((await ana.ask('GET', '/api/rooms/me/lessons/smtp-by-hand/your-first-mail')).status).toBe(200);
    await page.say('192.0.2.25', 25, letter(ana.me, bea.me.mailbox, 'hello again'), 'mail.campus.test');
    expect(await inboxes(bea)).toContain('hello again');
  }, 120_000);

  it('is passed by the task of the assessment alone, by who has the practice of it open', async () => {
    const teacher = await school.teacher();
    const at = `/api/classes/${teacher.class}`;
    const ana = await school.student(teacher.code, 'Ana');
    const page = await ana.page();
    const { to, subject } = await taskOf(ana);
    const followed = page.watch({ view: 'lesson', lesson: TASK });
    await ana.ask('POST', `${LESSON}/start`);
    await followed.event(({ kind }) => kind === 'lesson.started');
    await teacher.ask('PUT', `${at}/assessment`, { lessons: [TASK], ms: 600_000 });
    await page.say('192.0.2.25', 25, letter(ana.me, to, subject), 'mail.campus.test');
    const mine = await taskOf(ana);
    const own = await page.say('192.0.2.25', 25, letter(ana.me, mine.to, mine.subject), 'mail.campus.test');
    const passed = await followed.event((event) => event.kind === 'lesson.passed' && event.check === 0);
    // Of their own letter, and not of the one that was right in practice.
    expect(passed.kind === 'lesson.passed' ? passed.evidence : 0).toBeGreaterThan(own);
  }, 60_000);

  it('outlives a restart of the server', async () => {
    const teacher = await school.teacher();
    const at = `/api/classes/${teacher.class}`;
    await teacher.ask('PUT', `${at}/assessment`, { lessons: [TASK], ms: 600_000 });
    await school.restart();
    expect((await teacher.ask('GET', at)).body.assessment).toMatchObject({ lessons: [TASK] });
  }, 60_000);
});
