import { once } from 'node:events';
import { createServer } from 'node:net';
import { createMemoryBlobs } from '@ehlo/log';
import { latin1 } from '@ehlo/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { RoomFull } from './delivery.ts';
import { createFakeClock } from './fake-clock.fixture.ts';
import { dial, GUEST, OCEAN, octetsIn, Speaker, type StartedLab, startLab, TEAL } from './lab.fixture.ts';

const running: StartedLab[] = [];
async function start(more: Parameters<typeof startLab>[0] = {}): Promise<StartedLab> {
  const started = await startLab(more);
  running.push(started);
  return started;
}
afterEach(async () => {
  for (const lab of running.splice(0)) await lab.close();
});

const LETTER = 'Subject: hi\r\nFrom: me <me@x.test>\r\n\r\nHello\r\n..dots\r\n.\r\n';

/** Sends a few octets and waits until the lab has them. */
function dripper(speaker: Speaker, events: StartedLab['events']) {
  return async (text: string) => {
    const before = octetsIn(await events(OCEAN.room), 'client').length;
    speaker.socket.write(text);
    while (octetsIn(await events(OCEAN.room), 'client').length < before + text.length);
  };
}

async function send(speaker: Speaker, to = 'b@x.test', ehlo = 'me'): Promise<string> {
  await speaker.reply();
  await speaker.say(`EHLO ${ehlo}\r\n`);
  await speaker.say('MAIL FROM:<a@x.test>\r\n');
  await speaker.say(`RCPT TO:<${to}>\r\n`);
  await speaker.say('DATA\r\n');
  return speaker.say(LETTER);
}

