import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLab, createMailStore, type DialOrigin, type Lab } from '@ehlo/lab';
import { createMemoryBlobs, createMemoryLog, type EventLog } from '@ehlo/log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../letter/letter.fixture.ts';
import { createMailpitApi, createSubmit } from './index.ts';
import type { Message } from './shapes.ts';

const ROOM = 'room-mine';
const ORIGIN: DialOrigin = {
  room: ROOM,
  person: 'ocean7',
  by: 'outside',
  from: { address: '10.20.4.7', port: 40_001 },
};
const LETTER = {
  From: { Email: 'zoe@campus.test', Name: 'Zoë' },
  To: [{ Email: 'bob@campus.test', Name: 'Bob' }, { Email: 'carol@campus.test' }],
  Cc: [{ Email: 'dave@campus.test' }],
  Bcc: ['hidden@campus.test'],
  ReplyTo: [{ Email: 'office@campus.test' }],
  Subject: 'Déjà vu',
  Text: 'Hello\n.\nworld',
  HTML: '<p>Hello <img src="cid:p"></p>',
  Tags: ['one', 'two'],
  Headers: { 'X-Course': 'DAI' },
  Attachments: [
    {
      Filename: 'p.png',
      Content: 'data:image/png;base64,iVBORw0KGgo=',
      ContentType: 'image/png',
      ContentID: 'p',
    },
    { Filename: 'note.txt', Content: 'aGk=' },
  ],
};

let dataDir: string;
let log: EventLog;
let lab: Lab;
let http: Awaited<ReturnType<typeof serve>>;

async function start(upstream?: { host: string; port: number }) {
  log = createMemoryLog();
  const blobs = createMemoryBlobs();
  lab = await createLab({
    bind: '127.0.0.1',
    ports: {},
    log,
    blobs,
    dataDir,
    concierge: {
      byAddress: () => ({ room: 'guest', address: '10.20.0.1', claimed: false }),
      byName: () => undefined,
      roomOfHandle: () => undefined,
      personOfRoom: () => undefined,
      passwordOf: () => undefined,
    },
    ...(upstream && { upstream }),
  });
  http = await serve(
    '/api/v1',
    createMailpitApi({
      mail: createMailStore({ log, blobs }),
      blobs,
      roomOf: () => ROOM,
      originOf: () => ORIGIN,
      submit: createSubmit({ lab: () => lab, log }),
      version: '9.9.9',
      now: Date.now,
    }),
  );
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ehlo-send-'));
});
afterEach(async () => {
  await http.close();
  await lab.close(0);
  await log.close();
  rmSync(dataDir, { recursive: true });
});

const send = async (body: unknown) => {
  const response = await http.change('POST', '/send', body);
  return { status: response.status, json: (await response.json()) as { ID?: string; Error?: string } };
};

/** What the client of the room's last connection said. */
async function said(): Promise<string> {
  const events = await log.read(ROOM, { kinds: ['connection.octets'] });
  return events
    .map((event) =>
      event.kind === 'connection.octets' && event.from === 'client' ? event.octets : undefined,
    )
    .map((octets) => Buffer.from(octets ?? []).toString('latin1'))
    .join('');
}

