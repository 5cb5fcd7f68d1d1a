import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { decodeMessage, encodeMessage, extendedErrorsOf, rcodeName, typeCode } from '@ehlo/protocol/dns';
import type { CertificateProblem, Fault, FaultEffect, Logged } from '@ehlo/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { dial, OCEAN, Speaker, type StartedLab, startLab, TEAL } from '../lab.fixture.ts';

const ROOM = OCEAN.room;
const MX1 = { address: '198.51.100.10', port: 25 };
const RESOLVER = { host: 'resolver.campus.test', address: '192.0.2.54', port: 53 } as const;
let lab: StartedLab;
afterEach(() => lab?.close());

const set = async (fault: Fault) => (await lab.lab.faults.set(ROOM, fault))?.id as number;
const call = (guest = OCEAN) => dial(lab.lab, MX1, guest).speaker;
const of = async <Kind extends Logged['kind']>(kind: Kind) =>
  (await lab.events(ROOM)).filter((event): event is Extract<Logged, { kind: Kind }> => event.kind === kind);

/** Resolves when the room's log has one of these. */
function eventually(kind: Logged['kind']): Promise<void> {
  return new Promise((resolve) => {
    const stop = lab.log.follow(ROOM, 0, (events) => {
      if (!events.some((event) => event.kind === kind)) return;
      setImmediate(() => stop());
      resolve();
    });
  });
}

describe('a mailbox that is full', () => {
  it.each([
    ['later', '452 4.2.2 <Dean@faculty.test>: mailbox is full, try again when it has been emptied\r\n'],
    ['never', '552 5.2.2 <Dean@faculty.test>: mailbox is full\r\n'],
  ] as const)('%s: refuses its own recipient, until it is cleared, and nobody else', async (says, reply) => {
    lab = await startLab();
    const when = { at: 'RCPT', recipient: 'dean@faculty.test' } as const;
    const id = await set({ host: 'mx1.faculty.test', when, what: { kind: 'mailbox-full', says } });
    const speaker = call();
    await speaker.reply();
    for (const line of ['EHLO me', 'MAIL FROM:<bob@campus.test>']) await speaker.say(`${line}\r\n`);
    for (let time = 0; time < 2; time++)
      expect(await speaker.say('RCPT TO:<Dean@faculty.test>\r\n')).toBe(reply);
    expect(await speaker.say('RCPT TO:<prof@faculty.test>\r\n')).toMatch(/^250 /);
    await lab.lab.faults.clear(ROOM, id);
    expect(await speaker.say('RCPT TO:<dean@faculty.test>\r\n')).toMatch(/^250 /);
    await speaker.close();
    expect(await of('connection.fault')).toMatchObject([
      { fault: id, place: 'RCPT', what: { kind: 'mailbox-full', says } },
      { fault: id },
    ]);
  });
});