describe('the mock on its public port', () => {
  it('takes a mail and shows it in the room, with trace fields in front and octets as they crossed', async () => {
    const { port, mail, events, blobs } = await start({ claimed: OCEAN });
    const speaker = new Speaker(port('mock'));
    expect(await send(speaker)).toMatch(/^250 2\.0\.0 .*\r\n$/);
    const { mails } = await mail.list(OCEAN.room, 'mock');
    expect(mails).toMatchObject([
      {
        envelope: { reversePath: 'a@x.test', forwardPaths: ['b@x.test'] },
        summary: { from: 'me <me@x.test>', subject: 'hi', snippet: 'Hello .dots' },
        sentBy: 'ocean7',
      },
    ]);
    const source = latin1((await mail.source(OCEAN.room, mails[0]?.id as number)) as Uint8Array);
    expect(source).toMatch(
      /^Return-Path: <a@x\.test>\r\nReceived: from me \(\[10\.20\.3\.7\]\)\r\n\tby localhost with ESMTP id \w+\r\n\tfor <b@x\.test>; /,
    );
    expect(source.endsWith('Subject: hi\r\nFrom: me <me@x.test>\r\n\r\nHello\r\n.dots\r\n')).toBe(true);
    const kinds = (await events(OCEAN.room)).map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['mail.accepted', 'mail.stored', 'connection.octets']);
    expect(await blobs.read(mails[0]?.blob as string)).toBeDefined();
    await speaker.close();
  });

  it('waits with its events until the client says who it is', async () => {
    const { port, events } = await start();
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    expect(await events('guest')).toEqual([]);
    await speaker.say('EHLO teal2.campus.test\r\n');
    const logged = await events(TEAL.room);
    expect(logged[0]).toMatchObject({
      kind: 'connection.opened',
      person: 'teal2',
      from: { address: TEAL.address },
    });
    expect(octetsIn(logged, 'server')).toMatch(/^220 .*250 /s);
    expect(await events('guest')).toEqual([]);
    await speaker.close();
  });

  it('is the guest room’s once it spoke and named nobody, and a person’s when MAIL FROM names one', async () => {
    const { port, events } = await start();
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    await speaker.say('EHLO somebody\r\n');
    expect((await events('guest'))[0]).toMatchObject({
      kind: 'connection.opened',
      from: { address: '10.20.0.1' },
    });
    await speaker.say('MAIL FROM:<ocean7@campus.test>\r\n');
    await speaker.say('NOOP\r\n');
    await speaker.say('QUIT\r\n');
    await speaker.close();
    const logged = await events(OCEAN.room);
    expect(logged[0]).toMatchObject({ kind: 'connection.opened', person: 'ocean7' });
    expect(octetsIn(logged, 'client')).toBe(
      'EHLO somebody\r\nMAIL FROM:<ocean7@campus.test>\r\nNOOP\r\nQUIT\r\n',
    );
    expect((await events('guest')).at(-1)).toMatchObject({ kind: 'connection.claimed', person: 'ocean7' });
  });

  it('is a person’s with its mail also when everything came in one segment, as from ncat -C < file', async () => {
    const { port, mail, events } = await start();
    const speaker = new Speaker(port('mock'));
    speaker.socket.end(
      `EHLO somebody\r\nMAIL FROM:<ocean7@campus.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n${LETTER}QUIT\r\n`,
    );
    expect(await speaker.rest()).toMatch(/\r\n221 .*\r\n$/);
    expect(await mail.list('guest', 'mock')).toMatchObject({ total: 0 });
    expect(await mail.list(OCEAN.room, 'mock')).toMatchObject({ total: 1 });
    expect(octetsIn(await events(OCEAN.room), 'client')).toMatch(/^EHLO [\s\S]*QUIT\r\n$/);
    await speaker.close();
  });

  it('is moved by hand with its mail, once', async () => {
    const { lab, port, events, mail } = await start();
    const speaker = new Speaker(port('mock'));
    await send(speaker);
    const id = (await events('guest'))[0]?.seq as number;
    const moved = await lab.claim({ room: 'guest', id }, { room: OCEAN.room, person: 'ocean7' });
    expect(moved).toBeTypeOf('number');
    expect(await mail.list('guest', 'mock')).toMatchObject({ total: 0 });
    expect((await mail.list(OCEAN.room, 'mock')).mails).toMatchObject([
      { sentBy: 'ocean7', summary: { subject: 'hi' } },
    ]);
    expect(await lab.claim({ room: 'guest', id }, { room: TEAL.room, person: 'teal2' })).toBeUndefined();
    await speaker.say('NOOP\r\n');
    expect(octetsIn(await events(OCEAN.room), 'client')).toMatch(/NOOP\r\n$/);
    await speaker.close();
  });

  it('stays where it is when its mail has no place in the room of who claims it', async () => {
    const { lab, port, events, mail } = await start({ roomMailOctets: 1_500 });
    const speaker = new Speaker(port('mock'));
    await send(speaker);
    const id = (await events('guest'))[0]?.seq as number;
    for (let answer = '250'; !answer.startsWith('452'); ) {
      const filler = new Speaker(port('mock'));
      answer = await send(filler, 'b@x.test', 'ocean7');
      await filler.close();
    }
    const before = (await events('guest')).length;
    const by = { room: OCEAN.room, person: 'ocean7' };
    await expect(lab.claim({ room: 'guest', id }, by)).rejects.toThrow(RoomFull);
    expect((await events('guest')).length).toBe(before);
    expect(await mail.list('guest', 'mock')).toMatchObject({ total: 1 });
    // It lives on, its events go where they went.
    await speaker.say('NOOP\r\n');
    expect(octetsIn(await events('guest'), 'client')).toMatch(/NOOP\r\n$/);
    await speaker.close();
    // Over or alive, the same.
    await expect(lab.claim({ room: 'guest', id }, by)).rejects.toThrow(RoomFull);
  });

  it('answers what came before the client’s FIN, then closes', async () => {
    const { port } = await start();
    const speaker = new Speaker(port('mock'));
    speaker.socket.end(`EHLO me\nMAIL FROM:<a@x>\nRCPT TO:<b@x>\nDATA\n${LETTER}NOOP\n`);
    expect((await speaker.rest()).match(/^\d{3} /gm)).toEqual([
      '220 ',
      '250 ',
      '250 ',
      '250 ',
      '354 ',
      '250 ',
      '250 ',
    ]);
    await speaker.close();
  });

  it('answers 20 000 pipelined NOOPs, each once', async () => {
    const { port } = await start();
    const speaker = new Speaker(port('mock'));
    speaker.socket.write('NOOP\r\n'.repeat(20_000));
    speaker.socket.end('QUIT\r\n');
    const text = await speaker.rest();
    expect(text.match(/^250 /gm)).toHaveLength(20_000);
    expect(text).toMatch(/221 .*\r\n$/);
    await speaker.close();
  });

  it('keeps in step with a line of 100 000 octets, and with NULs', async () => {
    const { port } = await start();
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    expect(await speaker.say(`${'x'.repeat(100_000)}\r\n`)).toMatch(/^500 5\.5\.6/);
    expect(await speaker.say('NO\0OP\r\n')).toMatch(/^5/);
    expect(await speaker.say('NOOP\r\n')).toMatch(/^250/);
    await speaker.close();
  });

  it('stores nothing when the client is gone in the middle of a letter', async () => {
    const { port, mail, events } = await start({ claimed: OCEAN });
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    await speaker.say('MAIL FROM:<a@x>\r\n');
    await speaker.say('RCPT TO:<b@x>\r\n');
    await speaker.say('DATA\r\n');
    speaker.socket.write('Subject: half\r\n');
    // A reset overtakes octets that are still on their way, and then arrives as an ordinary end.
    while (!octetsIn(await events(OCEAN.room), 'client').endsWith('half\r\n'));
    speaker.socket.resetAndDestroy();
    let last = (await events(OCEAN.room)).at(-1);
    while (last?.kind !== 'connection.closed') last = (await events(OCEAN.room)).at(-1);
    expect(last).toMatchObject({ by: 'client', how: 'reset' });
    expect(await mail.list(OCEAN.room, 'mock')).toMatchObject({ total: 0 });
  });

  it('refuses a letter over SIZE with 552 and takes the next one', async () => {
    const { port, mail } = await start({ claimed: OCEAN });
    const speaker = new Speaker(port('mock'));
    const limit = Number(/SIZE (\d+)/.exec((await speaker.say('EHLO me\r\n', 2)) as string)?.[1]);
    expect(limit).toBeGreaterThanOrEqual(25 * 2 ** 20);
    for (const line of ['MAIL FROM:<a@x>', 'RCPT TO:<b@x>', 'DATA']) await speaker.say(`${line}\r\n`);
    const line = `${'x'.repeat(998)}\r\n`.repeat(1000);
    for (let sent = 0; sent <= limit; sent += line.length)
      if (!speaker.socket.write(line)) await once(speaker.socket, 'drain');
    expect(await speaker.say('.\r\n')).toMatch(/^552/);
    for (const line of ['MAIL FROM:<a@x>', 'RCPT TO:<b@x>', 'DATA']) await speaker.say(`${line}\r\n`);
    expect(await speaker.say(LETTER)).toMatch(/^250/);
    expect(await mail.list(OCEAN.room, 'mock')).toMatchObject({ total: 1 });
    await speaker.close();
  }, 60_000);

  it('takes a mail of 25 MB octet for octet, and the log names the blob for what it does not keep', async () => {
    const { port, mail, events } = await start({ claimed: OCEAN });
    const speaker = new Speaker(port('mock'));
    await speaker.say('EHLO me\r\n', 2);
    for (const line of ['MAIL FROM:<a@x>', 'RCPT TO:<b@x>', 'DATA']) await speaker.say(`${line}\r\n`);
    const line = `${'y'.repeat(76)}\r\n`.repeat(10_000);
    let size = 0;
    for (; size + line.length < 25_000_000; size += line.length)
      if (!speaker.socket.write(line)) await once(speaker.socket, 'drain');
    expect(await speaker.say('.\r\nNOOP\r\n', 2)).toMatch(/^250 .*\r\n250 /);
    const { mails } = await mail.list(OCEAN.room, 'mock');
    expect(mails[0]).toMatchObject({ size });
    const logged = await events(OCEAN.room);
    const named = logged.filter((event) => event.kind === 'connection.octets' && event.blob);
    expect(named).toMatchObject([{ blob: { sha256: mails[0]?.blob, end: size } }]);
    expect(named[0]).not.toHaveProperty('octets');
    expect(octetsIn(logged, 'client')).toMatch(/\.\r\nNOOP\r\n$/);
    expect(JSON.stringify(logged.map((e) => ({ ...e, octets: 0 }))).length).toBeLessThan(40_000);
    await speaker.close();
  }, 60_000);

  it('says 452 when the disk is full, or the room is, and stores nothing', async () => {
    const full = await start({ claimed: OCEAN, blobs: createMemoryBlobs({ maxOctets: 10 }) });
    const speaker = new Speaker(full.port('mock'));
    expect(await send(speaker)).toMatch(/^452/);
    expect(await speaker.say('NOOP\r\n')).toMatch(/^250/);
    expect(await full.mail.list(OCEAN.room, 'mock')).toMatchObject({ total: 0 });
    await speaker.close();

    const small = await start({ claimed: OCEAN, roomMailOctets: 60 });
    const other = new Speaker(small.port('mock'));
    expect(await send(other)).toMatch(/^250/);
    await other.say('MAIL FROM:<a@x>\r\n');
    await other.say('RCPT TO:<b@x>\r\n');
    await other.say('DATA\r\n');
    expect(await other.say(LETTER)).toMatch(/^452/);
    expect(await small.mail.list(OCEAN.room, 'mock')).toMatchObject({ total: 1 });
    await other.close();
  });

  it('says 452 when it is the recipients of tiny mails that fill a room', async () => {
    const { port, log, mail } = await start({ claimed: OCEAN, roomMailOctets: 50_000 });
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    const answers: string[] = [];
    for (let letters = 0; letters < 3; letters++) {
      await speaker.say('MAIL FROM:<a@x>\r\n');
      for (let i = 0; i < 100; i++)
        await speaker.say(`RCPT TO:<${'x'.repeat(60)}@${'y'.repeat(60)}.${i}.test>\r\n`);
      await speaker.say('DATA\r\n');
      answers.push((await speaker.say(LETTER)).slice(0, 3));
    }
    expect(answers).toEqual(['250', '250', '452']);
    expect((await mail.list(OCEAN.room, 'mock')).total).toBe(2);
    expect((await log.usage(OCEAN.room)).mail).toBeGreaterThan(50_000);
    await speaker.close();
  });

  it('counts a mail to a classmate in their room only, for only they can delete it', async () => {
    const { port, log, mail } = await start({ claimed: TEAL, roomMailOctets: 600 });
    const speaker = new Speaker(port('mta'));
    expect(await send(speaker, 'ocean7@campus.test')).toMatch(/^250/);
    // Where it was accepted, only the event that says so weighs.
    expect((await log.usage(TEAL.room)).mail).toBeLessThan(400);
    expect((await log.usage(OCEAN.room)).mail).toBeGreaterThan(600);
    await speaker.close();
    // Theirs is full; one's own is not.
    for (const [to, answer] of [
      ['ocean7', /^452/],
      ['bob', /^250/],
    ] as const) {
      const next = new Speaker(port('mta'));
      expect(await send(next, `${to}@campus.test`)).toMatch(answer);
      await next.close();
    }
    expect(await mail.list(OCEAN.room, 'ocean7@campus.test')).toMatchObject({ total: 1 });
  });

  it('sends away who gets nowhere for half an hour, and who calls too often', async () => {
    const clock = createFakeClock();
    const { port, events } = await start({ claimed: OCEAN, clock, limits: { connectionsPerCaller: 1 } });
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    const second = new Speaker(port('mock'));
    expect(await second.rest()).toMatch(/^421 4\.7\.0 .*\r\n$/);
    clock.turn(29 * 60_000);
    await speaker.say('NOOP\r\n');
    clock.turn(29 * 60_000);
    expect(speaker.ended).toBe(false);
    clock.turn(61_000);
    expect(await speaker.rest()).toMatch(/^421 4\.4\.2/);
    expect((await events(OCEAN.room)).at(-1)).toMatchObject({ by: 'lab', how: 'timed-out' });
    clock.turn(2_000);
    await Promise.all([speaker.close(), second.close()]);
  });

  it('sends away who drips a command that never ends: ten minutes for a line', async () => {
    const clock = createFakeClock();
    const { port, events } = await start({ claimed: OCEAN, clock });
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    const drip = dripper(speaker, events);
    clock.turn(9 * 60_000);
    for (let minute = 0; minute < 9; minute++) {
      await drip('x');
      clock.turn(60_000);
    }
    expect(speaker.ended).toBe(false);
    await drip('\r\n');
    expect(await speaker.reply()).toMatch(/^500/);
    for (let minute = 0; minute < 10; minute++) {
      await drip('x');
      clock.turn(60_000);
    }
    clock.turn(10_000);
    expect(await speaker.rest()).toMatch(/^421 4\.4\.2/);
    expect((await events(OCEAN.room)).at(-1)).toMatchObject({ by: 'lab', how: 'timed-out' });
    clock.turn(2_000);
    await speaker.close();
  });

  it('sends away who drips a letter, but no one whose lines come slowly, or whose line is long', async () => {
    const clock = createFakeClock();
    const { port, events } = await start({ claimed: OCEAN, clock });
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    for (const line of ['MAIL FROM:<a@x>', 'RCPT TO:<b@x>', 'DATA']) await speaker.say(`${line}\r\n`);
    const drip = dripper(speaker, events);
    for (const part of ['a line\r\n', 'x'.repeat(1024), 'another\r\n']) {
      clock.turn(29 * 60_000);
      await drip(part);
    }
    for (let minute = 0; minute < 30; minute++) {
      expect(speaker.ended).toBe(false);
      clock.turn(60_000);
      if (minute < 29) await drip('x');
    }
    expect(await speaker.rest()).toMatch(/^421 4\.4\.2/);
    expect((await events(OCEAN.room)).at(-1)).toMatchObject({ by: 'lab', how: 'timed-out' });
    clock.turn(2_000);
    await speaker.close();
  });

  it('stops reading a client that does not read its replies, and loses none', async () => {
    const { port } = await start();
    const speaker = new Speaker(port('mock'));
    await speaker.reply();
    speaker.socket.pause();
    const batch = 'HELP\r\n'.repeat(2_000);
    let batches = 0;
    while (speaker.socket.write(batch) || speaker.socket.writableLength < 2 ** 20) {
      batches++;
      await new Promise((resolve) => setImmediate(resolve));
      if (batches > 20_000) throw new Error('The server never stopped reading.');
    }
    batches++;
    speaker.socket.end('QUIT\r\n');
    speaker.socket.resume();
    const text = await speaker.rest();
    expect(text.match(/^214 /gm)).toHaveLength(batches * 2_000);
    await speaker.close();
  }, 60_000);
});

