import { once } from 'node:events';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { latin1 } from '@ehlo/protocol';
import type { ConnectionOpened, Logged, RoomEventKind } from '@ehlo/wire';
import { learnSecret, mayRead, type SecretSpan } from '@ehlo/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { dial, OCEAN, Speaker, type StartedLab, startLab, TEAL } from './lab.fixture.ts';
import { eventOf } from './relay/foreign.fixture.ts';
import { HOSTS, worldFor } from './world.ts';

const running: StartedLab[] = [];
async function start(more: Parameters<typeof startLab>[0] = {}): Promise<StartedLab> {
  const started = await startLab(more);
  running.push(started);
  return started;
}
afterEach(async () => {
  for (const lab of running.splice(0)) await lab.close();
});

const MX1 = { address: '198.51.100.10', port: 25 };
const MX2 = { address: '198.51.100.20', port: 25 };
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function talk({ lab }: StartedLab, to: typeof MX1, said: string[], guest = OCEAN): Promise<string[]> {
  const { speaker } = dial(lab, to, guest);
  const replies = [await speaker.reply()];
  for (const line of said) replies.push(await speaker.say(`${line}\r\n`));
  await speaker.close();
  return replies;
}
const LETTER = ['DATA', 'Subject: hi\r\n\r\nHello\r\n.'];

/** Says lines over TLS and returns the last reply to each. */
async function over(secure: TLSSocket, said: readonly string[]): Promise<string[]> {
  const replies: string[] = [];
  for (const line of said) {
    secure.write(`${line}\r\n`);
    let answer = '';
    while (!/^\d{3} .*\r\n$/m.test(answer)) answer += String((await once(secure, 'data'))[0]);
    replies.push(answer);
  }
  return replies;
}
async function secured(
  started: StartedLab,
): Promise<{ secure: TLSSocket; opened: Logged<ConnectionOpened> }> {
  const speaker = new Speaker(started.port('submission'));
  await speaker.reply();
  await speaker.say('EHLO me\r\n');
  await speaker.say('STARTTLS\r\n');
  speaker.socket.removeAllListeners('data');
  const secure = connectTls({ socket: speaker.socket, rejectUnauthorized: false });
  await once(secure, 'secureConnect');
  const opened = (await started.events(OCEAN.room)).find(({ kind }) => kind === 'connection.opened');
  return { secure, opened: opened as Logged<ConnectionOpened> };
}
const ofKind = <K extends RoomEventKind>(events: Logged[], kind: K) =>
  events.filter((event): event is Extract<Logged, { kind: K }> => event.kind === kind);

describe('every server of the world', () => {
  it('is called where the page says that it is', async () => {
    const { lab } = await start();
    for (const { service, address, host, port } of worldFor({ outside: {}, down: [] }).services) {
      if (service === 'web') continue;
      const route = lab.route(
        { host, address, port, transport: 'tcp' },
        { room: OCEAN.room, by: 'terminal', from: { address: OCEAN.address, port: 40_000 } },
      );
      expect([host, port, route.kind, route.kind === 'tcp' && route.service]).toEqual([
        host,
        port,
        'tcp',
        service,
      ]);
    }
  });

  it.each(
    HOSTS.flatMap(({ name, addresses, listens }) =>
      listens
        .filter(({ port }) => port === 25)
        .map(({ port }) => [name, { address: addresses[0] as string, port }] as const),
    ),
  )('%s greets, and takes a mail for its postmaster', async (_, to) => {
    const started = await start();
    const replies = await talk(started, to, ['EHLO me', 'MAIL FROM:<>', 'RCPT TO:<Postmaster>', ...LETTER]);
    expect(replies.at(-1)).toMatch(/^250 2\.0\.0 Taken as /);
  });
});

