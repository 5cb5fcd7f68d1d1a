import { createMemoryLog } from '@ehlo/log';
import type { Fault, FaultEffect, FaultPlace } from '@ehlo/wire';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { dial, OCEAN, type Speaker, type StartedLab, startLab, TEAL } from '../lab.fixture.ts';
import { MOST_FAULTS, readFaults } from './faults.ts';

const ROOM = OCEAN.room;
const HOST = 'mx1.faculty.test';
const MX1 = { address: '198.51.100.10', port: 25 };
let lab: StartedLab;
afterEach(() => lab?.close());

/** A conversation up to a place, and the line with which it gets there; `connect` needs none. */
const WAYS: Record<FaultPlace, readonly string[]> = {
  connect: [],
  EHLO: ['EHLO me'],
  STARTTLS: ['EHLO me', 'STARTTLS'],
  AUTH: ['EHLO me', 'AUTH PLAIN AHgAeQ=='],
  MAIL: ['EHLO me', 'MAIL FROM:<bob@campus.test>'],
  RCPT: ['EHLO me', 'MAIL FROM:<bob@campus.test>', 'RCPT TO:<dean@faculty.test>'],
  DATA: ['EHLO me', 'MAIL FROM:<bob@campus.test>', 'RCPT TO:<dean@faculty.test>', 'DATA'],
  letter: [
    'EHLO me',
    'MAIL FROM:<bob@campus.test>',
    'RCPT TO:<dean@faculty.test>',
    'DATA',
    'Subject: hi\r\n\r\nHello\r\n.',
  ],
  RSET: ['EHLO me', 'RSET'],
  NOOP: ['NOOP'],
  VRFY: ['VRFY dean'],
  EXPN: ['EXPN staff'],
  HELP: ['HELP'],
  QUIT: ['QUIT'],
};
/** What the server says there by itself. */
const SAYS: Record<FaultPlace, RegExp> = {
  connect: /^220 mx1\.faculty\.test /,
  EHLO: /^250-mx1\.faculty\.test /,
  STARTTLS: /^220 2\.0\.0 /,
  AUTH: /^50[23] 5\.5\.1 /,
  MAIL: /^250 2\.1\.0 /,
  RCPT: /^250 2\.1\.5 /,
  DATA: /^354 /,
  letter: /^250 2\.0\.0 Taken as /,
  RSET: /^250 2\.0\.0 /,
  NOOP: /^250 2\.0\.0 /,
  VRFY: /^25[02] /,
  EXPN: /^502 5\.5\.1 /,
  HELP: /^214 2\.0\.0 /,
  QUIT: /^221 2\.0\.0 /,
};
const PLACES = Object.keys(WAYS) as FaultPlace[];

const faultAt = (at: FaultPlace, what: FaultEffect, more: Partial<Fault> = {}): Fault => ({
  host: HOST,
  when: { at },
  what,
  ...more,
});
const set = async (fault: Fault) => (await lab.lab.faults.set(ROOM, fault))?.id as number;
const call = () => dial(lab.lab, MX1, OCEAN).speaker;

/** Goes as far as just before a place. */
async function before(at: FaultPlace): Promise<{ speaker: Speaker; last: string | undefined }> {
  const speaker = call();
  const way = [...WAYS[at]];
  const last = way.pop();
  if (at !== 'connect') await speaker.reply();
  for (const line of way) await speaker.say(`${line}\r\n`);
  return { speaker, last };
}

/** The whole way, after the fault; @returns what is said at its end. */
async function again(at: FaultPlace): Promise<string> {
  const { speaker, last } = await before(at);
  const reply = await (last === undefined ? speaker.reply() : speaker.say(`${last}\r\n`));
  await speaker.close();
  return reply;
}

const strikes = async () =>
  (await lab.events(ROOM)).flatMap((event) => (event.kind === 'connection.fault' ? [event.fault] : []));
const mails = async () => (await lab.mail.list(ROOM, 'dean@faculty.test')).total;
/** Resolves when the room's log has so many of these. */
function eventually(kind: string, count = 1): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    const stop = lab.log.follow(ROOM, 0, (events) => {
      seen += events.filter((event) => event.kind === kind).length;
      if (seen < count) return;
      setImmediate(() => stop());
      resolve();
    });
  });
}

