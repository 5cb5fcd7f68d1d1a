import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { afterEach, describe, expect, it } from 'vitest';
import { dial, OCEAN, octetsIn } from '../lab.fixture.ts';
import {
  bounced,
  deferred,
  end,
  lab,
  opened,
  ROOM,
  relayed,
  start,
  stored,
  submit,
  textOf,
  zone,
} from './far.fixture.ts';
import { eventOf, type Script } from './foreign.fixture.ts';

afterEach(end);

describe('a mail for another domain (RFC 5321 §5.1)', () => {
  it('is queued with the 250, looked up, and sent over a connection of its own', async () => {
    await start();
    expect(await submit('prof@faculty.test')).toMatch(/^250 2\.0\.0 /);
    const taken = await relayed();
    const events = await lab.events(ROOM);
    const queued = events.find(({ kind }) => kind === 'mail.queued');
    expect(queued).toMatchObject({
      host: 'mail.campus.test',
      forwardPaths: ['prof@faculty.test'],
      sentBy: 'ocean7',
    });
    expect(events.find(({ kind }) => kind === 'dns.answered')).toMatchObject({
      by: 'relay',
      from: { host: 'mail.campus.test', address: '192.0.2.25' },
      cause: queued?.seq,
    });
    expect(await opened()).toMatchObject([
      { from: { address: '192.0.2.25' }, to: { host: 'mx1.faculty.test', port: 25 }, cause: queued?.seq },
    ]);
    expect(taken).toMatchObject({
      queued: queued?.seq,
      settled: true,
      secured: 'TLSv1.3',
      to: { host: 'mx1.faculty.test' },
    });
    expect(taken.connection).toBe((await opened())[0]?.seq);
    expect(lab.lab.queue.queue(ROOM)).toEqual([]);
  });

  it('gets the Received field of each hop in front, the newest first (RFC 5321 §4.4)', async () => {
    await start();
    await submit('prof@faculty.test');
    const text = await textOf(await stored('prof@faculty.test'));
    expect(text.match(/^(?:\tby \S+|Return-Path: \S+|Subject: \S+)/gm)).toEqual([
      'Return-Path: <alice@campus.test>',
      '\tby mx1.faculty.test',
      '\tby mail.campus.test',
      'Subject: hello',
    ]);
  });

  it('goes to the next MX when the first is down', async () => {
    await start();
    await lab.lab.switchService(ROOM, 'mx1', 'down');
    await submit('prof@faculty.test');
    expect(await relayed()).toMatchObject({ to: { host: 'mx2.faculty.test' } });
    expect((await lab.events(ROOM)).find(({ kind }) => kind === 'connection.failed')).toMatchObject({
      to: { host: 'mx1.faculty.test' },
      failure: 'refused',
    });
  });

  it('goes to the domain itself where there is no MX, and over IPv6 where there is nothing else', async () => {
    await start();
    await submit(['x@lonely.test', 'x@ipv6.test']);
    await relayed((event) => event.settled === true);
    expect((await opened()).map(({ to }) => to.address).sort()).toEqual(['2001:db8:66::25', '203.0.113.20']);
  });

  it('is stored here and sent on where it has recipients of both kinds', async () => {
    await start();
    await submit(['bob@campus.test', 'prof@faculty.test', 'dean@faculty.test', 'x@lonely.test']);
    await stored('bob@campus.test');
    await relayed((event) => event.settled === true);
    const taken = (await lab.events(ROOM)).flatMap((event) =>
      event.kind === 'mail.relayed' ? [event.forwardPaths] : [],
    );
    expect(taken.sort()).toEqual([['prof@faculty.test', 'dean@faculty.test'], ['x@lonely.test']]);
  });

  it('is tried again from the first MX, on the schedule, while nobody takes it', async () => {
    const { clock } = await start();
    await lab.lab.switchService(ROOM, 'mx1', 'down');
    await lab.lab.switchService(ROOM, 'mx2', 'down');
    await submit('prof@faculty.test');
    const first = await deferred();
    expect(first).toMatchObject({
      attempt: 1,
      failure: { at: 'connect', enhanced: '4.4.1', permanent: false },
    });
    expect(first.nextAt).toBe(clock.now() + 5_000);
    expect(lab.lab.queue.queue(ROOM)).toMatchObject([
      {
        attempts: 1,
        nextAt: first.nextAt,
        waiting: [{ forwardPath: 'prof@faculty.test', failure: { at: 'connect' } }],
      },
    ]);
    clock.turn(5_000);
    expect((await deferred(({ attempt }) => attempt === 2)).nextAt).toBe(clock.now() + 15_000);
    await lab.lab.switchService(ROOM, 'mx1', 'up');
    clock.turn(15_000);
    expect(await relayed()).toMatchObject({ to: { host: 'mx1.faculty.test' } });
  });

  it('is given up when it waited as long as a host waits, and then its sender is told', async () => {
    const { clock } = await start({}, { relay: { schedule: { retrySeconds: [60], lifetimeSeconds: 90 } } });
    await submit('x@elsewhere.example');
    expect((await deferred()).failure).toMatchObject({ at: 'dns', enhanced: '4.4.3', permanent: false });
    clock.turn(60_000);
    await deferred(({ attempt }) => attempt === 2);
    clock.turn(30_000);
    expect(await bounced()).toMatchObject({
      failure: { at: 'expired', enhanced: '4.4.7', permanent: true },
      settled: true,
    });
    const report = await textOf(await stored('alice@campus.test'));
    expect(report).toContain('Status: 4.4.7');
  });
});

