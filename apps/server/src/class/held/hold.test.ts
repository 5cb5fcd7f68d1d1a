/** A class's wire is held: what its members' rooms do then, and what its teachers may. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSchool, type School } from '../class.fixture.ts';

// A limit, not a wait: EHLO is started anew in between.
vi.setConfig({ testTimeout: 60_000 });

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 60_000);
afterAll(() => school.close());

interface Line {
  home: string;
  name: string;
  connection: number;
  held: number;
  from: string;
  text?: string;
}

async function begin() {
  const teacher = await school.teacher();
  const ana = await school.student(teacher.code, 'Ana');
  const page = await ana.page();
  const room = page.watch({ view: 'room' });
  await room.first();
  const at = `/api/classes/${teacher.class}`;
  const lines = async () => (await teacher.ask('GET', `${at}/hold`)).body.lines as Line[];
  const on = (line: Line, body: object) =>
    teacher.ask('POST', `${at}/members/${line.home}/held/${line.held}`, {
      connection: line.connection,
      ...body,
    });
  return { teacher, ana, page, room, at, lines, on };
}

describe('a class whose wire is held', () => {
  it('has its members’ lines wait, and their teacher edits one, which their log says', async () => {
    const { teacher, ana, page, room, at, lines, on } = await begin();
    expect((await teacher.ask('PUT', `${at}/hold`)).status).toBe(204);
    expect((await ana.ask('GET', at)).body.hold).toMatchObject({ from: 'both' });
    await room.event((event) => event.kind === 'wire.switched' && event.holder === 'teacher');
    const talk = page.say('192.0.2.25', 25, ['EHLO ana']);
    await room.event((event) => event.kind === 'connection.held');
    const [greeting] = await lines();
    expect(greeting).toMatchObject({ name: 'Ana', from: 'server', text: expect.stringMatching(/^220 /) });
    const mine = { connection: greeting!.connection, as: 'same' };
    expect((await ana.ask('POST', `/api/rooms/me/wire/held/${greeting!.held}`, mine)).body).toMatchObject({
      problem: { code: 'not-yours' },
    });
    expect((await on(greeting!, { as: 'same' })).status).toBe(204);
    await room.event((event) => event.kind === 'connection.held' && event.from === 'client');
    const [hello] = await lines();
    expect(hello?.text).toBe('EHLO ana\r\n');
    expect((await on(hello!, { as: 'edited', text: 'EHLO\r\nNOOP' })).status).toBe(400);
    expect((await on(hello!, { as: 'edited', text: 'NOOP' })).status).toBe(204);
    expect((await on(hello!, { as: 'same' })).status).toBe(409);
    const told = await room.event((event) => event.kind === 'connection.released' && event.as === 'edited');
    expect(told).toMatchObject({ by: 'teacher', held: hello!.held });
    expect((await teacher.ask('POST', `${at}/hold/let-through`, { what: 'reply' })).status).toBe(204);
    await talk;
    expect((await teacher.ask('DELETE', `${at}/hold`)).status).toBe(204);
    await room.event((event) => event.kind === 'wire.switched' && event.state === 'off');
  });

  it('lets one line of each connection through at a press, the one that waits longer', async () => {
    const { teacher, page, room, at, lines } = await begin();
    await teacher.ask('PUT', `${at}/hold`);
    const talk = page.say('192.0.2.25', 25, ['EHLO ana\r\nNOOP']);
    const held = (from: string, offset: number) =>
      room.event(
        (event) => event.kind === 'connection.held' && event.from === from && event.offset >= offset,
      );
    const press = () => teacher.ask('POST', `${at}/hold/let-through`, { what: 'line' });
    await held('server', 0);
    await press();
    await held('client', 0);
    await press();
    await Promise.all([held('client', 10), held('server', 1)]);
    expect((await lines()).map(({ text }) => text?.slice(0, 4)).sort()).toEqual(['250-', 'NOOP']);
    // The reply came before the gate looked at what stood behind its command.
    await press();
    expect(await lines()).toMatchObject([{ from: 'client', text: 'NOOP\r\n' }, { from: 'server' }]);
    await teacher.ask('DELETE', `${at}/hold`);
    await talk;
  });

  it('shows no line of who refuses to be watched, and lets it through as it is', async () => {
    const { teacher, ana, page, room, at, lines, on } = await begin();
    await ana.ask('PATCH', `${at}/me`, { refusesWatching: true });
    await teacher.ask('PUT', `${at}/hold`, { from: 'server' });
    const talk = page.say('192.0.2.25', 25, []);
    await room.event((event) => event.kind === 'connection.held');
    const [line] = await lines();
    expect(line).not.toHaveProperty('text');
    expect((await on(line!, { as: 'dropped' })).status).toBe(409);
    expect((await on(line!, { as: 'same' })).status).toBe(204);
    await talk;
  });

  it('tells its teachers’ pages of lines as they come and go', async () => {
    const { teacher, ana, page, room, at, on } = await begin();
    const desk = await teacher.page();
    const held = desk.watch({ view: 'held', class: teacher.class, what: 'members' });
    const ofAna = desk.watch({ view: 'held', class: teacher.class, what: 'members', of: ana.me.room });
    expect(await held.held(() => true)).toMatchObject({ reset: true, on: false, waiting: 0 });
    await teacher.ask('PUT', `${at}/hold`);
    await held.held((frame) => frame.on);
    await room.event((event) => event.kind === 'wire.switched' && event.holder === 'teacher');
    const talk = page.say('192.0.2.25', 25, ['EHLO ana']);
    const { lines } = await ofAna.held((frame) => frame.lines.length > 0);
    expect(lines).toMatchObject([{ name: 'Ana', from: 'server', text: expect.stringMatching(/^220 /) }]);
    const [greeting] = lines as unknown as Line[];
    await held.held((frame) => frame.waiting === 1);
    expect((await on(greeting!, { as: 'same' })).status).toBe(204);
    const next = await ofAna.held((frame) => frame.lines.some(({ from }) => from === 'client'));
    expect(next).toMatchObject({ gone: [`${ana.me.room} ${greeting!.held}`] });
    expect(next.lines[0]?.text).toBe('EHLO ana\r\n');
    await teacher.ask('DELETE', `${at}/hold`);
    await held.held((frame) => !frame.on && frame.waiting === 0 && frame.gone.length > 0);
    await talk;
  });

  it('leaves what a student holds on their own to them', async () => {
    const { ana, page, room, lines, on } = await begin();
    await ana.ask('PUT', '/api/rooms/me/wire/hold', { state: 'on' });
    const talk = page.say('192.0.2.25', 25, []);
    await room.event((event) => event.kind === 'connection.held');
    expect(await lines()).toEqual([]);
    const { body } = await ana.ask('GET', '/api/rooms/me/wire');
    const [line] = body.lines as Line[];
    expect((await on({ ...line!, home: ana.me.room }, { as: 'same' })).status).toBe(409);
    expect((await ana.ask('POST', '/api/rooms/me/wire/until-reply')).status).toBe(204);
    await talk;
  });

  it('that is paused holds everything, also of who comes late, and after a restart', async () => {
    const { teacher, ana, at } = await begin();
    await teacher.ask('PUT', `${at}/pause`);
    const late = await school.student(teacher.code, 'Bo');
    const holds = async (who: typeof ana) => (await who.ask('GET', '/api/rooms/me/wire')).body.holds;
    expect(await holds(ana)).toEqual([{ holder: 'pause', from: 'both' }]);
    expect(await holds(late)).toEqual([{ holder: 'pause', from: 'both' }]);
    await school.restart();
    expect(await holds(ana)).toEqual([{ holder: 'pause', from: 'both' }]);
    await teacher.ask('DELETE', `${at}/pause`);
    expect(await holds(ana)).toEqual([]);
    await teacher.ask('PUT', `${at}/hold`);
    const { hold } = (await ana.ask('GET', at)).body as { hold: { until: number } };
    const latest = await school.student(teacher.code, 'Cy');
    for (const one of [late, latest])
      expect(await holds(one)).toEqual([{ holder: 'teacher', from: 'both', until: hold.until }]);
    await late.ask('POST', `${at}/leave`);
    expect(await holds(late)).toEqual([]);
  });
});
