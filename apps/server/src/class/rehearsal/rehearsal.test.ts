/** Ten simulated students in a class of a whole EHLO: what they do is in the logs of rooms of their own, and goes with them. */
import type { RosterRow } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool, type School } from '../class.fixture.ts';

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 60_000);
afterAll(() => school.close());

describe('a rehearsal', () => {
  it('is typed over real connections, is seen on the board as a class is, and leaves nothing', async () => {
    const teacher = await school.teacher();
    const at = `/api/classes/${teacher.class}`;
    const page = await teacher.page();
    const roster = page.watch({ view: 'roster', class: teacher.class });
    const heard = page.watch({ view: 'class', class: teacher.class });
    expect((await teacher.ask('PUT', `${at}/rehearsal`, { language: 'en' })).status).toBe(204);
    expect((await teacher.ask('PUT', `${at}/rehearsal`, {})).status).toBe(409);

    const started = await heard.event((event) => event.kind === 'class.rehearsal');
    expect(started).toMatchObject({ state: 'on', students: 10, lesson: 'smtp-by-hand/your-first-mail' });
    const row = await roster.row(({ name, steps }) => name.startsWith('Ada') && steps[1]?.state === 'alone');
    expect(row).toMatchObject({ simulated: true, here: true, wire: { host: 'localhost', port: 1025 } });

    // What they said crossed a door into a log of their own, which the teacher may read.
    const dialogue = page.watch({ view: 'dialogue', connection: row.wire?.connection ?? 0, of: row.home });
    await dialogue.event(
      (event) =>
        event.kind === 'connection.octets' &&
        event.from === 'client' &&
        Buffer.from(event.octets ?? [])
          .toString()
          .startsWith('EHLO '),
    );
    await dialogue.event((event) => event.kind === 'connection.octets' && event.from === 'server');
    dialogue.end();

    // One asks, and goes on once a hint came.
    const asks = await roster.row(
      ({ hand }: RosterRow) => hand?.sentence.startsWith('It always says 500') === true,
    );
    expect(asks.stuck?.why).toBe('same-error');
    await teacher.ask('POST', `${at}/hints`, { home: asks.home, text: 'EHLO, in this order.' });
    await roster.row(({ home, hand }) => home === asks.home && hand === undefined);
    await roster.row(({ home, steps }) => home === asks.home && steps[1]?.state === 'alone');

    // A question to all is answered by each.
    await teacher.ask('PUT', `${at}/question`, { text: 'Which?', options: ['250', '354'] });
    await heard.event((event) => event.kind === 'class.voted' && event.option === 1);

    expect((await teacher.ask('DELETE', `${at}/rehearsal`)).status).toBe(204);
    expect((await teacher.ask('GET', at)).body).toMatchObject({ members: 0 });
    expect((await teacher.ask('GET', at)).body).not.toHaveProperty('rehearsal');
    expect((await page.watch({ view: 'room', of: row.home }).first()).type).toBe('refused');
    page.close();
  }, 120_000);

  it('of a lesson that needs a shell is refused with a sentence', async () => {
    const teacher = await school.teacher();
    const wish = { lesson: 'networking-refresher/names' };
    const { status, body } = await teacher.ask('PUT', `/api/classes/${teacher.class}/rehearsal`, wish);
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('cannot-rehearse');
  }, 60_000);

  it('that a restart cut off is over: nobody is left who does not type', async () => {
    const teacher = await school.teacher();
    const at = `/api/classes/${teacher.class}`;
    const page = await teacher.page();
    const heard = page.watch({ view: 'class', class: teacher.class });
    await teacher.ask('PUT', `${at}/rehearsal`, {});
    await heard.event((event) => event.kind === 'class.joined');
    page.close();
    await school.restart();
    const { body } = await teacher.ask('GET', at);
    expect(body).toMatchObject({ members: 0 });
    expect(body).not.toHaveProperty('rehearsal');
  }, 120_000);
});
