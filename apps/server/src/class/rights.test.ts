/** Who may see and do what in a class: each view and each route, tried by everybody over the real socket and over HTTP. */
import type { ViewQuery } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool, type School } from './class.fixture.ts';

const WHO = ['teacher', 'owner', 'classmate', 'other teacher', 'stranger', 'left'] as const;
type Who = (typeof WHO)[number];

let school: School;
let people: Record<Who, Awaited<ReturnType<School['person']>>>;
let pages: Record<Who, Awaited<ReturnType<Awaited<ReturnType<School['person']>>['page']>>>;
let id: string;
let home: string;
let connection: number;

beforeAll(async () => {
  school = await createSchool();
  const teacher = await school.teacher();
  id = teacher.class;
  people = {
    teacher,
    owner: await school.student(teacher.code, 'Ana'),
    classmate: await school.student(teacher.code, 'Bea'),
    'other teacher': await school.teacher(),
    stranger: await school.person(),
    left: await school.student(teacher.code, 'Cleo'),
  };
  await people.left.ask('POST', `/api/classes/${id}/leave`);
  home = people.owner.me.room;
  pages = Object.fromEntries(
    await Promise.all(WHO.map(async (who) => [who, await people[who].page()] as const)),
  ) as typeof pages;
  connection = await pages.owner.say('192.0.2.25', 25, ['EHLO ana', 'MAIL FROM:<ana@campus.test>']);
}, 120_000);
afterAll(() => school.close());

const TEACHERS: readonly Who[] = ['teacher'];
const ALL_OF_IT: readonly Who[] = ['teacher', 'owner', 'classmate'];
const MEMBERS: readonly Who[] = ['owner', 'classmate'];

