import { createHash } from 'node:crypto';
import { type Lesson, type Step, variantOf } from '@ehlo/lessons';
import { createMemoryLog, type EventLog } from '@ehlo/log';
import type { Draft, Logged } from '@ehlo/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import { createJudging, type Judging } from './judging.ts';

const ROOM = 'mine';
const LETTER = 'Subject: Hello\r\n\r\nHello Bob\r\n';
const BLOB = createHash('sha256').update(LETTER).digest('hex');

const step = (id: string, more: Partial<Step>): Step => ({
  id,
  checks: [],
  misses: [],
  tries: [],
  questions: [],
  solution: [],
  ...more,
});
const LESSON: Lesson = {
  id: 'a/b',
  minutes: 1,
  level: 'first-steps',
  core: false,
  needs: [],
  world: { faults: [], emptied: [], letters: [], rules: [] },
  grey: 'whole',
  steps: [
    step('greet', { checks: [{ reply: { to: 'EHLO', code: 250, line: 'EHLO {handle}' } }] }),
    step('write', { checks: [{ accepted: { field: { Subject: 'hello' }, text: '*bob' } }] }),
  ],
  words: undefined as never,
};

const TASK: Lesson = {
  ...LESSON,
  id: 'a/task',
  task: true,
  steps: [step('greet', { checks: [{ reply: { to: 'EHLO', code: 250, line: 'EHLO {task-subject}' } }] })],
};

let log: EventLog;
let judging: Judging;
let errors: unknown[];
/** Of the assessment that the person is in. */
let seed: string | undefined;
beforeEach(() => {
  log = createMemoryLog();
  errors = [];
  seed = undefined;
  judging = createJudging({
    log,
    blobs: { read: async (sha256) => (sha256 === BLOB ? Buffer.from(LETTER) : undefined) },
    find: (id) => [LESSON, TASK].find((one) => one.id === id),
    ownOf: (room) =>
      room === ROOM
        ? {
            ...{ handle: 'ocean7', mailbox: 'ocean7@campus.test', address: '', password: '', outside: {} },
            ...(seed === undefined ? {} : { seed }),
          }
        : undefined,
    now: () => 0,
    report: (error) => errors.push(error),
  });
});

const append = async (...drafts: Draft[]): Promise<Logged[]> => {
  const appended = log.append(ROOM, drafts);
  await appended.committed;
  return appended.events;
};
const opened: Draft = {
  kind: 'connection.opened',
  by: 'terminal',
  from: { address: '10.20.1.1', port: 50_000 },
  to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
  service: 'mock',
  tls: 'none',
};
const octets = (connection: number, from: 'client' | 'server', offset: number, text: string): Draft => ({
  kind: 'connection.octets',
  connection,
  from,
  layer: 'clear',
  offset,
  length: text.length,
  octets: Buffer.from(text),
});
async function greet(name = 'ocean7'): Promise<void> {
  const [connection] = await append(opened);
  const id = connection?.seq as number;
  await append(
    octets(id, 'server', 0, '220 localhost\r\n'),
    octets(id, 'client', 0, `EHLO ${name}\r\n`),
    octets(id, 'server', 15, '250-localhost\r\n250 SIZE\r\n'),
  );
}
const accepted: Draft = {
  kind: 'mail.accepted',
  host: 'localhost',
  service: 'mock',
  envelope: { reversePath: 'a@b.test', forwardPaths: ['bob@campus.test'] },
  helo: 'ocean7',
  client: '10.20.1.1',
  blob: BLOB,
  size: LETTER.length,
  queueId: 'x',
  smtputf8: false,
  body: '7BIT',
};
const started: Draft = { kind: 'lesson.started', lesson: 'a/b' };
/** Steps that the log says are passed, with how; once there are so many. */
async function passed(count: number): Promise<string[]> {
  for (;;) {
    const events = await log.read(ROOM, { kinds: ['lesson.passed'] });
    if (events.length >= count)
      return events.map((event) => (event.kind === 'lesson.passed' ? `${event.step} ${event.how}` : ''));
    await new Promise(setImmediate);
  }
}
/** Far more turns of the event loop than judging takes. */
async function nothingMore(): Promise<string[]> {
  for (let turns = 0; turns < 100; turns++) await new Promise(setImmediate);
  return passed(0);
}