describe('mx1 and mx2 of faculty.test', () => {
  it('lay mail into mailboxes of the sender’s room, and see a student as the gateway', async () => {
    const started = await start();
    for (const to of [MX1, MX2])
      await talk(started, to, [
        'EHLO me',
        'MAIL FROM:<bob@campus.test>',
        'RCPT TO:<Dean@faculty.test>',
        ...LETTER,
      ]);
    const { mails } = await started.mail.list(OCEAN.room, 'dean@faculty.test');
    expect(mails).toMatchObject([{ sentBy: 'ocean7' }, { sentBy: 'ocean7' }]);
    const source = latin1((await started.mail.source(OCEAN.room, mails[1]?.id as number)) as Uint8Array);
    expect(source).toMatch(
      /^Return-Path: <bob@campus\.test>\r\nAuthentication-Results: mx1\.faculty\.test;\r\n\tspf=pass .*\r\n\tdkim=none\r\nReceived-SPF: pass (?:.*\r\n\t)+identity=mailfrom\r\nReceived: from me \(\[192\.0\.2\.1\]\)\r\n\tby mx1\.faculty\.test with ESMTP /,
    );
    const [opened] = ofKind(await started.events(OCEAN.room), 'connection.opened');
    expect(opened).toMatchObject({
      from: { host: 'gw.campus.test', address: '192.0.2.1', port: 40_001 },
      natted: { address: OCEAN.address, port: 40_001 },
      service: 'mx1',
    });
  });

  it('ask the world’s DNS for the sender’s domain, in the room’s own log', async () => {
    const started = await start();
    const answers = async (domain: string) =>
      (await talk(started, MX1, [`MAIL FROM:<a@${domain}>`]))[1]?.slice(0, 9);
    expect(await answers('campus.test')).toBe('250 2.1.0');
    expect(await answers('lonely.test')).toBe('250 2.1.0');
    expect(await answers('ipv6.test')).toBe('250 2.1.0');
    expect(await answers('nowhere.campus.test')).toBe('450 4.1.8');
    expect(await answers('nomail.test')).toBe('550 5.7.2');
    expect(await answers('broken.test')).toBe('451 4.4.3');
    const events = await started.events(OCEAN.room);
    const [opened] = ofKind(events, 'connection.opened');
    expect(ofKind(events, 'dns.answered')[0]).toMatchObject({
      by: 'relay',
      cause: opened?.seq,
      from: { host: 'mx1.faculty.test', address: '198.51.100.10' },
      to: { address: '192.0.2.54', port: 53 },
    });
  });

  it('ask once a connection for a domain that is there (its TTL lasts longer), and each time for one that is not', async () => {
    const started = await start();
    const mail = (domain: string) => [`MAIL FROM:<a@${domain}>`, 'RSET'];
    const twice = (domain: string) => [...mail(domain), ...mail(domain)];
    const replies = await talk(started, MX1, [...twice('campus.test'), ...twice('nowhere.campus.test')]);
    expect(replies.map((reply) => reply.slice(0, 9)).filter((reply) => !reply.startsWith('250 2.0'))).toEqual(
      ['220 mx1.f', '250 2.1.0', '250 2.1.0', '450 4.1.8', '450 4.1.8'],
    );
    const asked = ofKind(await started.events(OCEAN.room), 'dns.answered');
    expect(asked).toHaveLength(3);
    // Another connection remembers nothing of it.
    await talk(started, MX1, mail('campus.test'));
    expect(ofKind(await started.events(OCEAN.room), 'dns.answered')).toHaveLength(4);
  });

  it('greylist slow: put off at first, taken when the sender comes again, by either door', async () => {
    const started = await start();
    const said = ['MAIL FROM:<bob@campus.test>', 'RCPT TO:<slow@faculty.test>'];
    expect((await talk(started, MX1, said)).at(-1)).toMatch(/^451 4\.7\.1 /);
    expect((await talk(started, MX2, [...said, ...LETTER])).at(-1)).toMatch(/^250 /);
    expect((await talk(started, MX1, said, TEAL)).at(-1)).toMatch(/^451 4\.7\.1 /);
    expect(ofKind(await started.events(OCEAN.room), 'mail.greylisted')).toMatchObject([
      { host: 'mx1.faculty.test', client: '192.0.2.1', forwardPath: 'slow@faculty.test' },
    ]);
  });
});

describe('small servers', () => {
  it.each([
    ['spam.test', { address: '203.0.113.66', port: 25 }, 'anybody@spam.test', 'postmaster@spam.test'],
    ['lonely.test', { address: '203.0.113.20', port: 25 }, 'x@lonely.test', 'postmaster@lonely.test'],
    ['relay.open.test', { address: '203.0.113.25', port: 25 }, 'x@open.test', 'postmaster@open.test'],
    ['ipv6.test', { address: '2001:db8:66::25', port: 25 }, 'x@ipv6.test', 'postmaster@ipv6.test'],
  ])('%s lays all it takes into one mailbox', async (_, to, path, mailbox) => {
    const started = await start();
    await talk(started, to, ['EHLO me', 'MAIL FROM:<a@b.test>', `RCPT TO:<${path}>`, ...LETTER]);
    const boxes = await started.mail.mailboxes(OCEAN.room);
    expect(boxes.map((box) => [box.mailbox, box.total])).toEqual([[mailbox, 1]]);
  });

  it('is told an IPv6 address of campus over IPv6, which needs no gateway', async () => {
    const started = await start();
    await talk(started, { address: '2001:db8:66::25', port: 25 }, ['EHLO me']);
    const [opened] = ofKind(await started.events(OCEAN.room), 'connection.opened');
    expect(opened?.from.address).toBe('2001:db8:25:20::3:7');
    expect(opened?.natted).toBeUndefined();
  });
});