describe('what a server says at each point', () => {
  /** Script of mx1, who takes it, and why another server or another time. */
  const CASES: [name: string, mx1: Script, then: { by: 'mx1' | 'mx2' } | { failure: object }][] = [
    ['hangs up instead of greeting: the next MX', { greeting: 'drop' }, { by: 'mx2' }],
    ['greets with 554: the next MX', { greeting: '554 5.3.2 no' }, { by: 'mx2' }],
    ['refuses EHLO: HELO', { EHLO: '502 5.5.1 what' }, { by: 'mx1' }],
    ['refuses EHLO and HELO: the next MX', { EHLO: '502 what', HELO: '550 no' }, { by: 'mx2' }],
    [
      'offers STARTTLS and cannot: in clear',
      { EHLO: (_line) => '250-far.test\r\n250 STARTTLS', STARTTLS: '454 4.7.0 not now' },
      { by: 'mx1' },
    ],
    ['speaks no TLS after its 220: in clear', { EHLO: '250-far.test\r\n250 STARTTLS' }, { by: 'mx1' }],
    ['says 421 to MAIL: the next MX', { MAIL: '421 4.3.2 closing' }, { by: 'mx2' }],
    [
      'says 4xx to MAIL: another time',
      { MAIL: '451 4.3.0 later' },
      { failure: { at: 'mail', code: 451, enhanced: '4.3.0', text: 'later', permanent: false } },
    ],
    [
      'says 4xx to RCPT: another time',
      { RCPT: '451 4.7.1 Greylisted' },
      { failure: { at: 'rcpt', code: 451, permanent: false } },
    ],
    [
      'says 5xx to RCPT: back to its sender',
      { RCPT: '550 5.1.1 nobody' },
      { failure: { at: 'rcpt', code: 550, permanent: true } },
    ],
    [
      'says 4xx to DATA: another time',
      { DATA: '451 4.3.0 later' },
      { failure: { at: 'data', code: 451, permanent: false } },
    ],
    [
      'says 5xx to the dot: back to its sender',
      { dot: '554 5.7.1 no' },
      { failure: { at: 'letter', code: 554, permanent: true } },
    ],
    [
      'takes less than the letter has: back to its sender',
      { EHLO: '250-far.test\r\n250 SIZE 10' },
      { failure: { at: 'mail', enhanced: '5.3.4', permanent: true } },
    ],
    ['hangs up after MAIL: the next MX', { MAIL: 'drop' }, { by: 'mx2' }],
  ];
  it.each(CASES)('%s', async (_name, mx1, then) => {
    const { server } = await start({ mx1, mx2: {} });
    await submit('x@far.test');
    if ('by' in then) {
      expect(await relayed()).toMatchObject({ to: { host: `${then.by}.far.test` } });
      expect(server(then.by).letters).toHaveLength(1);
      return;
    }
    const { failure } = await ('permanent' in then.failure && then.failure.permanent
      ? bounced()
      : deferred());
    expect(failure).toMatchObject({ host: 'mx1.far.test', ...then.failure });
    expect(server('mx2').lines).toEqual([]);
  });

  it('says nothing at all: another time, when the time-out is over', async () => {
    await start({ mx1: { MAIL: 'silence' } }, { relay: { timeouts: { replyMs: 50 } } });
    await submit('x@far.test');
    expect((await deferred()).failure).toMatchObject({
      at: 'mail',
      enhanced: '4.4.2',
      text: 'The server said nothing for too long',
    });
  });

  it('hangs up between the dot and its answer: the same mail again, to the same server (RFC 1047)', async () => {
    const { clock, server } = await start({ mx1: { dot: 'drop' }, mx2: {} });
    await submit('x@far.test');
    expect((await deferred()).failure).toMatchObject({ at: 'letter', permanent: false });
    expect(server('mx2').letters).toEqual([]);
    server('mx1').script = {};
    clock.turn(5_000);
    await relayed();
    // Nothing in SMTP tells a client that its letter was taken but its answer was lost: two copies.
    expect(server('mx1').letters).toHaveLength(2);
  });

  it('offers no SMTPUTF8: an address beyond ASCII is not sent to it (RFC 6531 §3.2), and its report is one of UTF-8', async () => {
    const { server } = await start({ mx1: {} });
    const pele = Buffer.from('pelé@far.test').toString('latin1');
    await submit(pele, 'alice@campus.test', 'Subject: hello\r\n\r\nhi\r\n', ' SMTPUTF8');
    expect(await bounced()).toMatchObject({
      forwardPaths: ['pelé@far.test'],
      failure: { at: 'mail', enhanced: '5.6.7', permanent: true },
    });
    expect(server('mx1').lines.filter((line) => line.startsWith('MAIL'))).toEqual([]);
    const report = await textOf(await stored('alice@campus.test'));
    expect(report).toContain('Content-Type: message/global-delivery-status');
    expect(report).toContain(`Final-Recipient: utf-8; ${pele}`);
  });

  it('answers for each recipient: taken, later, never', async () => {
    const RCPT = (line: string) =>
      line.includes('yes@') ? '250 ok' : line.includes('later@') ? '450 4.2.1 later' : '550 5.1.1 never';
    const { server } = await start({ mx1: { RCPT } });
    await submit(['yes@far.test', 'later@far.test', 'never@far.test']);
    expect(await relayed()).toMatchObject({ forwardPaths: ['yes@far.test'] });
    expect(await deferred()).toMatchObject({ forwardPaths: ['later@far.test'] });
    expect(await bounced()).toMatchObject({ forwardPaths: ['never@far.test'] });
    expect(server('mx1').lines.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      expect.stringMatching(/^MAIL FROM:<alice@campus\.test> SIZE=\d+$/),
      'RCPT TO:<yes@far.test>',
      'RCPT TO:<later@far.test>',
      'RCPT TO:<never@far.test>',
    ]);
  });
});