describe('views of a class', () => {
  it.each<[string, () => ViewQuery, readonly Who[]]>([
    ['room', () => ({ view: 'room', of: home }), ['teacher', 'owner']],
    ['dialogue', () => ({ view: 'dialogue', connection, of: home }), ['teacher', 'owner']],
    ['lesson', () => ({ view: 'lesson', lesson: 'a/b', of: home }), ['teacher', 'owner']],
    ['class', () => ({ view: 'class', class: id }), ALL_OF_IT],
    ['roster', () => ({ view: 'roster', class: id }), TEACHERS],
    ['held', () => ({ view: 'held', class: id, what: 'members' }), TEACHERS],
    ['held, of one', () => ({ view: 'held', class: id, what: 'members', of: home }), TEACHERS],
    ['held, of the projector', () => ({ view: 'held', class: id, what: 'projector' }), TEACHERS],
    ['broadcast', () => ({ view: 'stage', class: id, what: 'broadcast' }), ALL_OF_IT],
    ['spotlight', () => ({ view: 'stage', class: id, what: 'spotlight' }), ALL_OF_IT],
    ['a room of the teacher’s', () => ({ view: 'room', of: people.teacher.me.room }), ['teacher']],
    ['a class that is none', () => ({ view: 'class', class: 'class-none' }), []],
  ])('%s', async (_name, view, allowed) => {
    for (const who of WHO) {
      const watched = pages[who].watch(view());
      const first = await watched.first();
      expect(first.type !== 'refused', who).toBe(allowed.includes(who));
      watched.end();
    }
  });

  it('show nobody another room by naming it where a class belongs', async () => {
    for (const who of WHO) {
      const first = await pages[who].watch({ view: 'class', class: home }).first();
      expect(first.type, who).toBe('refused');
    }
  });

  it('over a shoulder are told to who is looked at, end with a refusal, and mask secrets', async () => {
    const { owner } = people;
    const told = pages.owner.watch({ view: 'class', class: id });
    await pages.owner.say('192.0.2.25', 143, [`a LOGIN ana hush-hush`]);
    const looked = pages.teacher.watch({ view: 'room', of: home });
    const { seq } = await looked.event(
      (event) => event.kind === 'connection.opened' && event.service === 'imap',
    );
    const dialogue = pages.teacher.watch({ view: 'dialogue', connection: seq, of: home });
    const line = await dialogue.event(
      (event) => event.kind === 'connection.octets' && event.from === 'client',
    );
    const text = 'octets' in line && line.octets ? Buffer.from(line.octets).toString() : '';
    expect(text).toMatch(/^a LOGIN/);
    expect(text).not.toMatch(/hush/);
    await told.event((event) => event.kind === 'class.watched' && event.state === 'on');
    const at = `/api/classes/${id}/me`;
    expect((await owner.ask('PATCH', at, { refusesWatching: true })).body.me).toMatchObject({
      refusesWatching: true,
    });
    await Promise.all([looked.refused(), dialogue.refused()]);
    expect((await pages.teacher.watch({ view: 'room', of: home }).first()).type).toBe('refused');
    await told.event((event) => event.kind === 'class.watched' && event.state === 'off');
    await owner.ask('PATCH', at, { refusesWatching: false });
    expect((await pages.teacher.watch({ view: 'room', of: home }).first()).type).toBe('events');
  });

  it('as a capture are for the teacher, masked, told like a look, and refused with it', async () => {
    const { teacher, classmate } = people;
    await pages.classmate.say('192.0.2.25', 143, ['b LOGIN ana hush-hush']);
    const told = pages.classmate.watch({ view: 'class', class: id });
    const at = `/api/classes/${id}/members/${classmate.me.room}/capture.pcapng`;
    await told.first();
    expect(told.events().filter(({ kind }) => kind === 'class.watched')).toEqual([]);
    const take = async () => {
      const response = await fetch(`http://127.0.0.1:${school.port()}${at}`, {
        headers: { Cookie: teacher.cookie() },
      });
      return { status: response.status, text: Buffer.from(await response.arrayBuffer()).toString('latin1') };
    };
    const { status, text } = await take();
    expect([status, text.includes('b LOGIN'), text.includes('hush')]).toEqual([200, true, false]);
    await told.event((event) => event.kind === 'class.watched' && event.state === 'on');
    await told.event((event) => event.kind === 'class.watched' && event.state === 'off');
    await classmate.ask('PATCH', `/api/classes/${id}/me`, { refusesWatching: true });
    expect((await take()).status).toBe(403);
    await classmate.ask('PATCH', `/api/classes/${id}/me`, { refusesWatching: false });
  });

  it('of the spotlight need the member’s yes, tell no name unless it is to be told, and end with it', async () => {
    const { teacher, owner, classmate } = people;
    const at = `/api/classes/${id}`;
    const stage = pages.classmate.watch({ view: 'stage', class: id, what: 'spotlight' });
    const heard = pages.classmate.watch({ view: 'class', class: id });
    expect((await stage.first()).type).toBe('events');
    expect((await teacher.ask('PUT', `${at}/spotlight`, { home, connection })).status).toBe(204);
    expect((await classmate.ask('PUT', `${at}/me/spotlight`, { agree: true })).status).toBe(409);
    expect(stage.events()).toEqual([]);
    expect((await owner.ask('PUT', `${at}/me/spotlight`, { agree: true })).status).toBe(204);
    await stage.event((event) => event.kind === 'connection.octets' && event.from === 'client');
    const shown = [...stage.events(), ...heard.events().filter(({ kind }) => kind === 'class.spotlight')];
    const text = shown
      .map((event) => JSON.stringify('octets' in event ? Buffer.from(event.octets ?? []).toString() : event))
      .join();
    expect(text).toContain('MAIL FROM');
    expect(text).not.toMatch(new RegExp(`${home}|${owner.me.handle}|Ana|${owner.me.address}`));
    await owner.ask('PUT', `${at}/me/spotlight`, { agree: false });
    await heard.event((event) => event.kind === 'class.spotlight' && event.state === 'off');
    const before = stage.events().length;
    await pages.owner.say('192.0.2.25', 25, ['NOOP']);
    expect(stage.events()).toHaveLength(before);
  });

  it('of a broadcast follow the teacher’s connection, and none of a member’s', async () => {
    const { teacher, owner } = people;
    const at = `/api/classes/${id}`;
    const stage = pages.owner.watch({ view: 'stage', class: id, what: 'broadcast' });
    const mine = await pages.teacher.say('192.0.2.25', 25, ['EHLO desk']);
    expect((await teacher.ask('PUT', `${at}/broadcast`, { connection: 999_999 })).status).toBe(404);
    expect((await teacher.ask('PUT', `${at}/broadcast`, { connection: mine })).status).toBe(204);
    await stage.event((event) => event.kind === 'connection.octets' && event.from === 'client');
    expect(JSON.stringify(stage.events())).not.toContain(teacher.me.room);
    expect((await owner.ask('GET', at)).body.broadcast).toEqual({ connection: mine });
    await teacher.ask('DELETE', `${at}/broadcast`);
    expect((await owner.ask('GET', at)).body).not.toHaveProperty('broadcast');
  });
});

