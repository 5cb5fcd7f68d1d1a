import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { Speaker, type StartedLab, startLab } from '../lab.fixture.ts';

let upstream: Server;
let started: StartedLab;
afterEach(async () => {
  await started.close();
  upstream.close();
});

async function behindDoor(
  onConnection: (socket: Socket) => void,
  more: Parameters<typeof startLab>[0] = {},
): Promise<number> {
  upstream = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  started = await startLab({
    ...more,
    upstream: { host: '127.0.0.1', port: (upstream.address() as AddressInfo).port },
  });
  return started.port('mock');
}

/** Answers a pipelined dialogue at once and hangs up so many turns of the event loop later. */
function hasty(turns: () => number) {
  return (socket: Socket) => {
    socket.write('220 foreign.test ESMTP\r\n');
    let heard = '';
    socket.on('data', (octets) => {
      const before = heard;
      heard += octets.toString('latin1');
      const now = (text: string) => heard.includes(text) && !before.includes(text);
      if (now('DATA\r\n')) socket.write('250 foreign.test\r\n250 ok\r\n250 ok\r\n354 go on\r\n');
      if (!now('\r\n.\r\n')) return;
      socket.write('250 taken\r\n221 bye\r\n');
      let left = turns();
      const turn = () => (left-- > 0 ? setImmediate(turn) : socket.end());
      turn();
    });
  };
}

it('passes the last replies on before the FIN, whenever a foreign server hangs up', async () => {
  let dialogue = 0;
  const port = await behindDoor(hasty(() => dialogue % 8));
  const letter =
    'EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nSubject: x\r\n\r\nhi\r\n.\r\nQUIT\r\n';
  for (; dialogue < 64; dialogue++) {
    const speaker = new Speaker(port);
    speaker.socket.write(letter);
    expect((await speaker.rest()).slice(-34)).toMatch(/354 go on\r\n250 taken\r\n221 bye\r\n$/);
    await speaker.close();
  }
  expect((await started.mail.list('guest', 'mock')).total).toBe(64);
});

const closedAs = async () =>
  (await started.events('guest')).filter(({ kind }) => kind === 'connection.closed');

it('gives up after 30 s on a foreign server that takes the connection and never greets, says so, and logs it', async () => {
  const clock = createFakeClock();
  // Half a greeting is none.
  const port = await behindDoor((socket) => socket.write('220-foreign.test\r\n'), {
    clock,
  });
  const speaker = new Speaker(port);
  await speaker.until((text) => text.includes('220-foreign.test\r\n'));
  clock.turn(29_999);
  expect(await closedAs()).toEqual([]);
  clock.turn(1);
  const { port: behind } = upstream.address() as AddressInfo;
  expect(await speaker.rest()).toBe(`421 4.4.2 127.0.0.1:${behind} behind this door does not answer\r\n`);
  const events = await started.events('guest');
  expect(events.find(({ kind }) => kind === 'connection.failed')).toMatchObject({ failure: 'timed-out' });
  expect(await closedAs()).toMatchObject([{ by: 'lab', how: 'timed-out' }]);
  await speaker.close();
});

it('lets a foreign server that greeted be silent for longer', async () => {
  const clock = createFakeClock();
  const port = await behindDoor((socket) => socket.write('220 foreign.test\r\n'), { clock });
  const speaker = new Speaker(port);
  await speaker.reply();
  clock.turn(29 * 60_000);
  expect(await closedAs()).toEqual([]);
  await speaker.close();
});

const REPLIES: Record<string, string> = {
  'MAIL FROM:<a@b.test>': '250 ok',
  DATA: '354 go on',
  QUIT: '221 bye',
};

/** Answers line by line; does `dies` instead of answering the line that `at` names. */
function mortal(at: string, dies: (socket: Socket) => void) {
  return (socket: Socket) => {
    socket.write('220 foreign.test\r\n');
    socket.on('data', (octets) => {
      for (const line of octets.toString('latin1').split('\r\n').filter(Boolean)) {
        if (line === at) dies(socket);
        else socket.write(`${REPLIES[line] ?? '250 ok'}\r\n`);
      }
    });
  };
}

it.each([
  ['in the middle of a letter', 'half a letter', 'ended', (socket: Socket) => socket.end()],
  ['in the middle of a letter', 'half a letter', 'reset', (socket: Socket) => socket.resetAndDestroy()],
  ['in the middle of a dialogue', 'NOOP', 'ended', (socket: Socket) => socket.end()],
  ['in the middle of a dialogue', 'NOOP', 'reset', (socket: Socket) => socket.resetAndDestroy()],
] as const)('says 421 before the FIN when a foreign server dies %s (%s, %s)', async (_, at, how, dies) => {
  const port = await behindDoor(mortal(at, dies));
  const speaker = new Speaker(port);
  await speaker.reply();
  if (at !== 'NOOP')
    for (const line of ['EHLO me', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>', 'DATA'])
      await speaker.say(`${line}\r\n`);
  speaker.socket.write(`${at}\r\n`);
  expect(await speaker.rest()).toMatch(
    /^421 4\.4\.2 127\.0\.0\.1:\d+ behind this door hung up without a goodbye\r\n$/,
  );
  expect(await closedAs()).toMatchObject([{ by: 'server', how }]);
  expect((await started.mail.list('guest', 'mock')).total).toBe(0);
  await speaker.close();
});

it.each([
  ['its 221', 'QUIT', '221 bye\r\n'],
  ['a 421 of its own', 'NOOP', '421 4.3.2 closing\r\n'],
])('adds nothing to a foreign server’s goodbye: %s', async (_, at, goodbye) => {
  const port = await behindDoor(mortal(at, (socket) => socket.end(goodbye)));
  const speaker = new Speaker(port);
  await speaker.reply();
  speaker.socket.write(`${at}\r\n`);
  expect(await speaker.rest()).toBe(goodbye);
  await speaker.close();
});

it('never makes half a reply whole: a client would take it for the server’s word', async () => {
  const port = await behindDoor(mortal('NOOP', (socket) => socket.end('250 o')));
  const speaker = new Speaker(port);
  await speaker.reply();
  speaker.socket.write('NOOP\r\n');
  expect(await speaker.rest()).toBe('250 o');
  await speaker.close();
});
