import type { BlobStore } from '@ehlo/log';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMailFixture, crlf, PREFIX, serve } from '../letter/letter.fixture.ts';
import { createMailpitApi, createMailpitView } from './index.ts';
import type { AppInformation, Message, MessageSummary, MessagesSummary } from './shapes.ts';

const WITH_PICTURE = crlf(
  'Message-ID: <abc@campus.test>',
  'Date: Tue, 25 Nov 2025 09:30:00 +0100',
  'From: =?utf-8?Q?Zo=C3=AB?= <zoe@campus.test>',
  'To: Bob <bob@campus.test>, list: carol@campus.test;',
  'Cc: dave@campus.test',
  'Reply-To: "Office, the" <office@campus.test>',
  'Subject: =?iso-8859-1?Q?D=E9j=E0?= vu',
  'List-Unsubscribe: <mailto:off@campus.test>, <https://campus.test/off>',
  'X-Folded: one',
  '\ttwo',
  'x-folded: three',
  '__proto__: yes',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Your code is <b>4711</b></p><img src="cid:p@x"><script>x</script>',
  '--b',
  'Content-Type: image/png; name="p.png"',
  'Content-ID: <p@x>',
  'Content-Disposition: inline',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b',
  'Content-Type: text/javascript',
  'Content-Disposition: attachment; filename="tool.js"',
  '',
  'alert(1)',
  '--b--',
);

