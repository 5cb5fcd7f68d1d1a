import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../letter/letter.fixture.ts';
import { recordingRoutes } from './recording-routes.ts';
import { answerRefusals } from './refusal.ts';

describe('/me/recording', () => {
  let http: Awaited<ReturnType<typeof serve>>;
  let now = 0;
  let folder: string | undefined;
  const asked: unknown[] = [];
  beforeAll(async () => {
    const api = express.Router();
    recordingRoutes(api, {
      recorded: async (room, after) => {
        asked.push([room, after]);
        return { seq: 7, at: 1, facts: [], more: false };
      },
      folderFor: () => folder,
      visitorOf: () => ({ home: 'mine' }),
      now: () => now,
    });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  afterAll(() => http.close());

  const get = async (query = '') => {
    now += 60_000;
    const response = await fetch(`${http.origin}/api/rooms/me/recording${query}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('tells where the log stands, and what came after an event', async () => {
    expect((await get()).body).toEqual({ seq: 7, at: 1, facts: [], more: false });
    await get('?after=0');
    expect(asked).toEqual([
      ['mine', undefined],
      ['mine', 0],
    ]);
  });

  it('names the folder of lessons to whom it may be named', async () => {
    folder = '/srv/lessons';
    expect((await get()).body).toMatchObject({ folder: '/srv/lessons' });
    folder = undefined;
    expect((await get()).body).not.toHaveProperty('folder');
  });

  it.each(['?after=-1', '?after=x', '?after=1e9', '?before=1'])('refuses %s', async (query) => {
    expect((await get(query)).status).toBe(400);
  });

  it('is asked ten times at once, and then once a second', async () => {
    await get();
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async () => (await fetch(`${http.origin}/api/rooms/me/recording`)).status),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(1);
  });
});
