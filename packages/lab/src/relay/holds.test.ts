import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import type { Hop, Logged, MailHeld } from '@ehlo/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { OCEAN, Speaker, type StartedLab, startLab, TEAL } from '../lab.fixture.ts';
import type { LabOptions } from '../lab.ts';
import { eventOf } from './foreign.fixture.ts';
import { HOLDING_MS, HOP_MS } from './holds.ts';

const ROOM = OCEAN.room;
let lab: StartedLab;
afterEach(() => lab.close());

async function start(more: Partial<LabOptions> = {}) {
  const clock = createFakeClock();
  lab = await startLab({ claimed: OCEAN, clock, relay: { random: () => 0 }, ...more });
  return clock;
}

async function submit(...to: string[]): Promise<void> {
  const speaker = new Speaker(lab.port('mta'));
  await speaker.reply();
  for (const line of [
    'EHLO ocean7',
    'MAIL FROM:<alice@campus.test>',
    ...to.map((path) => `RCPT TO:<${path}>`),
    'DATA',
  ])
    await speaker.say(`${line}\r\n`);
  expect(await speaker.say('Subject: hello\r\n\r\nhi\r\n.\r\n')).toMatch(/^250 /);
  await speaker.close();
}

const held = (at: Hop['at'], after = 0): Promise<Logged<MailHeld>> =>
  eventOf(lab.log, ROOM, 'mail.held', ({ hop, seq }) => hop.at === at && seq > after);
const settled = () => eventOf(lab.log, ROOM, 'mail.relayed', (event) => event.settled === true);
const released = (held: number) => eventOf(lab.log, ROOM, 'mail.released', (event) => event.held === held);
const waiting = () => lab.lab.queue.queue(ROOM)[0];
const kinds = async () => (await lab.events(ROOM)).map(({ kind }) => kind);
const go = (id: number | undefined) => lab.lab.queue.letGo(ROOM, id as number, 'ocean7');

