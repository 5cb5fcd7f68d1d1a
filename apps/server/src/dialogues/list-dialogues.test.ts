import { createMemoryLog, type EventLog } from '@ehlo/log';
import type { Draft, OpenedBy, Seq } from '@ehlo/wire';
import { beforeEach, expect, it } from 'vitest';
import { listDialogues } from './list-dialogues.ts';

let log: EventLog;
beforeEach(() => {
  log = createMemoryLog();
});

const append = async (...drafts: Draft[]): Promise<Seq> => {
  const appended = log.append('mine', drafts);
  await appended.committed;
  return appended.events[0]?.seq as Seq;
};

/** Lines in pairs: what was said, what was answered; the greeting first. */
async function talk(by: OpenedBy, ...lines: [client: string, server: string][]): Promise<Seq> {
  const connection = await append({
    kind: 'connection.opened',
    by,
    from: { address: '10.20.1.1', port: 50_000 },
    to: { host: 'mail.campus.test', address: '192.0.2.25', port: 25 },
    service: 'mta',
    tls: 'none',
  });
  const offset = { client: 0, server: 0 };
  const say = async (from: 'client' | 'server', text: string) => {
    const octets = Buffer.from(`${text}\r\n`);
    const { length } = octets;
    const at = { connection, from, layer: 'clear', offset: offset[from], length } as const;
    await append({ kind: 'connection.octets', ...at, octets });
    offset[from] += length;
  };
  await say('server', '220 mail.campus.test');
  for (const [client, server] of lines) {
    await say('client', client);
    await say('server', server);
  }
  return connection;
}
const envelope: [string, string][] = [
  ['EHLO me', '250 hello'],
  ['MAIL FROM:<a@campus.test>', '250 2.1.0 ok'],
  ['RCPT TO:<bob@campus.test>', '250 2.1.5 ok'],
  ['DATA', '354 go on'],
  ['Subject: x\r\n\r\nHello\r\n.', '250 2.0.0 taken'],
];

it('proposes the one that brought a letter to its end with the fewest mistakes, of these the newest', async () => {
  await talk('terminal', ...envelope);
  const best = await talk('terminal', ...envelope, ['QUIT', '221 bye']);
  await talk(
    'terminal',
    ['EHLO me', '250 hello'],
    ['RCPT TO:<bob@campus.test>', '503 5.5.1 MAIL first'],
    ...envelope.slice(1),
  );
  await talk('terminal', ['QUIT', '221 bye']);
  await talk('relay', ...envelope);
  const { dialogues, best: proposed } = await listDialogues(log, 'mine', 'ocean7');
  expect(proposed).toBe(best);
  expect(dialogues.map(({ lines, mails, mistakes }) => [lines, mails, mistakes])).toEqual([
    [1, 0, 0],
    [5, 1, 1],
    [5, 1, 0],
    [4, 1, 0],
  ]);
});

it('proposes the newest where none brought a letter to its end, and none where nothing was said', async () => {
  expect(await listDialogues(log, 'mine', 'ocean7')).toEqual({ dialogues: [] });
  await talk('terminal');
  expect(await listDialogues(log, 'mine', 'ocean7')).toEqual({ dialogues: [] });
  const only = await talk('outside', ['QUIT', '221 bye']);
  expect((await listDialogues(log, 'mine', 'ocean7')).best).toBe(only);
});

it('lists what was brought along beside them, until it is let go of, and proposes it only where there is nothing else', async () => {
  const about = {
    file: 1,
    began: 5,
    by: 'terminal',
    service: 'mta',
    host: 'elsewhere.test',
    port: 25,
  } as const;
  const brought = await append({ kind: 'dialogue.brought', ...about, blob: 'b', size: 1 });
  expect(await listDialogues(log, 'mine', 'ocean7')).toMatchObject({
    dialogues: [{ id: brought, host: 'elsewhere.test', at: 5, brought: true }],
    best: brought,
  });
  await append({ kind: 'lesson.forgotten', dialogues: [brought] });
  expect((await listDialogues(log, 'mine', 'ocean7')).dialogues).toEqual([]);
});