describe('POST /send', () => {
  it('delivers to the mock inbox what was asked, and answers its ID as Mailpit does', async () => {
    await start();
    const { status, json } = await send(LETTER);
    expect([status, json]).toEqual([200, { ID: expect.stringMatching(/^\d+$/) }]);
    const message = (await (await http.get(`/message/${json.ID}`)).json()) as Message;
    expect(message).toMatchObject({
      From: { Name: 'Zoë', Address: 'zoe@campus.test' },
      To: [{ Name: 'Bob', Address: 'bob@campus.test' }, { Address: 'carol@campus.test' }],
      Cc: [{ Address: 'dave@campus.test' }],
      Bcc: [{ Address: 'hidden@campus.test' }],
      ReplyTo: [{ Address: 'office@campus.test' }],
      ReturnPath: 'zoe@campus.test',
      Subject: 'Déjà vu',
      Text: expect.stringMatching(/^Hello\r?\n\.\r?\nworld/),
      HTML: expect.stringContaining('Hello <img'),
      Inline: [{ FileName: 'p.png', ContentType: 'image/png', ContentID: 'p', Size: 8 }],
      Attachments: [{ FileName: 'note.txt', ContentType: 'text/plain', Size: 2 }],
    });
    const headers = await (await http.get(`/message/${json.ID}/headers`)).json();
    expect(headers).toMatchObject({ 'X-Tags': ['one, two'], 'X-Course': ['DAI'] });
    expect(JSON.stringify(headers)).not.toContain('hidden@campus.test');
  });

  it('goes through SMTP, in a connection that the room sees', async () => {
    await start();
    await send(LETTER);
    const [opened] = await log.read(ROOM, { kinds: ['connection.opened'] });
    expect(opened).toMatchObject({
      by: 'outside',
      person: 'ocean7',
      service: 'mock',
      from: { address: '10.20.4.7', port: 40_001 },
      to: { host: 'localhost', port: 1025 },
    });
    const dialogue = await said();
    expect(dialogue).toMatch(/^EHLO \[10\.20\.4\.7\]\r\nMAIL FROM:<zoe@campus\.test>/);
    for (const name of ['bob', 'carol', 'dave', 'hidden'])
      expect(dialogue).toContain(`\r\nRCPT TO:<${name}@campus.test>\r\n`);
  });

  it('takes names in any case, and only what is needed', async () => {
    await start();
    const { status } = await send({ from: { email: 'a@campus.test' }, to: [{ EMAIL: 'b@campus.test' }] });
    expect(status).toBe(200);
  });

  it.each([
    ['no JSON', '{"From":', /JSON/],
    ['no body', '', /JSON/],
    ['a list', '[]', /expected object/],
    ['nobody who sends', { ...LETTER, From: null }, /^From has no Email/],
    ['nobody to send to', { ...LETTER, To: [], Cc: null, Bcc: [] }, /nobody/],
    ['no address in To', { ...LETTER, To: [{ Email: 'bob' }] }, /^invalid To address: bob$/],
    ['a line end in an address', { ...LETTER, Bcc: ['a@b\r\nRCPT TO:<c@d>'] }, /^invalid Bcc address/],
    ['a name in the address', { ...LETTER, Cc: [{ Email: 'Bob <b@campus.test>' }] }, /^invalid Cc address/],
    ['Date among the headers', { ...LETTER, Headers: { dAtE: 'now' } }, /^cannot overwrite header: "dAtE"$/],
    ['X-Tags beside Tags', { ...LETTER, Headers: { 'X-Tags': 'x' } }, /^cannot overwrite header/],
    ['a line end in a header’s name', { ...LETTER, Headers: { 'X\r\nTo': 'x' } }, /no name of a header/],
    ['no base64', { ...LETTER, Attachments: [{ Filename: 'f', Content: '%%%' }] }, /base64 attachment "f"$/],
    ['text as a number', { ...LETTER, Text: 7 }, /expected string/],
  ])('refuses %s, in Mailpit’s shape, and dials nobody', async (_, body, sentence) => {
    await start();
    const { status, json } = await send(body);
    expect([status, json]).toEqual([400, { Error: expect.stringMatching(sentence) }]);
    expect(await log.head(ROOM)).toBe(0);
  });

  it('refuses a body of more than 5 MB', async () => {
    await start();
    const { status, json } = await send(`{"Text":"${'x'.repeat(5_300_000)}"}`);
    expect([status, json]).toEqual([413, { Error: 'http: request body too large' }]);
  });

  it('keeps line ends in values out of the header', async () => {
    await start();
    await send({ ...LETTER, Subject: 'a\r\nBcc: x@y.test', Headers: { 'X-A': 'b\r\nTo: x@y.test' } });
    expect(await said()).not.toMatch(/\r\n(Bcc|To): x@y/);
  });

  it('says so when the room’s mock server is down', async () => {
    await start();
    await lab.switchService(ROOM, 'mock', 'down');
    expect(await send(LETTER)).toMatchObject({
      status: 400,
      json: { Error: expect.stringContaining('down') },
    });
  });

  it('says what a server refused, in its own words', async () => {
    const foreign = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 foreign\r\n');
      socket.on('data', (octets) =>
        socket.write(octets.toString().startsWith('MAIL') ? '553 5.1.8 not from zoe\r\n' : '250 fine\r\n'),
      );
    });
    foreign.listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    const { port } = foreign.address() as AddressInfo;
    await start({ host: '127.0.0.1', port });
    expect(await send(LETTER)).toMatchObject({
      status: 400,
      json: { Error: expect.stringContaining('553 5.1.8 not from zoe') },
    });
    foreign.close();
  });
});
