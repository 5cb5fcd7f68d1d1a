import { createRoomZones, putLetters, RoomFull } from '@ehlo/lab';
import type { FolderView, MailListView, MailView, Me } from '@ehlo/wire';
import { MailViewSchema } from '@ehlo/wire/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailFixture, crlf, PREFIX, serve } from '../letter/letter.fixture.ts';
import { createRoomsApi } from './index.ts';

const ME: Me = {
  handle: 'ocean7',
  room: 'mine',
  mailbox: 'ocean7@campus.test',
  address: '10.20.0.2',
  password: 'secret',
  world: {
    hosts: [],
    resolver: { address: '10.20.0.1', port: 53 },
    sources: [],
    services: [],
    down: [],
    realMail: false,
  },
};

const HOSTILE = crlf(
  'Subject: =?iso-8859-1?Q?D=E9j=E0_vu?= =?utf-8?B?4piD?=',
  'X-Folded: one',
  '\ttwo',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'caf=E9 =',
  'noir',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<script>fetch("//evil.test")</script><img src="cid:logo@x"><img src=https://evil.test/p.gif><base href=//evil.test>',
  '--b',
  'Content-Type: image/png',
  'Content-ID: <logo@x>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b',
  'Content-Type: text/html; name="x"',
  `Content-Disposition: attachment; filename="../../etc/\u0001passwd\\"; x=.html"`,
  '',
  '<script>alert(1)</script>',
  '--b',
  'Content-Type: application/pdf',
  "Content-Disposition: attachment; filename*0*=utf-8''na%C3%AFve%20; filename*1*=%22file%22; filename*2=.pdf",
  '',
  'PDF',
  '--b--',
);

/** Fingerprint of a certificate that a server shows. */
const SHOWN = 'ab'.repeat(32);

