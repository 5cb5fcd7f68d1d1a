import { createHash } from 'node:crypto';
import { putLetters } from '@ehlo/lab';
import { PREPARED_LETTERS } from '@ehlo/wire';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailFixture, serve } from '../letter/letter.fixture.ts';
import { preparedRoutes } from './prepared-routes.ts';
import { answerRefusals } from './refusal.ts';

const BOX = '/me/mailboxes/ocean7%40campus.test';
const OWN = 'ocean7@campus.test';

describe('prepared letters', () => {
  const { mail, blobs } = createMailFixture();
  let place = Number.POSITIVE_INFINITY;
  let now = Date.UTC(2026, 10, 26);
  let http: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const api = express.Router();
    preparedRoutes(api, {
      mail,
      lab: {
        putLetters: (to, letters) =>
          putLetters({ mail, blobs, hasPlace: async (_room, octets) => octets <= place }, to, letters),
      },
      // Each request a minute after the one before: the pace has a test of its own.
      now: () => (now += 60_000),
      visitorOf: () => ({ home: 'mine', handle: 'ocean7' }),
    });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  afterAll(() => http.close());

  const put = (wish: object, query = '', box = BOX) => http.change('POST', `${box}/prepared${query}`, wish);
  const total = async () => (await mail.list('mine', OWN)).total;

  it('each is put where it is asked for, unread, with nobody’s envelope', async () => {
    for (const letter of PREPARED_LETTERS.filter((one) => one !== 'large')) {
      const response = await put({ letter });
      expect(response.status, letter).toBe(201);
      expect(await response.json()).toEqual({ mails: 1 });
    }
    const { mails, total, unseen } = await mail.list('mine', OWN, { limit: 50 });
    expect([total, unseen]).toEqual([11, 11]);
    expect(mails.every(({ envelope }) => envelope.forwardPaths.length === 0)).toBe(true);
    const emptied = await http.change('DELETE', `${BOX}/mails`, {});
    expect(await emptied.json()).toEqual({ mails: 11 });
  });

  it('a folder is filled with so many, of which some are read and flagged, and emptied again, that folder alone', async () => {
    expect((await put({ letter: 'plain' }, '?folder=Sent')).status).toBe(201);
    expect(await (await put({ count: 250 })).json()).toEqual({ mails: 250 });
    const { mails, unseen } = await mail.list('mine', OWN, { folder: 'INBOX', limit: 1000 });
    expect(mails).toHaveLength(250);
    expect(unseen).toBeLessThan(150);
    // The newest last, as if it had just come.
    expect(mails[0]?.at).toBeLessThanOrEqual(now * 1000);
    expect(mails[249]?.at).toBeLessThan(mails[0]?.at ?? 0);
    expect(await (await http.change('DELETE', `${BOX}/mails`, {})).json()).toEqual({ mails: 250 });
    expect(await total()).toBe(1);
    await http.change('DELETE', `${BOX}/mails?folder=Sent`, {});
    expect(await total()).toBe(0);
  });

  it('one is handed out to be sent, with lines that cross as they are', async () => {
    const response = await http.get(`/me/prepared/attachment?to=${encodeURIComponent(OWN)}`);
    expect(response.headers.get('content-type')).toContain('message/rfc822');
    const text = await response.text();
    expect(text).toContain(`To: ${OWN}\r\n`);
    const [hash] = text.match(/\b[0-9a-f]{64}\b/) ?? [];
    const part = text.slice(text.indexOf('filename*=')).split('\r\n\r\n')[1] ?? '';
    expect(
      createHash('sha256')
        .update(Buffer.from(part.split('--')[0] ?? '', 'base64'))
        .digest('hex'),
    ).toBe(hash);
  });

  it.each<[string, string, object, string, number, string]>([
    [
      'somebody else’s mailbox',
      '/me/mailboxes/teal-heron%40campus.test',
      { letter: 'plain' },
      '',
      403,
      'not-yours',
    ],
    [
      'the mock inbox, which nobody logs in to',
      '/me/mailboxes/mock',
      { letter: 'plain' },
      '',
      403,
      'not-yours',
    ],
    ['a folder that is not there', BOX, { letter: 'plain' }, '?folder=none', 404, 'not-found'],
    ['a letter that nobody prepared', BOX, { letter: 'love' }, '', 400, 'bad-frame'],
    ['more than a thousand', BOX, { count: 1001 }, '', 400, 'bad-frame'],
    ['none', BOX, { count: 0 }, '', 400, 'bad-frame'],
    ['both at once', BOX, { letter: 'large', count: 1000 }, '', 400, 'bad-frame'],
    ['more than the room has place for', BOX, { count: 1000 }, '', 507, 'room-full'],
  ])('refuses %s, and puts nothing there', async (_what, box, wish, query, status, code) => {
    place = 100_000;
    const response = await put(wish, query, box);
    place = Number.POSITIVE_INFINITY;
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ problem: { code } });
    expect(await total()).toBe(0);
  });

  it('a mailbox has an end, and a room a pace', async () => {
    const many = createMailFixture();
    const api = express.Router();
    preparedRoutes(api, {
      mail: {
        ...many.mail,
        box: async () => ({ ...(await many.mail.box('mine', OWN)), mails: { length: 19_999 } as never }),
      },
      lab: { putLetters: async () => 'put' },
      now: () => 0,
      visitorOf: () => ({ home: 'mine', handle: 'ocean7' }),
    });
    api.use(answerRefusals);
    const other = await serve('/api/rooms', api);
    const answer = await other.change('POST', `${BOX}/prepared`, { count: 2 });
    expect([answer.status, await answer.json()]).toMatchObject([
      413,
      { problem: { code: 'mailbox-many', params: { most: 20_000 } } },
    ]);
    const statuses = new Set<number>();
    for (let time = 0; time < 25; time++)
      statuses.add((await other.change('POST', `${BOX}/prepared`, { letter: 'plain' })).status);
    expect([...statuses]).toEqual([201, 429]);
    await other.close();
  });

  it('nobody hands out what is not prepared, nor for somebody else', async () => {
    expect((await http.get(`/me/prepared/love?to=${encodeURIComponent(OWN)}`)).status).toBe(404);
    expect((await http.get('/me/prepared/plain?to=dean%40faculty.test')).status).toBe(403);
    expect((await http.get('/me/prepared/plain')).status).toBe(400);
  });
});
