/** A class looked at again, over HTTP, as its teacher's page asks for it. */
import type { ClassReplay, ClassReplayEvents, ClassReplayRows } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool, type School } from '../class.fixture.ts';

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 120_000);
afterAll(() => school.close());

async function classOfTwo() {
  const teacher = await school.teacher({ title: 'Thursday' });
  const ana = await school.student(teacher.code, 'Ana');
  const ben = await school.student(teacher.code, 'Ben');
  const at = `/api/classes/${teacher.class}`;
  const read = async <T>(path: string) => {
    const { status, body } = await teacher.ask('GET', `${at}/replay${path}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as T;
  };
  return { teacher, ana, ben, at, read };
}

describe('the replay of a class', () => {
  it('tells what was said and set, in order, page by page', async () => {
    const { teacher, ana, at, read } = await classOfTwo();
    await teacher.ask('POST', `${at}/notes`, { text: 'Begin with EHLO' });
    await teacher.ask('PUT', `${at}/lesson`, { lesson: 'smtp-by-hand/your-first-mail' });
    await ana.ask('PUT', `${at}/me/hand`, { sentence: 'Why 550?' });
    await teacher.ask('PUT', `${at}/hold`, { from: 'client' });
    await teacher.ask('DELETE', `${at}/hold`);
    const { events, next } = await read<ClassReplayEvents>('/events');
    expect(next).toBeUndefined();
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['class.teacher', 'class.joined', 'class.joined', 'class.note', 'class.lesson'],
      ...['class.hand-up', 'class.hold', 'class.hold'],
    ]);
    const from = events[3]?.seq ?? 0;
    expect((await read<ClassReplayEvents>(`/events?after=${from}`)).events).toEqual(events.slice(4));
  });

  it('tells who let how many lines through', async () => {
    const { teacher, ana, at, read } = await classOfTwo();
    const page = await ana.page();
    await page.say('192.0.2.25', 25, []);
    await teacher.ask('PUT', `${at}/hold`, { from: 'client' });
    const room = page.watch({ view: 'room' });
    const said = page.say('192.0.2.25', 25, ['EHLO ana']);
    await room.event(({ kind }) => kind === 'connection.held');
    await teacher.ask('POST', `${at}/hold/let-through`, { what: 'line' });
    await said;
    await teacher.ask('POST', `${at}/hold/let-through`, { what: 'line' });
    const { events } = await read<ClassReplayEvents>('/events');
    expect(events.filter(({ kind }) => kind === 'class.let-through')).toMatchObject([
      { what: 'line', lines: 1 },
    ]);
  });

  it('tells how members stood at any time, and no line of who refuses', async () => {
    const { ana, ben, at, read } = await classOfTwo();
    await (await ana.page()).say('192.0.2.25', 25, ['EHLO ana', 'MAIL FROM:<ana@campus.test>']);
    await (await ben.page()).say('192.0.2.25', 143, ['a LOGIN ben hush-hush']);
    const { beganAt, windowMs, members, marks } = await read<ClassReplay>('');
    expect(members.map(({ name, refuses }) => [name, refuses])).toEqual([
      ['Ana', false],
      ['Ben', false],
    ]);
    expect(marks).toEqual([]);
    const rows = await read<ClassReplayRows>(`/rows?from=${beganAt}`);
    expect(rows.until).toBeLessThanOrEqual(beganAt + windowMs);
    const last = (told: ClassReplayRows, { me }: { me: { room: string } }) =>
      told.changes.findLast(({ home }) => home === me.room)?.row;
    expect(last(rows, ana)).toMatchObject({
      line: { text: 'MAIL FROM:<ana@campus.test>' },
      reply: { code: 250 },
    });
    expect(last(rows, ben)?.line?.text).toMatch(/^a LOGIN ben \*+$/);
    expect(JSON.stringify(rows)).not.toContain('hush-hush');
    const times = rows.changes.map((change) => change.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    await ana.ask('PATCH', `${at}/me`, { refusesWatching: true });
    const later = await read<ClassReplayRows>(`/rows?from=${beganAt}`);
    expect(last(later, ana)).not.toHaveProperty('line');
    expect(JSON.stringify(later)).not.toContain('MAIL FROM');
    expect((await read<ClassReplay>('')).members[0]?.refuses).toBe(true);
  });

  it('has nothing of who left but that they did', async () => {
    const { ana, at, read } = await classOfTwo();
    await (await ana.page()).say('192.0.2.25', 25, ['EHLO ana']);
    await ana.ask('POST', `${at}/leave`);
    const { beganAt, members } = await read<ClassReplay>('');
    expect(members.map(({ name }) => name)).toEqual(['Ben']);
    expect(JSON.stringify(await read<ClassReplayRows>(`/rows?from=${beganAt}`))).not.toContain('EHLO ana');
  });

  it('answers a time outside the class with what to ask for', async () => {
    const { teacher, at, read } = await classOfTwo();
    const { beganAt, now } = await read<ClassReplay>('');
    for (const from of [beganAt - 1, now + 3_600_000, 'noon']) {
      const { status, body } = await teacher.ask('GET', `${at}/replay/rows?from=${from}`);
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringMatching(/from/)]);
    }
  });
});
