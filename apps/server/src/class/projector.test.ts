/** The projector and its remote, and letters that are reported, over HTTP and the real socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool, type School } from './class.fixture.ts';

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 60_000);
afterAll(() => school.close());

describe('the projector', () => {
  it('is whoever’s page says so, and steered by every teacher; what is left out stays as it is', async () => {
    const teacher = await school.teacher();
    const phone = await school.person();
    await phone.ask('POST', '/api/classes/teach', { key: teacher.key });
    const at = `/api/classes/${teacher.class}`;
    const none = await phone.ask('PUT', `${at}/projector`, { blank: true });
    expect(none).toMatchObject({ status: 409, body: { problem: { code: 'no-projector' } } });
    expect((await teacher.ask('PUT', `${at}/projector`, { here: true })).status).toBe(204);
    const sees = (await teacher.page()).watch({ view: 'class', class: teacher.class });
    await sees.event(({ kind }) => kind === 'class.projector');
    await phone.ask('PUT', `${at}/projector`, { layout: 'journey' });
    await phone.ask('PUT', `${at}/projector`, { blank: true });
    const stands = {
      ...{ home: teacher.me.room, layout: 'journey', source: 'mine', blank: true, laser: 'off' },
    };
    await sees.event((event) => event.kind === 'class.projector' && event.blank);
    expect((await phone.ask('GET', at)).body.projector).toEqual(stands);
    // What changes nothing is no event.
    const before = sees.events().length;
    await teacher.ask('PUT', `${at}/projector`, { here: true, blank: true });
    await teacher.ask('POST', `${at}/notes`, { text: 'Look.' });
    await sees.event(({ kind }) => kind === 'class.note');
    expect(sees.events()).toHaveLength(before + 1);
  });

  it('plays a lesson to a line: two who ask for the same line ask for one', async () => {
    const teacher = await school.teacher();
    const at = `/api/classes/${teacher.class}`;
    const sees = (await teacher.page()).watch({ view: 'class', class: teacher.class });
    const script = { lesson: 'smtp-by-hand/your-first-mail', line: 1 };
    await Promise.all([1, 2].map(() => teacher.ask('PUT', `${at}/script`, script)));
    expect((await teacher.ask('GET', at)).body.script).toEqual(script);
    expect((await teacher.ask('PUT', `${at}/script`, { lesson: 'none/such', line: 0 })).status).toBe(404);
    await teacher.ask('DELETE', `${at}/script`);
    await sees.event((event) => event.kind === 'class.script' && event.state === 'off');
    expect((await teacher.ask('GET', at)).body).not.toHaveProperty('script');
  });

  it('shows votes once they are revealed; the question may be another one by then', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const at = `/api/classes/${teacher.class}`;
    await teacher.ask('PUT', `${at}/question`, { text: 'What will it answer?', options: ['250', '550'] });
    const { question } = (await teacher.ask('GET', at)).body.question as { question: number };
    expect((await ana.ask('GET', at)).body.question).toMatchObject({ revealed: false });
    await teacher.ask('PUT', `${at}/question/revealed`, { question });
    expect((await ana.ask('GET', at)).body.question).toMatchObject({ revealed: true });
    await teacher.ask('PUT', `${at}/question`, { text: 'And now?', options: ['250', '550'] });
    expect((await teacher.ask('PUT', `${at}/question/revealed`, { question })).status).toBe(409);
    expect((await teacher.ask('GET', at)).body.question).toMatchObject({ revealed: false });
  });

  it('has its wire held from a phone, which lets lines through, and sees no secret of them', async () => {
    const teacher = await school.teacher();
    const phone = await school.person();
    await phone.ask('POST', '/api/classes/teach', { key: teacher.key });
    const at = `/api/classes/${teacher.class}/projector`;
    expect((await phone.ask('PUT', `${at}/hold`)).body).toMatchObject({ problem: { code: 'no-projector' } });
    await teacher.ask('PUT', at, { here: true });
    const desk = await teacher.page();
    const room = desk.watch({ view: 'room' });
    expect((await phone.ask('PUT', `${at}/hold`, { from: 'client' })).status).toBe(204);
    await room.event((event) => event.kind === 'wire.switched' && event.state === 'on');
    const said = desk.say('192.0.2.25', 143, ['a LOGIN ana hush-hush']);
    await expect
      .poll(async () => (await phone.ask('GET', `${at}/hold`)).body)
      .toMatchObject({
        held: true,
        lines: [{ from: 'client', text: expect.stringMatching(/^a LOGIN \*+/) as string }],
      });
    expect((await teacher.ask('GET', `${at}/hold`)).body).toMatchObject({
      lines: [{ text: 'a LOGIN ana hush-hush\r\n' }],
    });
    expect((await phone.ask('POST', `${at}/let-through`, { what: 'line' })).status).toBe(204);
    await said;
    await phone.ask('DELETE', `${at}/hold`);
    expect((await phone.ask('GET', `${at}/hold`)).body).toMatchObject({ held: false, lines: [] });
  });

  it('lets a teacher’s phone in by a pass, which is good once', async () => {
    const teacher = await school.teacher();
    const [phone, other] = [await school.person(), await school.person()];
    const given = await teacher.ask('POST', `/api/classes/${teacher.class}/passes`);
    const { pass } = given.body as { pass: string };
    expect((await phone.ask('POST', '/api/classes/teach', { pass })).body).toMatchObject({ role: 'teacher' });
    const late = await other.ask('POST', '/api/classes/teach', { pass });
    expect(late).toMatchObject({ status: 404, body: { problem: { code: 'pass-over' } } });
  });
});

describe('a reported letter', () => {
  it('is told to the teachers with who really sent it, whatever it says itself', async () => {
    const teacher = await school.teacher();
    const [ana, bea] = [await school.student(teacher.code, 'Ana'), await school.student(teacher.code, 'Bea')];
    const at = `/api/classes/${teacher.class}`;
    const anas = await ana.page();
    const beas = (await bea.page()).watch({ view: 'room' });
    await anas.say('192.0.2.25', 25, [
      'EHLO me',
      'MAIL FROM:<dean@faculty.test>',
      `RCPT TO:<${bea.me.mailbox}>`,
      'DATA',
      'From: The Dean <dean@faculty.test>\r\nSubject: You failed\r\n\r\nGo home.\r\n.',
    ]);
    const { seq: mail } = await beas.event(
      (event) =>
        event.kind === 'mail.stored' && event.mailbox === bea.me.mailbox && event.sentBy !== undefined,
    );
    const sees = (await teacher.page()).watch({ view: 'class', class: teacher.class });
    const report = { mail, sentence: 'Not funny.' };
    expect((await bea.ask('POST', `${at}/me/reports`, report)).status).toBe(204);
    const told = {
      ...{ home: bea.me.room, mail, sentBy: ana.me.handle, reversePath: 'dean@faculty.test' },
      ...{ subject: 'You failed', excerpt: 'Go home.', sentence: 'Not funny.' },
    };
    const event = await sees.event(({ kind }) => kind === 'class.mail-reported');
    expect(event).toMatchObject(told);
    const [listed] = (await teacher.ask('GET', at)).body.reports as { report: number }[];
    expect(listed).toMatchObject({ ...told, report: event.seq });
    // Twice is once; to others nothing is told.
    await bea.ask('POST', `${at}/me/reports`, report);
    expect((await bea.ask('GET', at)).body).toMatchObject({ me: { reported: [mail] } });
    expect(JSON.stringify((await ana.ask('GET', at)).body)).not.toMatch(/failed|funny/);
    await teacher.ask('DELETE', `${at}/reports/${event.seq}`);
    expect((await teacher.ask('GET', at)).body.reports).toEqual([]);
    // One is reported once, also when it was dealt with.
    await bea.ask('POST', `${at}/me/reports`, report);
    expect((await teacher.ask('GET', at)).body.reports).toEqual([]);
  });

  it('is told once, though three say so at once', async () => {
    const teacher = await school.teacher();
    const [ana, bea] = [await school.student(teacher.code, 'Ana'), await school.student(teacher.code, 'Bea')];
    const at = `/api/classes/${teacher.class}`;
    const beas = (await bea.page()).watch({ view: 'room' });
    await (await ana.page()).say('192.0.2.25', 25, [
      'EHLO me',
      'MAIL FROM:<x@campus.test>',
      `RCPT TO:<${bea.me.mailbox}>`,
      'DATA',
      'Subject: You\r\n\r\nYou.\r\n.',
    ]);
    const { seq: mail } = await beas.event(
      (event) => event.kind === 'mail.stored' && event.sentBy === ana.me.handle,
    );
    const report = () => bea.ask('POST', `${at}/me/reports`, { mail }).then(({ status }) => status);
    expect(await Promise.all([report(), report(), report()])).toEqual([204, 204, 204]);
    expect((await teacher.ask('GET', at)).body.reports).toHaveLength(1);
    expect((await bea.ask('GET', at)).body).toMatchObject({ me: { reported: [mail] } });
  });

  it('is somebody else’s: one’s own, one that nobody sent, and one that is not there are refused', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const at = `/api/classes/${teacher.class}/me/reports`;
    const page = await ana.page();
    const room = page.watch({ view: 'room' });
    const { seq: seeded } = await room.event(({ kind }) => kind === 'mail.stored');
    await page.say('192.0.2.25', 25, [
      'EHLO me',
      'MAIL FROM:<x@campus.test>',
      `RCPT TO:<${ana.me.mailbox}>`,
      'DATA',
      'Subject: Me\r\n\r\nMe.\r\n.',
    ]);
    const { seq: own } = await room.event(
      (event) => event.kind === 'mail.stored' && event.sentBy === ana.me.handle,
    );
    const statuses = [];
    for (const mail of [seeded, own, 999_999]) statuses.push((await ana.ask('POST', at, { mail })).status);
    expect(statuses).toEqual([404, 409, 404]);
  });
});
