import type { Lab } from '@ehlo/lab';
import type { Fault, FaultView } from '@ehlo/wire';
import { FaultHostSchema, FaultViewSchema } from '@ehlo/wire/schema';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../letter/letter.fixture.ts';
import { faultRoutes } from './fault-routes.ts';
import { answerRefusals } from './refusal.ts';

const GREY: Fault = {
  host: 'mx1.faculty.test',
  when: { at: 'RCPT', nth: 2, recipient: '*@faculty.test' },
  what: { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted' },
  times: 1,
};

describe('/me/faults', () => {
  let set: FaultView[] = [];
  let ids = 0;
  let now = 0;
  let http: Awaited<ReturnType<typeof serve>>;
  const faults: Lab['faults'] = {
    hosts: [
      { host: 'mx1.faculty.test', kind: 'mail', tls: true },
      { host: 'spam.test', kind: 'mail', tls: false },
      { host: 'resolver.campus.test', kind: 'dns', tls: false },
    ],
    list: (room) => (room === 'mine' ? set : []),
    set: async (_room, fault, { replaces } = {}) => {
      const view = { id: ++ids, fault, struck: 0, active: true };
      if (replaces !== undefined) {
        const at = set.findIndex(({ id }) => id === replaces);
        if (at < 0) return undefined;
        set[at] = view;
        return view;
      }
      if (set.length === 2) return undefined;
      set.push(view);
      return view;
    },
    clear: async (_room, id) => {
      const before = set.length;
      set = id === undefined ? [] : set.filter((one) => one.id !== id);
      return set.length < before;
    },
  };
  beforeAll(async () => {
    const api = express.Router();
    faultRoutes(api, {
      faults,
      roomOf: ({ headers }) => String(headers['x-room'] ?? 'mine'),
      now: () => now,
    });
    api.use(answerRefusals);
    http = await serve('/api/rooms', api);
  });
  beforeEach(() => {
    set = [];
    ids = 0;
    now += 600_000;
  });
  afterAll(() => http.close());
  const post = (fault: unknown) => http.change('POST', '/me/faults', fault as object);
  const list = async () => (await (await http.get('/me/faults')).json()) as FaultView[];

  it('sets one, lists it, and clears it', async () => {
    const response = await post(GREY);
    expect(response.status).toBe(201);
    expect(FaultViewSchema.parse(await response.json())).toEqual({
      id: 1,
      fault: GREY,
      struck: 0,
      active: true,
    });
    expect(await list()).toMatchObject([{ id: 1, fault: GREY }]);
    expect((await http.change('DELETE', '/me/faults/1', {})).status).toBe(204);
    expect((await http.change('DELETE', '/me/faults/1', {})).status).toBe(404);
    await post(GREY);
    expect((await http.change('DELETE', '/me/faults', {})).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    [
      'a host that is none',
      { ...GREY, host: 'mx9.faculty.test' },
      /^host is "mx9\.faculty\.test"\. No server of this world has that name\. Mail servers are: mx1\.faculty\.test, spam\.test\. DNS/,
    ],
    [
      'a conversation with a resolver',
      { ...GREY, host: 'resolver.campus.test' },
      /"question" is for DNS servers/,
    ],
    [
      'a certificate where there is no TLS',
      { host: 'spam.test', when: { at: 'STARTTLS' }, what: { kind: 'certificate', problem: 'expired' } },
      /speaks no TLS.*Those that do are: mx1\.faculty\.test\.$/,
    ],
    [
      'nobody’s full mailbox',
      { ...GREY, when: { at: 'RCPT' }, what: { kind: 'mailbox-full', says: 'later' } },
      /when\.recipient/,
    ],
    [
      'a place that is none',
      { ...GREY, when: { at: 'SEND' } },
      /when\.at is "SEND"\. Write "connect", .* or "question"\./,
    ],
    [
      'a good reply',
      { ...GREY, what: { kind: 'reply', code: 250, text: 'ok' } },
      /what\.code is 250\. .*write 400 to 599\.$/,
    ],
    ['nothing', {}, /host is missing\. Write a string\. when is missing\. Write an object\./],
    [
      'a field that is none',
      { ...GREY, when: { at: 'RCPT', nht: 2 } },
      /when has a field "nht", which is none/,
    ],
    [
      'a number in quotes',
      { ...GREY, what: { kind: 'reply', code: '451', text: 'x' } },
      /what\.code is "451"\. Write a number\./,
    ],
    [
      'a kind that is none',
      { ...GREY, what: { kind: 'explode' } },
      /what\.kind is "explode"\. Write "reply", .* or "servfail"\./,
    ],
    ['two lines', { ...GREY, what: { kind: 'reply', code: 451, text: 'a\r\n250 b' } }, /what\.text/],
    [
      'an enhanced code of another class',
      { ...GREY, what: { kind: 'reply', code: 550, enhanced: '4.7.1', text: 'no' } },
      /RFC 2034/,
    ],
    [
      'a host down in the middle',
      { ...GREY, what: { kind: 'down' }, times: undefined },
      /what\.kind is "down"\. That kind cannot happen at that place: at "RCPT" write "reply", .* or "mailbox-full"\.$/,
    ],
    ['a sender before there is one', { ...GREY, when: { at: 'EHLO', sender: 'a@b' } }, /No sender/],
    ['a delay of an hour', { ...GREY, what: { kind: 'delay', ms: 3_600_000 } }, /what\.ms/],
  ])('refuses %s, and says what was wanted', async (_, fault, sentence) => {
    const response = await post(fault);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { sentence: string }).sentence).toMatch(sentence);
    expect(await list()).toEqual([]);
  });

  it('changes one in its place, under a new id; one that is gone is no more', async () => {
    await post(GREY);
    await post(GREY);
    const changed = { ...GREY, times: 3 };
    const response = await http.change('PUT', '/me/faults/1', changed);
    expect(response.status).toBe(200);
    expect(FaultViewSchema.parse(await response.json())).toMatchObject({ id: 3, fault: changed });
    expect(await list()).toMatchObject([{ id: 3, fault: changed }, { id: 2 }]);
    expect((await http.change('PUT', '/me/faults/1', GREY)).status).toBe(404);
    expect((await http.change('PUT', '/me/faults/3', { ...GREY, times: 0 })).status).toBe(400);
  });

  it('names the servers at which one can be set', async () => {
    expect(FaultHostSchema.array().parse(await (await http.get('/me/faults/hosts')).json())).toEqual(
      faults.hosts,
    );
  });

  it('says 413 when the room has all it may have, and 429 to a script that cannot stop', async () => {
    await post(GREY);
    await post(GREY);
    expect((await post(GREY)).status).toBe(413);
    let last = 0;
    for (let time = 0; time < 70; time++) last = (await post(GREY)).status;
    expect(last).toBe(429);
  });
});