/** Method, path below `/api/classes/{class}`, who may, and a body that would be taken. */
const ROUTES: readonly (readonly [string, string, readonly Who[], object?])[] = [
  ['GET', '', ALL_OF_IT],
  ['GET', '/classmates', ALL_OF_IT],
  ['PATCH', '/me', MEMBERS, {}],
  ['PUT', '/me/hand', MEMBERS, { sentence: 'Why 550?' }],
  ['DELETE', '/me/hand', MEMBERS],
  ['PUT', '/me/spotlight', MEMBERS, { agree: true }],
  ['PUT', '/me/vote', MEMBERS, { option: 0 }],
  ['PUT', '/me/pair', MEMBERS, { agree: true }],
  ['PATCH', '/members/{home}', TEACHERS, { name: 'Ana' }],
  ['DELETE', '/members/{home}/hand', TEACHERS],
  ['POST', '/pairs', TEACHERS, { server: '{home}', client: '{other}' }],
  ['DELETE', '/members/{home}/pair', TEACHERS],
  ['POST', '/hints', TEACHERS, { home: '{home}', text: 'Brackets.' }],
  ['POST', '/notes', TEACHERS, { text: 'Five minutes' }],
  ['PUT', '/lesson', TEACHERS, { lesson: '{lesson}' }],
  ['PUT', '/playlist', TEACHERS, { playlist: '{playlist}', entry: 0 }],
  ['DELETE', '/playlist', TEACHERS],
  ['PUT', '/timer', TEACHERS, { ms: 60_000 }],
  ['DELETE', '/timer', TEACHERS],
  ['PUT', '/pause', TEACHERS],
  ['DELETE', '/pause', TEACHERS],
  ['PUT', '/hold', TEACHERS],
  ['GET', '/hold', TEACHERS],
  ['POST', '/hold/let-through', TEACHERS, { what: 'reply' }],
  ['POST', '/members/{home}/held/{id}', TEACHERS, { connection: 1, as: 'same' }],
  ['DELETE', '/hold', TEACHERS],
  ['PUT', '/spotlight', TEACHERS, { home: '{home}', connection: '{connection}' }],
  ['DELETE', '/spotlight', TEACHERS],
  ['PUT', '/broadcast', TEACHERS, { connection: '{mine}' }],
  ['DELETE', '/broadcast', TEACHERS],
  ['PUT', '/question', TEACHERS, { text: 'What?', options: ['250', '550'] }],
  ['PUT', '/question/revealed', TEACHERS, { question: '{question}' }],
  ['DELETE', '/question', TEACHERS],
  ['PUT', '/projector', TEACHERS, { here: true, layout: 'join' }],
  ['PUT', '/projector/hold', TEACHERS],
  ['GET', '/projector/hold', TEACHERS],
  ['POST', '/projector/let-through', TEACHERS, { what: 'line' }],
  ['DELETE', '/projector/hold', TEACHERS],
  ['PUT', '/script', TEACHERS, { lesson: '{lesson}', line: 1 }],
  ['DELETE', '/script', TEACHERS],
  ['POST', '/passes', TEACHERS],
  ['POST', '/me/reports', MEMBERS, { mail: '{mail}' }],
  ['DELETE', '/reports/{id}', TEACHERS],
  ['POST', '/faults', TEACHERS, { host: 'mx1.faculty.test', when: { at: 'RCPT' }, what: { kind: 'drop' } }],
  ['DELETE', '/faults', TEACHERS],
  ['POST', '/worlds/reset', TEACHERS],
  ['PUT', '/assessment', TEACHERS, { lessons: ['assessment/one-letter'], ms: 60_000 }],
  ['DELETE', '/assessment', TEACHERS],
  ['GET', '/assessment.csv', TEACHERS],
  ['PUT', '/rehearsal', TEACHERS, { lesson: 'smtp-by-hand/your-first-mail' }],
  ['DELETE', '/rehearsal', TEACHERS],
  ['GET', '/members/{home}/capture.pcapng', TEACHERS],
  ['GET', '/replay', TEACHERS],
  ['GET', '/replay/events', TEACHERS],
  ['GET', '/replay/rows', TEACHERS],
  ['GET', '/mistakes', TEACHERS],
  ['GET', '/tickets', TEACHERS],
  ['GET', '/export.csv', TEACHERS],
  ['GET', '/export.json', TEACHERS],
  ['GET', '/addresses', TEACHERS],
  ['POST', '/leave', ['classmate']],
  ['DELETE', '/members/{home}', TEACHERS],
  ['DELETE', '', TEACHERS],
];