describe('createMailpitApi', () => {
  let fixture: ReturnType<typeof createMailFixture>;
  let http: Awaited<ReturnType<typeof serve>>;
  let view: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    // Each test has mail of its own: the routers see whichever fixture is there now.
    const mail = new Proxy({} as typeof fixture.mail, {
      get: (_, name: keyof typeof fixture.mail) => fixture.mail[name],
    });
    const blobs: Pick<BlobStore, 'read'> = { read: (...which) => fixture.blobs.read(...which) };
    const options = {
      mail,
      blobs,
      roomOf: () => 'mine',
      submit: () => expect.unreachable('send.test.ts sends'),
      originOf: () => expect.unreachable('send.test.ts sends'),
      version: '9.9.9',
      now: () => 1000,
    };
    http = await serve('/api/v1', createMailpitApi(options));
    view = await serve('/view', createMailpitView(options));
  });
  beforeEach(() => {
    fixture = createMailFixture();
  });
  afterAll(() => Promise.all([http.close(), view.close()]));

  const put = (source: string, more?: Parameters<typeof fixture.put>[2]) => fixture.put('mine', source, more);
  const list = async (at: string) => (await (await http.get(at)).json()) as MessagesSummary;
  const message = async (id: string | number) => (await (await http.get(`/message/${id}`)).json()) as Message;
  const subjects = ({ messages }: MessagesSummary) => messages.map(({ Subject }) => Subject);

  it('lists messages in Mailpit’s shape', async () => {
    const id = await put(WITH_PICTURE, {
      envelope: { reversePath: 'zoe@campus.test', forwardPaths: ['BOB@campus.test', 'hidden@campus.test'] },
    });
    expect(await list('/messages')).toEqual({
      total: 1,
      unread: 1,
      count: 1,
      messages_count: 1,
      messages_unread: 1,
      start: 0,
      tags: [],
      messages: [
        {
          ID: String(id),
          MessageID: 'abc@campus.test',
          Read: false,
          From: { Name: 'Zoë', Address: 'zoe@campus.test' },
          To: [
            { Name: 'Bob', Address: 'bob@campus.test' },
            { Name: '', Address: 'carol@campus.test' },
          ],
          Cc: [{ Name: '', Address: 'dave@campus.test' }],
          Bcc: [{ Name: '', Address: 'hidden@campus.test' }],
          ReplyTo: [{ Name: 'Office, the', Address: 'office@campus.test' }],
          Subject: 'Déjà vu',
          Created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          Username: '',
          Tags: [],
          Size: PREFIX.length + WITH_PICTURE.length,
          Attachments: 0,
          Snippet: 'hi',
        },
      ],
    });
  });

  it('opens a message in Mailpit’s shape, and marks it read', async () => {
    const id = await put(WITH_PICTURE);
    const opened = await message(id);
    expect(Object.keys(opened)).toEqual([
      'ID',
      'MessageID',
      'From',
      'To',
      'Cc',
      'Bcc',
      'ReplyTo',
      'ReturnPath',
      'Subject',
      'ListUnsubscribe',
      'Date',
      'Tags',
      'Username',
      'Text',
      'HTML',
      'Size',
      'Inline',
      'Attachments',
    ]);
    expect(opened).toMatchObject({
      ID: String(id),
      MessageID: 'abc@campus.test',
      ReturnPath: 'alice@campus.test',
      Subject: 'Déjà vu',
      ListUnsubscribe: {
        Header: '<mailto:off@campus.test>, <https://campus.test/off>',
        Links: ['mailto:off@campus.test', 'https://campus.test/off'],
        Errors: '',
        HeaderPost: '',
      },
      Date: '2025-11-25T09:30:00+01:00',
      Text: 'Your code is 4711',
      HTML: '<p>Your code is <b>4711</b></p><img src="cid:p@x"><script>x</script>',
      Size: PREFIX.length + WITH_PICTURE.length,
      Inline: [
        {
          PartID: '2',
          FileName: 'p.png',
          ContentType: 'image/png',
          ContentID: 'p@x',
          Size: 8,
          Checksums: {
            MD5: 'e9dd2797018cad79186e03e8c5aec8dc',
            SHA1: expect.stringMatching(/^[0-9a-f]{40}$/),
            SHA256: '4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6',
          },
        },
      ],
      Attachments: [
        { PartID: '3', FileName: 'tool.js', ContentType: 'text/javascript', ContentID: '', Size: 8 },
      ],
    });
    expect((await list('/messages')).messages[0]).toMatchObject({ Read: true });
    expect(await list('/messages')).toMatchObject({ unread: 0, messages_unread: 0 });
  });

  it('gives the header by canonical name, in alphabetical order, unfolded and not decoded', async () => {
    const id = await put(WITH_PICTURE);
    const text = await (await http.get(`/message/${id}/headers`)).text();
    const headers = JSON.parse(text) as Record<string, string[]>;
    expect(headers).toMatchObject({
      'Message-Id': ['<abc@campus.test>'],
      'Mime-Version': ['1.0'],
      'Return-Path': ['<alice@campus.test>'],
      Subject: ['=?iso-8859-1?Q?D=E9j=E0?= vu'],
      'X-Folded': ['one two', 'three'],
    });
    expect(text).toContain('"__proto__":["yes"]');
    expect(Object.keys(headers)).toEqual(Object.keys(headers).sort());
    // Whoever only looks at headers has not read it.
    expect((await list('/messages')).unread).toBe(1);
  });

  it('gives the source, for saving with ?dl=1', async () => {
    const id = await put('Subject: a\r\n\r\n\xe9');
    const raw = await http.get(`/message/${id}/raw?dl=1`);
    expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(raw.headers.get('content-disposition')).toBe(`attachment; filename="${id}.eml"`);
    expect(Buffer.from(await raw.arrayBuffer()).toString('latin1')).toBe(`${PREFIX}Subject: a\r\n\r\n\xe9`);
    expect((await http.get(`/message/${id}/raw`)).headers.get('content-disposition')).toBeNull();
  });

  it('gives parts under their own type, but nothing that a page could run', async () => {
    const id = await put(WITH_PICTURE);
    const picture = await http.get(`/message/${id}/part/2`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('content-disposition')).toBe('inline; filename="p.png"');
    expect(picture.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect((await picture.arrayBuffer()).byteLength).toBe(8);
    const script = await http.get(`/message/${id}/part/3`);
    expect(script.headers.get('content-type')).toBe('text/plain');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
    for (const part of ['0', '9', '1', '2.1', '__proto__', '-1'])
      expect((await http.get(`/message/${id}/part/${part}`)).status, part).toBe(404);
  });

  it.each([
    '0',
    '-1',
    '1e3',
    '01',
    '1.0',
    '__proto__',
    'constructor',
    '99999',
    '4oRBnPtCXgAqZniRhzLNmS',
    '%00',
    '%E0%A4%A',
  ])('answers 404 as Mailpit does for message %s', async (id) => {
    await put('Subject: a\r\n\r\nb');
    for (const what of ['', '/headers', '/raw', '/part/1']) {
      const response = await http.get(`/message/${id}${what}`);
      expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
        404,
        'text/plain',
        '404 page not found',
      ]);
    }
  });

  it('opens the latest, and the latest that a search finds', async () => {
    const none = await http.get('/message/latest');
    expect([none.status, await none.text()]).toEqual([404, 'Message not found']);
    await put('Subject: one\r\n\r\n');
    await put('Subject: two\r\n\r\n');
    expect((await message('latest')).Subject).toBe('two');
    expect((await message('latest?query=subject:one')).Subject).toBe('one');
  });

  it('shows the mock inbox of one room, and nothing beside it', async () => {
    const elsewhere = await put('Subject: a\r\n\r\n', { mailbox: 'bob@campus.test' });
    await fixture.put('theirs', 'Subject: b\r\n\r\n');
    await fixture.put('theirs', 'Subject: c\r\n\r\n');
    expect(await list('/messages')).toMatchObject({ total: 0, messages: [] });
    expect((await http.get(`/message/${elsewhere}`)).status).toBe(404);
    expect((await http.get('/message/2')).status).toBe(404);
    await http.change('DELETE', '/messages', { IDs: [String(elsewhere)] });
    await http.change('DELETE', '/messages', {});
    expect(await fixture.mail.get('mine', elsewhere)).toBeDefined();
    expect(await fixture.mail.list('theirs', 'mock')).toMatchObject({ total: 2 });
  });

  describe('pages', () => {
    beforeEach(async () => {
      for (const n of [1, 2, 3, 4]) await put(`Subject: m${n}\r\n\r\n`);
    });

    it.each([
      ['', ['m4', 'm3', 'm2', 'm1'], 0],
      ['?start=1&limit=2', ['m3', 'm2'], 1],
      ['?start=9', [], 9],
      // What Go's Atoi cannot read, and what is below the least, is the default.
      ['?start=-1&limit=1e3', ['m4', 'm3', 'm2', 'm1'], 0],
      ['?limit=0', ['m4', 'm3', 'm2', 'm1'], 0],
      ['?limit=1&limit=2', ['m4', 'm3', 'm2', 'm1'], 0],
      ['?before=2001-01-01', [], 0],
      ['?before=nonsense', ['m4', 'm3', 'm2', 'm1'], 0],
    ])('lists %j', async (query, expected, start) => {
      const listed = await list(`/messages${query}`);
      expect(subjects(listed)).toEqual(expected);
      expect(listed).toMatchObject({ total: 4, count: expected.length, messages_count: 4, start });
    });

    it('searches in pages, counting all that it finds', async () => {
      expect(await list('/search?query=subject:m&start=1&limit=2')).toMatchObject({
        total: 4,
        unread: 4,
        count: 2,
        messages_count: 4,
        messages_unread: 4,
        start: 1,
        messages: [{ Subject: 'm3' }, { Subject: 'm2' }],
      });
      expect(await list('/search?query=-m2&limit=0')).toMatchObject({ count: 0, messages_count: 3 });
    });
  });

  describe('search', () => {
    it.each([
      ['4711', true],
      ['"code is 4711"', true],
      ['"is code"', false],
      ['DÉJÀ', true],
      ['tool.js', true],
      ['-4711', false],
      ['!4711', false],
      ['-nothing', true],
      ['from:zoë', true],
      ['from:bob', false],
      ['to:carol', true],
      ['to:"bob@campus.test"', true],
      ['cc:dave', true],
      ['-cc:dave', false],
      ['bcc:hidden', true],
      ['reply-to:office', true],
      ['addressed:hidden addressed:zoe', true],
      ['addressed:nobody', false],
      ['subject:"déjà vu"', true],
      ['message-id:abc@campus', true],
      ['message-id:<abc@campus.test>', true],
      ['is:unread', true],
      ['is:read', false],
      ['is:tagged', false],
      ['-is:tagged', true],
      ['tag:x', false],
      ['has:attachment', true],
      ['has:attachments', true],
      ['has:inline', true],
      ['-has:inline', false],
      ['after:2001-01-01', true],
      ['before:2001-01-01', false],
      ['-before:2001-01-01', true],
      ['after:nonsense', true],
      ['larger:0.5k', true],
      ['larger:2kb', false],
      ['larger:1.5MB', false],
      ['smaller:1m', true],
      ['smaller:10', false],
      ['unknown:key', false],
      ['script', false],
      ['4711 from:bob', false],
      ['__proto__:x', false],
      ['constructor:x', false],
    ])('%s finds it: %s', async (query, found) => {
      await put(WITH_PICTURE, {
        envelope: {
          reversePath: 'bounces@campus.test',
          forwardPaths: ['bob@campus.test', 'hidden@campus.test'],
        },
        summary: { from: '', to: '', subject: '', date: '', attachments: 1, snippet: '' },
      });
      expect((await list(`/search?query=${encodeURIComponent(query)}`)).messages_count).toBe(found ? 1 : 0);
    });

    it('wants a query', async () => {
      for (const at of ['/search', '/search?query=', '/search?query=%20', '/search?query=a&query=b']) {
        const response = await http.get(at);
        expect([response.status, await response.text()]).toEqual([400, 'Error: no search query']);
        expect((await http.get(at, { method: 'DELETE' })).status).toBe(400);
      }
    });
  });

  describe('changes', () => {
    let ids: string[];
    const state = async () =>
      (await list('/messages')).messages.map(({ ID, Read }: MessageSummary) => [ID, Read]);
    beforeEach(async () => {
      ids = [];
      for (const n of [1, 2, 3]) ids.unshift(String(await put(`Subject: m${n}\r\n\r\n`)));
    });

    it('marks some, found ones, and all as read and unread', async () => {
      const [third, second, first] = ids;
      const ok = await http.change('PUT', '/messages', { IDs: [first, 'nobody', '-1'], Read: true });
      expect([ok.status, ok.headers.get('content-type'), await ok.text()]).toEqual([200, 'text/plain', 'ok']);
      expect(await state()).toEqual([
        [third, false],
        [second, false],
        [first, true],
      ]);
      // Go reads names in any case, and Mailpit looks at no Content-Type.
      await http.change('PUT', '/messages', '{"read":true,"search":"subject:m2"}', 'text/plain');
      expect(await state()).toEqual([
        [third, false],
        [second, true],
        [first, true],
      ]);
      await http.change('PUT', '/messages', { Read: false });
      expect((await list('/messages')).unread).toBe(3);
      await http.change('PUT', '/messages', { Read: true });
      expect((await list('/messages')).unread).toBe(0);
    });

    it('deletes some, found ones, and all', async () => {
      const [third, second, first] = ids;
      expect((await http.change('DELETE', '/messages', { IDs: [second, second, '77'] })).status).toBe(200);
      expect((await state()).map(([id]) => id)).toEqual([third, first]);
      expect((await http.get('/search?query=subject:m1', { method: 'DELETE' })).status).toBe(200);
      expect((await state()).map(([id]) => id)).toEqual([third]);
      expect(await (await http.get('/messages', { method: 'DELETE' })).text()).toBe('ok');
      expect(await state()).toEqual([]);
    });

    it.each(['{"IDs":', '[]', '"all"', '{"IDs":"1"}', '{"IDs":[1]}', 'null'])(
      'changes nothing for a body it cannot read: %s',
      async (body) => {
        for (const method of ['DELETE', 'PUT']) {
          const response = await http.change(method, '/messages', body);
          expect([response.status, response.headers.get('content-type')]).toEqual([400, 'text/plain']);
        }
        expect((await list('/messages')).total).toBe(3);
      },
    );

    it('refuses both IDs and a search, no body, and one of 6 MB', async () => {
      expect((await http.change('PUT', '/messages', { IDs: ['1'], Search: 'x', Read: true })).status).toBe(
        400,
      );
      expect((await http.get('/messages', { method: 'PUT' })).status).toBe(400);
      expect((await http.change('DELETE', '/messages', `{"x":"${'y'.repeat(6_000_000)}"}`)).status).toBe(413);
      expect((await list('/messages')).total).toBe(3);
    });
  });

  it('opens a message that is nothing but octets', async () => {
    const id = await put('\x00\xff\x80');
    expect(await message(id)).toMatchObject({
      From: { Name: '', Address: '' },
      To: [],
      Subject: '',
      MessageID: '',
      Date: expect.stringMatching(/Z$/),
      Inline: [],
      Attachments: [],
    });
  });

  it('lists a message whose octets are gone, and opens none', async () => {
    const id = await put('Subject: a\r\n\r\n', { blob: 'gone' });
    expect((await list('/messages')).messages[0]).toMatchObject({
      From: { Name: 'Alice', Address: 'alice@campus.test' },
      Subject: 'hello',
    });
    expect((await http.get(`/message/${id}`)).status).toBe(404);
  });

  it('says what it is', async () => {
    await put('Subject: a\r\n\r\n');
    const info = (await (await http.get('/info')).json()) as AppInformation;
    expect(info).toEqual({
      Version: 'EHLO 9.9.9',
      LatestVersion: 'disabled',
      Database: '',
      DatabaseSize: PREFIX.length + 14,
      Messages: 1,
      Unread: 1,
      Tags: {},
      RuntimeStats: {
        Uptime: 0,
        Memory: expect.any(Number),
        MessagesDeleted: 0,
        SMTPAccepted: 0,
        SMTPAcceptedSize: 0,
        SMTPRejected: 0,
        SMTPIgnored: 0,
      },
    });
    expect(await (await http.get('/tags')).json()).toEqual([]);
  });

  it('says clearly what it does not do', async () => {
    expect((await http.get('/chaos')).status).toBe(404);
  });

  describe('/view', () => {
    it('renders HTML under its own policy, and text', async () => {
      const id = await put(WITH_PICTURE);
      const html = await view.get(`/${id}.html`);
      expect(html.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
      expect(await html.text()).toContain('<img src="data:image/png;base64,iVBORw0KGgo=">');
      const text = await view.get('/latest.txt');
      expect([text.headers.get('content-type'), await text.text()]).toEqual([
        'text/plain; charset=utf-8',
        'Your code is 4711',
      ]);
      expect((await list('/messages')).unread).toBe(0);
    });

    it('leads to the page, and nowhere else', async () => {
      const id = await put('Subject: a\r\n\r\nb');
      expect((await view.get('/latest')).headers.get('location')).toBe(`/mail/mock/${id}`);
      expect((await view.get(`/${id}`)).headers.get('location')).toBe(`/mail/mock/${id}`);
      expect((await view.get('/%2F%2Fevil.test')).headers.get('location')).toBe('/mail');
      const none = await view.get(`/${id}.html`);
      expect([none.status, await none.text()]).toEqual([404, 'This message does not contain a HTML part']);
      expect((await view.get('/77.txt')).status).toBe(404);
    });
  });
});
