import { createMemoryLog } from '@ehlo/log';
import { type Draft, fromJsonEvent, type Seq } from '@ehlo/wire';
import { foldWire, type WireRow } from '@ehlo/wire/list';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWireLists, type WireListQuery, type WireLists } from './wire-list.ts';

let log: ReturnType<typeof createMemoryLog>;
let lists: WireLists;
let reads = 0;
/** Events of connections that were read. */
let read = 0;
beforeEach(() => {
  log = createMemoryLog();
  reads = 0;
  read = 0;
  lists = open();
});

const open = (options?: Parameters<typeof createWireLists>[1]): WireLists =>
  createWireLists(
    {
      async read(room, query) {
        const events = await log.read(room, query);
        if (query?.connection !== undefined) reads++;
        if (query?.connection !== undefined) read += events.length;
        return events;
      },
    },
    options,
  );

const put = async (...drafts: Draft[]): Promise<Seq> => {
  const { events, committed } = log.append('mine', drafts);
  await committed;
  return events[0]?.seq as Seq;
};
const call = (host = 'mail.campus.test') =>
  put({
    ...{ kind: 'connection.opened', by: 'terminal', service: 'mta', tls: 'none' },
    ...{ from: { address: '10.20.1.1', port: 50_000 }, to: { host, address: '192.0.2.25', port: 25 } },
  });
const say = (connection: Seq, text: string): Draft => {
  const octets = Buffer.from(text);
  return {
    ...{ kind: 'connection.octets', connection, from: 'client', layer: 'clear', offset: 0 },
    ...{ length: octets.length, octets },
  };
};
const close = (connection: Seq): Draft => ({
  kind: 'connection.closed',
  connection,
  by: 'client',
  how: 'ended',
});

const ALL: WireListQuery = { text: '', protocol: 'all', by: 'all' };
/** Pages until there is no more. */
async function all(query: Partial<WireListQuery> = {}) {
  let rows: readonly WireRow[] = [];
  let pages = 0;
  for (let before: Seq | undefined; ; pages++) {
    const list = await lists.list('mine', { ...ALL, ...query, before });
    expect(list.looked).toBeLessThanOrEqual(400);
    rows = foldWire(rows, list.events.map(fromJsonEvent));
    before = list.next;
    if (before === undefined) return { rows, pages: pages + 1 };
  }
}

describe('the list of what crossed', () => {
  it('reaches the oldest of thousands, each once, with its outcome', async () => {
    const ids: Seq[] = [];
    for (let count = 0; count < 1250; count++) {
      const id = await call();
      ids.push(id);
      await put(say(id, `EHLO client-${count}.test\r\n`), close(id));
    }
    const { rows, pages } = await all();
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(pages).toBeGreaterThan(6);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['ended']));

    const found = await all({ text: 'client-7.test mail.campus' });
    expect(found.rows.map(({ id }) => id)).toEqual([ids[7]]);
    const before = reads;
    await all({ text: 'client-8.test' });
    // What is over was read once.
    expect(reads).toBe(before);
  });

  it('reads of a connection that is open what is new, and all of it once where two ask at once', async () => {
    const id = await call();
    await put(...Array.from({ length: 500 }, () => say(id, 'NOOP\r\n')));
    await Promise.all([all(), all({ text: 'noop' }), lists.list('mine', { ...ALL, ids: [id] })]);
    expect(read).toBe(500);
    await put(say(id, 'QUIT\r\n'));
    const { summaries } = await lists.list('mine', { ...ALL, ids: [id] });
    expect(summaries).toEqual({ [id]: { lines: 501, goodbye: 'QUIT' } });
    expect(read).toBe(501);
  });

  it('forgets the least used beyond what it may remember, of which who said nothing counts too', async () => {
    lists = open({ remembered: 20_000 });
    for (let count = 0; count < 20; count++) await put(close(await call()));
    await all();
    expect(reads).toBe(20);
    const { events } = await lists.list('mine', ALL);
    const ids = events.flatMap(({ kind, seq }) => (kind === 'connection.opened' ? [seq] : []));
    const before = reads;
    // The ones that were looked at last, however often two looked at once.
    for (let times = 0; times < 3; times++)
      await Promise.all([1, 2].map(() => lists.list('mine', { ...ALL, ids: ids.slice(0, 10) })));
    expect(reads).toBe(before);
    await lists.list('mine', { ...ALL, ids: ids.slice(10, 11) });
    expect(reads).toBe(before + 1);
  });

  it('reads a bounded share of what programs said for one answer, and comes to the end all the same', async () => {
    const ids: Seq[] = [];
    for (let count = 0; count < 12; count++) {
      const id = await call();
      ids.push(id);
      await put(...Array.from({ length: 2500 }, () => say(id, 'NOOP\r\n')), say(id, 'QUIT\r\n'), close(id));
    }
    const first = await lists.list('mine', ALL);
    expect(first).toMatchObject({ looked: 4, next: (ids[7] ?? 0) + 1 });
    expect(read).toBeLessThan(4 * 2200);
    expect(new Set(Object.values(first.summaries).map(({ goodbye }) => goodbye))).toEqual(new Set(['QUIT']));
    expect((await all()).rows.map(({ id }) => id)).toEqual(ids);
    lists = open();
    expect(await lists.list('mine', { ...ALL, ids })).toMatchObject({ looked: 4 });
  });

  it('is filtered by protocol, and by the name that was asked of the DNS', async () => {
    await call();
    const query = Buffer.concat([Buffer.alloc(12), Buffer.from('\x06campus\x04test\0', 'latin1')]);
    const asked = await put({
      ...{ kind: 'dns.answered', by: 'relay', transport: 'udp', query, response: query },
      ...{ from: { address: '10.20.1.1', port: 1 }, to: { address: '192.0.2.54', port: 53 } },
    });
    expect((await all({ protocol: 'dns' })).rows.map(({ id }) => id)).toEqual([asked]);
    expect((await all({ text: 'campus.test', by: 'relay' })).rows.map(({ id }) => id)).toEqual([asked]);
    expect((await all({ protocol: 'imap' })).rows).toEqual([]);
  });

  it('tells of named rows what they said by now, also where they are not wanted', async () => {
    const id = await call();
    await put(say(id, 'EHLO a.test\r\n'));
    const named = (text: string) => lists.list('mine', { ...ALL, text, ids: [id, 999] });
    expect((await named('a.test')).events.map(({ kind }) => kind)).toEqual(['connection.opened']);
    await put(say(id, 'QUIT\r\n'), close(id));
    const later = await named('elsewhere');
    expect(later.events).toEqual([]);
    expect(later.summaries).toEqual({ [id]: { lines: 2, name: 'a.test', goodbye: 'QUIT' } });
    expect((await named('quit')).events.map(({ kind }) => kind)).toEqual([
      'connection.opened',
      'connection.closed',
    ]);
  });
});