describe('routes of a class', () => {
  it('are all in this table', async () => {
    const { body } = await people.stranger.ask('GET', '/api/classes/openapi.json');
    const described = Object.entries(body.paths as Record<string, Record<string, unknown>>)
      .filter(([path]) => path.startsWith('/{class}'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(ROUTES.map(([method, path]) => `${method} /{class}${path}`).sort()).toEqual(described.sort());
  });

  it('refuse everybody else, and change nothing then', async () => {
    const before = (await people.teacher.ask('GET', `/api/classes/${id}`)).body;
    for (const [method, path, allowed, body] of ROUTES) {
      for (const who of WHO) {
        if (allowed.includes(who) || (path === '/leave' && who === 'owner')) continue;
        const { status, body: answer } = await people[who].ask(method, urlOf(path), filled(body, who));
        expect([403, 404], `${who}: ${method} ${path}`).toContain(status);
        expect(JSON.stringify(answer), `${who}: ${method} ${path}`).not.toMatch(/Ana|Bea/);
      }
    }
    const after = (await people.teacher.ask('GET', `/api/classes/${id}`)).body;
    expect({ ...after, endsAt: 0 }).toEqual({ ...before, endsAt: 0 });
  }, 120_000);

  it('answer those who may', async () => {
    for (const [method, path, allowed, body] of ROUTES) {
      for (const who of allowed) {
        if (path === '/question/revealed') question = await openQuestion();
        const { status, body: answer } = await people[who].ask(method, urlOf(path), filled(body, who));
        // "Nobody asks for your connection now" is an answer to who may be asked.
        // So is "no such line waits".
        const fine = status < 300 || (status === 409 && /^\/me\/|\/held\//.test(path));
        expect(fine, `${who}: ${method} ${path} ${status} ${JSON.stringify(answer)}`).toBe(true);
      }
    }
  }, 120_000);

  it('are no way in without the page’s own origin', async () => {
    const response = await fetch(`http://127.0.0.1:${school.port()}/api/classes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: people.teacher.cookie() },
      body: '{}',
    });
    expect(response.status).toBe(403);
  });
});

const urlOf = (path: string) =>
  `/api/classes/${id}${path.replace('{home}', home).replace('{id}', '1')}${path === '/replay/rows' ? `?from=${Date.now()}` : ''}`;

function filled(body: object | undefined, who: Who): object {
  const values: Record<string, string | number> = {
    '"{connection}"': connection,
    '"{mine}"': teacherConnection,
    '"{mail}"': mails[who] ?? 1,
    '"{question}"': question,
    '{home}': home,
    '{other}': people.classmate.me.room,
    '{lesson}': lesson,
    '{playlist}': playlist,
  };
  let text = JSON.stringify(body ?? {});
  for (const [name, value] of Object.entries(values)) text = text.replace(name, String(value));
  return JSON.parse(text) as object;
}

let teacherConnection = 0;
let question = 1;
/** A letter of somebody's, in the room of each member. */
const mails: Partial<Record<Who, number>> = {};

async function openQuestion(): Promise<number> {
  const { body } = await people.teacher.ask('GET', `/api/classes/${id}`);
  return (body.question as { question: number }).question;
}

async function letterIn(who: Who): Promise<number> {
  const { mailbox } = people[who].me;
  const watched = pages[who].watch({ view: 'room' });
  await pages.teacher.say('192.0.2.25', 25, [
    'EHLO desk',
    'MAIL FROM:<dean@faculty.test>',
    `RCPT TO:<${mailbox}>`,
    'DATA',
    'Subject: Hi\r\n\r\nHi.\r\n.',
  ]);
  const { seq } = await watched.event(
    (event) => event.kind === 'mail.stored' && event.mailbox === mailbox && event.sentBy !== undefined,
  );
  watched.end();
  return seq;
}

let lesson = '';
let playlist = '';
beforeAll(async () => {
  teacherConnection = await pages.teacher.say('192.0.2.25', 25, ['NOOP']);
  for (const who of MEMBERS) mails[who] = await letterIn(who);
  const { body } = await people.teacher.ask('GET', '/api/rooms/me/lessons');
  const list = body as { chapters: { lessons: { id: string }[] }[]; playlists: { id: string }[] };
  lesson = list.chapters[0]?.lessons[0]?.id ?? '';
  playlist = list.playlists[0]?.id ?? '';
}, 60_000);
