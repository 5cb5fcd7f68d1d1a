import type { Logged, RoomEvent } from '@ehlo/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStanding, type Standing, type StandingAt } from './standing.ts';

const LESSON = {
  id: 'smtp/first',
  steps: [
    { id: 'call', checks: { length: 1 }, questions: { length: 0 } },
    { id: 'quiz', checks: { length: 0 }, questions: { length: 1 } },
  ],
};
const MINUTE = 60_000;

let standing: Standing;
let seq: number;
let now: number;
let offsets: Record<'client' | 'server', number>;
beforeEach(() => {
  standing = createStanding({ handle: 'ocean7', lessonOf: (id) => (id === LESSON.id ? LESSON : undefined) });
  seq = 0;
  now = 10 * MINUTE;
  offsets = { client: 0, server: 0 };
});

const take = (event: RoomEvent) =>
  standing.take({ ...event, room: 'a', seq: ++seq, at: now * 1000 } as Logged);
const row = (at: Partial<StandingAt> = {}) => standing.row({ now, here: true, notBefore: 0, ...at });
const open = (by: 'terminal' | 'relay' = 'terminal', service: 'mta' | 'pop3' = 'mta') => {
  take({
    kind: 'connection.opened',
    by,
    from: { address: '10.20.1.1', port: 50_000 },
    to: { host: 'mail.campus.test', address: '192.0.2.25', port: service === 'mta' ? 25 : 110 },
    service,
    tls: 'none',
  });
  offsets = { client: 0, server: 0 };
  return seq;
};
const octets = (connection: number, from: 'client' | 'server', text: string) => {
  const bytes = new TextEncoder().encode(`${text}\r\n`);
  take({
    ...{ kind: 'connection.octets', connection, from, layer: 'clear' },
    ...{ offset: offsets[from], length: bytes.length, octets: bytes },
  });
  offsets[from] += bytes.length;
};
const talk = (connection: number, ...lines: string[]) => {
  for (const line of lines)
    octets(connection, line.startsWith('S: ') ? 'server' : 'client', line.replace(/^[SC]: /, ''));
};

