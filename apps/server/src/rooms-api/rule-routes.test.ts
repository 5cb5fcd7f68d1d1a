import type { Lab } from '@ehlo/lab';
import type { HostRule } from '@ehlo/wire';
import { HostRulesSchema } from '@ehlo/wire/schema';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../letter/letter.fixture.ts';
import { answerRefusals } from './refusal.ts';
import { ruleRoutes } from './rule-routes.ts';

describe('/me/rules', () => {
  const on = new Map<string, Set<HostRule>>();
  let now = 0;
  let http: Awaited<ReturnType<typeof serve>>;
  const hosts = ['mail.campus.test', 'mx1.faculty.test'];
  const rules: Lab['rules'] = {
    hosts,
    list: (room) =>
      hosts.map((host) => {
        const set = [...(on.get(`${room} ${host}`) ?? [])];
        return { host, on: set, changed: set.length > 0 };
      }),
    switch: async (room, host, rule, state) => {
      const set = on.get(`${room} ${host}`) ?? new Set();
      on.set(`${room} ${host}`, set);
      if (state === 'on') set.add(rule);
      else set.delete(rule);
    },
    reset: async (room, host) => {
      for (const key of [...on.keys()]) if (key.startsWith(`${room} ${host ?? ''}`)) on.delete(key);
      return true;
    },
  };
  beforeAll(async () => {
    const api = express.Router();
    ruleRoutes(api, {
      rules,
      roomOf: ({ headers }) => String(headers['x-room'] ?? 'mine'),
      now: () => now,
    });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  beforeEach(() => {
    on.clear();
    now += 600_000;
  });
  afterAll(() => http.close());

  const call = async (method: string, path: string, body?: unknown, room = 'mine') => {
    const response = await fetch(`${http.origin}/api/rooms/me/rules${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-room': room },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it('switches a rule of a host, in one’s own room, and back', async () => {
    const switched = await call('PUT', '/MX1.faculty.test/denylist', { state: 'on' });
    expect(switched).toEqual({
      status: 200,
      body: { host: 'mx1.faculty.test', on: ['denylist'], changed: true },
    });
    const listed = (await call('GET', '')).body as unknown[];
    expect(listed).toHaveLength(2);
    for (const one of listed) expect(HostRulesSchema.safeParse(one).success).toBe(true);
    expect((await call('GET', '', undefined, 'theirs')).body).toEqual(
      hosts.map((host) => ({ host, on: [], changed: false })),
    );
    await call('PUT', '/mail.campus.test/rate-limit', { state: 'on' });
    expect((await call('DELETE', '/mx1.faculty.test', {})).body).toMatchObject({ on: [], changed: false });
    expect((await call('DELETE', '', {})).body).toEqual(
      hosts.map((host) => ({ host, on: [], changed: false })),
    );
  });

  it.each([
    [
      'PUT',
      '/localhost/denylist',
      { state: 'on' },
      404,
      /"localhost" has no rules\. Those that have: mail\.campus/,
    ],
    ['DELETE', '/localhost', {}, 404, /has no rules/],
    [
      'PUT',
      '/mx1.faculty.test/bouncer',
      { state: 'on' },
      404,
      /There is no rule "bouncer"\. There are: denylist/,
    ],
    ['PUT', '/mx1.faculty.test/denylist', { state: 'perhaps' }, 400, /state/],
    ['PUT', '/mx1.faculty.test/denylist', {}, 400, /state/],
  ])('%s %s is refused with a sentence', async (method, path, body, status, sentence) => {
    const refused = await call(method, path, body);
    expect(refused.status).toBe(status);
    expect((refused.body as { sentence: string }).sentence).toMatch(sentence);
  });

  it('takes no more changes than a person makes', async () => {
    const statuses = new Set<number>();
    for (let nth = 0; nth < 62; nth++) statuses.add((await call('DELETE', '', {})).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
