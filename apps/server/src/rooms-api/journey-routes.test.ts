import type { Draft, JourneyListView, JourneyView, MailAccepted, MailQueued, RoomEvent } from '@ehlo/wire';
import { JourneyListViewSchema, JourneyViewSchema } from '@ehlo/wire/schema';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailFixture, serve } from '../letter/letter.fixture.ts';
import { journeyRoutes } from './journey-routes.ts';
import { answerRefusals } from './refusal.ts';

const MX1 = { host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 };
const opened = (by: 'terminal' | 'relay'): RoomEvent => ({
  kind: 'connection.opened',
  by,
  from: { address: '10.20.3.7', port: 40_001 },
  to: MX1,
  service: 'mx1',
  tls: 'none',
});
const accepted = (queueId: string, more: Partial<MailAccepted> = {}): MailAccepted => ({
  kind: 'mail.accepted',
  host: 'mail.campus.test',
  service: 'mta',
  envelope: { reversePath: 'alice@campus.test', forwardPaths: ['dean@faculty.test'] },
  helo: 'ocean7',
  client: '10.20.3.7',
  blob: 'b',
  size: 1,
  queueId,
  smtputf8: false,
  body: '7BIT',
  ...more,
});
const queued = (mail: number, subject: string): MailQueued => ({
  kind: 'mail.queued',
  mail,
  host: 'mail.campus.test',
  queueId: 'Q',
  reversePath: 'alice@campus.test',
  forwardPaths: ['dean@faculty.test'],
  blob: 'b',
  size: 1,
  prefix: '',
  smtputf8: false,
  body: '7BIT',
  nextAt: 1,
  expiresAt: 2,
  subject,
});
const relayed = (of: number, connection: number, reply: string): Draft => ({
  kind: 'mail.relayed',
  queued: of,
  cause: of,
  forwardPaths: ['dean@faculty.test'],
  to: MX1,
  connection,
  reply,
  settled: true,
});
const stored = (mail: number): RoomEvent => ({
  kind: 'mail.stored',
  mail,
  mailbox: 'dean@faculty.test',
  folder: 'INBOX',
  blob: 'b',
  size: 1,
  prefix: '',
  flags: [],
  envelope: { reversePath: 'alice@campus.test', forwardPaths: ['dean@faculty.test'] },
  summary: { from: '', to: '', subject: 'One', date: '', attachments: 0, snippet: '' },
});

