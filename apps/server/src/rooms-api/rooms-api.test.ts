import type { Me } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailFixture, crlf, PREFIX, serve } from '../letter/letter.fixture.ts';
import { createRoomsApi } from './index.ts';

const ME: Me = {
  handle: 'ocean7',
  room: 'mine',
  mailbox: 'ocean7@campus.test',
  address: '10.20.0.2',
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

describe('createRoomsApi', () => {
  const { mail, put } = createMailFixture();
  const switched: unknown[] = [];
  const claimed: unknown[] = [];
  let http: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    http = await serve(
      '/api/rooms',
      createRoomsApi({
        mail,
        lab: {
          switchService: async (...change) => void switched.push(change),
          claim: async (...claim) => (claimed.push(claim) === 1 ? 77 : undefined),
        },
        visitorOf: ({ headers }) => (headers['x-nobody'] ? undefined : { home: 'mine', handle: 'ocean7' }),
        me: () => ME,
        guestRoom: 'guest',
        version: '9.9.9',
      }),
    );
  });
  afterAll(() => http.close());

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
});
void PREFIX;
void HOSTILE;
