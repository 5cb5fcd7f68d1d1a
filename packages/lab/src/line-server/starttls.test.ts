import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import type { Dialogue, DialogueEffect } from '@ehlo/protocol';
import { createSmtpDialogue, mockPolicy } from '@ehlo/protocol/smtp';
import type { ConnectionSecret } from '@ehlo/wire';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { realClock } from '../clock.ts';
import { createCertificates, type LabCertificates } from '../door/certificates.ts';
import { Door } from '../door/door.ts';
import { Tap } from '../door/tap.ts';
import { octetsIn, Speaker } from '../lab.fixture.ts';
import { Conversation } from './conversation.ts';
import type { StoreRequest } from './surroundings.ts';

/** A mock that offers STARTTLS, as the submission ports will. */
const TLS_MOCK = createSmtpDialogue({
  ...mockPolicy(),
  extensions: [...mockPolicy().extensions, 'STARTTLS'],
}) as Dialogue;

let dataDir: string;
let certificates: LabCertificates;
let server: Server | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ehlo-starttls-'));
  certificates = await createCertificates(dataDir, { hosts: ['localhost'], addresses: [] }, Date.now)();
});
afterEach(() => server?.close());
afterAll(() => rm(dataDir, { recursive: true }));

async function serve(options: { dialogue?: Dialogue; implicit?: boolean } = {}) {
  const log = createMemoryLog();
  const stored: StoreRequest[] = [];
  server = createServer({ allowHalfOpen: true }, (socket) => {
    const tap = new Tap(
      log,
      {
        kind: 'connection.opened',
        by: 'outside',
        from: { address: '10.20.0.1', port: 1 },
        to: { address: '127.0.0.1', port: 1025 },
        service: 'mock',
        tls: options.implicit ? 'implicit' : 'none',
      },
      () => undefined,
    );
    tap.settle('r');
    const door = new Door(socket, tap, realClock);
    const nothing = () => undefined;
    const conversation = new Conversation(door, {
      house: {
        async keep(request) {
          stored.push(request);
          return { queueId: 'Q1' };
        },
        challenge: () => '<1.1@x.test>',
        authenticate: async () => ({ kind: 'notAuthenticated' }),
        ask: async () => 'unknown',
        named: nothing,
        spoke: nothing,
        progress: nothing,
        unfinished: nothing,
        arrived: nothing,
        gone: nothing,
      },
      dialogue: options.dialogue ?? TLS_MOCK,
      blobs: createMemoryBlobs(),
      faults: undefined,
      after: realClock.after,
      certificate: async () => certificates.good,
    });
    if (!options.implicit) conversation.start();
    door.open(conversation, undefined, options.implicit ? certificates.good : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const events = async () => {
    await log.append('flush', [{ kind: 'person.seen', home: 'x' }]).committed;
    return log.read('r');
  };
  return { port: (server.address() as { port: number }).port, stored, events };
}

/** Says lines over TLS, one after the other, and collects what is answered to each. */
async function over(secure: TLSSocket, lines: readonly string[]): Promise<string> {
  let text = '';
  for (const line of lines) {
    secure.write(line);
    let answer = '';
    while (!/^\d{3} .*\r\n$/m.test(answer)) answer += String((await once(secure, 'data'))[0]);
    text += answer;
  }
  return text;
}
const secureOver = async (socket: Socket): Promise<TLSSocket> => {
  socket.removeAllListeners('data');
  const secure = connectTls({ socket, ca: certificates.authority, servername: 'localhost' });
  await once(secure, 'secureConnect');
  return secure;
};

const LETTER = [
  'MAIL FROM:<a@x.test>\r\n',
  'RCPT TO:<b@x.test>\r\n',
  'DATA\r\n',
  'Subject: hi\r\n\r\nx\r\n.\r\n',
];

it('takes a letter over STARTTLS, and forgets what was said before it (RFC 3207 §4.2)', async () => {
  const { port, stored, events } = await serve();
  const speaker = new Speaker(port);
  await speaker.say('EHLO before\r\n', 2);
  await speaker.say('MAIL FROM:<clear@x.test>\r\n');
  expect(await speaker.say('STARTTLS\r\n')).toMatch(/^220 /);
  const secure = await secureOver(speaker.socket);
  const ehlo = await over(secure, ['RCPT TO:<b@x.test>\r\n', 'EHLO after\r\n']);
  expect(ehlo).toMatch(/^503 /);
  expect(ehlo).not.toContain('STARTTLS');
  expect(await over(secure, LETTER)).toMatch(/250 2\.0\.0 .*\r\n$/);
  expect(stored).toMatchObject([
    { helo: 'after', envelope: { reversePath: 'a@x.test' }, transmission: 'ESMTPS' },
  ]);
  secure.destroy();
  const logged = await events();
  expect(octetsIn(logged, 'client')).toContain('STARTTLS\r\nRCPT TO:');
  expect(octetsIn(logged, 'client', 'tls')).not.toContain('Subject');
});

it.each([
  ['in one segment', (socket: Socket) => socket.write(`STARTTLS\r\n${LETTER.join('')}`)],
  ['as a half line', (socket: Socket) => socket.write('STARTTLS\r\nMAIL FROM:<inj')],
])('drops what is injected behind STARTTLS %s, and says so (CVE-2011-0411)', async (_, inject) => {
  const { port, stored, events } = await serve();
  const speaker = new Speaker(port);
  await speaker.say('EHLO me\r\n', 2);
  inject(speaker.socket);
  expect(await speaker.reply()).toMatch(/^220 [^\n]*\r\n$/);
  const secure = await secureOver(speaker.socket);
  // Had a line been read, or half of one kept, this would answer something else.
  expect(await over(secure, ['NOOP\r\n', 'RCPT TO:<b@x.test>\r\n'])).toMatch(
    /^250 [^\n]*\r\n503 [^\n]*\r\n$/,
  );
  expect(stored).toEqual([]);
  secure.destroy();
  const logged = await events();
  const dropped = logged.filter((event) => event.kind === 'connection.dropped');
  const before = 'EHLO me\r\nSTARTTLS\r\n'.length;
  expect(dropped).toMatchObject([{ from: 'client', start: before }]);
  expect(octetsIn(logged, 'client').slice(before, dropped[0]?.end)).toMatch(/^MAIL FROM:/);
});

it('greets over implicit TLS once it stands, and not in clear', async () => {
  const { port, events } = await serve({ implicit: true });
  const secure = connectTls({ port, host: '127.0.0.1', ca: certificates.authority, servername: 'localhost' });
  expect(String((await once(secure, 'data'))[0])).toMatch(/^220 localhost /);
  expect(await over(secure, ['EHLO me\r\n', ...LETTER])).toMatch(/250 2\.0\.0 .*\r\n$/);
  secure.destroy();
  expect((await events())[0]).toMatchObject({ kind: 'connection.opened', tls: 'implicit' });
});

it('marks a secret where its octets stand in the clear direction, whatever came before', async () => {
  /** Every line has a secret: its octets from the second on. */
  const reply: DialogueEffect = { kind: 'reply', octets: Buffer.from('250 ok\r\n') };
  const dialogue: Dialogue = {
    start: () => ({ tls: false }),
    step(state, input) {
      if (input.kind === 'secured' || input.kind === 'overlong') return { state, effects: [reply] };
      if (input.kind !== 'line') return { state, effects: [] };
      if (String(Buffer.from(input.octets)) === 'STARTTLS')
        return { state, effects: [reply, { kind: 'startTls' }] };
      return { state, effects: [{ kind: 'secret', start: 1, end: input.octets.length }, reply] };
    },
  };
  const { port, events } = await serve({ dialogue });
  const speaker = new Speaker(port);
  await speaker.say('xone\n');
  await speaker.say(`${'y'.repeat(5000)}\n`);
  await speaker.say(`${'y'.repeat(5000)}\r\n`);
  await speaker.say('xtwo\r\n');
  await speaker.say('STARTTLS\r\ninjected');
  const secure = await secureOver(speaker.socket);
  secure.write('xthree\r\n');
  while (!octetsIn(await events(), 'client').includes('xthree')) await once(secure, 'data');
  secure.destroy();
  const logged = await events();
  let clear = '';
  for (const event of logged)
    if (event.kind === 'connection.octets' && event.layer === 'clear' && event.from === 'client')
      clear += Buffer.from(event.octets as Uint8Array).toString('latin1');
  const secrets = logged.filter((event) => event.kind === 'connection.secret') as ConnectionSecret[];
  expect(secrets.map(({ start, end }) => clear.slice(start, end))).toEqual(['one', 'two', 'three']);
});
