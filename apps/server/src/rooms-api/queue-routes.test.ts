import type { Lab } from '@ehlo/lab';
import type { QueueView } from '@ehlo/wire';
import { QueueViewSchema } from '@ehlo/wire/schema';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../letter/letter.fixture.ts';
import { queueRoutes } from './queue-routes.ts';
import { answerRefusals } from './refusal.ts';

type Waiting = ReturnType<Lab['queue']['queue']>[number];

const WAITS: Waiting = {
  id: 13,
  mail: 12,
  host: 'mail.campus.test',
  queueId: 'CRAVQ6YJ0',
  reversePath: 'alice@campus.test',
  forwardPaths: ['prof@faculty.test'],
  waiting: [
    {
      forwardPath: 'prof@faculty.test',
      failure: { at: 'connect', host: 'mx2.faculty.test', text: 'Connection refused', permanent: false },
    },
  ],
  size: 22,
  smtputf8: false,
  body: '7BIT',
  attempts: 1,
  active: false,
  held: [],
  queuedAt: 1_000,
  nextAt: 6_000,
  expiresAt: 301_000,
};

describe('/me/queue', () => {
  let done: unknown[] = [];
  const held = new Set<string>();
  let http: Awaited<ReturnType<typeof serve>>;
  const queue: Lab['queue'] = {
    schedule: { retrySeconds: [5, 15], lifetimeSeconds: 300 },
    queue(room, page) {
      done.push(['page', page]);
      return room === 'mine' ? [WAITS] : [];
    },
    waits: (room) => (room === 'mine' ? 70 : 0),
    tryNow: async (room, id, by) => {
      done.push(['try now', room, id, by]);
      return room === 'mine' && id === 13;
    },
    giveUp: async (room, id) => {
      done.push(['give up', room, id]);
      return room === 'mine' && id === 13;
    },
    holdUntil: (room) => (held.has(room) ? 1_802_000 : undefined),
    async hold(room, state, by) {
      done.push(['hold', room, state, by]);
      if (state === 'on') held.add(room);
      else held.delete(room);
    },
    letGo: async (room, id, by) => {
      done.push(['let go', room, id, by]);
      return room === 'mine' && id === 13;
    },
    forget: () => undefined,
  };
  beforeAll(async () => {
    const api = express.Router();
    queueRoutes(api, {
      queue,
      visitorOf: ({ headers }) => ({ home: String(headers['x-room'] ?? 'mine'), handle: 'ocean7' }),
      now: () => 2_000,
    });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  beforeEach(() => {
    done = [];
    held.clear();
  });
  afterAll(() => http.close());

  it('lists what waits, why, and when it is tried next, by the clock of the server', async () => {
    const view = (await (await http.get('/me/queue')).json()) as QueueView;
    expect(QueueViewSchema.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      now: 2_000,
      waits: 70,
      mails: [{ id: 13, nextAt: 6_000, waiting: WAITS.waiting }],
    });
  });

  it('lists the oldest fifty, and others where they are asked for', async () => {
    await http.get('/me/queue');
    await http.get('/me/queue?after=13&limit=20');
    expect(done).toEqual([
      ['page', { after: 0, mails: 50, recipients: 1_000 }],
      ['page', { after: 13, mails: 20, recipients: 1_000 }],
    ]);
    for (const query of ['limit=201', 'limit=1e1', 'after=-1', 'before=3'])
      expect((await http.get(`/me/queue?${query}`)).status).toBe(400);
  });

  it('tries one now', async () => {
    expect((await http.change('POST', '/me/queue/13/try-now', {})).status).toBe(204);
    expect(done).toEqual([['try now', 'mine', 13, 'ocean7']]);
  });

  it('gives one up', async () => {
    expect((await http.change('POST', '/me/queue/13/give-up', {})).status).toBe(204);
    expect(done).toEqual([['give up', 'mine', 13]]);
  });

  it('holds the mails of one’s own room and of no other, and says until when', async () => {
    const on = await http.change('PUT', '/me/queue/hold', { state: 'on' });
    expect(await on.json()).toEqual({ holdUntil: 1_802_000 });
    expect(done).toEqual([['hold', 'mine', 'on', 'ocean7']]);
    expect(await (await http.get('/me/queue')).json()).toMatchObject({ holdUntil: 1_802_000 });
    expect(await (await http.change('PUT', '/me/queue/hold', { state: 'off' })).json()).toEqual({});
    expect((await http.change('PUT', '/me/queue/hold', { state: 'perhaps' })).status).toBe(400);
  });

  it('lets a held one go on, and says 404 for one that is not held', async () => {
    expect((await http.change('POST', '/me/queue/13/let-go', {})).status).toBe(204);
    expect(done).toEqual([['let go', 'mine', 13, 'ocean7']]);
    expect((await http.change('POST', '/me/queue/14/let-go', {})).status).toBe(404);
  });

  it('says 404 for one that is gone, or no number', async () => {
    expect((await http.change('POST', '/me/queue/14/try-now', {})).status).toBe(404);
    expect((await http.change('POST', '/me/queue/x/give-up', {})).status).toBe(404);
  });

  it('says 429 to a script that cannot stop', async () => {
    const statuses = [];
    for (let time = 0; time < 40; time++)
      statuses.push((await http.change('POST', '/me/queue/13/try-now', {})).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