describe('/me/journeys', () => {
  const { log } = createMailFixture();
  let http: Awaited<ReturnType<typeof serve>>;
  const ids: Record<string, number> = {};
  beforeAll(async () => {
    const put = async (name: string, draft: Draft): Promise<number> => {
      const { events, committed } = log.append('mine', [draft]);
      await committed;
      ids[name] = events[0]?.seq as number;
      return ids[name];
    };
    const fault = await put('fault', {
      kind: 'fault.set',
      fault: {
        host: MX1.host,
        when: { at: 'RCPT' },
        what: { kind: 'reply', code: 451, text: 'Come back' },
      },
    });
    const typed = await put('typed', opened('terminal'));
    const one = await put('one', accepted('Q1', { connection: typed }));
    const oneWaits = await put('oneWaits', { ...queued(one, 'One'), cause: one });
    const two = await put('two', accepted('Q2', { connection: typed }));
    const twoWaits = await put('twoWaits', { ...queued(two, 'Two'), cause: two });
    // Both go over one connection, which the first one opened.
    const relay = await put('relay', { ...opened('relay'), cause: oneWaits });
    await put('struck', {
      kind: 'connection.fault',
      connection: relay,
      fault,
      place: 'RCPT',
      what: { kind: 'reply', code: 451, text: 'Come back' },
      offset: 0,
    });
    const first = await put('first', accepted('R1', { connection: relay, host: MX1.host }));
    await put('firstLies', stored(first));
    await put('read', {
      kind: 'mail.flagged',
      stored: ids.firstLies as number,
      add: ['\\Seen'],
      remove: [],
    });
    const moved = { ...stored(0), mail: undefined, folder: 'Trash', copyOf: ids.firstLies as number };
    await put('firstMoved', moved as never);
    await put('firstLeft', { kind: 'mail.expunged', stored: [ids.firstLies as number] });
    await put('oneGone', relayed(oneWaits, relay, '250 2.0.0 Taken as R1'));
    const second = await put('second', accepted('R2', { connection: relay, host: MX1.host }));
    await put('secondLies', stored(second));
    await put('twoGone', relayed(twoWaits, relay, '250 2.0.0 Taken as R2'));
    await put('seeded', { ...stored(0), mail: undefined } as never);
    const third = await put('third', accepted('Q3', { connection: typed }));
    const thirdWaits = await put('thirdWaits', { ...queued(third, 'Three'), cause: third });
    const report = await put('report', { ...accepted('B1'), cause: thirdWaits });
    await put('reportLies', stored(report));
    await put('thirdBack', {
      kind: 'mail.bounced',
      queued: thirdWaits,
      cause: thirdWaits,
      forwardPaths: ['dean@faculty.test'],
      failure: { at: 'rcpt', host: MX1.host, code: 550, text: 'no', permanent: true },
      report,
      settled: true,
    });

    const api = express.Router();
    journeyRoutes(api, { log, roomOf: ({ headers }) => String(headers['x-room'] ?? 'mine') });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  afterAll(() => http.close());

  const list = async (query = '') =>
    JourneyListViewSchema.parse(await (await http.get(`/me/journeys${query}`)).json()) as JourneyListView;
  const journey = async (id: number | undefined) =>
    JourneyViewSchema.parse(await (await http.get(`/me/journeys/${id}`)).json()) as unknown as JourneyView;

  it('lists what somebody handed in, newest first: no hops of a relay, and no reports', async () => {
    const { mails, more } = await list();
    expect(mails.map(({ id, subject }) => [id, subject])).toEqual([
      [ids.third, 'Three'],
      [ids.two, 'Two'],
      [ids.one, 'One'],
    ]);
    expect(more).toBe(false);
    expect(await list('?limit=1')).toMatchObject({ mails: [{ id: ids.third }], more: true });
    expect(await list(`?before=${ids.two}`)).toMatchObject({ mails: [{ id: ids.one }] });
    expect((await http.get('/me/journeys?limit=0')).status).toBe(400);
  });

  it('gives the faults that struck on its way, set long before, and whether the copy was opened', async () => {
    const { events } = await journey(ids.one);
    expect(events.map(({ seq }) => seq)).toEqual(expect.arrayContaining([ids.fault, ids.struck, ids.read]));
    expect(events.map(({ seq }) => seq)).toEqual([...events.map(({ seq }) => seq)].sort((a, b) => a - b));
    expect((await journey(ids.third)).events.some(({ kind }) => kind === 'fault.set')).toBe(false);
  });

  it('gives what happened to one, from the call on', async () => {
    const { id, events } = await journey(ids.one);
    expect(id).toBe(ids.one);
    expect(events.map(({ seq }) => seq)).toEqual(
      expect.arrayContaining([ids.typed, ids.one, ids.oneWaits, ids.relay, ids.firstLies, ids.oneGone]),
    );
    expect(events.map(({ seq }) => seq)).toEqual(expect.arrayContaining([ids.firstMoved, ids.firstLeft]));
    expect(events.map(({ seq }) => seq)).not.toContain(ids.twoWaits);
  });

  it('knows a mail by where it lies, waits, or was accepted, and by the report about it', async () => {
    for (const name of ['firstLies', 'firstMoved', 'oneWaits', 'first'])
      expect((await journey(ids[name])).id, name).toBe(ids.one);
    // Its connection was opened for another mail.
    for (const name of ['secondLies', 'second']) expect((await journey(ids[name])).id, name).toBe(ids.two);
    for (const name of ['reportLies', 'report']) expect((await journey(ids[name])).id, name).toBe(ids.third);
  });

  it('says 404 for what came over no server, for no mail, and in another room', async () => {
    for (const id of [ids.seeded, ids.typed, 9_999, 'x'])
      expect((await http.get(`/me/journeys/${id}`)).status).toBe(404);
    expect((await http.get(`/me/journeys/${ids.one}`, { headers: { 'x-room': 'other' } })).status).toBe(404);
  });
});
