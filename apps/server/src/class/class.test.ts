import type { ServerFrame } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool, type School } from './class.fixture.ts';

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 120_000);
afterAll(() => school.close());

describe('a class', () => {
  it('is joined by its code, however it is typed, under a name or one’s handle', async () => {
    const teacher = await school.teacher({ title: 'Réseaux' });
    const ana = await school.student(teacher.code.toLowerCase(), 'Ana');
    expect(ana.joined).toMatchObject({
      status: 200,
      body: { role: 'member', title: 'Réseaux', members: 1, me: { name: 'Ana' } },
    });
    const bea = await school.student(`${teacher.code.slice(0, 2)} ${teacher.code.slice(2)}`);
    expect(bea.joined.body.me).toMatchObject({ name: bea.me.handle });
    const mine = await ana.ask('GET', '/api/classes/mine');
    expect(mine.body).toMatchObject({ member: { class: teacher.class, name: 'Ana' }, teaches: [] });
    const hers = await teacher.ask('GET', '/api/classes/mine');
    expect(hers.body).toEqual({
      students: expect.any(Number),
      teaches: [{ class: teacher.class, code: teacher.code, title: 'Réseaux', members: 2 }],
    });
  });

  it('says what is behind a code before one joins, and a name that is free', async () => {
    const teacher = await school.teacher();
    await school.student(teacher.code, 'Ana');
    const bea = await school.person();
    const door = await bea.ask('GET', `/api/classes/codes/${teacher.code}`);
    expect(door).toMatchObject({
      status: 200,
      body: { code: teacher.code, members: 1, watching: 'may-refuse', proposal: bea.me.handle },
    });
    const none = await bea.ask('GET', '/api/classes/codes/KKKK');
    expect(none).toMatchObject({ status: 404, body: { problem: { code: 'no-class' } } });
  });

  it('refuses names that would pass for somebody else, with one that is free', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const bea = await school.person();
    const join = (name: string) => bea.ask('POST', '/api/classes/join', { code: teacher.code, name });
    for (const [name, code, proposal] of [
      ['ANA', 'name-taken', 'ANA 2'],
      ['Аnа', 'name-taken', 'Аnа 2'],
      ['prof', 'name-reserved', bea.me.handle],
      ['An\u202ea', 'name-strange', bea.me.handle],
      ['ana@example.org', 'name-address', bea.me.handle],
    ] as const) {
      const refused = await join(name);
      expect(refused.status).toBe(409);
      expect(refused.body.problem).toMatchObject({ code, params: { proposal } });
      expect(String(refused.body.sentence)).toContain(`"${proposal}" is free`);
    }
    expect((await join('Bea')).status).toBe(200);
    expect((await ana.ask('PATCH', `/api/classes/${teacher.class}/me`, { name: 'Bea' })).status).toBe(409);
  });

  it('takes the same person once, and two who come with the same name at once as one and a refusal', async () => {
    const teacher = await school.teacher();
    const people = await Promise.all([school.person(), school.person()]);
    const answers = await Promise.all(
      people.map((one) => one.ask('POST', '/api/classes/join', { code: teacher.code, name: 'Léa' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lea = people[answers.findIndex(({ status }) => status === 200)]!;
    const again = await lea.ask('POST', '/api/classes/join', { code: teacher.code });
    expect(again.body).toMatchObject({ members: 1, me: { name: 'Léa' } });
  });

  it('is left for another one by joining that', async () => {
    const first = await school.teacher();
    const second = await school.teacher();
    const ana = await school.student(first.code, 'Ana');
    const moved = await ana.ask('POST', '/api/classes/join', { code: second.code, name: 'Ana' });
    expect(moved.body).toMatchObject({ class: second.class, members: 1 });
    expect((await first.ask('GET', `/api/classes/${first.class}`)).body.members).toBe(0);
    expect((await ana.ask('GET', `/api/classes/${first.class}`)).status).toBe(404);
  });

  it('has more teachers, by its key alone', async () => {
    const teacher = await school.teacher();
    const other = await school.person();
    expect((await other.ask('POST', '/api/classes/teach', { key: 'A'.repeat(22) })).status).toBe(404);
    const let_ = await other.ask('POST', '/api/classes/teach', { key: ` ${teacher.key} ` });
    expect(let_).toMatchObject({ status: 200, body: { class: teacher.class, role: 'teacher' } });
    const mine = await other.ask('GET', '/api/classes/mine');
    expect(mine.body).toMatchObject({ teaches: [{ class: teacher.class }] });
    expect(JSON.stringify([let_.body, mine.body])).not.toContain(teacher.key);
  });

  it('tells all what is for all, and a member what is for them', async () => {
    const teacher = await school.teacher();
    const [ana, bea] = [await school.student(teacher.code, 'Ana'), await school.student(teacher.code, 'Bea')];
    const [anas, beas] = [await ana.page(), await bea.page()];
    const [anaSees, beaSees] = [
      anas.watch({ view: 'class', class: teacher.class }),
      beas.watch({ view: 'class', class: teacher.class }),
    ];
    const at = `/api/classes/${teacher.class}`;
    const hint = { home: ana.me.room, text: 'Brackets.' };
    expect((await teacher.ask('POST', `${at}/hints`, hint)).status).toBe(204);
    expect((await teacher.ask('PUT', `${at}/pause`, { text: 'Look here' })).status).toBe(204);
    expect((await teacher.ask('POST', `${at}/notes`, { text: 'Five minutes' })).status).toBe(204);
    await anaSees.event((event) => event.kind === 'class.note');
    await beaSees.event((event) => event.kind === 'class.note');
    expect(anaSees.events().map(({ kind }) => kind)).toEqual([
      'class.joined',
      'class.hint',
      'class.paused',
      'class.note',
    ]);
    expect(beaSees.events().map(({ kind }) => kind)).toEqual(['class.joined', 'class.paused', 'class.note']);
    expect((await teacher.ask('GET', at)).body).toMatchObject({ paused: true, members: 2 });
    await teacher.ask('DELETE', `${at}/pause`);
    expect((await ana.ask('GET', at)).body).toMatchObject({ paused: false });
  });

  it('writes faults into every member’s room, and into those of who comes late; clears them, and resets worlds', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const at = `/api/classes/${teacher.class}`;
    const fault = { host: 'mx1.faculty.test', when: { at: 'RCPT' }, what: { kind: 'drop' } };
    expect((await teacher.ask('POST', `${at}/faults`, fault)).body).toEqual({ rooms: 1 });
    const bea = await school.student(teacher.code, 'Bea');
    const faultsOf = async (one: typeof ana) =>
      (await one.ask('GET', '/api/rooms/me/faults')).body as unknown;
    expect(await faultsOf(ana)).toMatchObject([{ fault, by: 'teacher' }]);
    await expect.poll(() => faultsOf(bea)).toMatchObject([{ fault, by: 'teacher' }]);
    await ana.ask('POST', '/api/rooms/me/faults', { ...fault, when: { at: 'DATA' } });
    expect((await teacher.ask('DELETE', `${at}/faults`)).body).toEqual({ rooms: 2 });
    expect(await faultsOf(ana)).toMatchObject([{ fault: { when: { at: 'DATA' } } }]);
    await ana.ask('PUT', '/api/rooms/me/services/mx1', { state: 'down' });
    expect((await teacher.ask('POST', `${at}/worlds/reset`)).body).toEqual({ rooms: 2 });
    expect(await faultsOf(ana)).toEqual([]);
    const { body } = await ana.ask('GET', '/api/rooms/me');
    expect((body as { world: { down: string[] } }).world.down).toEqual([]);
    expect((await teacher.ask('POST', `${at}/faults`, { host: 'nowhere.test' })).status).toBe(400);
  });

  it('asks a question, counts each member’s last vote, and tells all the counts', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const at = `/api/classes/${teacher.class}`;
    expect((await ana.ask('PUT', `${at}/me/vote`, { option: 0 })).status).toBe(409);
    await teacher.ask('PUT', `${at}/question`, { text: 'What will it answer?', options: ['250', '550'] });
    await ana.ask('PUT', `${at}/me/vote`, { option: 0 });
    await ana.ask('PUT', `${at}/me/vote`, { option: 1 });
    expect((await ana.ask('PUT', `${at}/me/vote`, { option: 2 })).status).toBe(409);
    expect((await teacher.ask('GET', at)).body.question).toMatchObject({ votes: [0, 1] });
    expect((await ana.ask('GET', at)).body.question).not.toHaveProperty('votes');
    const page = await ana.page();
    const sees = page.watch({ view: 'class', class: teacher.class });
    await teacher.ask('DELETE', `${at}/question`);
    expect(await sees.event((event) => 'counts' in event)).toMatchObject({ counts: [0, 1] });
  });

  it('carries mail to a classmate’s handle into their room, and says who really sent it', async () => {
    const teacher = await school.teacher();
    const [ana, bea] = [await school.student(teacher.code, 'Ana'), await school.student(teacher.code, 'Bea')];
    const at = `/api/classes/${teacher.class}`;
    const mates = (await ana.ask('GET', `${at}/classmates`)).body as unknown as { mailbox: string }[];
    expect(mates).toEqual([{ name: 'Bea', mailbox: bea.me.mailbox }]);
    const page = await ana.page();
    await page.say('192.0.2.25', 25, [
      'EHLO me',
      'MAIL FROM:<dean@faculty.test>',
      `RCPT TO:<${bea.me.mailbox}>`,
      'DATA',
      'Subject: Forged\r\n\r\nHi.\r\n.',
    ]);
    const beas = await bea.page();
    const peek = (await teacher.page()).watch({ view: 'room', of: bea.me.room });
    for (const room of [beas.watch({ view: 'room' }), peek]) {
      const stored = await room.event(
        (event) => event.kind === 'mail.stored' && event.mailbox === bea.me.mailbox,
      );
      expect(stored).toMatchObject({ sentBy: ana.me.handle, envelope: { reversePath: 'dean@faculty.test' } });
    }
  });

  it('shows a teacher each line, and mistakes, tickets and an export of all', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const at = `/api/classes/${teacher.class}`;
    const roster = (await teacher.page()).watch({ view: 'roster', class: teacher.class });
    const page = await ana.page();
    await page.say('192.0.2.25', 25, ['EHLO me', 'RCPT TO:<bob@campus.test>']);
    expect(await roster.row(({ reply }) => reply?.code === 503)).toMatchObject({
      ...{ name: 'Ana', here: true, line: { text: 'RCPT TO:<bob@campus.test>' } },
      wire: { service: 'mta', protocol: 'smtp', state: 'greeted', open: true },
    });
    const lessons = (await ana.ask('GET', '/api/rooms/me/lessons')).body as {
      chapters: { lessons: { id: string }[] }[];
    };
    const id = lessons.chapters[0]?.lessons[0]?.id ?? '';
    expect((await teacher.ask('PUT', `${at}/lesson`, { lesson: id })).status).toBe(204);
    await ana.ask('POST', `/api/rooms/me/lessons/${id}/start`, {});
    expect(await roster.row(({ steps }) => steps[0]?.state === 'working')).toMatchObject({ lesson: id });
    await ana.ask('POST', `/api/rooms/me/lessons/${id}/rating`, { level: 'hard', sentence: 'The dot.' });
    await ana.ask('POST', '/api/rooms/me/missed', { case: 'nc-no-crlf', data: {} });
    expect((await teacher.ask('GET', `${at}/tickets`)).body).toMatchObject({
      lessons: [{ lesson: id, hard: 1, sentences: [{ sentence: 'The dot.' }] }],
    });
    expect((await teacher.ask('GET', `${at}/mistakes`)).status).toBe(200);
    const plain = String((await teacher.ask('GET', `${at}/export.csv`)).body.text);
    expect(plain).toContain(`\r\n1,${id},`);
    expect(plain).not.toMatch(/Ana|minutes/);
    const named = await teacher.ask('GET', `${at}/export.json?names=yes&minutes=yes`);
    expect(named.body).toMatchObject({ students: [{ student: 'Ana', handle: ana.me.handle }] });
  });

  it('is not found out by trying codes, nor filled with hands', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const hand = () =>
      ana
        .ask('PUT', `/api/classes/${teacher.class}/me/hand`, { sentence: 'Why?' })
        .then(({ status }) => status);
    expect([await hand(), await hand(), await hand(), await hand(), await hand()]).toEqual([
      ...[204, 204, 204, 204, 429],
    ]);
    const eve = await Promise.all([school.person(), school.person()]);
    const tried: number[] = [];
    for (const one of eve)
      for (let i = 0; i < 30; i++) tried.push((await one.ask('GET', '/api/classes/codes/K3K3')).status);
    expect(tried).toContain(429);
    expect(tried.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 404));
    const right = await eve[0]!.ask('GET', `/api/classes/codes/${teacher.code}`);
    expect(right.status).toBe(200);
  });

  it('loses and doubles nothing to a teacher whose socket is cut again and again', async () => {
    const teacher = await school.teacher();
    const students = await Promise.all(Array.from({ length: 4 }, () => school.student(teacher.code)));
    let busy = true;
    const changes = Promise.all(
      students.map(async (one) => {
        for (let i = 0; i < 8; i++) {
          const at = `/api/classes/${teacher.class}/me`;
          await one.ask('PATCH', at, { refusesWatching: i % 2 === 0 });
          await one.ask('PATCH', at, { name: `${one.me.handle} ${i}` });
        }
      }),
    ).finally(() => {
      busy = false;
    });
    const seqs: number[] = [];
    const names = new Map<string, string>();
    const upTo: { class?: number; roster?: number } = {};
    function take(frame: ServerFrame): void {
      if (frame.type === 'events') {
        expect(frame.reset).toBe(upTo.class === undefined);
        seqs.push(...frame.events.map(({ seq }) => seq));
        upTo.class = frame.upTo;
      }
      if (frame.type === 'rows') {
        for (const { home, name } of frame.rows) names.set(home, name);
        upTo.roster = frame.upTo;
      }
    }
    /** A page that is there until `enough`, and goes on where the one before was cut. */
    async function look(enough: (frames: readonly ServerFrame[]) => boolean): Promise<void> {
      const page = await teacher.page();
      for (const [subscription, view] of (['class', 'roster'] as const).entries()) {
        const after = upTo[view];
        page.send({
          ...{ type: 'subscribe', subscription, view: { view, class: teacher.class } },
          ...(after === undefined ? {} : { after }),
        });
      }
      await expect.poll(() => enough(page.frames), { timeout: 20_000, interval: 5 }).toBe(true);
      page.close();
      page.frames.forEach(take);
    }
    while (busy) {
      const some = 2 + Math.floor(Math.random() * 4);
      await look((frames) => frames.length >= some || !busy);
    }
    await changes;
    const all = 1 + students.length * 17;
    const lastOf = (frames: readonly ServerFrame[]) =>
      Math.max(upTo.class ?? 0, ...frames.map((frame) => (frame.type === 'events' ? frame.upTo : 0)));
    // Who comes back with all rows is sent none: what was there before counts.
    const isNamed = (frames: readonly ServerFrame[]) => {
      const seen = new Map(names);
      for (const frame of frames)
        if (frame.type === 'rows') for (const { home, name } of frame.rows) seen.set(home, name);
      return students.every(({ me }) => seen.get(me.room) === `${me.handle} 7`);
    };
    await look((frames) => lastOf(frames) === all && isNamed(frames));
    expect(seqs).toEqual(Array.from({ length: all }, (_, i) => i + 1));
  }, 60_000);

  it('goes on after a restart: code, teachers, members, pause and what stands', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const at = `/api/classes/${teacher.class}`;
    await teacher.ask('PUT', `${at}/pause`);
    await ana.ask('PUT', `${at}/me/hand`, { sentence: 'Why 550?' });
    const before = (await teacher.ask('GET', at)).body;
    await school.restart();
    expect({ ...(await teacher.ask('GET', at)).body, endsAt: 0 }).toEqual({ ...before, endsAt: 0 });
    expect((await ana.ask('GET', at)).body).toMatchObject({ me: { hand: { sentence: 'Why 550?' } } });
    const bea = await school.student(teacher.code, 'Bea');
    expect(bea.joined.status).toBe(200);
  }, 120_000);
});