describe('createRoomsApi', () => {
  const { mail, put, log, blobs } = createMailFixture();
  let place = Number.POSITIVE_INFINITY;
  const switched: unknown[] = [];
  const claimed: unknown[] = [];
  let http: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    http = await serve(
      '/api/rooms',
      createRoomsApi({
        mail,
        lab: {
          zones: createRoomZones(log),
          putLetters: (to, letters) =>
            putLetters({ mail, blobs, hasPlace: async (_room, octets) => octets <= place }, to, letters),
          rules: { hosts: [], list: () => [], switch: async () => undefined, reset: async () => false },
          faults: {
            hosts: [],
            list: () => [],
            set: async () => undefined,
            clear: async () => false,
          },
          queue: {
            schedule: { retrySeconds: [5], lifetimeSeconds: 300 },
            queue: () => [],
            waits: () => 0,
            tryNow: async () => false,
            giveUp: async () => false,
            holdUntil: () => undefined,
            hold: async () => undefined,
            letGo: async () => false,
            forget: () => undefined,
          },
          wire: {
            of: () => [],
            switch: async () => undefined,
            lines: () => [],
            release: () => 'not-held',
            untilReply: () => 'not-held',
            onChange: () => () => undefined,
          },
          hasPlace: async (_room, octets) => octets <= place,
          certificate: async (sha256) => (sha256 === SHOWN ? { chain: [], anchored: true } : undefined),
          switchService: async (...change) => void switched.push(change),
          async claim(...claim) {
            if (claim[0].id === 8) throw new RoomFull('there is no place');
            return claimed.push(claim) === 1 ? 77 : undefined;
          },
        },
        log,
        blobs,
        now: () => 0,
        visitorOf: ({ headers }) => (headers['x-nobody'] ? undefined : { home: 'mine', handle: 'ocean7' }),
        me: () => ME,
        guestRoom: 'guest',
        mayClaim: async (_request, connection) => connection !== 7,
        version: '9.9.9',
      }),
    );
  });
  afterAll(() => http.close());

  it('writes down what went wrong at the prompt, and not without end', async () => {
    const missed = {
      case: 'host-colon-port',
      data: { host: 'localhost', port: 1025 },
      repair: 'ncat localhost 1025',
    };
    const told = await http.change('POST', '/me/missed', missed);
    expect(told.status).toBe(204);
    const [event] = await log.read('mine', { kinds: ['terminal.missed'] });
    expect(event).toMatchObject({ kind: 'terminal.missed', ...missed });
    for (const bad of [
      {},
      { case: 'No Case', data: {} },
      { case: 'x', data: { text: 'two\nlines' } },
      { case: 'x', data: { text: 'x'.repeat(300) } },
      { case: 'x', data: Object.fromEntries([...'abcdefghi'].map((name) => [name, 1])) },
    ])
      expect((await http.change('POST', '/me/missed', bad)).status, JSON.stringify(bad)).toBe(400);
    const statuses = new Set<number>();
    for (let time = 0; time < 25; time++)
      statuses.add((await http.change('POST', '/me/missed', missed)).status);
    expect([...statuses]).toEqual([204, 429]);
  });

  it('says who asks, and 401 to nobody', async () => {
    expect(await (await http.get('/me')).json()).toEqual(ME);
    const nobody = await http.get('/me', { headers: { 'x-nobody': '1' } });
    expect(nobody.status).toBe(401);
    expect(await nobody.json()).toMatchObject({
      problem: { code: 'not-yours', params: {} },
      sentence: /Open the page/,
    });
  });

  it('lists mailboxes, the mock inbox and one’s own also when they are empty', async () => {
    expect(await (await http.get('/me/mailboxes')).json()).toEqual([
      { mailbox: 'mock', total: 0, unseen: 0 },
      { mailbox: 'ocean7@campus.test', total: 0, unseen: 0 },
    ]);
  });

  it('lists the folders of a mailbox, and the mails of one of them; other hosts’ mailboxes have INBOX alone', async () => {
    const mailbox = 'folders@campus.test';
    const inbox = await put('mine', 'Subject: a\r\n\r\nb\r\n', { mailbox, flags: ['\\Seen'] });
    const sent = await put('mine', 'Subject: a\r\n\r\nb\r\n', {
      mailbox,
      folder: 'Sent',
      envelope: { reversePath: '', forwardPaths: [] },
    });
    const answer = await http.get('/me/mailboxes/folders%40campus.test/folders');
    const folders = (await answer.json()) as FolderView[];
    expect(folders.slice(0, 3)).toEqual([
      { folder: 'INBOX', total: 1, unseen: 0 },
      { folder: 'Drafts', use: '\\Drafts', total: 0, unseen: 0 },
      { folder: 'Sent', use: '\\Sent', total: 1, unseen: 1 },
    ]);
    const list = async (query: string) => {
      const answer = await http.get(`/me/mailboxes/folders%40campus.test${query}`);
      const { total, unseen, mails } = (await answer.json()) as MailListView;
      return [total, unseen, mails.map(({ id }) => id)];
    };
    expect(await list('?folder=Sent')).toEqual([1, 1, [sent]]);
    expect(await list('?folder=INBOX')).toEqual([1, 0, [inbox]]);
    expect(await list('')).toEqual([2, 1, [sent, inbox]]);
    expect(await (await http.get(`/me/mails/${sent}`)).json()).toMatchObject({ origin: 'put' });
    expect(await (await http.get('/me/mailboxes/mock/folders')).json()).toMatchObject([{ folder: 'INBOX' }]);
  });

  it('lists Junk of another host’s mailbox once mail was put aside into it: it was there, and could not be reached', async () => {
    await put('mine', 'Subject: a\r\n\r\nb\r\n', { mailbox: 'dean@faculty.test', folder: 'Junk' });
    const answer = await http.get('/me/mailboxes/dean%40faculty.test/folders');
    expect(await answer.json()).toMatchObject([
      { folder: 'INBOX', total: 0 },
      { folder: 'Junk', total: 1, unseen: 1 },
    ]);
  });

  it('gives a folder as an mbox file, and puts the letters of one into a folder of one’s own (RFC 4155)', async () => {
    const mailbox = 'mbox@campus.test';
    await put('mine', 'Subject: a\r\n\r\nFrom b\r\n', { mailbox, folder: 'Sent' });
    await put('mine', 'Subject: b\r\n\r\n', { mailbox, folder: 'Sent' });
    const response = await http.get('/me/mailboxes/mbox%40campus.test/mbox?folder=Sent');
    expect(response.headers.get('content-type')).toBe('application/mbox');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="mbox@campus.test Sent.mbox"',
    );
    const file = await response.text();
    expect(file).toMatch(
      /^From alice@campus\.test .+ \d{4}\nReturn-Path: .+\nSubject: a\n\n>From b\n\nFrom alice@.+\n/,
    );
    const own = '/me/mailboxes/ocean7%40campus.test/mails';
    const putThere = await http.change('POST', `${own}?folder=Drafts`, file, 'application/mbox');
    expect(putThere.status).toBe(201);
    expect(await putThere.json()).toEqual({ mails: 2 });
    const { mails } = await mail.list('mine', ME.mailbox, { folder: 'Drafts' });
    expect(mails.map(({ summary, envelope }) => [summary.subject, envelope.forwardPaths])).toEqual([
      ['b', []],
      ['a', []],
    ]);
    const source = await mail.source('mine', mails[1]?.id ?? 0);
    expect(Buffer.from(source ?? []).toString()).toBe(`${PREFIX}Subject: a\r\n\r\nFrom b\r\n`);
    await mail.expunge(
      'mine',
      mails.map(({ id }) => id),
    );
  });

  it.each([
    ['an empty file', '', 'message/rfc822', '', 400, 'file-empty'],
    ['what is no letter', 'hello', 'message/rfc822', '', 400, 'file-no-letter'],
    ['another type', 'A: b\r\n', 'text/plain', '', 415, 'bad-frame'],
    ['a folder that is not there', 'A: b\r\n', 'message/rfc822', '?folder=none', 404, 'not-found'],
    ['too much for the room', 'A: bbbbbbbb\r\n', 'message/rfc822', '', 507, 'room-full'],
    [
      'too many letters',
      'From a 10:00 2026\nA: b\n\n'.repeat(2001),
      'application/mbox',
      '',
      413,
      'file-too-many',
    ],
  ])('refuses %s, and puts nothing there', async (_what, file, type, query, status, code) => {
    place = 10;
    const response = await http.change(
      'POST',
      `/me/mailboxes/ocean7%40campus.test/mails${query}`,
      file,
      type,
    );
    place = Number.POSITIVE_INFINITY;
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ problem: { code } });
    expect((await mail.list('mine', ME.mailbox)).total).toBe(0);
  });

  it('puts nothing into a mailbox that is not one’s own', async () => {
    const response = await http.change(
      'POST',
      '/me/mailboxes/bob%40campus.test/mails',
      'A: b\r\n',
      'message/rfc822',
    );
    expect(response.status).toBe(403);
  });

  it('lists mails as rows, and nothing of where their octets are', async () => {
    const id = await put('mine', 'Subject: a\r\n\r\nb\r\n', {
      mailbox: 'list@campus.test',
      sentBy: 'ocean7',
    });
    const list = await (
      await http.get('/me/mailboxes/list%40campus.test?start=0&limit=1&search=is:unread')
    ).json();
    expect(list).toEqual({
      total: 1,
      unseen: 1,
      mails: [
        {
          id,
          at: expect.any(Number),
          mailbox: 'list@campus.test',
          folder: 'INBOX',
          size: 17,
          flags: [],
          summary: {
            from: 'Alice <alice@campus.test>',
            to: 'bob@campus.test',
            subject: 'hello',
            date: '',
            attachments: 0,
            snippet: 'hi',
          },
          sentBy: 'ocean7',
        },
      ],
    });
  });

  it.each([
    ['start=-1', /start/],
    ['limit=1e3', /limit/],
    ['limit=501', /limit/],
    ['limit=', /limit/],
    ['colour=red', /colour/],
    ['search=a&search=b', /search/],
    [`search=${'x'.repeat(1001)}`, /search/],
  ])('refuses a list with %s, naming it', async (query, named) => {
    const response = await http.get(`/me/mailboxes/mock?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      problem: { code: 'bad-frame', params: { detail: expect.stringMatching(named) } },
      sentence: expect.stringMatching(named),
    });
  });

  it('opens a mail: header decoded, text in its charset, parts by number', async () => {
    const id = await put('mine', HOSTILE);
    const view = (await (await http.get(`/me/mails/${id}`)).json()) as MailView;
    expect(view).toMatchObject({
      id,
      envelope: { reversePath: 'alice@campus.test', forwardPaths: ['bob@campus.test'] },
      text: 'café noir',
      textMore: 0,
      html: true,
      // Its server put Return-Path in front; whatever is below came with the letter.
      ownFields: 1,
      parts: [
        { n: 1, partId: '3', name: '', type: 'image/png', size: 8, disposition: 'inline' },
        { n: 2, name: 'passwd"; x=.html', type: 'text/html', size: 25, disposition: 'attachment' },
        { n: 3, name: 'naïve "file".pdf', type: 'application/pdf', size: 3, disposition: 'attachment' },
      ],
    });
    expect(view.headers.slice(0, 3)).toEqual([
      { name: 'Return-Path', value: '<alice@campus.test>', raw: '<alice@campus.test>' },
      {
        name: 'Subject',
        value: 'Déjà vu☃',
        raw: '=?iso-8859-1?Q?D=E9j=E0_vu?= =?utf-8?B?4piD?=',
      },
      { name: 'X-Folded', value: 'one\ttwo', raw: 'one\r\n\ttwo' },
    ]);
    expect(MailViewSchema.parse(view)).toEqual(view);
  });

  it('cuts a long text at 256 KiB of characters, and counts the rest', async () => {
    const id = await put('mine', `\r\n${'x'.repeat(300_000)}`);
    const { text, textMore } = (await (await http.get(`/me/mails/${id}`)).json()) as MailView;
    expect([text?.length, textMore]).toEqual([262_144, 300_000 - 262_144]);
  });

  it('shows the HTML as it was sent, pictures put in, under a policy of its own', async () => {
    const id = await put('mine', HOSTILE);
    const response = await http.get(`/me/mails/${id}/html`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /^sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;.* frame-ancestors 'self'$/,
      ),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(await response.text()).toBe(
      '<script>fetch("//evil.test")</script><img src="data:image/png;base64,iVBORw0KGgo=">' +
        '<img src=https://evil.test/p.gif><base href=//evil.test>',
    );
    const plain = await put('mine', 'Subject: a\r\n\r\nb');
    expect((await http.get(`/me/mails/${plain}/html`)).status).toBe(404);
  });

  it('gives the source as text, for saving only when asked', async () => {
    const id = await put('mine', 'Subject: a\r\n\r\n<script>\xe9');
    const shown = await http.get(`/me/mails/${id}/source`);
    expect(Buffer.from(await shown.arrayBuffer()).toString('latin1')).toBe(
      `${PREFIX}Subject: a\r\n\r\n<script>\xe9`,
    );
    expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-disposition')).toBeNull();
    const saved = await http.get(`/me/mails/${id}/source?download`);
    expect(saved.headers.get('content-disposition')).toBe(`attachment; filename="letter-${id}.eml"`);
  });

  it('gives parts for saving, never for running', async () => {
    const id = await put('mine', HOSTILE);
    const part = await http.get(`/me/mails/${id}/parts/3`);
    expect(part.headers.get('content-type')).toBe('application/octet-stream');
    expect(part.headers.get('x-content-type-options')).toBe('nosniff');
    expect(part.headers.get('content-disposition')).toBe(
      'attachment; filename="na_ve _file_.pdf"; filename*=UTF-8\'\'na%C3%AFve%20%22file%22.pdf',
    );
    expect(await part.text()).toBe('PDF');
    expect((await http.get(`/me/mails/${id}/parts/1`)).headers.get('content-disposition')).toBe(
      'attachment; filename="part-1"',
    );
    for (const n of ['0', '4', '-1', '1e0', '01', '__proto__', 'length'])
      expect((await http.get(`/me/mails/${id}/parts/${n}`)).status, n).toBe(404);
  });

  it.each([
    '0',
    '-1',
    '1e3',
    '1.0',
    '01',
    '0x1',
    '__proto__',
    'constructor',
    '9999999999999999',
    '%00',
    '999999',
  ])('knows no mail %s', async (id) => {
    for (const what of ['', '/source', '/html', '/parts/1']) {
      const response = await http.get(`/me/mails/${id}${what}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ problem: { code: 'not-found' } });
    }
    expect((await http.change('PATCH', `/me/mails/${id}`, { add: ['\\Seen'] })).status).toBe(404);
    expect((await http.change('DELETE', `/me/mails/${id}`, {})).status).toBe(404);
  });

  it('gives nothing of another room', async () => {
    let id = 0;
    while (id < 100) id = await put('theirs', 'Subject: secret\r\n\r\n');
    expect((await http.get(`/me/mails/${id}`)).status).toBe(404);
  });

  it('opens a mail whose octets are gone with what the log has', async () => {
    const id = await put('mine', 'Subject: a\r\n\r\nb', { blob: 'gone' });
    expect(await (await http.get(`/me/mails/${id}`)).json()).toMatchObject({
      headers: [],
      parts: [],
      html: false,
    });
    expect((await http.get(`/me/mails/${id}/source`)).status).toBe(404);
  });

  it('changes flags, and deletes', async () => {
    const id = await put('mine', 'Subject: a\r\n\r\nb');
    const seen = await http.change('PATCH', `/me/mails/${id}`, { add: ['\\Seen', '$Later'] });
    expect([seen.status, ((await seen.json()) as MailView).flags]).toEqual([200, ['\\Seen', '$Later']]);
    const unseen = await http.change('PATCH', `/me/mails/${id}`, { remove: ['\\Seen'] });
    expect(((await unseen.json()) as MailView).flags).toEqual(['$Later']);
    for (const bad of [
      { add: ['\\Recent'] },
      { add: ['a b'] },
      { add: '\\Seen' },
      { set: [] },
      [],
      '"x"',
      '{"add":',
    ])
      expect((await http.change('PATCH', `/me/mails/${id}`, bad)).status, JSON.stringify(bad)).toBe(400);
    expect((await http.change('DELETE', `/me/mails/${id}`, {})).status).toBe(204);
    expect((await http.get(`/me/mails/${id}`)).status).toBe(404);
  });

  it('moves a letter into another folder, where it has a new id', async () => {
    const id = await put('mine', 'Subject: a\r\n\r\nb');
    const moved = await http.change('POST', `/me/mails/${id}/move`, { folder: 'Junk' });
    expect(moved.status).toBe(200);
    const row = (await moved.json()) as MailView;
    expect(row.folder).toBe('Junk');
    expect(row.id).toBeGreaterThan(id);
    expect((await http.get(`/me/mails/${id}`)).status).toBe(404);
    expect((await http.change('POST', `/me/mails/${row.id}/move`, { folder: 'Nowhere' })).status).toBe(404);
    expect((await http.change('POST', `/me/mails/${row.id}/move`, {})).status).toBe(400);
  });

  it('moves so many letters at once, and no more', async () => {
    const id = await put('mine', 'Subject: a\r\n\r\nb');
    const move = () => http.change('POST', `/me/mails/${id}/move`, { folder: 'INBOX' });
    const statuses = [];
    for (let times = 0; times < 41; times++) statuses.push((await move()).status);
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([200]));
    expect(statuses.at(-1)).toBe(429);
  });

  it.each([
    ['POST', '/me/mails/1/move'],
    ['PATCH', '/me/mails/1'],
    ['DELETE', '/me/mails/1'],
    ['PUT', '/me/services/mock'],
    ['POST', '/me/connections/1/claim'],
    ['POST', '/me/missed'],
  ])('takes %s %s as JSON only', async (method, at) => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
    ]) {
      const response = await http.change(method, at, '{"state":"down"}', type);
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({
        problem: { code: 'bad-frame' },
        sentence: expect.stringContaining(type),
      });
    }
    expect((await http.get(at, { method })).status).toBe(415);
    expect((await http.change(method, at, `{"x":"${'y'.repeat(100_000)}"}`)).status).toBe(413);
  });

  it('switches the mock server in one’s own room, and nothing else', async () => {
    const down = await http.change('PUT', '/me/services/mock', { state: 'down' });
    expect([down.status, await down.json()]).toEqual([200, { service: 'mock', state: 'down' }]);
    expect(switched).toEqual([['mine', 'mock', 'down']]);
    expect((await http.change('PUT', '/me/services/mock', { state: 'sideways' })).status).toBe(400);
    expect((await http.change('PUT', '/me/services/mta', { state: 'down' })).status).toBe(404);
    expect((await http.change('PUT', '/me/services/__proto__', { state: 'down' })).status).toBe(404);
    expect(switched.length).toBe(1);
  });

  it('claims a connection of one’s own room or of the guests’, once', async () => {
    const mine = await http.change('POST', '/me/connections/5/claim', {});
    expect([mine.status, await mine.json()]).toEqual([200, { connection: 77 }]);
    const taken = await http.change('POST', '/me/connections/6/claim', { room: 'guest' });
    expect([taken.status, await taken.json()]).toEqual([
      409,
      { problem: { code: 'not-yours', params: {} }, sentence: expect.stringContaining('Connection 6') },
    ]);
    expect(claimed).toEqual([
      [
        { room: 'mine', id: 5 },
        { room: 'mine', person: 'ocean7' },
      ],
      [
        { room: 'guest', id: 6 },
        { room: 'mine', person: 'ocean7' },
      ],
    ]);
    expect((await http.change('POST', '/me/connections/5/claim', { room: 'theirs' })).status).toBe(400);
  });

  it('says that one’s room is full when the mail of a connection has no place there', async () => {
    const full = await http.change('POST', '/me/connections/8/claim', {});
    expect([full.status, await full.json()]).toEqual([
      507,
      { problem: { code: 'room-full', params: {} }, sentence: expect.stringContaining('nothing was moved') },
    ]);
  });

  it('gives no connection of the guests’ to somebody at another address, in the words of one that is gone', async () => {
    const before = claimed.length;
    const foreign = await http.change('POST', '/me/connections/7/claim', { room: 'guest' });
    expect([foreign.status, await foreign.json()]).toEqual([
      409,
      { problem: { code: 'not-yours', params: {} }, sentence: expect.stringContaining('Connection 7') },
    ]);
    expect(claimed.length).toBe(before);
    // In one's own room a 7 is another connection.
    await http.change('POST', '/me/connections/7/claim', {});
    expect(claimed.length).toBe(before + 1);
  });

  it('explains a certificate by its fingerprint, in any case', async () => {
    const found = await http.get(`/me/certificates/${SHOWN.toUpperCase()}`);
    expect(found).toMatchObject({ status: 200 });
    for (const other of ['cd'.repeat(32), 'ab', '..%2f'])
      expect(await http.get(`/me/certificates/${other}`)).toMatchObject({ status: 404 });
  });

  it('describes itself, each schema where it is referred to (OpenAPI 3.1)', async () => {
    const description = (await (await http.get('/openapi.json')).json()) as {
      components: { schemas: Record<string, { properties: Record<string, unknown> }> };
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
    };
    expect(description).toMatchObject({ openapi: '3.1.0', info: { version: '9.9.9' } });
    const referred = JSON.stringify(description).match(/#\/components\/schemas\/\w+/g) ?? [];
    expect(new Set(referred.map((uri) => uri.split('/').at(-1)))).toEqual(
      new Set(Object.keys(description.components.schemas)),
    );
    expect(description.components.schemas.Mail?.properties.parts).toMatchObject({
      items: { properties: { disposition: { type: 'string', enum: ['attachment', 'inline'] } } },
    });
    expect(description.paths['/me/mailboxes/{mailbox}']?.get.parameters.map(({ name }) => name)).toEqual([
      'mailbox',
      'start',
      'limit',
      'folder',
      'search',
    ]);
  });

  it('answers what it does not have, and addresses that are none', async () => {
    expect(await (await http.get('/me/nothing')).json()).toMatchObject({ problem: { code: 'not-found' } });
    expect((await http.get('/me/mails/%E0%A4%A')).status).toBe(400);
  });
});
