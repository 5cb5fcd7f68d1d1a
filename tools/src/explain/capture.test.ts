import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { octetsOfLatin1 } from '@ehlo/protocol';
import { type CaptureEvent, writeCapture } from '@ehlo/protocol/capture';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainCapture, isCapture } from './capture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-explain-'));
});
afterAll(() => rm(folder, { recursive: true }));

const AT = 1_764_174_000_000_000;
const said = (from: 'client' | 'server', text: string): CaptureEvent => ({
  ...{ kind: 'octets', connection: 1, at: AT, from, octets: octetsOfLatin1(text) },
});
const client = { address: '10.20.3.7', port: 49_152 };
const opened: CaptureEvent = {
  kind: 'opened',
  connection: 1,
  at: AT,
  client,
  server: { ...client, port: 25 },
};

async function explained(octets: Uint8Array) {
  const path = join(folder, 'a.pcapng');
  await writeFile(path, octets);
  const file = await open(path);
  const complaints: string[] = [];
  const protocols: string[] = [];
  await explainCapture(
    file,
    async ({ protocol }) => void protocols.push(protocol),
    (sentence) => complaints.push(sentence),
  );
  await file.close();
  return { complaints, protocols };
}

const capture = (...events: CaptureEvent[]) =>
  Buffer.concat([
    ...writeCapture(events, { application: 't', interfaceName: 'i', interfaceDescription: 'd' }),
  ]);

it('explains each dialogue of a capture', async () => {
  const file = capture(opened, said('server', '220 x.test\r\n'), said('client', 'EHLO me\r\n'));
  expect(isCapture(file)).toBe(true);
  expect(await explained(file)).toEqual({ complaints: [], protocols: ['smtp'] });
});

it('says what is wrong with one that is cut, and explains what there is', async () => {
  const file = capture(opened, said('server', '220 x.test\r\n'), said('client', 'EHLO me\r\n'));
  expect(await explained(file.subarray(0, file.length - 10))).toEqual({
    complaints: ['it ends in the middle of a packet: 10 octets are missing at least.'],
    protocols: ['smtp'],
  });
});

it('says that there is no dialogue in one of something else', async () => {
  expect(await explained(capture(opened, said('client', 'GET / HTTP/1.1\r\n')))).toEqual({
    complaints: ['none of its 1 connections speaks SMTP, POP3 or IMAP in clear.'],
    protocols: [],
  });
});
