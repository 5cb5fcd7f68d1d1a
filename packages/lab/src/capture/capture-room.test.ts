import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { concat, latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { createCaptureImport, type ImportedCapture } from '@ehlo/protocol/capture';
import type { ConnectionOctets, Draft, Seq } from '@ehlo/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CaptureWish, capturable, captureRoom } from './capture-room.ts';
import { lettersOctets } from './letter-octets.ts';

const ROOM = 'r';
const CLIENT = { host: 'ocean7', address: '10.20.3.7', port: 49_152 };
const SERVER = { host: 'mail.campus.test', address: '192.0.2.25', port: 25 };

let log: ReturnType<typeof createMemoryLog>;
let blobs: ReturnType<typeof createMemoryBlobs>;
beforeEach(() => {
  log = createMemoryLog();
  blobs = createMemoryBlobs();
});

async function put(...drafts: Draft[]): Promise<Seq[]> {
  const { events, committed } = log.append(ROOM, drafts);
  await committed;
  return events.map(({ seq }) => seq);
}
const opened = async (): Promise<Seq> => {
  const [id] = await put({
    ...{ kind: 'connection.opened', by: 'terminal', from: CLIENT, to: SERVER, service: 'mta', tls: 'none' },
  });
  return id as Seq;
};
const said = (
  connection: Seq,
  from: 'client' | 'server',
  text: string,
  layer: ConnectionOctets['layer'] = 'clear',
  offset = 0,
): Draft => {
  const octets = octetsOfLatin1(text);
  return { kind: 'connection.octets', connection, from, layer, offset, length: octets.length, octets };
};

async function captured(
  wish: Partial<CaptureWish> = {},
): Promise<{ text: string; capture: ImportedCapture }> {
  const pieces: Uint8Array[] = [];
  const all: CaptureWish = { room: ROOM, role: 'owner', application: 'test', ...wish };
  for await (const piece of captureRoom({ log, blobs }, all)) pieces.push(piece);
  const file = concat(pieces);
  const reading = createCaptureImport();
  reading.feed(file);
  return { text: latin1(file), capture: reading.end() };
}
const told = ({ connections }: ImportedCapture): string[] =>
  connections.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === 'octets' && event.octets ? [latin1(event.octets)] : [])),
  );

describe('captureRoom', () => {
  it('has asterisks for a secret that the log names behind its octets, for others and where one likes', async () => {
    const id = await opened();
    await put(said(id, 'client', 'AUTH PLAIN c2VjcmV0\r\n'), {
      ...{ kind: 'connection.secret', connection: id, from: 'client', start: 11, end: 19 },
    });
    expect(told((await captured()).capture)).toEqual(['AUTH PLAIN c2VjcmV0\r\n']);
    for (const wish of [{ role: 'teacher' }, { masked: true }] as const)
      expect(told((await captured(wish)).capture)).toEqual(['AUTH PLAIN ********\r\n']);
    expect(told((await captured({ role: 'other' })).capture)).toEqual([]);
  });

  it('has records and the keys that open them for the owner, and the two ends’ view without TLS', async () => {
    const id = await opened();
    await put(
      said(id, 'client', 'STARTTLS\r\n'),
      said(id, 'server', '220 go\r\n'),
      { kind: 'connection.certificate', connection: id, sha256: 'ab' },
      said(id, 'client', '\x16\x03\x01\0\x01x', 'tls'),
      { kind: 'connection.keys', connection: id, line: 'CLIENT_RANDOM 00 11' },
      said(id, 'client', 'EHLO inside\r\n', 'clear', 10),
    );
    const records = await captured();
    expect(told(records.capture)).toEqual(['STARTTLS\r\n', '220 go\r\n', '\x16\x03\x01\0\x01x']);
    expect(records.text.indexOf('CLIENT_RANDOM 00 11\n')).toBeLessThan(
      records.text.indexOf('\x16\x03\x01\0\x01x'),
    );
    const clear = await captured({ tls: 'clear' });
    expect(told(clear.capture)).toEqual(['STARTTLS\r\n', '220 go\r\n', 'EHLO inside\r\n']);
    for (const wish of [{ role: 'teacher' }, { masked: true }, { tls: 'clear' }] as const)
      expect((await captured(wish)).text).not.toContain('CLIENT_RANDOM');
  });

  it('takes the connections that were asked for, and knows which there are', async () => {
    const [one, two] = [await opened(), await opened()];
    await put(
      said(one, 'client', 'one'),
      said(two, 'client', 'two'),
      said(one, 'client', 'more', 'clear', 3),
    );
    expect(told((await captured({ only: new Set([one]) })).capture)).toEqual(['one', 'more']);
    expect(told((await captured({ only: new Set([two]) })).capture)).toEqual(['two']);
    expect(await capturable(log, ROOM, [two, two + 1, 99])).toEqual({
      found: new Set([two]),
      missing: [two + 1, 99],
    });
  });

  it('leaves a gap, with a comment, for what is neither in the log nor in a blob', async () => {
    const id = await opened();
    await put(
      {
        ...{
          kind: 'connection.octets',
          connection: id,
          from: 'client',
          layer: 'clear',
          offset: 0,
          length: 5000,
        },
      },
      said(id, 'client', '.\r\n', 'clear', 5000),
    );
    const { text, capture } = await captured();
    expect(capture.connections[0]?.counts.client.missing).toBe(5000);
    expect(text).toContain('5000 octets before this packet crossed and were not kept');
  });

  it('takes questions to the DNS over TCP for one connection of a port until it has been idle (RFC 7766 §6.2.3)', async () => {
    const query = octetsOfLatin1('\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x06campus\x04test\0\0\x0f\0\x01');
    const ask: Draft = {
      ...{ kind: 'dns.answered', by: 'terminal', transport: 'tcp', from: CLIENT },
      ...{ to: { address: '192.0.2.54', port: 53 }, query, response: query },
    };
    await put(ask);
    await put(ask);
    const { capture } = await captured();
    expect(capture.connections).toHaveLength(1);
    expect(capture.connections[0]?.events).toHaveLength(4);
  });
});

describe('lettersOctets', () => {
  const LETTER = '.a\r\nb\n.c\r\n.d\r\n';
  async function crossed(start: number, length: number): Promise<string | undefined> {
    const writer = blobs.create();
    await writer.write(octetsOfLatin1(LETTER));
    const { sha256, size } = await writer.finish();
    const found = await lettersOctets(blobs, { sha256, start, end: size }, length);
    if (!found) return undefined;
    let text = '';
    for await (const slice of found) text += latin1(slice);
    return text;
  }

  it.each([
    ['from its beginning, dots doubled', 0, 16, '..a\r\nb\n.c\r\n..d\r\n'],
    ['from the middle of a line', 2, 13, '\r\nb\n.c\r\n..d\r\n'],
    ['behind a doubling dot that crossed in the chunk before', 0, 15, '.a\r\nb\n.c\r\n..d\r\n'],
    ['as a literal of IMAP, which doubles nothing', 0, 14, LETTER],
    ['not at all where the number of octets is another', 0, 20, undefined],
  ])('gives what crossed %s', async (_, start, length, text) => {
    expect(await crossed(start, length)).toBe(text);
  });

  it('gives nothing of a blob that is gone', async () => {
    expect(await lettersOctets(blobs, { sha256: 'ab', start: 0, end: 5 }, 5)).toBeUndefined();
  });
});