describe('submission', () => {
  it('takes mail on 587 after STARTTLS and AUTH, and relays it', async () => {
    const started = await start({ claimed: OCEAN });
    const { secure, opened } = await secured(started);
    expect(opened).toMatchObject({ service: 'submission', tls: 'none', by: 'outside' });
    const replies = await over(secure, [
      'EHLO me',
      'MAIL FROM:<ocean7@campus.test>',
      `AUTH PLAIN ${base64('\0ocean7@campus.test\0secret')}`,
      'MAIL FROM:<ocean7@campus.test>',
      'RCPT TO:<bob@campus.test>',
      'RCPT TO:<dean@faculty.test>',
      'DATA',
      'Subject: hi\r\n\r\nHello\r\n.',
    ]);
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual([
      '250-mail.',
      '530 5.7.0',
      '235 2.7.0',
      '250 2.1.0',
      '250 2.1.5',
      '250 2.1.5',
      '354 End w',
      '250 2.0.0',
    ]);
    secure.destroy();
    const { mails } = await started.mail.list(OCEAN.room, 'bob@campus.test');
    expect(mails[0]?.prefix).toContain('by mail.campus.test with ESMTPSA id ');
    expect(ofKind(await started.events(OCEAN.room), 'mail.queued')).toMatchObject([
      { host: 'mail.campus.test', forwardPaths: ['dean@faculty.test'] },
    ]);
  });

  it('marks what AUTH says as secret, and others get asterisks', async () => {
    const started = await start({ claimed: OCEAN });
    const { secure } = await secured(started);
    await over(secure, ['EHLO me', 'AUTH LOGIN', base64('bob'), base64('secret')]);
    secure.destroy();
    const events = await started.events(OCEAN.room);
    const secrets = new Map<number, SecretSpan[]>();
    for (const event of events) learnSecret(secrets, event);
    const text = events
      .map((event) => mayRead({ room: OCEAN.room, role: 'teacher' }, event, secrets))
      .filter((event) => event?.kind === 'connection.octets')
      .map((event) =>
        event?.kind === 'connection.octets' && event.layer === 'clear' ? event.octets : undefined,
      )
      .map((octets) => (octets ? latin1(octets) : ''))
      .join('');
    expect(text).toContain('AUTH LOGIN\r\n');
    expect(text).not.toContain(base64('bob'));
    expect(text).not.toContain(base64('secret'));
    expect(text).toContain('****\r\n');
  });

  it('takes it on 465 too, where TLS comes before the greeting', async () => {
    const started = await start({ claimed: OCEAN });
    const secure = connectTls({
      port: started.port('smtps'),
      host: '127.0.0.1',
      servername: 'mail.campus.test',
      rejectUnauthorized: false,
    });
    expect(String((await once(secure, 'data'))[0])).toMatch(/^220 mail\.campus\.test ESMTP submission /);
    const replies = await over(secure, [
      'EHLO me',
      `AUTH PLAIN ${base64('\0alice\0secret')}`,
      'MAIL FROM:<alice@campus.test>',
      'RCPT TO:<bob@campus.test>',
      ...LETTER,
    ]);
    expect(replies.at(-1)).toMatch(/^250 2\.0\.0/);
    secure.destroy();
    const [opened] = ofKind(await started.events(OCEAN.room), 'connection.opened');
    expect(opened).toMatchObject({ service: 'smtps', tls: 'implicit' });
  });

  it('shows a certificate for the host’s name', async () => {
    const started = await start({ claimed: OCEAN });
    // The first one makes it.
    (await secured(started)).secure.destroy();
    const secure = connectTls({
      port: started.port('smtps'),
      host: '127.0.0.1',
      servername: 'mail.campus.test',
      ca: await started.authority(),
    });
    await once(secure, 'secureConnect');
    expect(secure.authorized).toBe(true);
    secure.destroy();
  });

  it.each([
    ['a wrong password', 'ocean7', 'wrong'],
    ['somebody nobody knows', 'nobody', 'secret'],
    ['a person who has no password here', 'teal2', 'secret'],
  ])('refuses %s', async (_, user, password) => {
    const started = await start({ claimed: OCEAN });
    const { secure } = await secured(started);
    const replies = await over(secure, ['EHLO me', `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`]);
    expect(replies[1]).toMatch(/^535 5\.7\.8 /);
    secure.destroy();
  });

  it('is the connection of the person who logs in', async () => {
    const started = await start();
    const speaker = new Speaker(started.port('smtps'));
    speaker.socket.removeAllListeners('data');
    const secure = connectTls({ socket: speaker.socket, rejectUnauthorized: false });
    await once(secure, 'data');
    await over(secure, ['EHLO somebody', `AUTH PLAIN ${base64('\0ocean7\0secret')}`, 'NOOP', 'QUIT']);
    secure.destroy();
    const [opened] = ofKind(await started.events(OCEAN.room), 'connection.opened');
    expect(opened).toMatchObject({ service: 'smtps', person: 'ocean7' });
  });
});

