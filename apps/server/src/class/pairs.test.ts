/** Two of a class pair: one listens on a port of their machine, the other calls it. */
import type { ServerFrame } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool, type School } from './class.fixture.ts';

let school: School;
beforeAll(async () => {
  school = await createSchool();
}, 60_000);
afterAll(() => school.close());

type Someone = Awaited<ReturnType<School['person']>>;

/** What becomes of a call by `caller` to port 2525 of `server`, who listens there. */
async function called(server: Someone, caller: Someone): Promise<ServerFrame> {
  const [there, here] = await Promise.all([server.page(), caller.page()]);
  there.send({ type: 'listen', stream: 1, address: '0.0.0.0', port: 2525 });
  await there.wait((frame): frame is ServerFrame & { type: 'listening' } => frame.type === 'listening');
  there.send({ type: 'accept', stream: 2, listener: 1 });
  const { address } = server.me;
  here.send({
    type: 'dial',
    stream: 1,
    transport: 'tcp',
    host: address,
    address,
    port: 2525,
    timeoutMs: 5000,
  });
  const answer = await here.wait(
    (frame): frame is ServerFrame & { type: 'dialled' | 'failed' } =>
      frame.type === 'dialled' || frame.type === 'failed',
  );
  if (answer.type === 'dialled') {
    // Which number it has in the caller's room is nothing to the one who is called.
    const heard = await there.wait(
      (frame): frame is ServerFrame & { type: 'dialled' } => frame.type === 'dialled' && frame.stream === 2,
    );
    expect(heard).toMatchObject({ address: caller.me.address });
    expect(heard).not.toHaveProperty('connection');
  }
  there.close();
  here.close();
  return answer;
}

describe('a port of somebody’s machine', () => {
  it('is reached by classmates and teachers, by its address', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const bea = await school.student(teacher.code, 'Bea');
    expect((await called(ana, bea)).type).toBe('dialled');
    expect((await called(ana, teacher)).type).toBe('dialled');
    expect((await called(teacher, bea)).type).toBe('dialled');
  });

  it('is reached by nobody, and has no name, while one of the two is assessed', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const bea = await school.student(teacher.code, 'Bea');
    const at = `/api/classes/${teacher.class}/assessment`;
    const wish = { lessons: ['assessment/one-letter'], ms: 600_000 };
    expect((await teacher.ask('PUT', at, wish)).status).toBe(204);
    expect((await called(ana, bea)).type).not.toBe('dialled');
    expect((await called(teacher, bea)).type).not.toBe('dialled');
    await teacher.ask('DELETE', at);
    expect((await called(ana, bea)).type).toBe('dialled');
  });

  it('is hung up where a call stands when an assessment begins', async () => {
    const teacher = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const bea = await school.student(teacher.code, 'Bea');
    const [there, here] = await Promise.all([ana.page(), bea.page()]);
    there.send({ type: 'listen', stream: 1, address: '0.0.0.0', port: 2525 });
    await there.wait((frame): frame is ServerFrame => frame.type === 'listening');
    there.send({ type: 'accept', stream: 2, listener: 1 });
    const { address } = ana.me;
    const to = { transport: 'tcp', host: address, address, port: 2525, timeoutMs: 5000 } as const;
    here.send({ type: 'dial', stream: 1, ...to });
    await there.wait((frame): frame is ServerFrame => frame.type === 'dialled');
    const wish = { lessons: ['assessment/one-letter'], ms: 600_000 };
    await teacher.ask('PUT', `/api/classes/${teacher.class}/assessment`, wish);
    for (const [page, stream] of [
      [there, 2],
      [here, 1],
    ] as const)
      await page.wait((frame): frame is ServerFrame => frame.type === 'closed' && frame.stream === stream);
  });

  it('is reached by nobody else, and by none who left', async () => {
    const teacher = await school.teacher();
    const other = await school.teacher();
    const ana = await school.student(teacher.code, 'Ana');
    const eve = await school.student(other.code, 'Eve');
    const cleo = await school.student(teacher.code, 'Cleo');
    await cleo.ask('POST', `/api/classes/${teacher.class}/leave`);
    expect((await called(ana, eve)).type).not.toBe('dialled');
    expect((await called(ana, cleo)).type).not.toBe('dialled');
    expect((await called(ana, await school.person())).type).not.toBe('dialled');
  });
});
