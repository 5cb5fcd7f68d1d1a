import type { HeldLine, Lab } from '@ehlo/lab';
import type { WireView } from '@ehlo/wire';
import { WireViewSchema } from '@ehlo/wire/schema';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../letter/letter.fixture.ts';
import { answerRefusals } from './refusal.ts';
import { wireRoutes } from './wire-routes.ts';

let http: Awaited<ReturnType<typeof serve>>;

/** The newest first. */
const lines = (): HeldLine[] =>
  Array.from({ length: 1200 }, (_, at) => ({
    ...{ connection: 1200 - at, held: 2400 - at, from: 'client', since: 1_000, behind: 0 },
    octets: Buffer.from('NOOP\r\n'),
  }));

beforeAll(async () => {
  const api = express.Router();
  const wire: Partial<Lab['wire']> = { of: () => [{ holder: 'self', from: 'both' }], lines };
  wireRoutes(api, { wire: wire as Lab['wire'], roomOf: () => 'mine', now: () => 2_000 });
  api.use(answerRefusals);
  http = await serve('/api/rooms', api);
});
afterAll(() => http.close());

it('lists the oldest sixty lines that wait, and says how many do', async () => {
  const view = (await (await http.get('/me/wire')).json()) as WireView;
  expect(WireViewSchema.parse(view)).toEqual(view);
  expect(view.waiting).toBe(1200);
  expect(view.lines).toHaveLength(60);
  expect(view.lines[0]).toMatchObject({ connection: 1, held: 1201 });
});

it('is not looked at without end', async () => {
  const statuses = new Set<number>();
  for (let look = 0; look < 125; look++) statuses.add((await http.get('/me/wire')).status);
  expect([...statuses]).toEqual([200, 429]);
});