describe('a server outside the lab (EHLO_ALLOW_DIAL)', () => {
  it('is tapped like any other: what the two said can be read', async () => {
    await start({ mx1: { RCPT: (line) => (line.includes('no@') ? '550 5.1.1 nobody' : '250 ok') } });
    await submit(['yes@far.test', 'no@far.test']);
    const { connection, queued } = await relayed();
    await eventOf(lab.log, ROOM, 'connection.closed', (event) => event.connection === connection);
    const events = (await lab.events(ROOM)).filter(
      (event) => event.seq === connection || ('connection' in event && event.connection === connection),
    );
    expect(events[0]).toMatchObject({
      kind: 'connection.opened',
      by: 'relay',
      service: 'dialled',
      from: { host: 'mail.campus.test' },
      to: { host: 'mx1.far.test', port: 25 },
      cause: queued,
    });
    expect(octetsIn(events, 'server')).toMatch(/^220 far\.test ESMTP\r\n250-far\.test/);
    expect(octetsIn(events, 'client')).toMatch(/^EHLO mail\.campus\.test\r\nMAIL FROM:<alice@campus\.test>/);
    expect(octetsIn(events, 'client')).toContain('Subject: hello\r\n\r\nhi\r\n.\r\n');
    expect(events.at(-1)).toMatchObject({ kind: 'connection.closed', how: 'ended' });
  });
});

describe('what the DNS says', () => {
  it.each([
    ['no such domain', 'x@nothing.campus.test', { at: 'dns', enhanced: '5.1.2' }],
    ['a null MX (RFC 7505)', 'x@nomail.test', { at: 'dns', code: 556, enhanced: '5.1.10' }],
  ])('%s: back to its sender', async (_name, to, failure) => {
    await start();
    await submit(to);
    expect(await bounced()).toMatchObject({ failure: { ...failure, permanent: true }, settled: true });
  });

  it('an MX that is the host itself, and no better one: a loop (RFC 5321 §5.1)', async () => {
    await start();
    await zone('round.test.', '@ MX 10 mail.campus.test.');
    await submit('x@round.test');
    expect(await bounced()).toMatchObject({ failure: { at: 'loop', enhanced: '5.4.6', permanent: true } });
  });

  it('nothing in time: another time', async () => {
    const { clock } = await start();
    await lab.lab.switchService(ROOM, 'dns', 'down');
    await submit('prof@faculty.test');
    expect((await deferred()).failure).toMatchObject({ at: 'dns', enhanced: '4.4.3', permanent: false });
    await lab.lab.switchService(ROOM, 'dns', 'up');
    clock.turn(5_000);
    await relayed();
  });
});

