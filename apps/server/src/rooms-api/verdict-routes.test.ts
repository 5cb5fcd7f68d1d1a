import type { ConnectionOctets, MailAccepted, MailJudged, MailStored, VerdictView } from '@ehlo/wire';
import { VerdictViewSchema } from '@ehlo/wire/schema';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailFixture, serve } from '../letter/letter.fixture.ts';
import { answerRefusals } from './refusal.ts';
import { verdictOf, verdictRoutes } from './verdict-routes.ts';

const ENVELOPE = { reversePath: 'registrar@campus.test', forwardPaths: ['prof@faculty.test'] };
const judged = (outcome: MailJudged['outcome'], connection: number): MailJudged => ({
  kind: 'mail.judged',
  connection,
  host: 'mx1.faculty.test',
  client: '203.0.113.66',
  helo: 'me',
  reversePath: 'registrar@campus.test',
  spf: { result: 'fail', identity: 'mailfrom', domain: 'campus.test', rules: [], questions: [] },
  dkim: [],
  outcome,
});
const accepted: MailAccepted = {
  kind: 'mail.accepted',
  host: 'mx1.faculty.test',
  service: 'mx1',
  envelope: ENVELOPE,
  helo: 'me',
  client: '203.0.113.66',
  blob: 'b',
  size: 1,
  queueId: 'Q',
  smtputf8: false,
  body: '7BIT',
};
const stored = (mail: number): MailStored => ({
  kind: 'mail.stored',
  mail,
  mailbox: 'prof@faculty.test',
  folder: 'Junk',
  blob: 'b',
  size: 1,
  prefix: '',
  flags: [],
  envelope: ENVELOPE,
  summary: { from: '', to: '', subject: '', date: '', attachments: 0, snippet: '' },
});
const said = (connection: number, from: 'client' | 'server', text: string): ConnectionOctets => ({
  kind: 'connection.octets',
  connection,
  from,
  layer: 'clear',
  offset: 0,
  length: text.length,
  octets: Buffer.from(text, 'latin1'),
});

describe('/me/verdicts', () => {
  const { log } = createMailFixture();
  let http: Awaited<ReturnType<typeof serve>>;
  const ids: Record<string, number> = {};
  beforeAll(async () => {
    const put = async (name: string, draft: Parameters<typeof log.append>[1][number], room = 'mine') => {
      const { events, committed } = log.append(room, [draft]);
      await committed;
      ids[name] = events[0]?.seq as number;
      return ids[name];
    };
    const connection = await put('connection', {
      kind: 'connection.opened',
      by: 'terminal',
      from: { address: '203.0.113.66', port: 40_001 },
      to: { host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 },
      service: 'mx1',
      tls: 'none',
    });
    await put('go', said(connection, 'server', '354 Go on\r\n'));
    await put('refused', judged('refused', connection));
    await put('no', said(connection, 'server', '550 5.7.1 No.\r\n221 Bye\r\n'));
    await put('junk', judged('junk', connection));
    const mail = await put('mail', { ...accepted, connection });
    await put('copy', stored(mail));
    await put('other', stored(connection));
    await put('yes', said(connection, 'server', '250 2.0.0 Taken as Q\r\n'));
    const unchecked = await put('unchecked', { ...accepted, connection });
    await put('its copy', stored(unchecked));
    await put('theirs', judged('inbox', 1), 'theirs');

    const api = express.Router();
    verdictRoutes(api, { log, roomOf: () => 'mine' });
    api.use(answerRefusals);
    http = await serve('/api', api);
  });
  afterAll(() => http.close());

  const get = async (id: number) => {
    const response = await http.get(`/me/verdicts/${id}`);
    return { status: response.status, body: await response.json() };
  };

  it('tells of mail that was refused, with the line that the server said to the dot', async () => {
    const { status, body } = await get(ids.refused as number);
    expect(status).toBe(200);
    const view: VerdictView = VerdictViewSchema.parse(body);
    expect(view).toMatchObject({
      id: ids.refused,
      host: 'mx1.faculty.test',
      outcome: 'refused',
      reply: '550 5.7.1 No.',
      stored: [],
    });
    expect(view.accepted).toBeUndefined();
  });

  it('tells where mail lies that was taken', async () => {
    const { body } = await get(ids.junk as number);
    expect(body).toMatchObject({
      reply: '250 2.0.0 Taken as Q',
      accepted: ids.mail,
      stored: [{ id: ids.copy, mailbox: 'prof@faculty.test', folder: 'Junk' }],
    });
  });

  it.each(['connection', 'theirs'])('knows nothing of what is no check of this room: %s', async (name) => {
    expect((await get((ids[name] as number) + (name === 'theirs' ? 1000 : 0))).status).toBe(404);
  });

  it('finds the check of a mail by its acceptance', async () => {
    expect(await verdictOf(log, 'mine', ids.mail)).toBe(ids.junk);
    expect(await verdictOf(log, 'mine', undefined)).toBeUndefined();
  });

  it('takes the check of one mail for no other’s of the same connection', async () => {
    expect(await verdictOf(log, 'mine', ids.unchecked)).toBeUndefined();
  });
});