describe('www.campus.test', () => {
  const WWW = { address: '192.0.2.80', port: 80 };
  it.each<[string, string, RegExp]>([
    [
      'HTTP/1.1',
      'GET / HTTP/1.1\r\nHost: www.campus.test\r\nConnection: close\r\n\r\n',
      /^HTTP\/1\.1 200 OK\r\n/,
    ],
    ['LF alone', 'GET / HTTP/1.0\n\n', /^HTTP\/1\.1 200 OK\r\n.*<h1>Campus<\/h1>/s],
    ['no host (RFC 9112 §3.2)', 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 Bad Request\r\n/],
    ['another page', 'GET /x HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 404 Not Found\r\n/],
    ['HEAD', 'HEAD / HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 200 OK\r\n.*Content-Length: \d+\r\n.*\r\n\r\n$/s],
    ['POST', 'POST / HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 405 .*\r\nAllow: GET, HEAD\r\n/s],
    ['SMTP', 'EHLO me\r\n', /^HTTP\/1\.1 400 Bad Request\r\n.*It speaks HTTP|speaks HTTP/s],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^HTTP\/1\.1 505 /],
  ])('answers %s', async (_, text, wanted) => {
    const { lab } = await start();
    const { speaker } = dial(lab, WWW, OCEAN);
    speaker.socket.write(text);
    const answer = await speaker.rest();
    expect(answer).toMatch(wanted);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    const length = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
    if (!text.startsWith('HEAD')) expect(Buffer.byteLength(body)).toBe(length);
    await speaker.close();
  });

  it('says nothing before it is asked, and keeps a connection open (RFC 9112 §9.3)', async () => {
    const { lab, events } = await start();
    const { speaker } = dial(lab, WWW, OCEAN);
    const get = 'GET / HTTP/1.1\r\nHost: www.campus.test\r\n\r\n';
    speaker.socket.write(get + get);
    const whole = await speaker.until((text) => (text.match(/<\/p>|back\.\n/g)?.length ?? 0) >= 2);
    expect(whole.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    await speaker.close();
    expect(ofKind(await events(OCEAN.room), 'connection.opened')[0]).toMatchObject({ service: 'www' });
  });
});

describe('what servers send on', () => {
  const schedule = { retrySeconds: [0.05], lifetimeSeconds: 300 };
  const stored = ({ log }: StartedLab, mailbox: string) =>
    eventOf(log, OCEAN.room, 'mail.stored', (event) => event.mailbox === mailbox && event.mail !== undefined);
  const said = (to: string) => ['EHLO me', 'MAIL FROM:<alice@campus.test>', `RCPT TO:<${to}>`, ...LETTER];

  it('backup hands to mail.campus.test what it took for it', async () => {
    const started = await start();
    await talk(started, { address: '192.0.2.26', port: 25 }, said('bob@campus.test'));
    const { prefix } = await stored(started, 'bob@campus.test');
    expect(prefix).toMatch(
      /from backup\.campus\.test \(\[192\.0\.2\.26\]\)\r\n\tby mail\.campus\.test with ESMTPS /,
    );
  });

  it('the open relay sends for anybody, and is seen under its own address', async () => {
    const started = await start();
    await talk(started, { address: '203.0.113.25', port: 25 }, said('dean@faculty.test'));
    const { prefix } = await stored(started, 'dean@faculty.test');
    expect(prefix).toMatch(/from relay\.open\.test \(\[203\.0\.113\.25\]\)\r\n\tby mx1\.faculty\.test /);
  });

  it('campus comes again for who is greylisted, and then is let in', async () => {
    const started = await start({ relay: { schedule } });
    await talk(started, { address: '192.0.2.25', port: 25 }, said('slow@faculty.test'));
    const { prefix } = await stored(started, 'slow@faculty.test');
    expect(prefix).toContain('by mx1.faculty.test with ESMTPS ');
    const events = await started.events(OCEAN.room);
    expect(ofKind(events, 'mail.greylisted')).toHaveLength(1);
    expect(ofKind(events, 'mail.deferred')).toHaveLength(1);
  });

  it('campus keeps what is for a full mailbox', async () => {
    const started = await start();
    await talk(started, { address: '192.0.2.25', port: 25 }, said('full@faculty.test'));
    const deferred = await eventOf(started.log, OCEAN.room, 'mail.deferred');
    expect(JSON.stringify(deferred)).toContain('4.2.2');
  });
});