describe('a room that holds its mails at each hop', () => {
  it('waits before the look-up, before each call, and before the mail is handed over', async () => {
    await start();
    await lab.lab.switchService(ROOM, 'mx1', 'down');
    await lab.lab.queue.hold(ROOM, 'on', 'ocean7');
    await submit('dean@faculty.test');

    const first = await held('look-up');
    expect(first.hop).toEqual({ at: 'look-up', domain: 'faculty.test' });
    expect(await kinds()).not.toContain('dns.answered');
    expect(waiting()).toMatchObject({ active: true, held: [{ hop: first.hop, until: first.until }] });
    expect(await go(first.queued)).toBe(true);

    const second = await held('call');
    expect(second.hop).toMatchObject({ to: { host: 'mx1.faculty.test', port: 25 } });
    expect(await kinds()).not.toContain('connection.failed');
    await go(first.queued);

    const third = await held('call', second.seq);
    expect(third.hop).toMatchObject({ to: { host: 'mx2.faculty.test' } });
    await go(first.queued);

    const fourth = await held('hand-over');
    expect(fourth.hop).toMatchObject({ to: { host: 'mx2.faculty.test' }, connection: expect.any(Number) });
    expect((await kinds()).filter((kind) => kind === 'mail.accepted')).toHaveLength(1);
    await go(first.queued);

    expect(await settled()).toMatchObject({ to: { host: 'mx2.faculty.test' } });
    expect(waiting()).toBeUndefined();
    expect(await released(fourth.seq)).toMatchObject({ how: 'by-hand', by: 'ocean7' });
  });

  it('lets all of them go on when it is switched off', async () => {
    await start();
    await lab.lab.queue.hold(ROOM, 'on', undefined);
    await submit('dean@faculty.test');
    const { seq } = await held('look-up');
    await lab.lab.queue.hold(ROOM, 'off', undefined);
    await settled();
    expect(await released(seq)).toMatchObject({ how: 'switched-off' });
    expect(lab.lab.queue.holdUntil(ROOM)).toBeUndefined();
  });

  it('lets a mail go on by itself after ten minutes, and holds no more after thirty (RFC 5321 §4.5.3.2)', async () => {
    const clock = await start();
    await lab.lab.queue.hold(ROOM, 'on', undefined);
    await submit('dean@faculty.test');
    const first = await held('look-up');
    expect(first.until).toBe(clock.now() + HOP_MS);
    clock.turn(HOP_MS);
    expect(await released(first.seq)).toMatchObject({ how: 'too-long' });
    await held('call');
    clock.turn(HOP_MS);
    await held('hand-over');
    clock.turn(HOLDING_MS - 2 * HOP_MS);
    expect(lab.lab.queue.holdUntil(ROOM)).toBeUndefined();
    await settled();
  });

  it('does not count the time against the mail: it is given up as late as it was held', async () => {
    const clock = await start({ relay: { schedule: { retrySeconds: [5], lifetimeSeconds: 300 } } });
    await lab.lab.switchService(ROOM, 'mx1', 'down');
    await lab.lab.switchService(ROOM, 'mx2', 'down');
    await lab.lab.queue.hold(ROOM, 'on', undefined);
    await submit('dean@faculty.test');
    const { queued } = await held('look-up');
    const before = waiting()?.expiresAt as number;
    clock.turn(400_000);
    expect(waiting()?.expiresAt).toBe(before + 400_000);
    const deferred = eventOf(lab.log, ROOM, 'mail.deferred');
    await lab.lab.queue.hold(ROOM, 'off', undefined);
    expect(await deferred).toMatchObject({ queued, attempt: 1 });
    expect(waiting()?.expiresAt).toBe(before + 400_000);
  });

  it('lets the mails of other rooms pass, and other mails of its own wait apart', async () => {
    await start();
    await lab.lab.queue.hold(TEAL.room, 'on', undefined);
    await submit('dean@faculty.test');
    await settled();
    await lab.lab.queue.hold(ROOM, 'on', undefined);
    await submit('dean@faculty.test', 'x@lonely.test');
    const first = await held('look-up');
    await held('look-up', first.seq);
    expect(waiting()?.held.map(({ hop }) => (hop.at === 'look-up' ? hop.domain : ''))).toEqual([
      'faculty.test',
      'lonely.test',
    ]);
  });

  it('gives a held mail back at once when somebody gives it up, and leaves no connection behind', async () => {
    await start();
    await lab.lab.queue.hold(ROOM, 'on', undefined);
    await submit('dean@faculty.test');
    const { queued } = await held('look-up');
    await go(queued);
    await held('call');
    await go(queued);
    const { hop } = await held('hand-over');
    const closed = eventOf(
      lab.log,
      ROOM,
      'connection.closed',
      ({ connection }) => hop.at === 'hand-over' && connection === hop.connection,
    );
    const bounced = eventOf(lab.log, ROOM, 'mail.bounced');
    expect(await lab.lab.queue.giveUp(ROOM, queued)).toBe(true);
    expect(await bounced).toMatchObject({ failure: { at: 'by-hand' } });
    await closed;
  });

  it('goes on when it is tried now', async () => {
    await start();
    await lab.lab.queue.hold(ROOM, 'on', undefined);
    await submit('dean@faculty.test');
    const { queued } = await held('look-up');
    expect(await lab.lab.queue.tryNow(ROOM, queued, 'ocean7')).toBe(true);
    await held('call');
  });

  it('holds again, from the first hop, after a restart', async () => {
    const log = createMemoryLog();
    const blobs = createMemoryBlobs();
    const clock = await start({ log, blobs });
    await lab.lab.queue.hold(ROOM, 'on', undefined);
    await submit('dean@faculty.test');
    const { queued, seq } = await held('look-up');
    await go(queued);
    const call = await held('call');
    clock.turn(60_000);
    await lab.lab.close(1_000);
    expect(await kinds()).not.toContain('mail.relayed');

    lab = await startLab({ claimed: OCEAN, clock, log, blobs });
    expect(lab.lab.queue.holdUntil(ROOM)).toBeDefined();
    const again = await held('look-up', call.seq);
    expect(again.queued).toBe(queued);
    expect(waiting()?.held).toHaveLength(1);
    await lab.lab.queue.hold(ROOM, 'off', undefined);
    await settled();
    expect(seq).toBeLessThan(again.seq);
  });
});
