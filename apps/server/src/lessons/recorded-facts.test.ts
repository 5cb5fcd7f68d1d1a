import { createHash } from 'node:crypto';
import { LONGEST_TAKE } from '@ehlo/lessons/draft';
import { createMemoryLog, type EventLog } from '@ehlo/log';
import type { Draft } from '@ehlo/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRecordedFacts } from './recorded-facts.ts';

const ROOM = 'mine';
const LETTER = `Subject: Hello\r\n\r\n${'Hello Bob. '.repeat(100)}\r\n`;
const BLOB = createHash('sha256').update(LETTER).digest('hex');

let log: EventLog;
let opened: number;
let recorded: ReturnType<typeof createRecordedFacts>;
beforeEach(() => {
  log = createMemoryLog();
  opened = 0;
  recorded = createRecordedFacts({
    log,
    blobs: {
      read: async (sha256) => {
        opened++;
        return sha256 === BLOB ? Buffer.from(LETTER) : undefined;
      },
    },
    ownOf: (room) => (room === ROOM ? { handle: 'ocean7' } : undefined),
    now: () => 5,
  });
});

const append = async (...drafts: Draft[]): Promise<number> => {
  const appended = log.append(ROOM, drafts);
  await appended.committed;
  return appended.events.at(-1)?.seq ?? 0;
};
const call: Draft = {
  kind: 'connection.opened',
  by: 'terminal',
  from: { address: '10.20.1.1', port: 50_000 },
  to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
  service: 'mock',
  tls: 'none',
};
const accepted: Draft = {
  kind: 'mail.accepted',
  host: 'localhost',
  service: 'mock',
  envelope: { reversePath: 'a@b.test', forwardPaths: ['bob@campus.test'] },
  helo: 'ocean7',
  client: '10.20.1.1',
  blob: BLOB,
  size: LETTER.length,
  queueId: 'x',
  smtputf8: false,
  body: '7BIT',
};

describe('what was recorded', () => {
  it('is what came after an event, with letters opened, and no more of their text than is quoted', async () => {
    const after = await append(call);
    await append(call, accepted);
    const { facts, more, seq, at } = await recorded(ROOM, after);
    expect(facts.map(({ name }) => name)).toEqual(['called', 'accepted']);
    expect(facts[1]?.letter).toMatchObject({
      fields: [{ name: 'Subject', value: 'Hello' }],
      parts: [{ type: 'text/plain', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect(facts[1]?.letter?.parts[0]?.text).toHaveLength(300);
    expect(facts[1]?.letter?.text).toHaveLength(300);
    expect({ more, seq, at }).toEqual({ more: false, seq: after + 2, at: 5_000 });
  });

  it('begins where the log stands', async () => {
    await append(call);
    expect(await recorded(ROOM, undefined)).toEqual({ seq: 1, at: 5_000, facts: [], more: false });
  });

  it('knows a connection that was there before, as what is said on it', async () => {
    const connection = await append(call);
    await append({
      kind: 'connection.octets',
      connection,
      from: 'server',
      layer: 'clear',
      offset: 0,
      length: 15,
      octets: Buffer.from('220 localhost\r\n'),
    });
    expect((await recorded(ROOM, connection)).facts).toMatchObject([
      { name: 'reply', code: 220, value: { port: 1025 } },
    ]);
  });

  it('is bounded, and says that there was more', async () => {
    await append(...Array.from({ length: LONGEST_TAKE.facts + 10 }, () => call));
    const { facts, more } = await recorded(ROOM, 0);
    expect(facts).toHaveLength(LONGEST_TAKE.facts);
    expect(more).toBe(true);
  });

  it('opens a letter once, and not more than twenty of them', async () => {
    await append(...Array.from({ length: 30 }, () => accepted));
    await recorded(ROOM, 0);
    expect(opened).toBe(1);
  });

  it('of a room without a person is nothing', async () => {
    await append(call);
    expect((await recorded('guest', 0)).facts).toEqual([]);
  });
});