describe('a slow link', () => {
  const slow: FaultEffect = { kind: 'slow', octetsPerSecond: 100 };

  /** Time passes as fast as octets come over loopback; @returns how many milliseconds of it. */
  async function whileTurning<T>(
    clock: ReturnType<typeof createFakeClock>,
    wanted: Promise<T>,
  ): Promise<[T, number]> {
    const begin = clock.now();
    let over = false;
    const watched = wanted.finally(() => {
      over = true;
    });
    while (!over) {
      clock.turn(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return [await watched, clock.now() - begin];
  }

  it('carries so many octets a second each way, and loses none', async () => {
    const clock = createFakeClock();
    lab = await startLab({ clock });
    const id = await set({ host: 'mx1.faculty.test', when: { at: 'connect' }, what: slow, times: 1 });
    const speaker = call();
    const [greeting, took] = await whileTurning(clock, speaker.reply());
    expect(took).toBeGreaterThanOrEqual(greeting.length * 10 - 50);
    const line = `NOOP ${'x'.repeat(200)}\r\n`;
    const [reply, both] = await whileTurning(clock, speaker.say(line));
    expect(reply).toMatch(/^250 /);
    expect(both).toBeGreaterThanOrEqual((line.length + reply.length) * 10 - 100);
    const [bye] = await whileTurning(
      clock,
      speaker.say('QUIT\r\n').then(() => speaker.rest()),
    );
    expect(bye).toBe('');
    await speaker.close();
    const octets = await of('connection.octets');
    expect(octets.every(({ length }) => length <= 20)).toBe(true);
    expect(octets.filter(({ from }) => from === 'client').map(({ length }) => length)).toHaveLength(
      Math.ceil(line.length / 20) + 1,
    );
    expect(await of('connection.fault')).toMatchObject([
      { fault: id, place: 'connect', what: slow, offset: 0 },
    ]);
    expect((await of('connection.closed'))[0]).toMatchObject({ by: 'server', how: 'ended' });
    // The next one is as fast as ever.
    const next = call();
    expect(await next.reply()).toMatch(/^220 /);
    await next.close();
  });

  it('is slow inside TLS too, and carries a whole mail', async () => {
    const clock = createFakeClock();
    lab = await startLab({ clock });
    await set({
      host: 'mx1.faculty.test',
      when: { at: 'connect' },
      what: { kind: 'slow', octetsPerSecond: 2_000 },
    });
    const plain = call();
    await whileTurning(clock, plain.reply());
    await whileTurning(clock, plain.say('EHLO me\r\n'));
    await whileTurning(clock, plain.say('STARTTLS\r\n'));
    const tls = connectTls({ socket: plain.socket, rejectUnauthorized: false });
    await once(tls, 'secureConnect');
    const speaker = new Speaker(tls);
    for (const line of ['EHLO me', 'MAIL FROM:<bob@campus.test>', 'RCPT TO:<dean@faculty.test>', 'DATA'])
      await whileTurning(clock, speaker.say(`${line}\r\n`));
    const letter = `Subject: slow\r\n\r\n${'a line of the letter\r\n'.repeat(200)}.\r\n`;
    const [taken, took] = await whileTurning(clock, speaker.say(letter));
    expect(taken).toMatch(/^250 2\.0\.0 /);
    expect(took).toBeGreaterThanOrEqual((letter.length / 2_000) * 1_000);
    await speaker.close();
    await eventually('connection.closed');
    const mail = (await lab.mail.list(ROOM, 'dean@faculty.test')).mails[0];
    expect(mail).toBeDefined();
  });

  it('ends when the client does, and when the lab closes', async () => {
    lab = await startLab();
    const what = { kind: 'slow', octetsPerSecond: 500 } as const;
    await set({ host: 'mx1.faculty.test', when: { at: 'connect' }, what });
    const gone = call();
    await gone.until((text) => text.length > 0);
    await gone.close();
    await eventually('connection.closed');
    const stays = call();
    await stays.until((text) => text.length > 0);
    await lab.lab.close(10);
    expect((await of('connection.closed')).map(({ by }) => by)).toEqual(['client', 'lab']);
    await stays.close();
  });
});

describe('a certificate', () => {
  const certificate = (problem: CertificateProblem): Fault => ({
    host: 'mail.campus.test',
    when: { at: 'STARTTLS' },
    what: { kind: 'certificate', problem },
    times: 2,
  });
  async function why(tls: TLSSocket): Promise<string> {
    tls.on('error', () => undefined);
    await once(tls, 'secureConnect');
    tls.destroy();
    const { authorizationError: error } = tls;
    return (error as unknown as string | undefined) ?? 'authorized';
  }
  const check = async () => ({
    ca: await lab.authority(),
    servername: 'mail.campus.test',
    rejectUnauthorized: false,
  });
  const implicit = async () =>
    why(connectTls({ port: lab.port('smtps'), host: '127.0.0.1', ...(await check()) }));
  async function upgraded(): Promise<string> {
    const plain = new Speaker(lab.port('submission'));
    await plain.reply();
    await plain.say('EHLO ocean7\r\n');
    await plain.say('STARTTLS\r\n');
    return why(connectTls({ socket: plain.socket, ...(await check()) }));
  }

  it.each([
    ['expired', /CERT_HAS_EXPIRED/],
    ['other-name', /ERR_TLS_CERT_ALTNAME_INVALID/],
    ['self-signed', /DEPTH_ZERO_SELF_SIGNED_CERT/],
  ] as const)(
    '%s: a client that checks finds that and nothing else, at 465 and after STARTTLS',
    async (problem, error) => {
      lab = await startLab({ claimed: OCEAN });
      // The lab's CA is made with the first certificate that anybody asks for.
      await why(connectTls({ port: lab.port('smtps'), host: '127.0.0.1', rejectUnauthorized: false }));
      expect(await implicit()).toBe('authorized');
      const id = await set(certificate(problem));
      expect(await implicit()).toMatch(error);
      expect(await upgraded()).toMatch(error);
      expect(await implicit()).toBe('authorized');
      expect(await upgraded()).toBe('authorized');
      expect(await of('connection.fault')).toMatchObject([
        { fault: id, place: 'STARTTLS', what: { kind: 'certificate', problem }, offset: 0 },
        { fault: id, place: 'STARTTLS', offset: 'EHLO ocean7\r\n'.length },
      ]);
    },
  );
});

describe('a question to the DNS', () => {
  function query(name: string, type: string): Uint8Array {
    const flags = {
      response: false,
      opcode: 0,
      aa: false,
      tc: false,
      rd: true,
      ra: false,
      z: false,
      ad: false,
    };
    const questions = [{ name, type: typeCode(type) as number, class: 1 }];
    const sections = { questions, answers: [], authorities: [], additionals: [] };
    const edns = { udpSize: 1232, extendedRcode: 0, version: 0, dnssecOk: false, z: 0, options: [] };
    return encodeMessage({ id: 7, ...flags, cd: false, rcode: 0, ...sections, edns });
  }

  /** As a terminal of a room asks the resolver. */
  async function asks(name: string, type: string, room = ROOM) {
    const from = { address: '10.20.3.7', port: 40_000 };
    const route = lab.lab.route({ ...RESOLVER, transport: 'udp' }, { room, by: 'terminal', from });
    if (route.kind !== 'udp') throw new Error(route.kind);
    const socket = createSocket('udp4');
    socket.send(Buffer.concat([route.header, query(name, type)]), route.port, '127.0.0.1');
    return socket;
  }
  async function answer(name: string, type: string, room = ROOM) {
    const socket = await asks(name, type, room);
    const [reply] = await once(socket, 'message');
    socket.close();
    const decoded = decodeMessage(reply);
    if (!decoded.ok) throw new Error(decoded.problem);
    return decoded.message;
  }
  const rcode = async (name: string, type: string, room = ROOM) =>
    rcodeName((await answer(name, type, room)).rcode);
  const about = (more: object, what: FaultEffect, often = {}): Fault => ({
    host: RESOLVER.host,
    when: { at: 'question', name: 'faculty.test', ...more },
    what,
    ...often,
  });

  it('is answered SERVFAIL, with a word of who made it so, in this room and no other', async () => {
    lab = await startLab();
    const id = await set(about({ type: 'MX' }, { kind: 'servfail' }, { times: 1 }));
    expect(await rcode('faculty.test.', 'A')).toBe('NOERROR');
    expect(await rcode('mx1.faculty.test.', 'MX')).toBe('NOERROR');
    expect(await rcode('faculty.test.', 'MX', TEAL.room)).toBe('NOERROR');
    const failed = await answer('FACULTY.test.', 'MX');
    expect(rcodeName(failed.rcode)).toBe('SERVFAIL');
    expect(extendedErrorsOf(failed)[0]?.text).toMatch(/fault set in this room/);
    expect(await rcode('faculty.test.', 'MX')).toBe('NOERROR');
    expect((await of('dns.answered')).map(({ fault }) => fault)).toEqual([
      undefined,
      undefined,
      id,
      undefined,
    ]);
    expect(lab.lab.faults.list(ROOM)).toMatchObject([{ struck: 1, active: false }]);
  });

  it('fails for a whole zone, and for no name that only ends alike', async () => {
    lab = await startLab();
    await set(about({ below: true }, { kind: 'servfail' }));
    expect(await rcode('faculty.test.', 'MX')).toBe('SERVFAIL');
    expect(await rcode('mx2.faculty.test.', 'AAAA')).toBe('SERVFAIL');
    expect(await rcode('campus.test.', 'MX')).toBe('NOERROR');
    expect(await rcode('otherfaculty.test.', 'MX')).not.toBe('SERVFAIL');
  });

  it('gets no answer, and that is an event', async () => {
    lab = await startLab();
    const id = await set(about({}, { kind: 'silence' }, { times: 1 }));
    const socket = await asks('faculty.test.', 'MX');
    let heard = 0;
    socket.on('message', () => heard++);
    await eventually('dns.unanswered');
    expect(await rcode('faculty.test.', 'MX')).toBe('NOERROR');
    expect(heard).toBe(0);
    socket.close();
    expect(await of('dns.unanswered')).toMatchObject([
      { fault: id, by: 'terminal', transport: 'udp', to: { host: RESOLVER.host } },
    ]);
  });
});

describe('at a host that speaks POP3 too', () => {
  const POP3 = { address: '192.0.2.25', port: 110 };
  const ready = (text: string) => text.endsWith('\r\n');

  it('what is SMTP’s does not strike there, and a host that is down is down for all', async () => {
    lab = await startLab();
    const host = 'mail.campus.test';
    const what = { kind: 'reply', code: 451, text: 'Not now' } as const;
    for (const at of ['connect', 'NOOP', 'QUIT'] as const) await set({ host, when: { at }, what });
    const { speaker } = dial(lab.lab, POP3, OCEAN);
    expect(await speaker.until(ready)).toMatch(/^\+OK /);
    speaker.socket.write('NOOP\r\n');
    expect(await speaker.until(ready)).toMatch(/^(?:-ERR|\+OK)/);
    expect(await of('connection.fault')).toEqual([]);
    await set({ host, when: { at: 'connect' }, what: { kind: 'down' } });
    await speaker.rest();
    expect((await of('connection.closed'))[0]).toMatchObject({ by: 'lab', how: 'reset' });
    const from = { address: OCEAN.address, port: 40_002 };
    const routed = lab.lab.route({ host, ...POP3, transport: 'tcp' }, { room: ROOM, by: 'terminal', from });
    expect(routed.kind).toBe('refused');
    await speaker.close();
  });
});

it('another server behind localhost makes its own mistakes: none can be set there', async () => {
  lab = await startLab({ upstream: { host: '127.0.0.1', port: 9 } });
  expect(lab.lab.faults.hosts.map(({ host }) => host)).not.toContain('localhost');
  await lab.close();
  lab = await startLab();
  expect(lab.lab.faults.hosts.map(({ host }) => host)).toContain('localhost');
});
