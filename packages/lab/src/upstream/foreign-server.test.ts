import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { BlobStore } from '@ehlo/log';
import { createMemoryBlobs } from '@ehlo/log';
import { latin1 } from '@ehlo/protocol';
import type { ConnectionSecret } from '@ehlo/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { octetsIn, Speaker, type StartedLab, startLab } from '../lab.fixture.ts';

let upstream: Server | undefined;
let started: StartedLab;
afterEach(async () => {
  await started.close();
  upstream?.close();
  upstream = undefined;
});

const REPLIES: readonly [RegExp, string][] = [
  [/^EHLO/i, '250-foreign.test\r\n250-CHUNKING\r\n250 AUTH PLAIN LOGIN\r\n'],
  [/^RCPT TO:<no@/i, '550 5.1.1 no such user\r\n'],
  [/^DATA/i, '354 go on\r\n'],
  [/^AUTH PLAIN /i, '235 welcome\r\n'],
  [/^AUTH LOGIN/i, '334 VXNlcm5hbWU6\r\n'],
  [/^STARTTLS/i, '220 go ahead\r\n'],
  [/^QUIT/i, '221 bye\r\n'],
];

/** A foreign server, line by line, that reads letters up to the lone dot. Keeps what it heard. */
async function foreign(more: Parameters<typeof startLab>[0] = {}) {
  const heard: string[] = [];
  let answersToAuth = 0;
  upstream = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    let [text, mode, bdat] = ['', 'commands', 0];
    socket.write('220 foreign.test ESMTP\r\n');
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('data', (octets) => {
      text += octets.toString('latin1');
      for (;;) {
        if (mode === 'opaque') {
          if (text !== '') socket.write(text.toUpperCase());
          text = '';
          return;
        }
        if (bdat > 0) {
          const part = text.slice(0, bdat);
          text = text.slice(part.length);
          bdat -= part.length;
          if (bdat > 0) return;
          socket.write('250 chunk taken\r\n');
        }
        const at = text.indexOf(mode === 'letter' ? '\r\n.\r\n' : '\n');
        if (at < 0) return;
        const line = text.slice(0, at);
        text = text.slice(at + (mode === 'letter' ? 5 : 1));
        heard.push(line.trimEnd());
        if (mode === 'letter') {
          mode = 'commands';
          socket.write('250 2.0.0 taken as F1\r\n');
          continue;
        }
        const chunk = /^BDAT (\d+)/.exec(line);
        if (chunk) {
          bdat = Number(chunk[1]);
          continue;
        }
        const reply = REPLIES.find(([pattern]) => pattern.test(line))?.[1] ?? '250 ok\r\n';
        if (/^AUTH LOGIN/i.test(line)) answersToAuth = 2;
        else if (answersToAuth > 0) {
          socket.write(--answersToAuth > 0 ? '334 UGFzc3dvcmQ6\r\n' : '235 welcome\r\n');
          continue;
        }
        socket.write(reply);
        if (reply.startsWith('354')) mode = 'letter';
        if (line.startsWith('STARTTLS')) mode = 'opaque';
        if (line.startsWith('QUIT')) socket.end();
      }
    });
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const { port } = upstream.address() as AddressInfo;
  started = await startLab({ ...more, upstream: { host: '127.0.0.1', port } });
  return { heard, port, door: started.port('mock') };
}

const LETTER = 'Subject: hi\r\n\r\n..dot\r\n.\r\n';
const mails = async () => (await started.mail.list('guest', 'mock')).mails;

