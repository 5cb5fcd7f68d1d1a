/** What is one's own, taken from one EHLO to another and back: two real servers, a real dialogue, a real file. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { HomeLook } from '@ehlo/wire';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';

const LESSON = 'smtp-by-hand/your-first-mail';

interface Place {
  ehlo: Ehlo;
  dataDir: string;
  page: PageSocket;
}
let school: Place;
let home: Place;
const open = async (): Promise<Place> => {
  const dataDir = await makeDataDir();
  const ehlo = await startEhlo(dataDir);
  return { dataDir, ehlo, page: await openPageSocket(ehlo.url) };
};
const shut = async ({ page, ehlo, dataDir }: Place) => {
  await page.close();
  await ehlo.stop();
  await removeDataDir(dataDir);
};
beforeAll(async () => {
  [school, home] = await Promise.all([open(), open()]);
}, 120_000);
afterAll(() => Promise.all([shut(school), shut(home)]));

async function ask(
  at: Place,
  method: string,
  path: string,
  body?: string | Buffer<ArrayBuffer>,
  type = 'application/json',
) {
  return fetch(`${at.ehlo.url}/api/rooms/me${path}`, {
    method,
    headers: { cookie: at.page.cookie, origin: at.ehlo.url, 'content-type': type },
    ...(body === undefined ? {} : { body: new Blob([body]) }),
  });
}
const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;

/** By hand: the last line of an answer (RFC 5321 §4.2.1), then what is said to it. */
async function talk(port: number, lines: readonly string[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  const left = [...lines];
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
    if (!/^\d{3} .*\r\n$/m.test(heard)) return;
    heard = '';
    const next = left.shift();
    if (next !== undefined) socket.write(`${next}\r\n`);
  });
  await once(socket, 'end');
  socket.end();
}

const take = (at: Place) => ask(at, 'GET', '/home-file');
const bring = async (at: Place, file: string, path = ''): Promise<HomeLook> =>
  json<HomeLook>(ask(at, 'POST', `/home-file${path}`, file));
interface Report {
  report: {
    lessons: { done: boolean; steps: { done: boolean; brought?: { handle: string; seal: string } }[] }[];
    codes: { code: number; brought?: object }[];
  };
}
const reportOf = (at: Place) => json<Report>(ask(at, 'GET', '/report.json'));
const stampsOf = async (at: Place) =>
  (await json<{ stamps: { code: number; brought?: object }[] }>(ask(at, 'GET', '/lessons'))).stamps;

let file = '';

it('a dialogue, its mail, its stamps and a lesson go into one file, signed', async () => {
  await ask(school, 'POST', `/lessons/${LESSON}/start`, '{}');
  school.page.followLesson(LESSON);
  await talk(school.ehlo.ports.mock ?? 0, [
    `EHLO ${school.page.me.handle}.campus.test`,
    'MAIL FROM:<alice@campus.test>',
    'RCPT TO:<bob@campus.test>',
    'DATA',
    'Subject: Taken home\r\n\r\nBy hand.\r\n.',
    'QUIT',
  ]);
  school.page.followRoom();
  await school.page.event(({ kind }) => kind === 'lesson.passed');
  await school.page.event(({ kind }) => kind === 'connection.closed');
  const answer = await take(school);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="ehlo-[\w-]+\.json"$/);
  file = await answer.text();
  const { ehlo, version, home: held, signature } = JSON.parse(file);
  expect({ ehlo, version, by: signature.by }).toMatchObject({ ehlo: 'home', version: 1 });
  expect(held.handle).toBe(school.page.me.handle);
  expect(held.mails).toMatchObject([{ mailbox: 'mock', folder: 'INBOX' }]);
  expect(held.mails[0].letter).toContain('Subject: Taken home\r\n\r\nBy hand.\r\n');
  expect(held.stamps.map(({ code }: { code: number }) => code)).toEqual([220, 250, 354, 221]);
  const [said] = held.dialogues;
  expect(said).toMatchObject({ by: 'outside', service: 'mock', host: 'localhost', port: 1025 });
  expect(said.said[0]).toMatchObject({ by: 'server', octets: expect.stringMatching(/^220 .*\r\n$/) });
  // What shows how a step was done is the dialogue that did it.
  expect(
    held.lessons[0].steps.flatMap(({ checks }: { checks: { dialogue: number }[] }) => checks),
  ).toContainEqual(expect.objectContaining({ dialogue: said.id }));
});

