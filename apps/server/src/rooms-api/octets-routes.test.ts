import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import type { Draft, Seq } from '@ehlo/wire';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { octetsRoutes } from './octets-routes.ts';
import { answerRefusals } from './refusal.ts';

const LETTER = `Subject: long\r\n\r\n${'.line\r\n'.repeat(100_000)}`;
const CROSSED = LETTER.replaceAll('\r\n.', '\r\n..');

const log = createMemoryLog();
const blobs = createMemoryBlobs();
let server: Server;
let ids: { letter: Seq; bare: Seq; lost: Seq };
beforeEach(async () => {
  const writer = blobs.create();
  await writer.write(Buffer.from(LETTER));
  const { sha256, size } = await writer.finish();
  const crossed = (length: number, blob?: { sha256: string; start: number; end: number }): Draft => ({
    ...{ kind: 'connection.octets', connection: 1, from: 'client', layer: 'clear', offset: 0, length },
    ...(blob && { blob }),
  });
  const { events, committed } = log.append('mine', [
    crossed(CROSSED.length, { sha256, start: 0, end: size }),
    crossed(5),
    crossed(5, { sha256: 'ab', start: 0, end: 5 }),
  ]);
  await committed;
  const [letter, bare, lost] = events.map(({ seq }) => seq) as [Seq, Seq, Seq];
  ids = { letter, bare, lost };
  const app = express();
  octetsRoutes(app, { log, blobs, roomOf: (request) => String(request.headers['x-room'] ?? 'mine') });
  app.use(answerRefusals);
  server = createServer(app).listen(0);
  await once(server, 'listening');
});
afterEach(() => server.close());

const ask = async (id: Seq, headers: Record<string, string> = {}) => {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/me/octets/${id}`, { headers });
  return {
    status: response.status,
    range: response.headers.get('content-range'),
    text: await response.text(),
  };
};

it('gives what crossed of a letter that lies in its blob, whole and in ranges, dots doubled', async () => {
  expect(await ask(ids.letter)).toEqual({ status: 200, range: null, text: CROSSED });
  const { length } = CROSSED;
  expect(await ask(ids.letter, { range: 'bytes=400000-400099' })).toEqual({
    status: 206,
    range: `bytes 400000-400099/${length}`,
    text: CROSSED.slice(400_000, 400_100),
  });
  expect((await ask(ids.letter, { range: `bytes=${length - 8}-${length + 500}` })).text).toBe(
    CROSSED.slice(-8),
  );
  expect((await ask(ids.letter, { range: `bytes=${length}-` })).status).toBe(416);
});

it('gives nothing of what nobody kept, of a mail that is gone, and of another room', async () => {
  expect((await ask(ids.bare)).status).toBe(404);
  expect((await ask(ids.lost, { range: 'bytes=0-3' })).status).toBe(404);
  expect((await ask(ids.letter, { 'x-room': 'other' })).status).toBe(404);
});