describe('how somebody stands', () => {
  it('is nothing before anything happened', () => {
    expect(row()).toEqual({ steps: [], current: 0 });
  });

  it('is the last line and reply of their own connections, and not of a server’s', () => {
    const mine = open();
    talk(mine, 'S: 220 hi', 'C: EHLO me', 'S: 250-mail', 'S: 250 SIZE', 'C: MAIL FROM:<a@b.test>');
    const relays = open('relay');
    talk(relays, 'C: EHLO relay');
    expect(row()).toMatchObject({
      line: { text: 'MAIL FROM:<a@b.test>', at: now },
      reply: { code: 250, text: '250 SIZE' },
      wire: { connection: mine, protocol: 'smtp', state: 'greeted', open: true },
    });
    take({ kind: 'connection.closed', connection: mine, by: 'client', how: 'ended' });
    expect(row().wire).toMatchObject({ state: 'closed', open: false });
  });

  it('shows as many asterisks as a secret has octets', () => {
    const mine = open('terminal', 'pop3');
    talk(mine, 'S: +OK hi', 'C: USER ana', 'S: +OK');
    const start = offsets.client + 5;
    talk(mine, 'C: PASS hush');
    take({ ...{ kind: 'connection.secret', connection: mine, from: 'client' }, start, end: start + 4 });
    // Whatever comes of it, and when.
    expect(row()).toMatchObject({ line: { text: 'PASS ****' } });
    talk(mine, 'S: -ERR no');
    expect(row()).toMatchObject({
      line: { text: 'PASS ****' },
      reply: { status: '-ERR', text: '-ERR no' },
      wire: { protocol: 'pop3', state: 'authorization' },
    });
  });

  it.each([
    ['the same refusal three times', ['550 5.1.1 no', '550 5.1.1 no', '550 5.1.1 no'], 3],
    ['two and one that went well', ['550 5.1.1 no', '550 5.1.1 no', '250 OK'], undefined],
    ['two', ['550 5.1.1 no', '550 5.1.1 no'], undefined],
  ])('is stuck on a line or not: %s', (_title, replies, times) => {
    const mine = open();
    talk(mine, 'S: 220 hi', 'C: EHLO me', 'S: 250 mail', 'C: MAIL FROM:<a@b.test>', 'S: 250 OK');
    for (const reply of replies) talk(mine, 'C: RCPT TO:<bbo@campus.test>', `S: ${reply}`);
    if (times === undefined) expect(row()).not.toHaveProperty('stuck');
    else
      expect(row().stuck).toMatchObject({
        ...{ why: 'same-error', times, since: now },
        ...{ line: 'RCPT TO:<bbo@campus.test>', reply: '550 5.1.1 no' },
      });
  });

  it('counts what was said wrongly to servers, by the coach’s case, with the last such line', () => {
    const mine = open();
    talk(mine, 'S: 220 hi', 'C: HELLO me', 'S: 500 5.5.1 no', 'C: HELO me', 'S: 250 mail');
    talk(mine, 'C: RCPT TO:bob', 'S: 501 5.1.3 no', 'C: RCPT TO:eve', 'S: 501 5.1.3 no');
    const lines = [...standing.mistakes.values()].map(({ times, line }) => `${times} ${line}`);
    expect(lines).toContain('1 HELLO me');
    expect(lines).toContain('2 RCPT TO:eve');
  });

  it('is stuck where the same command line went wrong three times in the page’s terminal, until something turns green', () => {
    take({ kind: 'lesson.started', lesson: LESSON.id });
    for (let i = 0; i < 3; i++) take({ kind: 'terminal.missed', case: 'no-such-host', data: {} });
    expect(row().stuck).toMatchObject({ why: 'same-error', case: 'no-such-host', times: 3 });
    take({ kind: 'lesson.passed', lesson: LESSON.id, step: 'call', check: 0, how: 'alone' });
    expect(row()).not.toHaveProperty('stuck');
  });

  it('is stuck where lines come and nothing turns green, with the near miss that was shown', () => {
    take({ kind: 'lesson.started', lesson: LESSON.id });
    const started = now;
    const mine = open();
    for (let i = 0; i < 5; i++) {
      now += MINUTE;
      talk(mine, 'C: NOOP', 'S: 250 OK');
    }
    take({ kind: 'lesson.missed', lesson: LESSON.id, step: 'call', miss: 1, line: 'MAIL FROM:a' });
    expect(row().stuck).toEqual({
      ...{ why: 'no-progress', since: started, miss: 1 },
      ...{ line: 'MAIL FROM:a', reply: '250 OK' },
    });
  });

  it('is silent where nothing comes while they are there; who went away is not stuck', () => {
    take({ kind: 'lesson.started', lesson: LESSON.id });
    const started = now;
    now += 4 * MINUTE;
    expect(row().stuck).toEqual({ why: 'silent', since: started });
    expect(row({ here: false })).not.toHaveProperty('stuck');
    expect(row({ notBefore: now - MINUTE })).not.toHaveProperty('stuck');
  });

  it('is each step as it was done, of the class’s lesson also where they are elsewhere', () => {
    take({ kind: 'lesson.started', lesson: LESSON.id });
    take({ kind: 'lesson.hinted', lesson: LESSON.id, step: 'call', rung: 0 });
    now += MINUTE;
    take({ kind: 'lesson.passed', lesson: LESSON.id, step: 'call', check: 0, how: 'helped' });
    take({ kind: 'lesson.started', lesson: 'pop3/other' });
    expect(row({ lesson: LESSON.id })).toMatchObject({
      ...{ lesson: LESSON.id, elsewhere: 'pop3/other', current: 1 },
      steps: [
        { step: 'call', state: 'helped', hints: 1, at: now },
        { step: 'quiz', state: 'working', hints: 0, at: now },
      ],
    });
    take({ kind: 'lesson.answered', lesson: LESSON.id, step: 'quiz', question: 0, answer: [0], right: true });
    expect(row({ lesson: LESSON.id })).toMatchObject({ current: 2, steps: [{}, { state: 'done' }] });
    take({ kind: 'lesson.forgotten' });
    expect(row({ lesson: LESSON.id }).steps).toMatchObject([{ state: 'open' }, { state: 'open' }]);
  });

  it('is not what a file that was brought along says of elsewhere', () => {
    const of = { lesson: LESSON.id, brought: { file: 1, at: 0 } };
    take({ kind: 'lesson.started', ...of });
    take({ kind: 'lesson.passed', ...of, step: 'call', check: 0, how: 'alone' });
    expect(row({ lesson: LESSON.id }).steps.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(row()).not.toHaveProperty('lesson');
  });

  it('keeps no more than its bounds of a script that goes on and on', () => {
    const mine = open();
    for (let i = 0; i < 3000; i++) talk(mine, 'C: NOOP', 'S: 250 OK');
    expect(row().line).toBeDefined();
    for (let i = 0; i < 100; i++) open();
    expect(row().wire?.connection).toBe(seq);
  });
});