describe('mail.campus.test', () => {
  it('gives each mailbox a copy: one’s own bob, and a classmate’s mailbox in their room', async () => {
    const { lab, mail, events } = await start();
    const { speaker, opened } = dial(lab, { address: '192.0.2.25', port: 25 }, OCEAN);
    await speaker.say('EHLO ocean7.campus.test\r\n', 2);
    await speaker.say('MAIL FROM:<ocean7@campus.test>\r\n');
    await speaker.say('RCPT TO:<bob@campus.test>\r\n');
    await speaker.say('RCPT TO:<teal2@campus.test>\r\n');
    expect(await speaker.say('RCPT TO:<nobody@campus.test>\r\n')).toMatch(/^550 5\.1\.1/);
    await speaker.say('DATA\r\n');
    expect(await speaker.say(LETTER)).toMatch(/^250/);
    expect((await mail.mailboxes(OCEAN.room)).map(({ mailbox }) => mailbox)).toEqual(['bob@campus.test']);
    expect((await mail.list(TEAL.room, 'teal2@campus.test')).mails).toMatchObject([
      { sentBy: 'ocean7', envelope: { forwardPaths: ['teal2@campus.test'] } },
    ]);
    const theirs = JSON.stringify(await events(TEAL.room));
    expect(theirs).not.toContain('bob@');
    expect(await opened).toBe((await events(OCEAN.room))[0]?.seq);
    expect((await events(OCEAN.room))[0]).toMatchObject({
      kind: 'connection.opened',
      by: 'terminal',
      person: 'ocean7',
      to: { address: '192.0.2.25', port: 25 },
      service: 'mta',
    });
    await speaker.close();
  });
});