describe('a report (RFC 3464)', () => {
  it('says what happened, to whom, and carries the header, from <>', async () => {
    await start({ mx1: { RCPT: '550 5.1.1 nobody of that name' } });
    await submit('x@far.test');
    const { report } = await bounced();
    const mail = await stored('alice@campus.test');
    expect(mail.mail).toBe(report);
    expect(mail.envelope.reversePath).toBe('');
    const text = await textOf(mail);
    expect(text).toMatch(
      /^Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@mail\.campus\.test>\r\n/,
    );
    for (const part of [
      'Content-Type: multipart/report; report-type=delivery-status;',
      'Auto-Submitted: auto-replied',
      'Reporting-MTA: dns; mail.campus.test\r\n',
      'Final-Recipient: rfc822; x@far.test\r\nAction: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; mx1.far.test\r\nDiagnostic-Code: smtp; 550 5.1.1 nobody of that name\r\n',
      'Subject: hello\r\n',
    ])
      expect(text).toContain(part);
  });

  it('goes through the queue itself where its reader is elsewhere', async () => {
    await start({ mx1: { RCPT: '550 5.1.1 nobody' } });
    await submit('x@far.test', 'prof@faculty.test');
    expect((await stored('prof@faculty.test')).envelope.reversePath).toBe('');
  });

  it('is never sent about a report (RFC 5321 §6.1)', async () => {
    await start({ mx1: { RCPT: '550 5.1.1 nobody' } });
    await submit('x@far.test', '');
    const event = await bounced();
    expect(event).toMatchObject({ settled: true });
    expect(event.report).toBeUndefined();
  });

  it('ends a mail that came through 25 hosts', async () => {
    await start({ mx1: {} });
    const hop = 'Received: from a by b; Wed, 25 Nov 2026 20:00:00 +0000\r\n';
    await submit('x@far.test', 'alice@campus.test', `${hop.repeat(25)}Subject: round\r\n\r\n\r\n`);
    expect(await bounced()).toMatchObject({ failure: { at: 'loop', enhanced: '5.4.6' } });
  });
});

describe('the queue by hand', () => {
  it('tries now, before it is due', async () => {
    const { server } = await start({ mx1: { MAIL: '451 4.3.0 later' } });
    await submit('x@far.test');
    const { queued } = await deferred();
    server('mx1').script = {};
    expect(await lab.lab.queue.tryNow(ROOM, queued, 'ocean7')).toBe(true);
    await relayed();
    expect((await lab.events(ROOM)).find(({ kind }) => kind === 'mail.retried')).toMatchObject({
      queued,
      by: 'ocean7',
    });
    expect(await lab.lab.queue.tryNow(ROOM, queued, 'ocean7')).toBe(false);
  });

  it('gives up, and tells the sender', async () => {
    await start({ mx1: { MAIL: '451 4.3.0 later' } });
    await submit('x@far.test');
    const { queued } = await deferred();
    expect(await lab.lab.queue.giveUp(ROOM, queued)).toBe(true);
    expect(await bounced()).toMatchObject({ failure: { at: 'by-hand', permanent: true }, settled: true });
    await stored('alice@campus.test');
    expect(lab.lab.queue.queue(ROOM)).toEqual([]);
  });
});

describe('a lab that starts again', () => {
  it('goes on with what waited', async () => {
    const kept = { log: createMemoryLog(), blobs: createMemoryBlobs() };
    await start({ mx1: { MAIL: '451 4.3.0 later' } }, kept);
    await submit('x@far.test');
    const { queued } = await deferred();
    await lab.lab.close(1_000);
    const { clock, server } = await start({ mx1: {} }, kept);
    expect(lab.lab.queue.queue(ROOM)).toMatchObject([{ id: queued, attempts: 1 }]);
    clock.turn(5_000);
    expect(await relayed()).toMatchObject({ queued, settled: true });
    expect(server('mx1').letters).toHaveLength(1);
    expect(lab.lab.queue.queue(ROOM)).toEqual([]);
  });
});

it('relays for those on campus only', async () => {
  await start();
  const { speaker } = dial(
    lab.lab,
    { address: '192.0.2.25', port: 25 },
    { ...OCEAN, address: '203.0.113.66' },
  );
  await speaker.reply();
  await speaker.say('EHLO spam.test\r\n');
  await speaker.say('MAIL FROM:<a@spam.test>\r\n');
  expect(await speaker.say('RCPT TO:<prof@faculty.test>\r\n')).toMatch(/^554 5\.7\.1 /);
  await speaker.close();
});