describe('a foreign server behind localhost 1025', () => {
  it('gets every octet, and a copy is in the inbox when its 250 arrives', async () => {
    const { heard, door, port } = await foreign();
    const speaker = new Speaker(door);
    expect(await speaker.reply()).toBe('220 foreign.test ESMTP\r\n');
    await speaker.say('EHLO me\r\n');
    await speaker.say('MAIL FROM:<a@x.test> SMTPUTF8 BODY=8BITMIME\r\n');
    await speaker.say('RCPT TO:<b@x.test>\r\n');
    expect(await speaker.say('RCPT TO:<no@x.test>\r\n')).toMatch(/^550/);
    await speaker.say('DATA\r\n');
    expect(await speaker.say(LETTER)).toBe('250 2.0.0 taken as F1\r\n');
    expect(await mails()).toMatchObject([
      {
        envelope: { reversePath: 'a@x.test', forwardPaths: ['b@x.test'] },
        summary: { subject: 'hi', snippet: '.dot' },
      },
    ]);
    const source = latin1(
      (await started.mail.source('guest', (await mails())[0]?.id as number)) as Uint8Array,
    );
    expect(source).toMatch(/^Return-Path: <a@x\.test>\r\nReceived: [\s\S]*\r\nSubject: hi\r\n\r\n\.dot\r\n$/);
    expect(heard).toContain('MAIL FROM:<a@x.test> SMTPUTF8 BODY=8BITMIME');
    const events = await started.events('guest');
    expect(events[0]).toMatchObject({ kind: 'connection.opened', upstream: `127.0.0.1:${port}` });
    expect(events.find(({ kind }) => kind === 'mail.accepted')).toMatchObject({
      smtputf8: true,
      body: '8BITMIME',
      helo: 'me',
    });
    await speaker.close();
  });

  it('is spoken to out of turn, as by ncat -C < file, and each letter is read as it reads it', async () => {
    const { heard, door } = await foreign();
    const speaker = new Speaker(door);
    const mail = `MAIL FROM:<a@x>\nRCPT TO:<b@x>\nDATA\n${LETTER}`;
    speaker.socket.end(`EHLO me\n${mail}MAIL FROM:<c@x>\nRCPT TO:<no@x>\nRSET\n${mail}QUIT\n`);
    expect((await speaker.rest()).match(/^\d{3}(?= )/gm)?.join(' ')).toBe(
      '220 250 250 250 354 250 250 550 250 250 250 354 250 221',
    );
    expect(heard.filter((line) => line.startsWith('Subject'))).toHaveLength(2);
    expect(await mails()).toHaveLength(2);
    await speaker.close();
  });

  it('is answered for by the door when it cannot be reached, and the log says so', async () => {
    const { door, port } = await foreign();
    upstream?.close();
    const speaker = new Speaker(door);
    expect(await speaker.rest()).toBe(`421 4.3.2 127.0.0.1:${port} behind this door does not answer\r\n`);
    expect((await started.events('guest')).find(({ kind }) => kind === 'connection.failed')).toMatchObject({
      failure: 'refused',
      to: { address: '127.0.0.1', port },
    });
    await speaker.close();
  });

  it('keeps the secrets of an AUTH to their owner', async () => {
    const { door } = await foreign();
    const speaker = new Speaker(door);
    await speaker.reply();
    await speaker.say('EHLO me\r\n');
    await speaker.say('AUTH PLAIN AG9jZWFuNwBzZWNyZXQ=\r\n');
    await speaker.say('AUTH LOGIN\r\n');
    await speaker.say('b2NlYW43\r\n');
    await speaker.say('c2VjcmV0\r\n');
    await speaker.say('NOOP\r\n');
    const events = await started.events('guest');
    const clear = octetsIn(events, 'client');
    const secrets = events.filter((event) => event.kind === 'connection.secret') as ConnectionSecret[];
    expect(secrets.map(({ start, end }) => clear.slice(start, end).trimEnd())).toEqual([
      'AG9jZWFuNwBzZWNyZXQ=',
      'b2NlYW43',
      'c2VjcmV0',
    ]);
    await speaker.close();
  });

  it('is read no more once it speaks TLS, which passes through as it is', async () => {
    const { door } = await foreign();
    const speaker = new Speaker(door);
    await speaker.reply();
    expect(await speaker.say('STARTTLS\r\n')).toBe('220 go ahead\r\n');
    speaker.socket.write('data\r\nnot a command\r\n');
    expect(await speaker.until((text) => text.length === 21)).toBe('DATA\r\nNOT A COMMAND\r\n');
    const events = await started.events('guest');
    expect(octetsIn(events, 'client')).toBe('STARTTLS\r\n');
    expect(octetsIn(events, 'client', 'tls')).toBe('data\r\nnot a command\r\n');
    expect(events.filter(({ kind }) => kind === 'connection.opaque')).toMatchObject([
      { connection: events.find(({ kind }) => kind === 'connection.opened')?.seq },
    ]);
    await speaker.close();
  });

  it('takes a letter in chunks (RFC 3030), whose octets are no commands', async () => {
    const { door } = await foreign();
    const speaker = new Speaker(door);
    await speaker.reply();
    await speaker.say('EHLO me\r\n');
    await speaker.say('MAIL FROM:<a@x>\r\n');
    await speaker.say('RCPT TO:<b@x>\r\n');
    await speaker.say('BDAT 16\r\nSubject: hi\r\n\r\n.');
    expect(await speaker.say('BDAT 7 LAST\r\nDATA\r\n.NOOP\r\n', 2)).toBe('250 chunk taken\r\n250 ok\r\n');
    const [mail] = await mails();
    expect(mail).toMatchObject({ size: 23, summary: { subject: 'hi' } });
    await speaker.close();
  });

  it('has taken a letter although there is no room for a copy: its answer passes', async () => {
    const full: BlobStore = createMemoryBlobs({ maxOctets: 5 });
    const { door } = await foreign({ blobs: full });
    const speaker = new Speaker(door);
    await speaker.reply();
    for (const line of ['EHLO me', 'MAIL FROM:<a@x>', 'RCPT TO:<b@x>', 'DATA'])
      await speaker.say(`${line}\r\n`);
    expect(await speaker.say(LETTER)).toBe('250 2.0.0 taken as F1\r\n');
    expect(await mails()).toEqual([]);
    await speaker.close();
  });
});