it('another EHLO shows what is in it before it takes it, and marks what it took', async () => {
  const look = await bring(home, file, '/look');
  expect(look).toMatchObject({ handle: school.page.me.handle, seal: 'foreign', skips: [] });
  expect(look.takes).toEqual(look.holds);
  expect(look.takes).toMatchObject({ stamps: 4, dialogues: 1, mails: 1 });
  expect(await stampsOf(home)).toEqual([]);

  expect(await bring(home, file)).toEqual(look);
  expect((await stampsOf(home)).every(({ brought }) => brought)).toBe(true);
  const { report } = await reportOf(home);
  expect(report.codes.map(({ code }) => code)).toEqual([220, 250, 354, 221]);
  const done = report.lessons.flatMap(({ steps }) => steps).filter((step) => step.done);
  expect(done.length).toBeGreaterThan(0);
  for (const { brought } of [...done, ...report.codes])
    expect(brought).toMatchObject({ handle: school.page.me.handle, seal: 'foreign' });
  const { mails } = await json<{ mails: { folder: string; summary: { subject: string } }[] }>(
    ask(home, 'GET', `/mailboxes/${home.page.me.mailbox}?folder=Brought%20along`),
  );
  expect(mails).toMatchObject([{ folder: 'Brought along', summary: { subject: 'Taken home' } }]);
});

it('a dialogue that was brought along can be looked at, and is no connection of this EHLO', async () => {
  const { dialogues } = await json<{ dialogues: { id: number; host: string; brought?: true }[] }>(
    ask(home, 'GET', '/dialogues'),
  );
  expect(dialogues).toMatchObject([{ host: 'localhost', brought: true }]);
  const { said } = await json<{ said: { by: string; octets: string }[] }>(
    ask(home, 'GET', `/dialogues/${dialogues[0]?.id}`),
  );
  expect(said).toEqual(JSON.parse(file).home.dialogues[0].said);
  expect((await ask(home, 'GET', '/dialogues/1')).status).toBe(404);
});

it('a second time nothing is doubled, and it says what it skipped', async () => {
  const again = await bring(home, file);
  expect(again.seal).toBe('known');
  expect(again.takes).toEqual({ steps: 0, stamps: 0, dialogues: 0, mails: 0 });
  expect(again.skips.map(({ what, why }) => `${what} ${why}`)).toEqual([
    'step here',
    'stamp here',
    'dialogue here',
    'mail here',
  ]);
});

it('a code that is met here is one’s own from then on', async () => {
  await talk(home.ehlo.ports.mock ?? 0, ['QUIT']);
  home.page.followRoom();
  await home.page.event(({ kind }) => kind === 'connection.closed');
  const stamps = await stampsOf(home);
  expect(stamps.filter(({ brought }) => !brought).map(({ code }) => code)).toEqual([220, 221]);
});

it('back where it came from, it is all there already; after it was deleted, it comes back as brought along', async () => {
  const back = await (await take(home)).text();
  const there = await bring(school, back);
  // Met in the other EHLO by hand: a dialogue and two codes that are here already.
  expect(there.takes).toMatchObject({ steps: 0, stamps: 0, mails: 0, dialogues: 1 });
  await ask(school, 'DELETE', '/lessons', '{}');
  expect((await reportOf(school)).report).toMatchObject({ lessons: [], codes: [] });
  const restored = await bring(school, file);
  expect(restored).toMatchObject({ seal: 'here', takes: { stamps: 4, dialogues: 0, mails: 0 } });
  const { report } = await reportOf(school);
  expect(report.codes).toHaveLength(4);
  expect(report.codes.every(({ brought }) => brought)).toBe(true);
});

it('a signed file of one’s own is no report: the installation vouches for no progress by it', async () => {
  const { home: held, signature } = JSON.parse(file);
  for (const text of [file, JSON.stringify({ report: held, signature })]) {
    const verdict = await fetch(`${school.ehlo.url}/api/verify`, { method: 'POST', body: text });
    expect(((await verdict.json()) as { verdict: string }).verdict).not.toBe('genuine');
  }
});