describe('the lab’s doors', () => {
  it('take a dial of this process only: public ports know no PROXY header, internal ones nothing else', async () => {
    const { lab, port } = await start();
    const route = lab.route(
      { host: 'localhost', address: '127.0.0.1', port: 1025, transport: 'tcp' },
      { room: OCEAN.room, by: 'terminal', from: { address: OCEAN.address, port: 1 } },
    );
    if (route.kind !== 'tcp') throw new Error(route.kind);
    const outside = new Speaker(port('mock'));
    await outside.reply();
    outside.socket.write(route.header);
    expect(await outside.reply()).toMatch(/^500/);
    const inside = new Speaker(route.port);
    inside.socket.write('EHLO me\r\n');
    expect(await inside.rest()).toBe('');
    await Promise.all([outside.close(), inside.close()]);
  });

  it('say that a port is taken, by whom it can be had, and serve the others', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port: number } = taken.address() as { port: number };
    const { lab } = await start({ ports: { mock: number, mta: 0, dns: 0 } });
    expect(lab.failed).toEqual([
      { name: 'mock', port: number, reason: expect.stringContaining('EHLO_MOCK_PORT') },
    ]);
    expect(Object.keys(lab.ports).sort()).toEqual(['dns', 'mta']);
    const { speaker } = dial(lab, { address: '127.0.0.1', port: 1025 }, OCEAN);
    expect(await speaker.reply()).toMatch(/^220 localhost/);
    await speaker.close();
    taken.close();
  });

  it('refuse a service that is down in a room, reset its connections, and stay down after a restart', async () => {
    const started = await start();
    const { lab, port, log } = started;
    const { speaker } = dial(lab, { address: '127.0.0.1', port: 1025 }, OCEAN);
    await speaker.reply();
    const outside = new Speaker(port('mock'));
    await outside.say('EHLO ocean7\r\n', 2);
    await lab.switchService(OCEAN.room, 'mock', 'down');
    await Promise.all([speaker.rest(), outside.rest()]);
    expect(await lab.serviceState(OCEAN.room, 'mock')).toBe('down');
    expect(await lab.serviceState(TEAL.room, 'mock')).toBe('up');
    expect(() => dial(lab, { address: '127.0.0.1', port: 1025 }, OCEAN)).toThrow('refused');
    const again = new Speaker(port('mock'));
    await again.reply();
    again.socket.write('EHLO ocean7\r\n');
    await again.rest();
    const restarted = await start({ log });
    expect(restarted.lab.down(OCEAN.room)).toEqual(['mock']);
    await lab.switchService(OCEAN.room, 'mock', 'up');
    await Promise.all([speaker.close(), outside.close(), again.close()]);
  });

  it('say 421 to everyone when the lab closes, after the mail in hand is stored', async () => {
    const { lab, port, mail, events } = await start({ claimed: OCEAN });
    const idle = new Speaker(port('mock'));
    await idle.reply();
    const busy = new Speaker(port('mock'));
    await busy.reply();
    for (const line of ['MAIL FROM:<a@x>', 'RCPT TO:<b@x>', 'DATA']) await busy.say(`${line}\r\n`);
    busy.socket.write(LETTER);
    const stored = await busy.reply();
    const closed = lab.close(2_000);
    expect(await idle.rest()).toMatch(/^421 4\.3\.2/);
    expect(await busy.rest()).toMatch(/^421 4\.3\.2/);
    await closed;
    expect(stored).toMatch(/^250/);
    expect(await mail.list(OCEAN.room, 'mock')).toMatchObject({ total: 1 });
    expect((await events(OCEAN.room)).filter(({ kind }) => kind === 'connection.closed')).toMatchObject([
      { how: 'shutdown' },
      { how: 'shutdown' },
    ]);
    const late = new Speaker(port('mock'));
    await expect(late.reply()).rejects.toThrow();
    await Promise.all([idle.close(), busy.close(), late.close()]);
  });

  it('close once the certificates that are being made are written, for the data folder may go then', async () => {
    const { lab } = await start();
    let written = false;
    const made = lab.authority().then(() => {
      written = true;
    });
    await lab.close(1_000);
    expect(written).toBe(true);
    await made;
  });

  it('have room for a thousand idle clients from one address', async () => {
    const { port } = await start({ claimed: GUEST });
    const speakers = Array.from({ length: 1000 }, () => new Speaker(port('mock')));
    await Promise.all(speakers.map((speaker) => speaker.reply()));
    expect(await (speakers[999] as Speaker).say('NOOP\r\n')).toMatch(/^250/);
    await Promise.all(speakers.map((speaker) => speaker.close()));
  }, 60_000);
});
