/** What others see of passwords in lines that wait. */
import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { type Logged, learnSecret, mayRead, type SecretSpan, type Seq } from '@ehlo/wire';
import { afterEach, expect, it } from 'vitest';
import { dial, OCEAN } from '../lab.fixture.ts';
import { CAMPUS, createHeldLabs } from './hold.fixture.ts';

const { start, close } = createHeldLabs();
afterEach(close);

/** All octets of the client that a teacher finds in the log. */
function seenIn(events: readonly Logged[]): string {
  const secrets = new Map<Seq, SecretSpan[]>();
  for (const event of events) learnSecret(secrets, event);
  return events
    .map((event) => mayRead({ room: OCEAN.room, role: 'teacher' }, event, secrets))
    .map((event) => (event && 'octets' in event && event.octets ? latin1(event.octets) : ''))
    .join('');
}

it('a password that is typed ahead and let through before the reply is, is told as a secret', async () => {
  const { lab, events, of, waiting, pass } = await start();
  const { speaker } = dial(lab, { address: CAMPUS, port: 110 }, OCEAN);
  await speaker.until((text) => text.includes('\r\n'));
  await lab.wire.switch(OCEAN.room, 'self', 'both');
  speaker.socket.write('USER bob\r\nPASS hush\r\n');
  pass(await waiting('USER'));
  await waiting(/^\+OK/);
  pass(await waiting('PASS'));
  expect(await of('connection.secret')).toContainEqual(expect.objectContaining({ start: 15, end: 19 }));
  speaker.socket.resetAndDestroy();
  while (lab.wire.lines(OCEAN.room).length > 0) await new Promise((resolve) => setImmediate(resolve));
  expect(seenIn(await events(OCEAN.room))).toContain('PASS ****\r\n');
  expect(seenIn(await events(OCEAN.room))).not.toContain('hush');
});

it('a password in what goes on in place of a line is none that others see', async () => {
  const { lab, events, of, waiting } = await start();
  const { speaker } = dial(lab, { address: CAMPUS, port: 110 }, OCEAN);
  await speaker.until((text) => text.includes('\r\n'));
  await lab.wire.switch(OCEAN.room, 'self', 'both');
  speaker.socket.write('NOOP\r\n');
  const octets = octetsOfLatin1('PASS hush\r\n');
  lab.wire.release(OCEAN.room, await waiting('NOOP'), { as: 'edited', octets }, 'self');
  expect(await of('connection.released')).toMatchObject([{ hidden: { start: 5, end: 9 } }]);
  expect(seenIn(await events(OCEAN.room))).not.toContain('hush');
  await speaker.close();
});

it('the answer to AUTH is hidden while what asks for it waits too', async () => {
  const { lab, events, waiting, pass } = await start();
  const { speaker } = dial(lab, { address: CAMPUS, port: 110 }, OCEAN);
  await speaker.until((text) => text.includes('\r\n'));
  await lab.wire.switch(OCEAN.room, 'self', 'both');
  speaker.socket.write('AUTH PLAIN\r\nAGJvYgBodXNo\r\nNOOP\r\n');
  pass(await waiting('AUTH'));
  await waiting(/^\+/);
  const answer = await waiting('AGJvYgBodXNo');
  expect(answer).toMatchObject({ hidden: { start: 0, end: 12 } });
  pass(answer);
  expect(await waiting('NOOP')).not.toHaveProperty('hidden');
  await speaker.close();
  expect(seenIn(await events(OCEAN.room))).not.toContain('AGJvYgBodXNo');
});

it('every piece of an AUTH line beyond 8 KiB is hidden', async () => {
  const { lab, waiting, pass } = await start();
  const { speaker } = dial(lab, { address: CAMPUS, port: 587 }, OCEAN);
  await speaker.reply();
  await lab.wire.switch(OCEAN.room, 'self', 'client');
  speaker.socket.write(`AUTH PLAIN ${'A'.repeat(10_000)}\r\n`);
  const first = await waiting('AUTH');
  expect(first).toMatchObject({ hidden: { start: 11, end: 8192 } });
  pass(first);
  expect(await waiting(/^A+\r\n$/)).toMatchObject({ hidden: { start: 0, end: 10_011 - 8192 } });
  await speaker.close();
});