it.each<[string, () => string | Buffer<ArrayBuffer>, string, RegExp]>([
  ['an empty one', () => '', 'home-empty', /empty/],
  ['a picture', () => Buffer.from([0x89, 0x50, 0xff, 0xfe]), 'home-none', /no file of EHLO/],
  ['some JSON', () => '{"a":1}', 'home-none', /no file that "Take it home" made/],
  ['a report', () => '{"report":{},"signature":{}}', 'home-report', /a report/],
  ['one that was cut', () => file.slice(0, -200), 'home-cut', /end or some of it is missing/],
  ['one that was cut, packed', () => gzipSync(file).subarray(0, 300), 'home-cut', /packed/],
  ['one of tomorrow', () => file.replace('"version":1', '"version":2'), 'home-newer', /version 2.* reads 1/],
  ['one of no version', () => file.replace('"version":1,', ''), 'home-broken', /version/],
  [
    'one with a code that is none',
    () => file.replace('"code":354', '"code":"354"'),
    'home-shape',
    /home\.stamps\.\d\.code/,
  ],
  [
    'one packed a thousandfold',
    () => gzipSync(Buffer.alloc(40 * 2 ** 20, ' ')),
    'home-large',
    /longer than 16 MiB/,
  ],
  ['one that is too long', () => Buffer.alloc(17 * 2 ** 20, ' '), 'home-large', /longer than 16 MiB/],
  ['nested without end', () => '['.repeat(2 ** 20), 'home-none', /no JSON/],
])(
  '%s is refused with a sentence',
  async (_what, make, code, sentence) => {
    const answer = await json<{ problem: { code: string }; sentence: string }>(
      ask(home, 'POST', '/home-file/look', make(), 'application/gzip'),
    );
    expect(answer.problem.code).toBe(code);
    expect(answer.sentence).toMatch(sentence);
  },
  20_000,
);

it('one that somebody changed says so, laid out otherwise it is as it was', async () => {
  expect((await bring(home, file.replace('Taken home', 'Taken away'), '/look')).seal).toBe('changed');
  expect((await bring(home, JSON.stringify(JSON.parse(file), null, 2), '/look')).seal).toBe('known');
  const { signature: _none, ...unsigned } = JSON.parse(file);
  expect((await bring(home, JSON.stringify(unsigned), '/look')).seal).toBe('unsigned');
});

it('lessons and letters that cannot be taken are said by name, and the rest is taken', async () => {
  const odd = JSON.parse(file);
  odd.home.lessons.push({ lesson: 'old/gone', started: odd.home.made, steps: [] });
  odd.home.mails.push({ ...odd.home.mails[0], letter: 'no letter' });
  odd.home.dialogues.push({ ...odd.home.dialogues[0], id: 999, said: [] });
  const { skips } = await bring(home, JSON.stringify(odd), '/look');
  expect(skips).toContainEqual({ what: 'lesson', why: 'unknown', count: 1, names: ['old/gone'] });
  expect(skips).toContainEqual({ what: 'mail', why: 'empty', count: 1, names: ['mock'] });
  expect(skips).toContainEqual({ what: 'dialogue', why: 'empty', count: 1, names: ['localhost:1025'] });
});

it('a big one is packed', async () => {
  const letters = Array.from(
    { length: 12 },
    (_, at) =>
      `From bob Thu Nov 26 10:00:${10 + at} 2026\nSubject: ${at}\n\n${'A long line.\n'.repeat(800)}\n`,
  ).join('');
  const put = await ask(
    home,
    'POST',
    `/mailboxes/${home.page.me.mailbox}/mails?folder=INBOX`,
    letters,
    'application/mbox',
  );
  expect(put.status).toBe(201);
  const answer = await take(home);
  expect(answer.headers.get('content-type')).toBe('application/gzip');
  const octets = Buffer.from(await answer.arrayBuffer());
  expect(JSON.parse(gunzipSync(octets).toString()).home.mails).toHaveLength(13);
  const look = await json<HomeLook>(ask(school, 'POST', '/home-file/look', octets, 'application/gzip'));
  expect(look).toMatchObject({ seal: 'known', takes: { mails: 12 } });
});