describe.each(PLACES)('at %s', (at) => {
  it('a reply stands for the server’s own, once, and the next one is the server’s', async () => {
    lab = await startLab();
    const what = { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted' } as const;
    const id = await set(faultAt(at, what, { times: 1 }));
    const { speaker, last } = await before(at);
    const reply = await (last === undefined ? speaker.reply() : speaker.say(`${last}\r\n`));
    expect(reply).toBe('451 4.7.1 Greylisted\r\n');
    // The conversation goes on: nothing was done.
    expect(await speaker.say('NOOP\r\n')).toMatch(at === 'connect' ? /^503 5\.5\.1 / : /^250 /);
    expect(await speaker.say('QUIT\r\n')).toMatch(/^221 /);
    await speaker.close();
    expect(await strikes()).toEqual([id]);
    expect(await mails()).toBe(0);
    expect(await again(at)).toMatch(SAYS[at]);
    expect(await strikes()).toEqual([id]);
  });

  it('421 is said, and the server hangs up (RFC 5321 §3.8)', async () => {
    lab = await startLab();
    await set(faultAt(at, { kind: 'reply', code: 421, enhanced: '4.3.2', text: 'Not now' }, { times: 1 }));
    const { speaker, last } = await before(at);
    if (last !== undefined) speaker.socket.write(`${last}\r\n`);
    expect(await speaker.rest()).toBe('421 4.3.2 Not now\r\n');
    await speaker.close();
    expect(await mails()).toBe(0);
    expect(await again(at)).toMatch(SAYS[at]);
  });

  it('a delay holds the reply up, and nothing is lost', async () => {
    const clock = createFakeClock();
    lab = await startLab({ clock });
    await set(faultAt(at, { kind: 'delay', ms: 20_000 }, { times: 1 }));
    const { speaker, last } = await before(at);
    if (last !== undefined) speaker.socket.write(`${last}\r\n`);
    await eventually('connection.fault');
    clock.turn(19_999);
    expect(speaker.text).toBe('');
    clock.turn(1);
    expect(await speaker.reply()).toMatch(SAYS[at]);
    await speaker.close();
    expect(await again(at)).toMatch(SAYS[at]);
    // A client that leaves in the middle of a handshake is noticed when the lab closes.
    const closed = lab.lab.close(1_000);
    clock.turn(1_000);
    await closed;
  });

  it('the connection breaks, and nothing was done', async () => {
    lab = await startLab();
    await set(faultAt(at, { kind: 'drop' }, { times: 1 }));
    const { speaker, last } = await before(at);
    if (last !== undefined) speaker.socket.write(`${last}\r\n`);
    expect(await speaker.rest()).toBe('');
    await speaker.close();
    expect((await lab.events(ROOM)).find(({ kind }) => kind === 'connection.closed')).toMatchObject({
      by: 'server',
      how: 'reset',
    });
    expect(await mails()).toBe(0);
    expect(await again(at)).toMatch(SAYS[at]);
  });

  it('silence: nothing comes any more, and who hangs up is let go', async () => {
    lab = await startLab();
    await set(faultAt(at, { kind: 'silence' }, { times: 1 }));
    const { speaker, last } = await before(at);
    if (last !== undefined) speaker.socket.write(`${last}\r\n`);
    await eventually('connection.fault');
    speaker.socket.end('NOOP\r\n');
    expect(await speaker.rest()).toBe('');
    await speaker.close();
    expect(await mails()).toBe(0);
    expect(await again(at)).toMatch(SAYS[at]);
  });

  it(`half of the reply leaves${at === 'letter' ? ', and the mail is there: sent again it is there twice (RFC 1047)' : ''}`, async () => {
    lab = await startLab();
    await set(faultAt(at, { kind: 'half-reply' }, { times: 1 }));
    const { speaker, last } = await before(at);
    if (last !== undefined) speaker.socket.write(`${last}\r\n`);
    const half = await speaker.rest();
    await speaker.close();
    expect(half).not.toBe('');
    expect(half).not.toMatch(/^\d{3} .*\r\n/m);
    expect(await mails()).toBe(at === 'letter' ? 1 : 0);
    expect(await again(at)).toMatch(SAYS[at]);
    expect(await mails()).toBe(at === 'letter' ? 2 : 0);
  });
});

describe('a host', () => {
  const route = () =>
    lab.lab.route(
      { host: HOST, ...MX1, transport: 'tcp' },
      { room: ROOM, by: 'terminal', from: { address: OCEAN.address, port: 40_001 } },
    ).kind;

  it('that is down refuses in this room, resets what stands, and is back when that is cleared', async () => {
    lab = await startLab();
    const standing = call();
    await standing.reply();
    const id = await set(faultAt('connect', { kind: 'down' }));
    await standing.rest();
    await standing.close();
    expect(route()).toBe('refused');
    const other = dial(lab.lab, MX1, TEAL).speaker;
    expect(await other.reply()).toMatch(SAYS.connect);
    await other.close();
    expect(await lab.lab.faults.clear(ROOM, id)).toBe(true);
    expect(await again('connect')).toMatch(SAYS.connect);
  });

  it('behind a filter answers nothing, not even a refusal', async () => {
    lab = await startLab();
    await set(faultAt('connect', { kind: 'filtered' }));
    expect(route()).toBe('silent');
    await lab.lab.faults.clear(ROOM);
    expect(route()).toBe('tcp');
  });
});

describe('which occasion', () => {
  const GREY = { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted' } as const;

  it('the second RCPT of each connection', async () => {
    lab = await startLab();
    await set({ host: HOST, when: { at: 'RCPT', nth: 2 }, what: GREY });
    for (let time = 0; time < 2; time++) {
      const { speaker } = await before('RCPT');
      expect(await speaker.say('RCPT TO:<dean@faculty.test>\r\n')).toMatch(/^250 /);
      expect(await speaker.say('RCPT TO:<prof@faculty.test>\r\n')).toMatch(/^451 4\.7\.1 Greylisted/);
      expect(await speaker.say('RCPT TO:<prof@faculty.test>\r\n')).toMatch(/^250 /);
      await speaker.close();
    }
  });

  it('of one sender, and for one recipient', async () => {
    lab = await startLab();
    await set({ host: HOST, when: { at: 'DATA', sender: 'alice@*', recipient: 'prof@*' }, what: GREY });
    expect(await again('DATA')).toMatch(/^354 /);
    const speaker = call();
    await speaker.reply();
    for (const line of ['EHLO me', 'MAIL FROM:<alice@campus.test>', 'RCPT TO:<Prof@faculty.test>'])
      expect(await speaker.say(`${line}\r\n`)).toMatch(/^250/);
    expect(await speaker.say('DATA\r\n')).toMatch(/^451 /);
    await speaker.close();
  });

  it('of two faults the first set answers, and then the other', async () => {
    lab = await startLab();
    await set(faultAt('NOOP', { kind: 'reply', code: 451, text: 'One' }, { times: 1 }));
    await set(faultAt('NOOP', { kind: 'reply', code: 451, text: 'Two' }, { times: 1 }));
    const speaker = call();
    await speaker.reply();
    expect(await speaker.say('NOOP\r\n')).toBe('451 One\r\n');
    expect(await speaker.say('NOOP\r\n')).toBe('451 Two\r\n');
    expect(await speaker.say('NOOP\r\n')).toMatch(/^250 /);
    await speaker.close();
  });

  it('says the lines of a reply apart, and hears a client that speaks between them', async () => {
    const clock = createFakeClock();
    lab = await startLab({ clock });
    await set(faultAt('EHLO', { kind: 'delay', ms: 1_000, lines: true }));
    const { speaker, last } = await before('EHLO');
    speaker.socket.write(`${last}\r\n`);
    const first = '250-mx1.faculty.test greets me\r\n';
    expect(await speaker.until((text) => text.includes(first))).toBe(first);
    speaker.socket.write('MAIL FROM:<bob@campus.test>\r\n');
    await vi.waitFor(async () =>
      expect((await lab.events(ROOM)).filter(({ kind }) => kind === 'connection.octets')).toHaveLength(4),
    );
    for (let line = 0; line < 10; line++) {
      clock.turn(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const rest = await speaker.until((text) => text.includes('250 2.1.0 '));
    expect(rest).toMatch(/^250-SIZE .*\r\n(?:250-.*\r\n)+250 STARTTLS\r\n250 2\.1\.0 /);
    await speaker.close();
  });

  it('keeps what was pipelined behind a delay in order', async () => {
    const clock = createFakeClock();
    lab = await startLab({ clock });
    await set(faultAt('RCPT', { kind: 'delay', ms: 1_000 }));
    const { speaker } = await before('RCPT');
    speaker.socket.write('RCPT TO:<dean@faculty.test>\r\nRCPT TO:<no@faculty.test>\r\nDATA\r\n');
    await eventually('connection.fault');
    clock.turn(1_000);
    expect(await speaker.reply()).toMatch(/^250 2\.1\.5 /);
    await eventually('connection.fault', 2);
    clock.turn(1_000);
    const rest = await speaker.until((text) => text.includes('354 '));
    expect(rest).toMatch(/^550 5\.1\.1 .*\r\n354 /);
    await speaker.close();
  });
});

describe('the faults of a room', () => {
  it('are read again from its log, with what they did', async () => {
    const log = createMemoryLog();
    const faults = await readFaults(log);
    const one = await faults.set('r', faultAt('MAIL', { kind: 'drop' }, { times: 2 }));
    const two = await faults.set('r', faultAt('QUIT', { kind: 'silence' }));
    const gone = await faults.set('r', faultAt('DATA', { kind: 'silence' }));
    await faults.set('other', faultAt('DATA', { kind: 'silence' }));
    await faults.clear('other');
    await faults.clear('r', gone?.id as number);
    for (let time = 0; time < 2; time++) {
      faults.struck('r', one?.id as number);
      const struck = { fault: one?.id as number, place: 'MAIL', what: { kind: 'drop' }, offset: 9 } as const;
      await log.append('r', [{ kind: 'connection.fault', connection: 99, ...struck }]).committed;
    }
    expect(faults.list('r')).toMatchObject([
      { id: one?.id, struck: 2, active: false },
      { id: two?.id, struck: 0, active: true },
    ]);
    const read = await readFaults(log);
    expect(read.list('r')).toEqual(faults.list('r'));
    expect(read.list('other')).toEqual([]);
    expect(read.active('r', HOST).map(({ id }) => id)).toEqual([two?.id]);
    await log.close();
  });

  it('are bounded', async () => {
    const log = createMemoryLog();
    const faults = await readFaults(log);
    const fault = faultAt('NOOP', { kind: 'drop' });
    for (let count = 0; count < MOST_FAULTS; count++) expect(await faults.set('r', fault)).toBeDefined();
    expect(await faults.set('r', fault)).toBeUndefined();
    expect(await faults.set('other', fault)).toBeDefined();
    expect(await faults.clear('r', 999)).toBe(false);
    await log.close();
  });
});