describe('the end of a class', () => {
  it('is told, takes its log and the rooms made for it along, and leaves rooms that were there before', async () => {
    const teacher = await school.teacher();
    const known = await school.person();
    const hers = await known.page();
    await hers.say('192.0.2.25', 25, ['EHLO me', 'QUIT']);
    await known.ask('POST', '/api/classes/join', { code: teacher.code, name: 'Ana' });
    const fresh = await school.student(teacher.code, 'Bea');
    const theirs = await fresh.page();
    await theirs.say('192.0.2.25', 25, ['EHLO me', 'QUIT']);
    const journey = async (one: typeof known) => {
      const page = await one.page();
      const first = await page.watch({ view: 'room' }).first();
      return first.type === 'events' ? first.events.filter(({ kind }) => kind === 'connection.opened') : [];
    };
    expect(await journey(fresh)).toHaveLength(1);
    // One that still stands says nothing into the room that is born again.
    await theirs.say('192.0.2.25', 25, ['EHLO me']);
    const sees = theirs.watch({ view: 'class', class: teacher.class });
    await sees.first();
    expect((await teacher.ask('DELETE', `/api/classes/${teacher.class}`)).status).toBe(204);
    expect(await sees.event(({ kind }) => kind === 'class.ended')).toMatchObject({ by: 'teacher' });
    expect(await sees.refused()).toMatchObject({ problem: { code: 'not-yours' } });
    expect(await journey(known)).toHaveLength(1);
    expect(await journey(fresh)).toHaveLength(0);
    const mails = (await fresh.ask('GET', '/api/rooms/me/mailboxes')).body as unknown as { total: number }[];
    expect(mails.some(({ total }) => total > 0)).toBe(true);
    for (const one of [teacher, known, fresh])
      expect((await one.ask('GET', `/api/classes/${teacher.class}`)).status).toBe(404);
    expect((await fresh.ask('POST', '/api/classes/join', { code: teacher.code })).status).toBe(404);
    expect((await teacher.ask('POST', '/api/classes/teach', { key: teacher.key })).status).toBe(404);
  });
});
