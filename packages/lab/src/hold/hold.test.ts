import { createMemoryLog } from '@ehlo/log';
import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { dial, OCEAN, octetsIn, startLab, TEAL } from '../lab.fixture.ts';
import { createHeldLabs, handsOn, MTA } from './hold.fixture.ts';

const { start, close } = createHeldLabs();
afterEach(close);

describe('a wire that is held', () => {
  it('lets a line through when told to, either way, and logs it as octets only then', async () => {
    const { lab, events, of, waiting, pass } = await start();
    await lab.wire.switch(OCEAN.room, 'self', 'both');
    const { speaker, opened } = dial(lab, MTA, OCEAN);
    const greeting = await waiting(/^220 /);
    expect(greeting).toMatchObject({ connection: await opened, from: 'server', behind: 0 });
    expect(octetsIn(await events(OCEAN.room), 'server')).toBe('');
    pass(greeting);
    expect(await speaker.reply()).toMatch(/^220 mail\.campus\.test/);
    speaker.socket.write('NOOP\r\nRSET\r\n');
    const noop = await waiting('NOOP');
    expect(noop.behind).toBe(1);
    expect(octetsIn(await events(OCEAN.room), 'client')).toBe('');
    expect(pass(noop)).toBe('released');
    expect(pass(noop)).toBe('not-held');
    expect(octetsIn(await events(OCEAN.room), 'client')).toBe('NOOP\r\n');
    pass(await waiting(/^250 /));
    expect(await speaker.reply()).toMatch(/^250 /);
    expect((await of('connection.held')).map(({ from, octets }) => [from, latin1(octets!)])).toEqual([
      ['server', expect.stringMatching(/^220 /)],
      ['client', 'NOOP\r\n'],
      ['server', expect.stringMatching(/^250 /)],
      ['client', 'RSET\r\n'],
    ]);
    expect((await of('connection.released')).map(({ as, how, by }) => [as, how, by])).toEqual(
      Array(3).fill(['same', 'by-hand', 'self']),
    );
    await speaker.close();
  });

  it('gives the server the line as it was edited, and the log tells both', async () => {
    const { lab, events, of, waiting, pass } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    speaker.socket.write('EHLO me\r\n');
    pass(await waiting('EHLO'));
    await speaker.reply();
    speaker.socket.write('MAIL FROM:<a@campus.test>\r\n');
    const line = await waiting('MAIL');
    const octets = octetsOfLatin1('VRFY bob\r\n');
    expect(lab.wire.release(OCEAN.room, line, { as: 'edited', octets }, 'teacher')).toBe('theirs');
    await lab.wire.switch(OCEAN.room, 'teacher', 'client');
    expect(lab.wire.release(OCEAN.room, line, { as: 'edited', octets }, 'self')).toBe('theirs');
    lab.wire.release(OCEAN.room, line, { as: 'edited', octets }, 'teacher');
    expect(await speaker.reply()).toMatch(/^250 .*bob@campus/);
    expect(octetsIn(await events(OCEAN.room), 'client')).toBe('EHLO me\r\nVRFY bob\r\n');
    expect((await of('connection.held')).at(-1)).toMatchObject({
      octets: Buffer.from('MAIL FROM:<a@campus.test>\r\n'),
      offset: 9,
    });
    expect((await of('connection.released')).at(-1)).toMatchObject({
      held: line.held,
      as: 'edited',
      octets,
      by: 'teacher',
    });
    await speaker.close();
  });

  it('drops a line: the other end never gets it', async () => {
    const { lab, of, waiting } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    speaker.socket.write('EHLO lost\r\nEHLO found\r\n');
    lab.wire.release(OCEAN.room, await waiting('lost'), { as: 'dropped' }, 'self');
    lab.wire.release(OCEAN.room, await waiting('found'), { as: 'same' }, 'self');
    expect(await speaker.reply()).toMatch(/found/);
    expect((await of('connection.released')).map(({ as }) => as)).toEqual(['dropped', 'same']);
    await speaker.close();
  });

  it('until the next reply: lines of a letter go on, its answer too, and the line after it waits', async () => {
    const { lab, waiting, through } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await speaker.say('EHLO me\r\n');
    await speaker.say('MAIL FROM:<a@campus.test>\r\n');
    await speaker.say('RCPT TO:<bob@campus.test>\r\n');
    await lab.wire.switch(OCEAN.room, 'self', 'both');
    await through(speaker, 'DATA\r\n', /^354/);
    speaker.socket.write('Subject: hi\r\n\r\nHello\r\n.\r\n');
    await waiting('Subject');
    expect(lab.wire.untilReply(OCEAN.room, 'self')).toBe('released');
    expect(await speaker.reply()).toMatch(/^250 /);
    speaker.socket.write('QUIT\r\n');
    await waiting('QUIT');
    await speaker.close();
  });

  it('lets everything through when it ends, in order', async () => {
    const { lab, waiting, of } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'both');
    speaker.socket.write('EHLO me\r\nNOOP\r\nQUI');
    await waiting('EHLO');
    await lab.wire.switch(OCEAN.room, 'self');
    speaker.socket.write('T\r\n');
    expect(await speaker.rest()).toMatch(/250 .*250 .*221 /s);
    expect(await of('connection.released')).toMatchObject([{ as: 'same', how: 'switched-off' }]);
    expect((await of('wire.switched')).map(({ state }) => state)).toEqual(['on', 'off']);
    await speaker.close();
  });

  it('holds back TLS until the reply that begins it is through, and drops what was behind STARTTLS', async () => {
    const { lab, of, waiting, pass } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await speaker.say('EHLO me\r\n');
    await lab.wire.switch(OCEAN.room, 'self', 'both');
    speaker.socket.write('STARTTLS\r\nNOOP\r\n');
    pass(await waiting('STARTTLS'));
    const ready = await waiting(/^220/);
    expect(await of('connection.certificate')).toEqual([]);
    pass(ready);
    await speaker.reply();
    while ((await of('connection.certificate')).length === 0);
    expect(await of('connection.dropped')).toMatchObject([{ start: 19, end: 25 }]);
    await speaker.close();
  });

  it('until the next reply: only what waits goes on, not where nothing does', async () => {
    const { lab, waiting } = await start();
    const idle = dial(lab, MTA, OCEAN);
    await idle.speaker.reply();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    expect(lab.wire.untilReply(OCEAN.room, 'self')).toBe('not-held');
    speaker.socket.write('NOOP\r\n');
    await waiting('NOOP');
    expect(lab.wire.untilReply(OCEAN.room, 'self')).toBe('released');
    await speaker.reply();
    idle.speaker.socket.write('RSET\r\n');
    await waiting('RSET');
    await speaker.close();
    await idle.speaker.close();
  });

  it('lets half a reply through that a fault makes of one, and the server hangs up behind it', async () => {
    const { lab, waiting, pass } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    const fault = { when: { at: 'NOOP' }, what: { kind: 'half-reply' } } as const;
    await lab.faults.set(OCEAN.room, { host: 'mail.campus.test', ...fault });
    await lab.wire.switch(OCEAN.room, 'self', 'server');
    speaker.socket.write('NOOP\r\n');
    pass(await waiting(/^2[^\n]*$/));
    expect(await speaker.rest()).toMatch(/^2[^\n]*$/);
    await speaker.close();
  });

  it('takes a line that comes octet by octet over a slow link', async () => {
    const clock = createFakeClock();
    const { lab, of, pass } = await start({ clock });
    const what = { kind: 'slow', octetsPerSecond: 100 } as const;
    await lab.faults.set(OCEAN.room, { host: 'mail.campus.test', when: { at: 'connect' }, what });
    const { speaker } = dial(lab, MTA, OCEAN);
    const turn = () => {
      clock.turn(100);
      return new Promise((resolve) => setImmediate(resolve));
    };
    while (!speaker.text.includes('\r\n')) await turn();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    for (const octet of 'NOOP\r\n') {
      speaker.socket.write(octet);
      await turn();
    }
    while (lab.wire.lines(OCEAN.room).length === 0) await turn();
    speaker.text = '';
    pass(lab.wire.lines(OCEAN.room)[0]!);
    while (!/^250 .*\r\n/.test(speaker.text)) await turn();
    await speaker.close();
    while ((await of('connection.closed')).length === 0) await turn();
  });

  it('is of one room', async () => {
    const { lab } = await start();
    await lab.wire.switch(OCEAN.room, 'self', 'both');
    const { speaker } = dial(lab, MTA, TEAL);
    expect(await speaker.reply()).toMatch(/^220/);
    await speaker.close();
  });
});

