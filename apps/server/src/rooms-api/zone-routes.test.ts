import { createRoomZones } from '@ehlo/lab';
import type { ZoneSummaryView, ZoneView } from '@ehlo/wire';
import {
  ZoneRefusalSchema,
  type ZoneRefusalView,
  ZoneSummaryViewSchema,
  ZoneViewSchema,
} from '@ehlo/wire/schema';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailFixture, serve } from '../letter/letter.fixture.ts';
import { answerRefusals } from './refusal.ts';
import { zoneRoutes } from './zone-routes.ts';

const TOP = '$TTL 60\n@ SOA ns1 hostmaster 2026020102 7200 3600 1209600 300\n@ NS ns1\nns1 A 192.0.2.53\n';

describe('/me/zones', () => {
  const { log } = createMailFixture();
  let now = 0;
  let http: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const api = express.Router();
    zoneRoutes(api, {
      zones: createRoomZones(log),
      roomOf: ({ headers }) => String(headers['x-room'] ?? 'mine'),
      now: () => now,
    });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  afterAll(() => http.close());

  const put = (origin: string, body: unknown) => {
    now += 60_000;
    return http.change('PUT', `/me/zones/${origin}`, body);
  };
  const zone = async (origin: string) => (await (await http.get(`/me/zones/${origin}`)).json()) as ZoneView;

  it('lists every zone of the room, and says which are edited', async () => {
    const list = (await (await http.get('/me/zones')).json()) as ZoneSummaryView[];
    for (const one of list) ZoneSummaryViewSchema.parse(one);
    expect(list.find(({ origin }) => origin === 'campus.test.')).toEqual({
      origin: 'campus.test.',
      state: 'seed',
      editable: true,
      broken: false,
      records: expect.any(Number),
      serial: 2026020101,
    });
  });

  it('gives all of them whole when asked with their text', async () => {
    const list = (await (await http.get('/me/zones?with=text')).json()) as ZoneView[];
    for (const one of list) ZoneViewSchema.parse(one);
    expect(list.find(({ origin }) => origin === 'campus.test.')).toEqual({
      ...(await zone('campus.test')),
      advice: undefined,
    });
    expect((await http.get('/me/zones?with=octets')).status).toBe(400);
  });

  it('gives a zone as text, as rows, and with advice', async () => {
    const campus = await zone('campus.test');
    ZoneViewSchema.parse(campus);
    expect(campus.text).toContain('IN MX    10 mail.campus.test.');
    expect(campus.rows).toContainEqual({ name: '@', ttl: '3600', type: 'MX', data: '10 mail.campus.test.' });
    expect(campus.advice).toEqual([
      {
        advice: 'no-such-target',
        line: expect.any(Number),
        record: 'old.campus.test. 3600 IN CNAME gone.campus.test.',
        sentence: expect.stringContaining('gone.campus.test'),
        rfc: 'RFC 1912 §2.4',
      },
    ]);
    expect((await http.get('/me/zones/nosuch.test')).status).toBe(404);
  });

  it('takes a zone file, and puts the seed back', async () => {
    const response = await put('campus.test', { text: `${TOP}@ MX 5 ns1\n` });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      state: 'edited',
      serial: 2026020102,
      records: 4,
      advice: [],
    });
    expect((await zone('campus.test')).text).toBe(`${TOP}@ MX 5 ns1\n`);
    expect((await http.change('DELETE', '/me/zones/campus.test', {})).status).toBe(204);
    expect(await zone('campus.test')).toMatchObject({ state: 'seed' });
  });

  it('takes rows', async () => {
    const { rows } = await zone('campus.test');
    const changed = rows.map((row) => (row.type === 'MX' ? { ...row, ttl: '5m' } : row));
    const response = await put('campus.test.', { rows: changed });
    expect(response.status).toBe(200);
    const view = (await response.json()) as ZoneView;
    expect(view.rows.filter(({ type }) => type === 'MX').map(({ ttl }) => ttl)).toEqual([
      '300',
      '300',
      '300',
    ]);
    expect(view.advice?.map(({ advice }) => advice)).toContain('serial-same');
    await http.change('DELETE', '/me/zones', {});
  });

  it('adds a zone below .test, and lets it go again', async () => {
    expect((await put('mydept.test', { text: TOP })).status).toBe(200);
    expect(await zone('mydept.test')).toMatchObject({ state: 'added', editable: true });
    expect((await http.get('/me/zones/mydept.test', { headers: { 'x-room': 'theirs' } })).status).toBe(404);
    await http.change('DELETE', '/me/zones/mydept.test', {});
    expect((await http.get('/me/zones/mydept.test')).status).toBe(404);
  });

  it.each([
    ['mail A 1.2.3', 'not-ipv4', /four numbers/],
    ['www CNAME ns1\nwww A 192.0.2.1', 'cname-and-other', /alias stands alone/],
    ['mail tomorrow A 192.0.2.1', 'unknown-type', /"tomorrow" is no record type/],
    ['mail 1y A 192.0.2.1', 'not-duration', /"1y" is no time/],
    ['@ MX mail', 'not-number', /no number from 0 to 65535/],
    ['@ MX 10', 'missing-field', /<exchange> is missing/],
  ])('explains "%s" with line, what was found, and what to do: %s', async (text, mistake, sentence) => {
    const response = await put('campus.test', { text: `${TOP}${text}` });
    expect(response.status).toBe(422);
    const refusal = (await response.json()) as ZoneRefusalView;
    ZoneRefusalSchema.parse(refusal);
    expect(refusal.problem).toEqual({ code: 'zone-mistakes', params: { zone: 'campus.test.', count: 1 } });
    expect(refusal.mistakes).toEqual([
      { line: 5, found: text.split('\n')[0], mistake, sentence: expect.stringMatching(sentence) },
    ]);
    expect(await zone('campus.test')).toMatchObject({ state: 'seed' });
  });

  it('explains a zone without its SOA', async () => {
    const response = await put('campus.test', {
      rows: [{ name: '@', ttl: '60', type: 'A', data: '192.0.2.1' }],
    });
    const { mistakes } = (await response.json()) as ZoneRefusalView;
    expect(mistakes.map(({ mistake }) => mistake)).toContain('no-soa');
  });

  it.each([
    ['heig-vd.ch', { text: TOP }, 403, 'zone-fixed'],
    ['root', { text: TOP }, 403, 'zone-fixed'],
    ['example.com', { text: TOP }, 403, 'zone-not-below-test'],
    ['a..test', { text: TOP }, 400, 'zone-bad-origin'],
    ['campus.test', { text: `${TOP};${'x'.repeat(70_000)}` }, 413, 'zone-too-long'],
    ['campus.test', { text: 'x'.repeat(300_000) }, 413, 'bad-frame'],
    ['campus.test', { text: 7 }, 400, 'bad-frame'],
    [
      'campus.test',
      { rows: [{ name: 'a', ttl: '1', type: 'A', data: '192.0.2.1\nb A 192.0.2.2' }] },
      400,
      'bad-frame',
    ],
  ])('refuses %s with %#', async (origin, body, status, code) => {
    const response = await put(encodeURIComponent(origin), body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      problem: { code },
      sentence: expect.stringMatching(/\.$/),
    });
  });

  it('takes so many edits at once, then one a second', async () => {
    now += 600_000;
    const statuses = new Set<number>();
    for (let time = 0; time < 32; time++)
      statuses.add((await http.change('PUT', '/me/zones/campus.test', { text: TOP })).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