describe('a lesson that somebody follows', () => {
  it('turns green as things happen, also where the letter has to be opened', async () => {
    await append(started);
    judging.open(ROOM, 'a/b');
    await greet();
    expect(await passed(1)).toEqual(['greet alone']);
    await append(accepted);
    expect(await passed(2)).toEqual(['greet alone', 'write alone']);
    expect(errors).toEqual([]);
  });

  it('finds what was done while nobody looked, and what was done before it began', async () => {
    await greet();
    await append(started, accepted);
    judging.open(ROOM, 'a/b');
    expect(await passed(2)).toEqual(['greet earlier', 'write alone']);
  });

  it('says nothing twice when it is opened again, by two tabs or after a restart', async () => {
    await append(started);
    const close = judging.open(ROOM, 'a/b');
    judging.open(ROOM, 'a/b')();
    await greet();
    await passed(1);
    close();
    judging.open(ROOM, 'a/b');
    judging.open(ROOM, 'a/b');
    await append(accepted);
    expect(await passed(2)).toEqual(['greet alone', 'write alone']);
  });

  it('is judged no more when the last one left', async () => {
    await append(started);
    const close = judging.open(ROOM, 'a/b');
    close();
    close();
    await greet();
    expect(await nothingMore()).toEqual([]);
  });

  it('has to be done again after it was started over', async () => {
    await append(started);
    await greet();
    const close = judging.open(ROOM, 'a/b');
    await passed(1);
    close();
    await append({ ...started, again: true } as Draft);
    judging.open(ROOM, 'a/b');
    await greet();
    expect(await passed(2)).toEqual(['greet alone', 'greet alone']);
  });

  it('is judged by the task of an assessment, also where somebody followed it before that began', async () => {
    const of = (assessed: string) => variantOf(assessed, 'ocean7').subject;
    await append({ ...started, lesson: TASK.id } as Draft);
    judging.open(ROOM, TASK.id);
    await nothingMore();
    seed = 's';
    await append({ ...started, lesson: TASK.id, again: true } as Draft);
    await greet(of(''));
    expect(await nothingMore()).toEqual([]);
    await greet(of('s'));
    expect(await passed(1)).toEqual(['greet alone']);
    // Over: practice is judged again.
    seed = undefined;
    await append({ ...started, lesson: TASK.id, again: true } as Draft);
    await greet(of('s'));
    expect(await nothingMore()).toHaveLength(1);
    await greet(of(''));
    expect(await passed(2)).toEqual(['greet alone', 'greet alone']);
    expect(errors).toEqual([]);
  });

  it('of a room or a name that nobody knows is judged by nobody', async () => {
    judging.open('guest', 'a/b')();
    judging.open(ROOM, 'no/such')();
    expect(errors).toEqual([]);
  });
});

it('letters are opened as they are: fields decoded, attachments by their hash', async () => {
  const { openLetter } = await import('./open-letter.ts');
  const picture = Buffer.from('picture');
  const source = [
    'Subject: =?utf-8?Q?Gr=C3=BCezi?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello',
    '--b',
    'Content-Type: image/png; name=cat.png',
    'Content-Disposition: attachment; filename=cat.png',
    'Content-Transfer-Encoding: base64',
    '',
    picture.toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  const letter = openLetter(Buffer.from(source));
  expect(letter.fields).toContainEqual({ name: 'Subject', value: 'Grüezi' });
  expect(letter.text).toBe('Hello');
  expect(letter.parts).toContainEqual({
    type: 'image/png',
    name: 'cat.png',
    disposition: 'attachment',
    sha256: createHash('sha256').update(picture).digest('hex'),
    text: 'picture',
  });
});
