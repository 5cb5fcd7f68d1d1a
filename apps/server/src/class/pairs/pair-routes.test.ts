/** A teacher pairs two members: each is asked, and free to say no. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSchool, type School } from '../class.fixture.ts';

// A limit, not a wait: EHLO is started anew in between.
vi.setConfig({ testTimeout: 60_000 });

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 60_000);
afterAll(() => school.close());

async function begin() {
  const teacher = await school.teacher();
  const ana = await school.student(teacher.code, 'Ana');
  const bea = await school.student(teacher.code, 'Bea');
  const at = `/api/classes/${teacher.class}`;
  const offer = (server = ana, client = bea) =>
    teacher.ask('POST', `${at}/pairs`, { server: server.me.room, client: client.me.room });
  const says = async (who: typeof ana, agree: boolean) =>
    (await who.ask('PUT', `${at}/me/pair`, { agree })).status;
  const pairOf = async (who: typeof ana) =>
    ((await who.ask('GET', at)).body.me as { pair?: object } | undefined)?.pair;
  const pairs = async () => (await teacher.ask('GET', at)).body.pairs;
  return { teacher, ana, bea, at, offer, says, pairOf, pairs };
}

describe('a pair that a teacher proposes', () => {
  it('is one once both said yes: each knows the other by name and handle, and not their room', async () => {
    const { ana, bea, at, offer, says, pairOf, pairs } = await begin();
    const page = await bea.page();
    const heard = page.watch({ view: 'class', class: at.slice('/api/classes/'.length) });
    expect((await offer()).status).toBe(204);
    expect(await pairOf(ana)).toEqual({ role: 'server', name: 'Bea', handle: bea.me.handle, agreed: [] });
    const told = await heard.event((event) => event.kind === 'class.pair');
    expect(JSON.stringify(told)).not.toContain(ana.me.room);
    expect(await says(ana, true)).toBe(204);
    expect(await says(ana, true)).toBe(204);
    expect(await pairOf(bea)).toMatchObject({ role: 'client', agreed: ['server'] });
    expect(await says(bea, true)).toBe(204);
    expect(await pairs()).toMatchObject([{ agreed: ['server', 'client'] }]);
    expect((await offer()).body).toMatchObject({ problem: { code: 'not-now' } });
    // Done: for both.
    expect(await says(bea, false)).toBe(204);
    expect([await pairOf(ana), await pairOf(bea), await pairs()]).toEqual([undefined, undefined, []]);
  });

  it('is none where one would rather not, which the teacher sees, and may ask another', async () => {
    const { teacher, ana, bea, offer, says, pairOf, pairs } = await begin();
    await offer();
    await says(ana, true);
    expect(await says(bea, false)).toBe(204);
    expect(await pairs()).toMatchObject([{ refused: 'client' }]);
    expect([await pairOf(ana), await says(ana, true), await says(bea, true)]).toEqual([undefined, 409, 409]);
    const cleo = await school.student(teacher.code, 'Cleo');
    expect((await offer(ana, cleo)).status).toBe(204);
    expect(await pairs()).toMatchObject([{ client: { name: 'Cleo' }, agreed: [] }]);
  });

  it('stands after a restart, is taken back by the teacher, and goes with who leaves', async () => {
    const { teacher, ana, bea, at, offer, says, pairOf, pairs } = await begin();
    await offer();
    await says(bea, true);
    await school.restart();
    expect(await pairOf(ana)).toMatchObject({ agreed: ['client'] });
    expect((await teacher.ask('DELETE', `${at}/members/${bea.me.room}/pair`)).status).toBe(204);
    expect([await pairOf(ana), await pairs()]).toEqual([undefined, []]);
    await offer();
    await bea.ask('POST', `${at}/leave`);
    expect([await pairOf(ana), await pairs()]).toEqual([undefined, []]);
  });

  it('is of two members, and of nobody while the class is assessed', async () => {
    const { teacher, ana, at, offer } = await begin();
    expect((await offer(ana, ana)).status).toBe(400);
    const stranger = await school.person();
    const body = { server: ana.me.room, client: stranger.me.room };
    expect((await teacher.ask('POST', `${at}/pairs`, body)).status).toBe(404);
    await teacher.ask('PUT', `${at}/assessment`, { lessons: ['assessment/one-letter'], ms: 60_000 });
    expect((await offer()).status).toBe(409);
  });

  it('becomes none while the class is assessed, where it was offered before', async () => {
    const { teacher, ana, at, offer, says, pairs } = await begin();
    await offer();
    await teacher.ask('PUT', `${at}/assessment`, { lessons: ['assessment/one-letter'], ms: 60_000 });
    expect(await says(ana, true)).toBe(409);
    expect(await pairs()).toMatchObject([{ agreed: [] }]);
    expect(await says(ana, false)).toBe(204);
  });
});
