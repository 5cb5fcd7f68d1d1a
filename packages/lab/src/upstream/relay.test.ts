import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { Speaker, type StartedLab, startLab } from '../lab.fixture.ts';

let upstream: Server;
let started: StartedLab;
afterEach(async () => {
  await started.close();
  upstream.close();
});

async function behindDoor(onConnection: (socket: Socket) => void): Promise<number> {
  upstream = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  started = await startLab({
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
