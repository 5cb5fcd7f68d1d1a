import { createMemoryLog, type EventLog } from '@ehlo/log';
import type { Draft, OpenedBy } from '@ehlo/wire';
import { beforeEach, expect, it } from 'vitest';
import { createStampBook, type StampBook } from './stamp-book.ts';

const OWN = { handle: 'ocean7', mailbox: 'ocean7@campus.test', address: '', password: 'secret', outside: {} };
let log: EventLog;
let book: StampBook;
beforeEach(() => {
  log = createMemoryLog();
  book = createStampBook(log, () => OWN);
});

async function talk(by: OpenedBy, ...lines: [client: string, server: string][]): Promise<void> {
  const append = async (...drafts: Draft[]) => {
    const appended = log.append('mine', drafts);
    await appended.committed;
    return appended.events[0]?.seq as number;
  };
  const connection = await append({
    kind: 'connection.opened',
    by,
    from: { address: '10.20.1.1', port: 50_000 },
    to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
    service: 'mock',
    tls: 'none',
  });
  const offset = { client: 0, server: 0 };
  const say = async (from: 'client' | 'server', text: string) => {
    const octets = Buffer.from(`${text}\r\n`);
    const { length } = octets;
    await append({
      kind: 'connection.octets',
      connection,
      from,
      layer: 'clear',
      offset: offset[from],
      length,
      octets,
    });
    offset[from] += length;
  };
  await say('server', '220 localhost');
  for (const [client, server] of lines) {
    await say('client', client);
    await say('server', server);
  }
}
const codes = async () => (await book.collect('mine')).map(({ code }) => code);

it('has each code once, in the order in which they were met, with what earned it', async () => {
  await talk('terminal', ['EHLO me', '250 hello'], ['DATA', '503 5.5.1 MAIL first'], ['NOOP', '250 OK']);
  expect(await codes()).toEqual([220, 250, 503]);
  expect((await book.collect('mine'))[2]).toMatchObject({
    line: 'DATA',
    reply: '503 5.5.1 MAIL first',
    host: 'localhost',
    port: 1025,
  });
});

it('looks only at what came since it last looked, and finds it', async () => {
  await talk('terminal', ['NOOP', '250 OK']);
  expect(await codes()).toEqual([220, 250]);
  await talk('outside', ['QUIT', '221 Bye']);
  expect(await codes()).toEqual([220, 250, 221]);
});

it('has none for what a mail server of the lab was told, nor for codes without a place in the album', async () => {
  await talk('relay', ['NOOP', '550 no']);
  await talk('terminal', ['X', '299 what']);
  expect(await codes()).toEqual([220]);
});

it('is the same after a restart', async () => {
  await talk('terminal', ['NOOP', '250 OK']);
  await codes();
  book = createStampBook(log, () => OWN);
  expect(await codes()).toEqual([220, 250]);
  expect((await log.read('mine', { kinds: ['stamp.earned'] })).length).toBe(2);
});

it('is empty when all is forgotten, and a code can be met again', async () => {
  await talk('terminal', ['NOOP', '250 OK']);
  expect(await codes()).toEqual([220, 250]);
  const { events, committed } = log.append('mine', [{ kind: 'lesson.forgotten' }]);
  await committed;
  book.forgotten('mine', events[0]?.seq ?? 0);
  expect(await codes()).toEqual([]);
  // Nor does a start of the server find what was met before.
  book = createStampBook(log, () => OWN);
  expect(await codes()).toEqual([]);
  await talk('terminal', ['QUIT', '221 Bye']);
  expect(await codes()).toEqual([220, 221]);
});

it('takes what is met here before what was only brought along', async () => {
  const met = { host: 'elsewhere.test', port: 25, reply: '250 OK', brought: { file: 1, at: 5 } };
  await log.append('mine', [
    { kind: 'stamp.earned', code: 250, ...met },
    { kind: 'stamp.earned', code: 550, ...met },
  ]).committed;
  await talk('terminal', ['NOOP', '250 OK']);
  const stamps = await book.collect('mine');
  expect(stamps.map(({ code, host }) => [code, host])).toEqual([
    [550, 'elsewhere.test'],
    [220, 'localhost'],
    [250, 'localhost'],
  ]);
});