describe('what is held and nobody lets through', () => {
  it('hides what may be a password from all but the owner', async () => {
    const { lab, waiting, of, pass } = await start();
    const { speaker } = dial(lab, { address: '192.0.2.25', port: 110 }, OCEAN);
    await speaker.until((text) => text.includes('\r\n'));
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    speaker.socket.write('USER bob\r\nPASS secret\r\n');
    pass(await waiting('USER'));
    expect(await waiting('PASS')).toMatchObject({ hidden: { start: 5, end: 11 } });
    expect((await of('connection.held')).at(-1)).toMatchObject({ hidden: { start: 5, end: 11 } });
    await speaker.close();
  });

  it('goes with its connection, and is told as dropped before the end', async () => {
    const { lab, waiting, events } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    speaker.socket.write('EHLO me\r\n');
    await waiting('EHLO');
    speaker.socket.resetAndDestroy();
    while (lab.wire.lines(OCEAN.room).length > 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await events(OCEAN.room)).slice(-2)).toMatchObject([
      { kind: 'connection.released', as: 'dropped', how: 'over' },
      { kind: 'connection.closed', how: 'reset' },
    ]);
  });

  it('is still read by the server where the client ended behind it', async () => {
    const { lab, waiting, pass } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    speaker.socket.end('NOOP\r\nHELP');
    pass(await waiting('NOOP'));
    pass(await waiting('HELP'));
    expect(await speaker.rest()).toMatch(/^250 /);
    await speaker.close();
  });

  it('goes on by itself after ten minutes, but not while the class is paused', async () => {
    const clock = createFakeClock();
    const { lab, waiting, of, pass } = await start({ clock });
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    speaker.socket.write('NOOP\r\n');
    await waiting('NOOP');
    clock.turn(10 * 60_000);
    expect(await speaker.reply()).toMatch(/^250 /);
    expect(await of('connection.released')).toMatchObject([{ how: 'too-long' }]);
    await lab.wire.switch(OCEAN.room, 'pause', 'both');
    speaker.socket.write('RSET\r\n');
    const rset = await waiting('RSET');
    clock.turn(50 * 60_000);
    expect(await of('connection.closed')).toEqual([]);
    // A pause is its class's.
    expect(pass(rset)).toBe('theirs');
    await lab.wire.switch(OCEAN.room, 'pause');
    expect(await speaker.reply()).toMatch(/^250 /);
    await speaker.close();
  });

  it('keeps its sender waiting once 16 KiB stand behind it', async () => {
    const { lab, waiting } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    const line = `NOOP ${'x'.repeat(500)}\r\n`;
    speaker.socket.write(line.repeat(40_000));
    const first = await waiting('NOOP');
    // It is the kernel's to say when its buffers are full; ours stay as they are.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    const [now] = lab.wire.lines(OCEAN.room);
    expect(now?.held).toBe(first.held);
    expect((now?.behind ?? 0) * line.length).toBeLessThan(128 * 1024);
    expect(speaker.socket.writableLength).toBeGreaterThan(0);
    await speaker.close();
  });

  it('of a hold stands after a restart, and what clients said went with their connections', async () => {
    const log = createMemoryLog();
    const before = await startLab({ log });
    const first = { ...before, ...handsOn(before) };
    const { speaker: sender } = dial(first.lab, MTA, OCEAN);
    await sender.reply();
    for (const line of ['EHLO me', 'MAIL FROM:<a@campus.test>', 'RCPT TO:<bob@campus.test>', 'DATA'])
      await sender.say(`${line}\r\n`);
    await first.lab.wire.switch(OCEAN.room, 'self', 'client');
    sender.socket.write('.\r\n');
    await first.waiting(/^\.\r\n/);
    await first.lab.wire.switch(TEAL.room, 'self', 'server');
    await first.lab.wire.switch(TEAL.room, 'self');
    await first.lab.close(1);
    expect(await first.of('mail.accepted')).toEqual([]);
    expect((await first.events(OCEAN.room)).slice(-2)).toMatchObject([
      { kind: 'connection.released', as: 'dropped', how: 'over' },
      { kind: 'connection.closed', how: 'shutdown' },
    ]);
    const { lab, waiting, pass } = await start({ log });
    expect(lab.wire.of(OCEAN.room)).toMatchObject([{ holder: 'self', from: 'client' }]);
    expect(lab.wire.of(TEAL.room)).toEqual([]);
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    speaker.socket.write('NOOP\r\n');
    pass(await waiting('NOOP'));
    await speaker.reply();
    await speaker.close();
  });

  it('goes with its connection where its room is forgotten', async () => {
    const { lab, waiting, of } = await start();
    const { speaker } = dial(lab, MTA, OCEAN);
    await speaker.reply();
    await lab.wire.switch(OCEAN.room, 'self', 'client');
    speaker.socket.write('NOOP\r\n');
    await waiting('NOOP');
    lab.hangUp(OCEAN.room);
    expect(await of('connection.released')).toMatchObject([{ as: 'dropped', how: 'over' }]);
    expect(lab.wire.of(OCEAN.room)).toEqual([]);
    await speaker.close();
  });
});
